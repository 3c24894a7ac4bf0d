import { useSyncExternalStore } from 'react';

type Announcement = { readonly text: string; readonly urgent: boolean; readonly number: number };
let current: Announcement = { text: '', urgent: false, number: 0 };
const listeners = new Set<() => void>();

/** Says something to screen readers and shows it for a moment: a decision politely, a conflict assertively. */
export function announce(text: string, urgent = false): void {
  current = { text, urgent, number: current.number + 1 };
  for (const tell of listeners) tell();
}

/** The one place of the page where announcements stand. */
export function Announcer() {
  const { text, urgent, number } = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => current,
  );
  return (
    <>
      <div className="unseen" role="status" aria-live="polite">
        {urgent ? '' : text}
      </div>
      <div className="unseen" role="alert" aria-live="assertive">
        {urgent ? text : ''}
      </div>
      {text !== '' && (
        <div key={number} className="toast" aria-hidden="true">
          {text}
        </div>
      )}
    </>
  );
}
