import type { Bilingual } from '../../domain/index.ts';
import type { RouteName } from '../../contract/index.ts';
import { lost, reached } from './connection.ts';
import { type Answer, addressOf, type Body, endpoints, type Params, type Query } from './endpoints.ts';

/** Why a request brought nothing: the server did not answer, or it said no. */
export type Problem =
  | { readonly kind: 'unreachable' }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: string;
      readonly message: Bilingual | null;
      readonly details: unknown;
    };

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

let csrfToken = '';
/** The token of the session, sent with every change. Kept in memory only. */
export function keepToken(token: string): void {
  csrfToken = token;
}

let onSessionLost: () => void = () => undefined;
/** What to do when the server no longer knows the session. */
export function whenSessionIsLost(act: () => void): void {
  onSessionLost = act;
}

type Options<N extends RouteName> = { readonly query?: Query<N>; readonly body?: Body<N>; readonly signal?: AbortSignal };

/** Calls one route of the contract. Never throws: a refusal or a dead line comes back as a problem. */
export async function call<N extends RouteName>(name: N, params: Params<N>, options: Options<N> = {}): Promise<Result<Answer<N>>> {
  const method = endpoints[name].split(' ')[0]!;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') headers['x-csrf-token'] = csrfToken;
  let body: BodyInit | undefined;
  if (options.body instanceof Blob) {
    body = options.body;
    headers['content-type'] = 'application/octet-stream';
  } else if (options.body !== undefined) {
    body = JSON.stringify(options.body);
    headers['content-type'] = 'application/json';
  }
  let response: Response;
  let text: string;
  try {
    response = await fetch(addressOf(name, params, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    // A line may break in the middle of an answer.
    text = await response.text();
  } catch {
    if (options.signal?.aborted !== true) lost();
    return { ok: false, problem: { kind: 'unreachable' } };
  }
  // Where somebody looks is told, not recorded.
  reached(response.ok && method !== 'GET' && name !== 'presence');
  if (!response.ok) return { ok: false, problem: readRefusal(response.status, text, name) };
  return { ok: true, value: (text === '' ? undefined : JSON.parse(text)) as Answer<N> };
}

type RefusalBody = { readonly error?: { readonly code?: string; readonly message?: Bilingual; readonly details?: unknown } };

function readRefusal(status: number, text: string, name: RouteName): Problem {
  const { error } = readBody(text);
  if (status === 401 && name !== 'signIn' && name !== 'session' && name !== 'recover') onSessionLost();
  return { kind: 'refused', status, code: error?.code ?? 'internal', message: error?.message ?? null, details: error?.details };
}

/** Something between browser and server may refuse in words of its own. */
function readBody(text: string): RefusalBody {
  try {
    return (JSON.parse(text) ?? {}) as RefusalBody;
  } catch {
    return {};
  }
}
