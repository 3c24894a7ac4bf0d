import { beforeEach, describe, expect, it } from 'vitest';
import { createEvidenceClock } from '../../../src/console/screens/desk/evidence-clock.ts';

let clock: ReturnType<typeof createEvidenceClock>;
beforeEach(() => {
  clock = createEvidenceClock();
});
/** Looks four times a second, both ends included. */
const watch = (from: number, to: number, findingId: string | null): void => {
  for (let at = from; at <= to; at += 250) clock.look(at, findingId);
};

describe('time on evidence', () => {
  it('is the time for which evidence of the finding was in view, over all visits, in whole seconds', () => {
    clock.input(0);
    watch(0, 2750, 'a');
    watch(3000, 4000, 'b');
    watch(4250, 5500, 'a');
    expect([clock.secondsOf('a'), clock.secondsOf('b'), clock.secondsOf('c')]).toEqual([4, 1, 0]);
  });

  it('does not count while none of it is on the screen, or the page is hidden', () => {
    clock.input(0);
    watch(0, 1000, 'a');
    watch(1250, 30_000, null);
    watch(30_250, 31_250, 'a');
    expect(clock.secondsOf('a')).toBe(2);
  });

  it('stops 60 seconds after the last input and goes on with the next', () => {
    clock.input(0);
    watch(0, 90_000, 'a');
    expect(clock.secondsOf('a')).toBe(60);
    clock.input(90_000);
    watch(90_250, 92_000, 'a');
    expect(clock.secondsOf('a')).toBe(62);
  });

  it('does not count a step in which the page may have slept', () => {
    clock.input(0);
    clock.look(0, 'a');
    clock.look(40_000, 'a');
    expect(clock.secondsOf('a')).toBe(0);
  });

  it('needs an input at all', () => {
    watch(0, 5000, 'a');
    expect(clock.secondsOf('a')).toBe(0);
  });
});
