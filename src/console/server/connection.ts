import { useSyncExternalStore } from 'react';

/** Is the server within reach, and when did it last keep something for us? */
export type Connection = { readonly reachable: boolean; readonly lastSaved: Date | null };

let state: Connection = { reachable: true, lastSaved: null };
const listeners = new Set<() => void>();
let probe: ReturnType<typeof setInterval> | undefined;

function set(next: Partial<Connection>): void {
  state = { ...state, ...next };
  for (const tell of listeners) tell();
}

let onReturn: () => void = () => undefined;
/** What to do when the server is within reach again. */
export function whenBack(act: () => void): void {
  onReturn = act;
}

/** After a request that got an answer; `saved` when it was a change that is now on the record. */
export function reached(saved: boolean): void {
  if (probe !== undefined) clearInterval(probe);
  probe = undefined;
  const wasLost = !state.reachable;
  if (wasLost || saved) set({ reachable: true, ...(saved ? { lastSaved: new Date() } : {}) });
  if (wasLost) onReturn();
}

/** After a request without an answer: asks every three seconds until the server is back. */
export function lost(): void {
  if (state.reachable) set({ reachable: false });
  probe ??= setInterval(() => {
    fetch('/api/health').then(
      (answer) => answer.ok && reached(false),
      () => undefined,
    );
  }, 3000);
}

window.addEventListener('offline', lost);

export function useConnection(): Connection {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => state,
  );
}
