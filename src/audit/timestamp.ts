import { createHash, verify, X509Certificate } from 'node:crypto';
import { der, inside, oidOf, oneDer, readDer, type Der } from './der.ts';

/** What a timestamp authority says: these bytes existed at this time. */
export type Timestamp = { readonly at: Date; readonly nonce: string; readonly authority: string };
export type TimestampFault = 'malformed' | 'not-granted' | 'other-content' | 'signature' | 'certificate';

const [SEQUENCE, SET, INTEGER, OCTETS, OID, NULL, TRUE, TIME, TAG0] = [0x30, 0x31, 0x02, 0x04, 0x06, 0x05, 0x01, 0x18, 0xa0] as const;
const sha256Oid = oidOf('2.16.840.1.101.3.4.2.1');
const signedDataOid = oidOf('1.2.840.113549.1.7.2');
const tstInfoOid = oidOf('1.2.840.113549.1.9.16.1.4');
const contentTypeOid = oidOf('1.2.840.113549.1.9.3');
const messageDigestOid = oidOf('1.2.840.113549.1.9.4');
/** ESS signing certificate, version 1 (RFC 2634) with SHA-1 and version 2 (RFC 5035). */
const signingCertificateOid = oidOf('1.2.840.113549.1.9.16.2.12');
const signingCertificateV2Oid = oidOf('1.2.840.113549.1.9.16.2.47');
const timeStampingUse = '1.3.6.1.5.5.7.3.8';
const digests: readonly (readonly [string, Buffer])[] = [
  ['sha1', oidOf('1.3.14.3.2.26')],
  ['sha256', sha256Oid],
  ['sha384', oidOf('2.16.840.1.101.3.4.2.2')],
  ['sha512', oidOf('2.16.840.1.101.3.4.2.3')],
];

/** A request for a timestamp over SHA-256 of these bytes, with the authority's certificate: RFC 3161, section 2.4.1. `nonce` is 16 hex digits, the first from 1 to 7. */
export function timestampRequest(bytes: Uint8Array, nonce: string): Buffer {
  const imprint = der(SEQUENCE, der(SEQUENCE, der(OID, sha256Oid), der(NULL)), der(OCTETS, sha256(bytes)));
  return der(SEQUENCE, der(INTEGER, Buffer.from([1])), imprint, der(INTEGER, Buffer.from(nonce, 'hex')), der(TRUE, Buffer.from([0xff])));
}

/**
 * Verifies a timestamp response (RFC 3161, section 2.4.2; CMS, RFC 5652, section 5) over these bytes: granted; over their SHA-256; signed by the
 * certificate that it names (RFC 5816); that certificate is for timestamping only and leads to one of `authorities` (PEM) by certificates
 * that were valid at that time. Revocation is not looked up. RSA (PKCS #1 v1.5), ECDSA and Ed25519.
 */
export function verifyTimestamp(response: Uint8Array, bytes: Uint8Array, authorities: string): Timestamp | TimestampFault {
  try {
    const [status, token] = inside(oneDer(Buffer.from(response)), SEQUENCE);
    const [code] = inside(status, SEQUENCE);
    if (code?.tag !== INTEGER || ![0, 1].includes(code.content.at(-1) ?? -1) || code.content.length !== 1) return 'not-granted';
    return verifyToken(token, bytes, trusted(authorities));
  } catch {
    return 'malformed';
  }
}

function verifyToken(token: Der | undefined, bytes: Uint8Array, roots: readonly X509Certificate[]): Timestamp | TimestampFault {
  const [type, wrapped] = inside(token, SEQUENCE);
  const [signedData] = inside(wrapped, TAG0);
  if (!isOid(type, signedDataOid)) return 'malformed';
  const [, , content, ...rest] = inside(signedData, SEQUENCE);
  const [contentType, wrappedInfo] = inside(content, SEQUENCE);
  const [octets] = inside(wrappedInfo, TAG0);
  if (!isOid(contentType, tstInfoOid) || octets?.tag !== OCTETS) return 'malformed';
  const info = readInfo(octets.content);
  if (info.hash === undefined || Buffer.compare(info.hash, sha256(bytes)) !== 0) return 'other-content';

  const certificates = inside(
    rest.find(({ tag }) => tag === TAG0),
    TAG0,
  ).map((certificate) => new X509Certificate(certificate.bytes));
  const [signer] = inside(rest.at(-1), SET);
  const [, , digestAlgorithm, attributes, signatureAlgorithm, signature] = inside(signer, SEQUENCE);
  if (attributes?.tag !== TAG0 || signatureAlgorithm === undefined || signature?.tag !== OCTETS) return 'malformed';
  const [digestOid] = inside(digestAlgorithm, SEQUENCE);
  const digest = digestOf(digestOid);
  const named = certificates.find((certificate) => isNamed(readDer(attributes.content), certificate));
  if (digest === undefined || named === undefined) return 'certificate';
  const signed = Buffer.concat([Buffer.from([SET]), attributes.bytes.subarray(1)]);
  const stated = attributeOf(attributes, messageDigestOid);
  const statedType = attributeOf(attributes, contentTypeOid);
  const isOver =
    stated?.tag === OCTETS &&
    Buffer.compare(stated.content, createHash(digest).update(octets.content).digest()) === 0 &&
    isOid(statedType, tstInfoOid);
  const hashed = named.publicKey.asymmetricKeyType === 'ed25519' ? null : digest;
  if (!isOver || !verify(hashed, signed, named.publicKey, signature.content)) return 'signature';
  if (!isForTimestamps(named) || !leadsTo(named, roots, certificates, info.at)) return 'certificate';
  return { at: info.at, nonce: info.nonce, authority: named.subject.replaceAll('\n', ', ') };
}

function readInfo(bytes: Buffer): { hash: Buffer | undefined; at: Date; nonce: string } {
  const [, , imprint, , time, ...rest] = inside(oneDer(bytes), SEQUENCE);
  const [algorithm, hash] = inside(imprint, SEQUENCE);
  const isSha256 = isOid(inside(algorithm, SEQUENCE)[0], sha256Oid);
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d(?:\.\d+)?)Z$/u.exec(time?.tag === TIME ? time.content.toString('latin1') : '') ?? [];
  const at = new Date(`${String(year)}-${String(month)}-${String(day)}T${String(hour)}:${String(minute)}:${String(second)}Z`);
  if (Number.isNaN(at.getTime())) throw new RangeError('no time');
  const nonce = rest.find(({ tag }) => tag === INTEGER)?.content.toString('hex') ?? '';
  return { hash: isSha256 && hash?.tag === OCTETS ? hash.content : undefined, at, nonce: nonce.replace(/^(?:00)+/u, '') };
}

/** Value of a signed attribute that stands exactly once. */
function attributeOf(attributes: Der, oid: Buffer): Der | undefined {
  const found = readDer(attributes.content).filter((attribute) => isOid(inside(attribute, SEQUENCE)[0], oid));
  return found.length === 1 ? inside(inside(found[0], SEQUENCE)[1], SET)[0] : undefined;
}

/** Is this the certificate whose hash the signature covers? ESSCertID: SHA-1; ESSCertIDv2: SHA-256 unless an algorithm is named. */
function isNamed(attributes: readonly Der[], certificate: X509Certificate): boolean {
  return attributes.some((attribute) => {
    const [type, values] = inside(attribute, SEQUENCE);
    const isSecond = isOid(type, signingCertificateV2Oid);
    if (!isSecond && !isOid(type, signingCertificateOid)) return false;
    const [identifiers] = inside(inside(values, SET)[0], SEQUENCE);
    const [identifier] = inside(identifiers, SEQUENCE);
    const [first, second] = inside(identifier, SEQUENCE);
    const names = isSecond && first?.tag === SEQUENCE;
    const digest = names ? digestOf(inside(first, SEQUENCE)[0]) : isSecond ? 'sha256' : 'sha1';
    const hash = names ? second : first;
    return (
      digest !== undefined && hash !== undefined && Buffer.compare(hash.content, createHash(digest).update(certificate.raw).digest()) === 0
    );
  });
}

/** RFC 3161, section 2.3: extended key usage timeStamping and nothing else. */
function isForTimestamps(certificate: X509Certificate): boolean {
  const uses = certificate.keyUsage as readonly string[] | undefined;
  return uses?.length === 1 && uses[0] === timeStampingUse;
}

function leadsTo(from: X509Certificate, roots: readonly X509Certificate[], between: readonly X509Certificate[], at: Date): boolean {
  let current = from;
  for (let depth = 0; depth < 8; depth++) {
    if (at < new Date(current.validFrom) || at > new Date(current.validTo)) return false;
    if (roots.some((root) => Buffer.compare(root.raw, current.raw) === 0)) return true;
    const child = current;
    const isIssuer = (candidate: X509Certificate): boolean =>
      candidate.ca && child.checkIssued(candidate) && child.verify(candidate.publicKey);
    const issuer = roots.find(isIssuer) ?? between.find(isIssuer);
    if (issuer === undefined) return false;
    current = issuer;
  }
  return false;
}

function trusted(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gu) ?? [];
  return blocks.map((block) => new X509Certificate(block));
}

function digestOf(oid: Der | undefined): string | undefined {
  return digests.find(([, known]) => isOid(oid, known))?.[0];
}

function isOid(element: Der | undefined, oid: Buffer): boolean {
  return element?.tag === OID && Buffer.compare(element.content, oid) === 0;
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
