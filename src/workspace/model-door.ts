import { AppError, type Bilingual } from '../domain/index.ts';
import { errorCodes } from '../domain/errors.ts';

/**
 * A worker that drafts has no way out of its own: it asks the thread that holds the record, which alone opens the guarded door. The first
 * request of a dossier brings the names that its facts state.
 */
export type SendRequest = {
  readonly type: 'send';
  readonly id: number;
  /** Registered name. */
  readonly endpoint: string;
  readonly url: string;
  readonly method: string;
  readonly body: string;
  readonly names: readonly string[];
};
/** Nobody waits for this answer any more. */
export type AbandonRequest = { readonly type: 'abandon'; readonly id: number };

type SendReply = { readonly type: 'reply'; readonly id: number } & (
  | { readonly state: 'answered'; readonly status: number; readonly headers: readonly (readonly [string, string])[]; readonly body: string }
  | { readonly state: 'failed'; readonly code: string | null; readonly message: string; readonly userMessage: Bilingual | null }
);

/** From where a draft is made to the thread that holds the record. */
export type WayUp = { postMessage(message: unknown): void; on(event: 'message', listener: (reply: SendReply) => void): unknown };
/** A thread's own; it may end while nothing is awaited there. */
type ThreadPort = { ref?(): void; unref?(): void };

/** Of this thread, so that replies find their asker where one port serves several endpoints. */
let last = 0;
const withoutBody = [204, 205, 304];

/** The worker's side: a `fetch` that asks its parent. A broken connection is a TypeError, as with `fetch`; a refusal keeps its code and words. */
export function sendThroughParent(port: WayUp & ThreadPort, endpoint: string, names: readonly string[]): typeof fetch {
  const waiting = new Map<number, { resolve: (response: Response) => void; reject: (fault: unknown) => void }>();
  /** A thread that waits for nothing else may end. */
  const settle = (id: number) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) port.unref?.();
    return asked;
  };
  port.on('message', (reply: SendReply) => {
    if (reply.type !== 'reply' || !waiting.has(reply.id)) return;
    const asked = settle(reply.id);
    if (asked === undefined) return;
    if (reply.state === 'failed') return asked.reject(faultOf(reply));
    try {
      asked.resolve(responseOf(reply));
    } catch (fault) {
      asked.reject(fault);
    }
  });
  port.unref?.();
  return (input, init) =>
    new Promise((resolve, reject) => {
      if (typeof init?.body !== 'string') return reject(new TypeError('a model is asked with a text body'));
      const signal = init.signal ?? undefined;
      if (signal?.aborted === true) return reject(signal.reason as Error);
      const id = (last += 1);
      const giveUp = (): void => {
        settle(id);
        port.postMessage({ type: 'abandon', id } satisfies AbandonRequest);
        reject(signal?.reason as Error);
      };
      const done = (): void => signal?.removeEventListener('abort', giveUp);
      waiting.set(id, {
        resolve: (response) => (done(), resolve(response)),
        reject: (fault) => (done(), reject(fault as Error)),
      });
      port.ref?.();
      signal?.addEventListener('abort', giveUp, { once: true });
      const url = input instanceof Request ? input.url : String(input);
      port.postMessage({ type: 'send', id, endpoint, url, method: init.method ?? 'GET', body: init.body, names } satisfies SendRequest);
    });
}

export type ModelDoor = {
  readonly take: (message: SendRequest | AbandonRequest) => void;
  /** Lets go of everything under way: the worker has ended. */
  readonly close: () => void;
};

/** The side of the thread that holds the record: sends what the worker asks for through the door that `open` makes at the first request for an endpoint. */
export function openModelDoor(worker: Pick<WayUp, 'postMessage'>, open: (first: SendRequest) => typeof fetch): ModelDoor {
  const underWay = new Map<number, AbortController>();
  const doors = new Map<string, typeof fetch>();
  const doorOf = (request: SendRequest): typeof fetch => {
    const door = doors.get(request.endpoint) ?? open(request);
    doors.set(request.endpoint, door);
    return door;
  };
  const answer = async (request: SendRequest, signal: AbortSignal): Promise<SendReply> => {
    const { id, url, method, body } = request;
    try {
      const response = await doorOf(request)(url, { method, body, signal });
      const text = await response.text();
      return { type: 'reply', id, state: 'answered', status: response.status, headers: [...response.headers], body: text };
    } catch (fault) {
      const known = fault instanceof AppError ? fault : undefined;
      const message = fault instanceof Error ? fault.message : String(fault);
      return { type: 'reply', id, state: 'failed', code: known?.code ?? null, message, userMessage: known?.userMessage ?? null };
    }
  };
  return {
    take(message) {
      if (message.type === 'abandon') return underWay.get(message.id)?.abort();
      const stop = new AbortController();
      underWay.set(message.id, stop);
      void answer(message, stop.signal).then((reply) => {
        underWay.delete(message.id);
        if (!stop.signal.aborted) worker.postMessage(reply);
      });
    },
    close() {
      for (const stop of underWay.values()) stop.abort();
    },
  };
}

function responseOf({ status, headers, body }: Extract<SendReply, { state: 'answered' }>): Response {
  return new Response(withoutBody.includes(status) ? null : body, {
    status,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
  });
}

function faultOf({ code, message, userMessage }: Extract<SendReply, { state: 'failed' }>): Error {
  const known = errorCodes.find((candidate) => candidate === code);
  return known !== undefined && userMessage !== null
    ? new AppError(known, message, userMessage)
    : new TypeError('fetch failed', { cause: message });
}
