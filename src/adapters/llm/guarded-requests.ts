/** How the endpoint is treated: attempts, pauses, patience, width. */
export type RequestPolicy = {
  /** Times a request is sent at most, the first included. */
  readonly attempts: number;
  /** Milliseconds for one attempt, from sending to the last byte. */
  readonly timeoutMs: number;
  /** Milliseconds before the second attempt; doubles each time. `Retry-After` of the endpoint counts when it is longer, up to `longestPauseMs`. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** Requests under way at once. */
  readonly parallel: number;
  /** Bytes of one answer that are read at most. */
  readonly largestAnswer: number;
};

export const usualPolicy: RequestPolicy = {
  attempts: 4,
  timeoutMs: 120_000,
  firstPauseMs: 1000,
  longestPauseMs: 30_000,
  parallel: 4,
  largestAnswer: 8 * 1024 * 1024,
};

export type Waiting = {
  /** Resolves after the milliseconds, or rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  /** In [0, 1): spreads the pauses of requests that failed together. */
  readonly random: () => number;
};

/** Only these leave: client libraries add names of system, runtime and versions, and take more from the environment. */
const allowedHeaders = ['accept', 'authorization', 'content-type'];
/** An endpoint that has been silent for the whole time limit twice is not asked a third time. */
const mostTimeOuts = 2;
const worthRetrying = (status: number): boolean => status === 408 || status === 409 || status === 429 || status >= 500;

/**
 * A `fetch` with manners, around one that may refuse: at most `parallel` at once; 408, 409, 429, 5xx and broken connections are tried again with
 * growing pauses; what the inner fetch throws as a refusal (an error with a `code`) is final. No redirects; answers are read whole, up to a
 * limit, inside the time limit of the attempt, except event streams, which are handed on as they come.
 */
export function guardedRequests(inner: typeof fetch, policy: RequestPolicy, { sleep, random }: Waiting): typeof fetch {
  const enter = gate(policy.parallel);
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    for (const name of [...headers.keys()]) if (!allowedHeaders.includes(name)) headers.delete(name);
    const signal = init?.signal ?? undefined;
    const leave = await enter(signal);
    try {
      for (let attempt = 1, late = 0; ; attempt++) {
        const outcome = await once(inner, input, { ...init, headers, redirect: 'error' }, signal, policy);
        if (!(outcome instanceof Response) && isTimeOut(outcome.error)) late += 1;
        const final =
          attempt >= policy.attempts ||
          late >= mostTimeOuts ||
          (outcome instanceof Response ? !worthRetrying(outcome.status) : !isBrokenConnection(outcome.error));
        signal?.throwIfAborted();
        if (final) {
          if (outcome instanceof Response) return outcome;
          throw outcome.error;
        }
        await sleep(pause(attempt, outcome instanceof Response ? outcome : undefined, policy, random), signal);
      }
    } finally {
      leave();
    }
  };
}

async function once(
  inner: typeof fetch,
  input: Parameters<typeof fetch>[0],
  init: RequestInit,
  signal: AbortSignal | undefined,
  policy: RequestPolicy,
): Promise<Response | { readonly error: unknown }> {
  const limit = AbortSignal.timeout(policy.timeoutMs);
  try {
    const response = await inner(input, { ...init, signal: signal === undefined ? limit : AbortSignal.any([signal, limit]) });
    if (response.headers.get('content-type')?.startsWith('text/event-stream') === true) return response;
    const body = await readAll(response, policy.largestAnswer);
    const headers = new Headers(response.headers);
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
    return new Response(response.status === 204 || response.status === 304 ? null : body, { status: response.status, headers });
  } catch (error) {
    return { error };
  }
}

/** @throws RangeError when the answer is larger than the limit. */
async function readAll(response: Response, largest: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > largest) throw new RangeError(`the answer is larger than ${largest} bytes`);
    parts.push(part);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/** `fetch` reports a broken connection as TypeError and a spent time limit as TimeoutError; a refusal carries a `code` of its own. */
function isBrokenConnection(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof RangeError) return false;
  if ('userMessage' in error) return false;
  return error instanceof TypeError || isTimeOut(error);
}

function isTimeOut(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

function pause(attempt: number, response: Response | undefined, policy: RequestPolicy, random: () => number): number {
  const grown = policy.firstPauseMs * 2 ** (attempt - 1) * (0.75 + random() / 2);
  const asked = Number(response?.headers.get('retry-after') ?? '') * 1000;
  return Math.min(policy.longestPauseMs, Math.max(grown, Number.isFinite(asked) ? asked : 0));
}

/** Lets `width` in at once; the others wait in order, and leave the queue when their signal aborts. */
function gate(width: number): (signal: AbortSignal | undefined) => Promise<() => void> {
  let inside = 0;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) inside -= 1;
    else next();
  };
  return (signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(signal.reason as Error);
      const goIn = (): void => {
        signal?.removeEventListener('abort', giveUp);
        resolve(leave);
      };
      const giveUp = (): void => {
        const at = waiting.indexOf(goIn);
        if (at >= 0) waiting.splice(at, 1);
        reject(signal?.reason as Error);
      };
      if (inside < width) {
        inside += 1;
        return resolve(leave);
      }
      waiting.push(goIn);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
}
