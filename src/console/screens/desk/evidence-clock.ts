/** Without input for this long nobody is taken to look. */
const idleAfterMs = 60_000;
/** A longer step between two looks was a page that slept, or a timer held back: nobody knows what was seen. */
const longestStepMs = 1500;

/**
 * For how long the evidence of each finding was in view. Told by looks at the screen: the time between two looks counts when both saw evidence of the
 * same finding, up to `idleAfterMs` after the last input. Instants are milliseconds of a clock that only goes forward.
 */
export function createEvidenceClock(): {
  /** The person moved, typed or scrolled. */
  input(at: number): void;
  /** Whose evidence is in view now; null: none, or the page is hidden or without focus. */
  look(at: number, findingId: string | null): void;
  /** Whole seconds so far. */
  secondsOf(findingId: string): number;
} {
  const shownMs = new Map<string, number>();
  let last: { readonly at: number; readonly findingId: string | null } | null = null;
  let lastInput = Number.NEGATIVE_INFINITY;
  return {
    input(at) {
      lastInput = at;
    },
    look(at, findingId) {
      const before = last;
      last = { at, findingId };
      if (before === null || findingId === null || before.findingId !== findingId || at - before.at > longestStepMs) return;
      const counted = Math.min(at, lastInput + idleAfterMs) - before.at;
      if (counted > 0) shownMs.set(findingId, (shownMs.get(findingId) ?? 0) + counted);
    },
    secondsOf: (findingId) => Math.floor((shownMs.get(findingId) ?? 0) / 1000),
  };
}
