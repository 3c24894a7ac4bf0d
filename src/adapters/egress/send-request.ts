import { lookup } from 'node:dns/promises';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, isIPv6, type LookupFunction } from 'node:net';
import { Readable } from 'node:stream';

/** A request that was checked before; see `governance/create-approved-fetch.ts`. */
type CheckedRequest = {
  /** `POST` where nothing is said. */
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  readonly addresses: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  readonly signal: AbortSignal | undefined;
};

/** All addresses of a host name. An IP address, with or without brackets, is its own. */
export async function resolveHost(host: string): Promise<readonly string[]> {
  const plain = host.replace(/^\[|\]$/gu, '');
  if (isIP(plain) !== 0) return [plain];
  return (await lookup(plain, { all: true })).map(({ address }) => address);
}

/**
 * The one function of the program that opens a connection outwards: to a model, a witness, a timestamp authority, the provider of single sign-on. It connects only to the given addresses, whatever the name service
 * says by then; it knows no proxy, follows no redirect, keeps no connection open and checks certificates whatever the environment says.
 * @throws the network's error, or the signal's reason.
 */
export function sendRequest({ method = 'POST', url, addresses, headers, body, signal }: CheckedRequest): Promise<Response> {
  const request = new URL(url).protocol === 'https:' ? requestHttps : requestHttp;
  const bytes = Buffer.from(body);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method,
        headers: { ...headers, ...(method === 'POST' ? { 'content-length': String(bytes.length) } : {}) },
        agent: false,
        rejectUnauthorized: true,
        lookup: pinned(addresses),
        ...(signal === undefined ? {} : { signal }),
      },
      (incoming) => {
        try {
          resolve(toResponse(incoming));
        } catch (fault) {
          // A status that no `Response` can have.
          incoming.destroy();
          reject(fault as Error);
        }
      },
    );
    outgoing.on('error', reject);
    if (method === 'POST') outgoing.end(bytes);
    else outgoing.end();
  });
}

function pinned(addresses: readonly string[]): LookupFunction {
  const known = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_, { all }, done) => {
    if (all === true) done(null, known);
    else done(null, known[0]!.address, known[0]!.family);
  };
}

function toResponse(incoming: IncomingMessage): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) if (typeof value === 'string') headers.set(name, value);
  const status = incoming.statusCode ?? 502;
  const bare = status === 204 || status === 205 || status === 304;
  if (bare) incoming.resume();
  return new Response(bare ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>), { status, headers });
}
