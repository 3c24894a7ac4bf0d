import { createHash } from 'node:crypto';
import type { DossierLabel, EgressEntry, EgressRefusalReason, Endpoint } from '../domain/endpoint.ts';
import { Sha256 } from '../domain/ids.ts';
import { classOf, egressFor } from './egress-policy.ts';
import { EgressRefused } from './egress-refused.ts';
import { routeOf, type EgressRoute } from './endpoint-address.ts';
import type { MaskCounts, Masker } from './masking/create-masker.ts';
import { maskJson, restoreJson, restoreText, type Json } from './masking/mask-json.ts';
import { restoreStream } from './masking/restore-stream.ts';
import { isPrivateAddress } from './private-address.ts';

/** A checked request. `addresses` are the only ones that may be connected to. */
export type OutgoingRequest = {
  readonly url: string;
  readonly addresses: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal | undefined;
};

export type ApprovedFetchOptions = {
  readonly endpointName: string;
  /** Read anew before every call, so that a suspension takes effect at once. */
  readonly endpoint: () => Endpoint | undefined;
  /** Whose text it is; null for a question to the knowledge base. */
  readonly dossier: string | null;
  /** Read anew before every call. */
  readonly label: () => DossierLabel;
  readonly masker: Masker | null;
  /** Does the active release have this model, or these vectors, of the endpoint? Asked before every call. */
  readonly inRelease: (route: EgressRoute, model: string) => boolean;
  /** Sent as bearer token; nothing else that the client adds to the request leaves. */
  readonly key: string | undefined;
  /** Addresses of a host name; an IP address is its own. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** The one function that opens a connection. Follows no redirect. */
  readonly send: (request: OutgoingRequest) => Promise<Response>;
  /** Writes the audit record. When it throws, nothing is sent. */
  readonly record: (entry: EgressEntry) => void;
};

/**
 * A `fetch` for one endpoint and one dossier, to be handed to the client of the model: the only way out. Default deny: the endpoint must
 * be approved, the active release must have its model, the label must allow its class, the address must be exactly a registered one, method POST, a known route, a JSON body.
 * Identifiers are masked on the way out and put back in the answer. Each sending is on the record before its first byte leaves, each
 * refusal too.
 * @throws EgressRefused when nothing may be sent; whatever `record`, `resolve` or `send` throw.
 */
export function createApprovedFetch(options: ApprovedFetchOptions): typeof fetch {
  return async (input, init) => {
    const checked = check(options, input, init);
    if (typeof checked === 'string') throw refuse(options, checked, null);
    const { endpoint, route, url } = checked;

    const addresses = await options.resolve(new URL(url).hostname);
    if (addresses.length === 0 || (endpoint.location === 'on-premises' && !addresses.every(isPrivateAddress)))
      throw refuse(options, 'address-not-private', route);

    const prepared = prepareBody(options, checked);
    if (typeof prepared === 'string') throw refuse(options, prepared, route);
    const { body, masked } = prepared;

    options.record({
      ...stateOf(options),
      outcome: 'sent',
      reason: null,
      route,
      bodyHash: Sha256.parse(createHash('sha256').update(body).digest('hex')),
      bytes: Buffer.byteLength(body),
      masked,
    });
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'accept-encoding': 'identity',
      ...(options.key === undefined ? {} : { authorization: `Bearer ${options.key}` }),
    };
    const response = await options.send({ url, addresses, headers, body, signal: init?.signal ?? undefined });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw refuse(options, 'redirected', route);
    }
    return answer(response, checked.masks ? options.masker : null);
  };
}

type Checked = {
  readonly endpoint: Endpoint;
  readonly route: EgressRoute;
  readonly url: string;
  readonly body: Json;
  readonly masks: boolean;
};

function check(
  options: ApprovedFetchOptions,
  input: Parameters<typeof fetch>[0],
  init: RequestInit | undefined,
): Checked | EgressRefusalReason {
  const endpoint = options.endpoint();
  if (endpoint === undefined) return 'endpoint-unknown';
  if (classOf(endpoint) === 'not-approved') return 'endpoint-not-approved';
  const allowed = egressFor(options.label(), endpoint);
  if (!allowed.allowed) return 'label-forbids';
  if (allowed.masks && options.masker === null) return 'masking-missing';
  if (typeof input !== 'string' && !(input instanceof URL)) return 'body-not-json';
  const url = String(input);
  const route = routeOf(url, endpoint);
  if (route === 'address-not-registered' || route === 'route-not-known') return route;
  if (init?.method?.toUpperCase() !== 'POST') return 'method-not-allowed';
  const body = readBody(init.body);
  if (body === undefined) return 'body-not-json';
  if (!options.inRelease(route, modelOf(body))) return 'model-not-in-release';
  return { endpoint, route, url: new URL(url).href, body, masks: allowed.masks };
}

function modelOf(body: Json): string {
  const model = typeof body === 'object' && body !== null && 'model' in body ? body.model : '';
  return typeof model === 'string' ? model : '';
}

function readBody(body: RequestInit['body']): Json | undefined {
  if (typeof body !== 'string') return undefined;
  try {
    const parsed = JSON.parse(body) as Json;
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function prepareBody(options: ApprovedFetchOptions, { body, masks }: Checked): { body: string; masked: MaskCounts } | EgressRefusalReason {
  if (!masks || options.masker === null) return { body: JSON.stringify(body), masked: {} };
  const { body: masked, counts, unmaskable } = maskJson(body, options.masker);
  if (unmaskable !== null) return 'content-not-maskable';
  return { body: JSON.stringify(masked), masked: counts };
}

function refuse(options: ApprovedFetchOptions, reason: EgressRefusalReason, route: EgressRoute | null): EgressRefused {
  options.record({ ...stateOf(options), outcome: 'refused', reason, route, bodyHash: null, bytes: 0, masked: {} });
  return new EgressRefused(reason, options.endpointName);
}

function stateOf(options: ApprovedFetchOptions): Pick<EgressEntry, 'endpoint' | 'endpointClass' | 'dossier' | 'label'> {
  const endpoint = options.endpoint();
  return {
    endpoint: options.endpointName,
    endpointClass: endpoint === undefined ? 'not-approved' : classOf(endpoint),
    dossier: options.dossier,
    label: options.label(),
  };
}

const passed = ['content-type', 'retry-after', 'retry-after-ms', 'x-should-retry', 'x-request-id'];

/** The answer with placeholders put back. Of an error only status, type and code are kept: its words may repeat what was sent. */
async function answer(response: Response, masker: Masker | null): Promise<Response> {
  const headers = new Headers();
  for (const name of passed) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const status = response.status;
  if (!response.ok) {
    headers.set('content-type', 'application/json');
    return new Response(JSON.stringify({ error: await plainError(response) }), { status, headers });
  }
  if (masker === null || response.body === null) return new Response(response.body, { status, headers });
  if (headers.get('content-type')?.includes('text/event-stream') === true)
    return new Response(restoreStream(response.body, masker), { status, headers });
  const text = await response.text();
  try {
    return new Response(JSON.stringify(restoreJson(JSON.parse(text) as Json, masker)), { status, headers });
  } catch {
    return new Response(restoreText(text, masker), { status, headers });
  }
}

async function plainError(response: Response): Promise<{ message: string; type: string | null; code: string | null }> {
  const text = await response.text().catch(() => '');
  let error: unknown;
  try {
    error = (JSON.parse(text) as { error?: unknown }).error;
  } catch {
    error = undefined;
  }
  const word = (name: 'type' | 'code'): string | null => {
    const value: unknown = typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
    return typeof value === 'string' && /^[a-z]{2,20}(?:[_-][a-z]{1,20}){0,5}$/u.test(value) ? value : null;
  };
  return { message: `the endpoint answered ${String(response.status)}`, type: word('type'), code: word('code') };
}
