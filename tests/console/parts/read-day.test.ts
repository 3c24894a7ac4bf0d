import { describe, expect, it } from 'vitest';
import { readDay } from '../../../src/console/parts/read-day.ts';

describe('a day that a person typed', () => {
  it.each(['2026-03-01', '20260301', ' 2026/3/1 ', '2026.03.01', '2026年3月1日', '1 March 2026', 'March 1, 2026'])(
    'is read from %s',
    (typed) => {
      expect(readDay(typed)).toBe('2026-03-01');
    },
  );

  it.each(['2026-02-30', '2026-13-01', '2026-03', '2026', '03/01/2026', 'soon', '2026-03-01 or later', '1–2 March 2026'])(
    'is not taken from %s',
    (typed) => {
      expect(readDay(typed)).toBeNull();
    },
  );

  it('is none where nothing stands', () => {
    expect(readDay('  ')).toBe('');
  });
});
