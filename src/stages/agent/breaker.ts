import type { FailureReason } from './failure.ts';

/** Whether an endpoint is still asked in a run. What is recorded is read in any case. */
export type Breaker = {
  /** Why nothing more is sent; undefined while requests may go. */
  readonly closed: () => FailureReason | undefined;
  /** How a request ended that was sent. */
  readonly heard: (outcome: 'answered' | FailureReason) => void;
  readonly secondsLeft: () => number;
};

/** Failures in a row after which an endpoint counts as down; each request has been tried several times by then. */
const patience = 3;
/** An endpoint that limits its rate is at work, so it gets more. */
const patienceWithLimits = 12;

/** Counts failures in a row, whatever their kind, and the seconds of the whole run. `clock` gives milliseconds, from any origin. */
export function createBreaker(seconds: number, clock: () => number): Breaker {
  const end = clock() + seconds * 1000;
  let failures = 0;
  let last: FailureReason | undefined;
  return {
    closed: () => {
      if (clock() >= end) return 'time-spent';
      return failures >= (last === 'rate-limited' ? patienceWithLimits : patience) ? last : undefined;
    },
    heard: (outcome) => {
      if (outcome === 'cancelled') return;
      failures = outcome === 'answered' ? 0 : failures + 1;
      last = outcome === 'answered' ? undefined : outcome;
    },
    secondsLeft: () => Math.max(0, (end - clock()) / 1000),
  };
}
