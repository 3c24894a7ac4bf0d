import { describe, expect, it } from 'vitest';
import { findFamilies, indexFamilies, tendenciesOf } from '../../../src/stages/classify/device-families.ts';
import { plainText } from '../../../src/stages/classify/device-text.ts';

const index = indexFamilies({
  mark: 'memory-unverified',
  reasons: { a: { en: 'is absorbed', zh: '可吸收' }, b: { en: 'stays short', zh: '短时' } },
  families: [
    { id: 'absorbed', class: 3, why: 'a', zh: ['可吸收缝合线'], en: ['absorbable suture'] },
    { id: 'suture', class: 2, why: 'b', zh: ['缝合线', '针'], en: ['suture', 'stent'] },
  ],
});
const found = (text: string): string[] => findFamilies(plainText(text), index).map(({ as }) => as);

describe('families of devices', () => {
  it('count only the longest phrase at a place', () => {
    expect(found('可吸收 缝合线（带针）')).toEqual(['可吸收缝合线', '针']);
  });
  it('match English phrases from the start of a word, never inside one', () => {
    expect(found('Absorbable Sutures of consistent strength')).toEqual(['absorbable suture']);
  });
  it('tend to the class of their longest phrase, and know the highest', () => {
    const { share, longest, highest } = tendenciesOf(findFamilies(plainText('可吸收缝合线带针'), index));
    expect(longest).toBe(1);
    expect(highest).toBe(1);
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(1);
  });
  it('tend to nothing where no phrase is known', () => {
    expect(tendenciesOf([])).toMatchObject({ share: 0, longest: 0 });
  });
});
