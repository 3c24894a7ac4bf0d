import { describe, expect, it } from 'vitest';
import { numeralValue, readChineseNumeral, readEnglishNumeral, readNumbers } from '../../src/domain/numbers.ts';

describe('numbers as documents write them', () => {
  it.each([
    ['二十四', 24],
    ['十', 10],
    ['十五', 15],
    ['二〇二六', 2026],
    ['九百', 900],
    ['一万两千', 12000],
    ['三百二十六', 326],
  ])('reads the Chinese numeral %s', (text, value) => {
    expect(readChineseNumeral(text)).toBe(value);
  });

  it.each([
    ['twenty-four', 24],
    ['a', 1],
    ['ninety nine', 99],
    ['twelve', 12],
  ])('reads the English numeral %s', (text, value) => {
    expect(readEnglishNumeral(text)).toBe(value);
  });

  it.each([
    ['600,000 tablets', 600_000, 'tablets'],
    ['20万支', 200_000, '支'],
    ['1.5亿片', 150_000_000, '片'],
    ['412 million tablets', 412_000_000, 'tablets'],
    ['12\u2009000 vials', 12_000, 'vials'],
    ['0.9 µg', 0.9, 'µg'],
  ])('reads %s with its unit', (text, value, unit) => {
    expect(readNumbers(text)).toMatchObject([{ value, unit }]);
  });

  it('reads nothing where there is no number', () => {
    expect(readNumbers('none')).toEqual([]);
    expect(numeralValue('many')).toBeUndefined();
    expect(readChineseNumeral('甲')).toBeUndefined();
  });
});
