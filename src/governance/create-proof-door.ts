import type { Endpoint } from '../domain/endpoint.ts';
import { classOf } from './egress-policy.ts';
import { EgressRefused } from './egress-refused.ts';
import { isLoopback, isPrivateAddress } from './private-address.ts';

export type ProofDoorOptions = {
  /** Address of the service, as it is configured and approved. */
  readonly baseUrl: string;
  /** Goes to this path below it: `/add-checkpoint`; empty for the address itself. */
  readonly path: string;
  readonly contentType: string;
  /** Registered endpoints as they stand now. */
  readonly endpoints: () => readonly Endpoint[];
  readonly resolve: (host: string) => Promise<readonly string[]>;
  readonly send: (request: {
    readonly url: string;
    readonly addresses: readonly string[];
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Uint8Array;
    readonly signal: AbortSignal;
  }) => Promise<Response>;
};

/** Milliseconds until an answer is given up, and its most bytes. */
const patience = 10_000;
const longestAnswer = 256 * 1024;

/**
 * The guarded way out for proofs of the log: checkpoints to a witness, hashes to a timestamp authority. What leaves is a hash, a size and a
 * signature, never a word of a dossier. An address on this machine may be used as configured; any other only while an endpoint with exactly
 * this address is approved by governance. No redirect is followed.
 * @throws EgressRefused when nothing may be sent; whatever `resolve` and `send` throw.
 */
export function createProofDoor(
  options: ProofDoorOptions,
): (body: Uint8Array) => Promise<{ readonly status: number; readonly body: Buffer }> {
  return async (body) => {
    const base = new URL(options.baseUrl).href.replace(/\/+$/u, '');
    const url = new URL(`${base}${options.path}`);
    const refuse = (reason: ConstructorParameters<typeof EgressRefused>[0]): EgressRefused => new EgressRefused(reason, base);
    const isHere = isLoopback(url.hostname);
    const endpoint = options.endpoints().find(({ baseUrl }) => baseUrl === base);
    if (!isHere && endpoint === undefined) throw refuse('endpoint-unknown');
    if (!isHere && endpoint !== undefined && classOf(endpoint) === 'not-approved') throw refuse('endpoint-not-approved');
    const addresses = await options.resolve(url.hostname);
    const isInside = addresses.length > 0 && addresses.every(isPrivateAddress);
    if (addresses.length === 0 || ((isHere || endpoint?.location === 'on-premises') && !isInside)) throw refuse('address-not-private');
    const signal = AbortSignal.timeout(patience);
    const headers = { 'content-type': options.contentType, 'accept-encoding': 'identity' };
    const response = await options.send({ url: url.href, addresses, headers, body, signal });
    if (response.status >= 300 && response.status < 400) throw refuse('redirected');
    return { status: response.status, body: await upTo(longestAnswer, response) };
  };
}

async function upTo(bytes: number, response: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > bytes) throw new RangeError(`the answer is larger than ${String(bytes)} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
