import { useState, useSyncExternalStore } from 'react';

/** Which page of the document stands in sight. What only follows it is told at most ten times a second, so that it never slows a scroll. */
export type PageInSight = {
  readonly see: (page: number) => void;
  readonly now: () => number;
  /** Tells of each change until the returned function is called. */
  readonly follow: (tell: () => void) => () => void;
};

const everyMs = 100;

export function trackPage(): PageInSight {
  const followers = new Set<() => void>();
  let told = 1;
  let seen = 1;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    pause = undefined;
    if (told === seen) return;
    told = seen;
    pause = setTimeout(tell, everyMs);
    for (const follower of followers) follower();
  };
  return {
    see: (page) => {
      seen = page;
      if (pause === undefined) tell();
    },
    now: () => told,
    follow: (follower) => {
      followers.add(follower);
      return () => void followers.delete(follower);
    },
  };
}

export function usePageTrack(): PageInSight {
  return useState(trackPage)[0];
}

export function usePageInSight({ follow, now }: PageInSight): number {
  return useSyncExternalStore(follow, now);
}
