/**
 * Is this IP address inside the organisation: loopback (RFC 1122, RFC 4291) or private (RFC 1918, RFC 4193)? Link-local addresses are not:
 * cloud machines hand out secrets there.
 */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/gu, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/u.exec(plain)?.[1];
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/u
    .exec(mapped ?? plain)
    ?.slice(1)
    .map(Number);
  if (parts !== undefined) {
    const [a = 0, b = 0] = parts;
    if (parts.some((part) => part > 255)) return false;
    return a === 127 || a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168);
  }
  return plain === '::1' || /^f[cd][0-9a-f]{2}:/u.test(plain);
}

/** Loopback only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/u.test(host);
}
