import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gather } from '../../../src/console/server/gather.ts';

describe('a burst of news', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('acts at once on the first, once for those that follow, and at once again after a rest', () => {
    const acted: string[] = [];
    const tell = gather((key: string) => acted.push(`${key} ${Date.now() - began}`), 300);
    const began = Date.now();
    tell('a');
    for (let n = 0; n < 10; n += 1) tell('a');
    vi.advanceTimersByTime(1000);
    tell('a');
    expect(acted).toEqual(['a 0', 'a 300', 'a 1000']);
  });

  it('keeps dossiers apart', () => {
    const acted: string[] = [];
    const tell = gather((key: string) => acted.push(key), 300);
    tell('a');
    tell('b');
    expect(acted).toEqual(['a', 'b']);
  });

  it('tells of everything within its time, and never oftener than once in it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 60 }), (pauses) => {
        const acted: number[] = [];
        const tell = gather(() => acted.push(Date.now()), 300);
        const told = pauses.map((pause) => {
          vi.advanceTimersByTime(pause);
          tell('a');
          return Date.now();
        });
        vi.advanceTimersByTime(1000);
        expect(told.every((at) => acted.some((act) => act >= at && act <= at + 300))).toBe(true);
        expect(acted.slice(1).every((act, index) => act - acted[index]! >= 300)).toBe(true);
      }),
    );
  });
});
