/**
 * Time that never runs backwards. Follows the machine's clock where that is later; when it is set back, time goes on from where it was, by
 * the elapsed time since. So records stay in the order of their times and no session or lock lasts longer because somebody turned the clock.
 */
export type SteadyClock = {
  readonly now: () => Date;
  /** Time is never before this again. Returns how many milliseconds the machine's clock is behind it, 0 when it is not. */
  raise(to: Date): number;
  /** Told when the machine's clock is found to be behind by more than a minute, once until it has caught up. */
  onSetBack(listener: (behindMs: number) => void): void;
};

/** Clocks are corrected by seconds all the time; that is no event. */
const tolerated = 60_000;

/** @param elapsed milliseconds since any fixed moment, unmoved by changes of the clock. */
export function createSteadyClock(wall: () => Date, elapsed: () => number): SteadyClock {
  let last = -Infinity;
  let lastElapsed = elapsed();
  let isBehind = false;
  const listeners: ((behindMs: number) => void)[] = [];
  const now = (): Date => {
    const at = elapsed();
    const machine = wall().getTime();
    last = Math.max(machine, last + Math.max(0, at - lastElapsed));
    lastElapsed = at;
    const behind = last - machine;
    if (behind > tolerated && !isBehind) for (const listener of listeners) listener(behind);
    isBehind = behind > tolerated;
    return new Date(last);
  };
  return {
    now,
    raise(to) {
      last = Math.max(last, to.getTime());
      return Math.max(0, last - wall().getTime());
    },
    onSetBack: (listener) => void listeners.push(listener),
  };
}
