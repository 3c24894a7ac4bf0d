import { Secret, TOTP } from 'otpauth';

/** What every authenticator app understands: SHA-1, six digits, 30 seconds (RFC 6238, RFC 4226). */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** 160 random bits in base32, the length that RFC 4226 section 4 recommends. */
export function newTotpKey(): string {
  return new Secret({ size: 20 }).base32;
}

/** `otpauth://totp/…`, as authenticator apps read it from a QR code. */
export function totpAddress(key: string, account: string): string {
  return new TOTP({ ...shape, secret: Secret.fromBase32(key), issuer: 'Countersign', label: account }).toString();
}

/** Number of the 30-second step that the code belongs to, when that is the step of `at` or the one before or after; else undefined. */
export function totpStepOf(key: string, code: string, at: Date): number | undefined {
  if (!/^\d{6}$/u.test(code)) return undefined;
  const totp = new TOTP({ ...shape, secret: Secret.fromBase32(key) });
  const delta = totp.validate({ token: code, timestamp: at.getTime(), window: 1 });
  return delta === null ? undefined : Math.floor(at.getTime() / 1000 / shape.period) + delta;
}
