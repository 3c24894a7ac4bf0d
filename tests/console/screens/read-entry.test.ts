import { describe, expect, it } from 'vitest';
import { readEntry, textOf } from '../../../src/console/screens/facts/read-entry.ts';

describe('what a person types as the value of a fact', () => {
  it('becomes the type of the fact, and comes back as it was typed', () => {
    expect(readEntry('boolean', 'false')).toBe(false);
    expect(readEntry('integer', ' 412 ')).toBe(412);
    expect(readEntry('number', '-1.5')).toBe(-1.5);
    expect(readEntry('list of strings', 'a\n\n b ')).toEqual(['a', 'b']);
    expect(readEntry('list of integers', '1\n2')).toEqual([1, 2]);
    expect(textOf(['a', 'b'])).toBe('a\nb');
    expect(textOf(true)).toBe('true');
  });
  it('that does not fit goes as it is, for the server to refuse', () => {
    expect(readEntry('integer', '4,12')).toBe('4,12');
    expect(readEntry('boolean', 'maybe')).toBe('maybe');
  });
});
