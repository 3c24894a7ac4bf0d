import type { ReactNode } from 'react';

const line = { fill: 'none', stroke: 'currentColor' } as const;
const paths = {
  met: (
    <>
      <circle cx="7" cy="7" r="6.5" fill="currentColor" />
      <path d="M4 7.3l2.2 2.2 4-4.6" fill="none" stroke="var(--surface)" strokeWidth="1.7" />
    </>
  ),
  'partly-met': (
    <>
      <circle cx="7" cy="7" r="5.8" {...line} strokeWidth="1.4" />
      <path d="M7 1.2a5.8 5.8 0 010 11.6z" fill="currentColor" />
    </>
  ),
  'not-met': (
    <>
      <rect x=".8" y=".8" width="12.4" height="12.4" rx="1.5" fill="currentColor" />
      <path d="M4.4 4.4l5.2 5.2M9.6 4.4L4.4 9.6" stroke="var(--surface)" strokeWidth="1.7" />
    </>
  ),
  'not-addressed': <circle cx="7" cy="7" r="5.8" {...line} strokeWidth="1.6" strokeDasharray="2.6 2" />,
  'not-applicable': (
    <>
      <circle cx="7" cy="7" r="5.9" {...line} strokeWidth="1.1" />
      <path d="M4.2 7h5.6" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  undecided: (
    <>
      <path d="M7 .8L13.2 7 7 13.2.8 7z" {...line} strokeWidth="1.3" />
      <path d="M5.5 5.7c0-.9.7-1.4 1.5-1.4s1.5.5 1.5 1.3c0 1.1-1.5 1-1.5 2.2" {...line} strokeWidth="1.2" />
      <circle cx="7" cy="9.6" r=".8" fill="currentColor" />
    </>
  ),
  supporting: <path d="M2.5 5h9M2.5 9h9" stroke="currentColor" strokeWidth="1.8" />,
  contradicting: <path d="M2.5 5h9M2.5 9h9M9.8 1.8L4.2 12.2" {...line} strokeWidth="1.6" />,
  located: <path d="M2 7h2M6 7h2M10 7h2" stroke="currentColor" strokeWidth="1.8" />,
  'none-found': (
    <>
      <circle cx="7" cy="7" r="5" {...line} strokeWidth="1.4" />
      <path d="M11.8 1.6L2.2 12.4" stroke="currentColor" strokeWidth="1.4" />
    </>
  ),
  'search-failed': (
    <>
      <path d="M7 1.4L13 12.4H1z" {...line} strokeWidth="1.3" strokeLinejoin="round" />
      <path d="M7 5.4v3.4M7 10v1.2" stroke="currentColor" strokeWidth="1.4" />
    </>
  ),
  covered: (
    <>
      <circle cx="7" cy="7" r="5.9" {...line} strokeWidth="1.2" />
      <path d="M1.4 5.2h11.2v3.6H1.4z" fill="currentColor" />
    </>
  ),
  drawn: (
    <>
      <rect x="1.6" y="1.6" width="10.8" height="10.8" rx="2" {...line} strokeWidth="1.2" />
      <circle cx="4.6" cy="4.6" r="1" fill="currentColor" />
      <circle cx="7" cy="7" r="1" fill="currentColor" />
      <circle cx="9.4" cy="9.4" r="1" fill="currentColor" />
    </>
  ),
  undo: <path d="M4.6 2.2L1.8 5l2.8 2.8M2 5h6.2a3.4 3.4 0 010 6.8H4.6" {...line} strokeWidth="1.4" />,
  fit: <path d="M1.5 2v10M12.5 2v10M3.6 7h6.8M5.4 5.2L3.6 7l1.8 1.8M8.6 5.2L10.4 7 8.6 8.8" {...line} strokeWidth="1.2" />,
  ask: <path d="M1.6 2.2h10.8v7.4H6.6L3.8 12V9.6H1.6z" {...line} strokeWidth="1.2" strokeLinejoin="round" />,
  search: (
    <>
      <circle cx="6" cy="6" r="4.2" {...line} strokeWidth="1.3" />
      <path d="M9.2 9.2l3.6 3.6" stroke="currentColor" strokeWidth="1.4" />
    </>
  ),
  right: <path d="M5 2.8L9.4 7 5 11.2" {...line} strokeWidth="1.4" />,
  left: <path d="M9 2.8L4.6 7 9 11.2" {...line} strokeWidth="1.4" />,
  down: <path d="M2.8 5L7 9.4 11.2 5" {...line} strokeWidth="1.4" />,
  tick: <path d="M2.4 7.4l3 3 6.2-7" {...line} strokeWidth="1.7" />,
  cross: <path d="M3 3l8 8M11 3l-8 8" {...line} strokeWidth="1.5" />,
  plus: <path d="M7 2.5v9M2.5 7h9" {...line} strokeWidth="1.5" />,
  minus: <path d="M2.5 7h9" {...line} strokeWidth="1.5" />,
  list: <path d="M2 3.5h10M2 7h10M2 10.5h10" {...line} strokeWidth="1.4" />,
  lock: (
    <>
      <rect x="2.5" y="6" width="9" height="6.5" rx="1" {...line} strokeWidth="1.2" />
      <path d="M4.5 6V4.2a2.5 2.5 0 015 0V6" {...line} strokeWidth="1.2" />
    </>
  ),
  clock: (
    <>
      <circle cx="7" cy="7" r="5.6" {...line} strokeWidth="1.2" />
      <path d="M7 3.8V7l2.2 1.4" {...line} strokeWidth="1.2" />
    </>
  ),
  document: (
    <>
      <path d="M3 1.2h5.2L11.4 4.4v8.4H3z" {...line} strokeWidth="1.2" />
      <path d="M8 1.4v3.2h3.2" {...line} strokeWidth="1.1" />
    </>
  ),
  fact: <path d="M2.2 3.2h9.6v7.6H2.2zM2.2 6h9.6M5.6 6v4.8" {...line} strokeWidth="1.2" />,
  edit: <path d="M2 12l.6-2.8L9.4 2.4l2.2 2.2-6.8 6.8z" {...line} strokeWidth="1.2" />,
  own: (
    <>
      <rect x="1.4" y="1.4" width="11.2" height="11.2" rx="2" {...line} strokeWidth="1.2" />
      <path d="M7 4v6M4 7h6" {...line} strokeWidth="1.4" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof paths;

/** A sign of 14 px in the colour of the words around it. Silent for screen readers: the word beside it, or a label, tells it. */
export function Icon({ name, size = 14 }: { name: IconName; size?: number }) {
  return (
    <svg className="i" viewBox="0 0 14 14" width={size} height={size} aria-hidden="true" focusable="false">
      {paths[name]}
    </svg>
  );
}

/** The two ticks over a line. */
export function Wordmark() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d="M2.5 10.5l3.6 3.6L13 5.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M9.6 13.2l1 .9L17.5 5.5" fill="none" stroke="var(--accent)" strokeWidth="2.4" />
      <path d="M2.5 17.5h15" stroke="currentColor" strokeWidth="1.4" />
    </svg>
  );
}
