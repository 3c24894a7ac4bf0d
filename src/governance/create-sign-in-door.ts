import { EgressRefused } from './egress-refused.ts';
import { isLoopback, isPrivateAddress } from './private-address.ts';

export type SignInDoorOptions = {
  /** Issuer of the provider, exactly as it is configured. */
  readonly issuer: string;
  /** `http:` to a loopback address; for a provider on this machine, and for tests. Anything else is `https:`. */
  readonly allowLoopbackHttp: boolean;
  readonly resolve: (host: string) => Promise<readonly string[]>;
  readonly send: (request: {
    readonly method: 'GET' | 'POST';
    readonly url: string;
    readonly addresses: readonly string[];
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly signal: AbortSignal;
  }) => Promise<Response>;
};

/** Milliseconds until an answer is given up, and its most bytes. */
const patience = 10_000;
const longestAnswer = 256 * 1024;

/**
 * The guarded way out to the provider of single sign-on: its description, its keys, the exchange of a code. What leaves is a code and this
 * system's name there, never a word of a dossier. Only the origin of the configured issuer is called, and no redirect is followed.
 * @throws EgressRefused when nothing may be sent; RangeError for an answer that is too long; whatever `resolve` and `send` throw.
 */
export function createSignInDoor({ issuer, allowLoopbackHttp, resolve, send }: SignInDoorOptions) {
  const home = new URL(issuer);
  const isHere = isLoopback(home.hostname);
  return async (
    address: string,
    request: { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown },
  ): Promise<Response> => {
    const refuse = (reason: ConstructorParameters<typeof EgressRefused>[0]): EgressRefused => new EgressRefused(reason, home.origin);
    const url = new URL(address);
    const isGuarded = url.protocol === 'https:' || (url.protocol === 'http:' && allowLoopbackHttp && isHere);
    if (url.origin !== home.origin || url.username !== '' || !isGuarded) throw refuse('address-not-registered');
    const method = request.method ?? 'GET';
    if (method !== 'GET' && method !== 'POST') throw refuse('method-not-allowed');
    const addresses = await resolve(url.hostname);
    if (addresses.length === 0 || (isHere && !addresses.every(isPrivateAddress))) throw refuse('address-not-private');
    const body = typeof request.body === 'string' ? request.body : request.body instanceof URLSearchParams ? request.body.toString() : '';
    const signal = AbortSignal.timeout(patience);
    const headers = { ...request.headers, 'accept-encoding': 'identity' };
    const response = await send({ method, url: url.href, addresses, headers, body, signal });
    if (response.status >= 300 && response.status < 400) throw refuse('redirected');
    const bytes = Buffer.from(await response.arrayBuffer());
    if (bytes.length > longestAnswer) throw new RangeError(`the answer is larger than ${String(longestAnswer)} bytes`);
    return new Response(bytes.length === 0 ? null : bytes, { status: response.status, headers: response.headers });
  };
}
