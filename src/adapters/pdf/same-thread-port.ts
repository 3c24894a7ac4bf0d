import type { TransferListItem } from 'node:worker_threads';

type Listener = (event: { readonly data: unknown }) => void;
type OperatorChunk = { readonly fnArray: readonly unknown[]; readonly argsArray: readonly unknown[] };

/**
 * Joins the two halves of pdf.js within one thread, in the order of sending. Painting operators, which are most of what is sent, are handed over
 * without being cloned: the sender empties its two lists afterwards and never changes an operator's arguments. Everything else is cloned.
 */
export class SameThreadPort {
  readonly #listeners = new Map<Listener, AbortSignal | undefined>();
  readonly #later = Promise.resolve();

  postMessage(message: object, transfer?: TransferListItem[]): void {
    const chunk = 'chunk' in message ? message.chunk : undefined;
    const data = isOperators(chunk)
      ? { ...message, chunk: { ...chunk, fnArray: chunk.fnArray.slice(), argsArray: chunk.argsArray.slice() } }
      : structuredClone(message, transfer === undefined ? {} : { transfer });
    void this.#later.then(() => {
      for (const [listener, signal] of this.#listeners) if (signal?.aborted !== true) listener({ data });
    });
  }

  addEventListener(_name: 'message', listener: Listener, options?: { readonly signal?: AbortSignal }): void {
    this.#listeners.set(listener, options?.signal);
  }

  removeEventListener(_name: 'message', listener: Listener): void {
    this.#listeners.delete(listener);
  }
}

function isOperators(chunk: unknown): chunk is OperatorChunk {
  return typeof chunk === 'object' && chunk !== null && 'fnArray' in chunk && 'argsArray' in chunk;
}
