import { describe, expect, it } from 'vitest';
import { computeDates } from '../../../src/stages/agent/compute-dates.ts';
import { readTypedFact } from '../../../src/stages/agent/typed-fact.ts';

describe('a fact that a model read', () => {
  it.each([
    ['date', '2025-03-03', 'approved on 3 March 2025', '2025-03-03'],
    ['date', '2025-03-03', '于2025年3月3日批准', '2025-03-03'],
    ['integer', 100_000, 'a batch of 100,000 tablets', 100_000],
    ['integer', '200000', '批量20万片', 200_000],
    ['number', 3, 'three batches', 3],
    ['string', 'Line 2', 'made on line  2 of the site', 'Line 2'],
    ['list of strings', ['A', 'BB'], 'A and BB', undefined],
    ['list of strings', ['AA', 'BB'], 'AA and BB', ['AA', 'BB']],
    ['list of integers', [1, 2], 'batches 1 and 2', [1, 2]],
  ] as const)('%s %o is taken from “%s”', (type, value, quote, expected) => {
    expect(readTypedFact(value, { type }, quote)).toEqual(expected);
  });

  it.each([
    ['date', '2025-03-04', 'approved on 3 March 2025'],
    ['date', '3 March 2025', 'approved on 3 March 2025'],
    ['integer', 5, 'a batch of 100,000 tablets'],
    ['integer', 2.5, '2.5 kg'],
    ['integer', '', '0 batches'],
    ['number', Number.NaN, 'NaN'],
    ['string', 'Line 3', 'made on line 2'],
    ['boolean', true, 'yes, it is sterile'],
    ['enum', 'tablet', 'tablet'],
    ['object', { a: 1 }, 'a 1'],
  ] as const)('%s %o is not taken from “%s”', (type, value, quote) => {
    expect(readTypedFact(value, { type }, quote)).toBeUndefined();
  });
});

describe('calculating with days', () => {
  it.each([
    [{ operation: 'between', from: '2024-02-28', to: '2024-03-01' }, '2 days, 0.07 months, 0.01 years'],
    [{ operation: 'between', from: '2025-01-01', to: '2024-01-01' }, '-366 days, -12 months, -1 years'],
    [{ operation: 'add', from: '2024-01-31', months: 1, days: 1 }, '2024-03-01'],
    [
      {
        operation: 'sum',
        periods: [
          { from: '2020-01-01', to: '2021-01-01' },
          { from: '2020-06-01', to: '2022-01-01' },
        ],
      },
      '2 years, 24 months',
    ],
    [{ operation: 'order', dates: ['2025-02-01', '2024-12-31'] }, '2024-12-31 ≤ 2025-02-01'],
  ] as const)('%o', (question, value) => {
    expect(computeDates(question as never).value).toBe(value);
  });

  it.each([
    { operation: 'between', from: '2025-02-30', to: '2025-03-01' },
    { operation: 'between', from: '2025-01-01' },
    { operation: 'sum' },
    { operation: 'order', dates: [] },
  ])('refuses %o', (question) => {
    expect(() => computeDates(question as never)).toThrow();
  });
});
