import { describe, expect, it } from 'vitest';
import type { Fact, FactSheet, FactValue } from '../../../src/domain/index.ts';
import { drugCategoryOf, suggestDrugCategory } from '../../../src/stages/classify/suggest-drug-category.ts';

const key = 'product.registrationClass';
const suggest = (...stated: string[]) => {
  const facts = stated.map((value, index): Fact => ({ id: String(index), key, value, origin: 'label', citations: [] }));
  const sheet: FactSheet = { facts, contradictions: [] };
  const flat: Record<string, FactValue> = stated.length === 1 ? { [key]: stated[0] ?? '' } : {};
  return suggestDrugCategory(sheet, flat);
};

describe('the registration category of a drug', () => {
  it.each([
    ['化学药品4类', 'chemical-4'],
    ['化药第四类', 'chemical-4'],
    ['Class 5.2 chemical drug', 'chemical-5.2'],
    ['治疗用生物制品3.3类', 'biological-3.3'],
    ['preventive biological product class 3', 'vaccine-3'],
    ['预防用生物制品 1 类', 'vaccine-1'],
    ['中药3.1类（古代经典名方中药复方制剂）', 'tcm-3.1'],
    ['TCM class 1.1', 'tcm-1.1'],
  ])('of “%s” is %s', (stated, category) => {
    expect(suggest(stated).value).toBe(category);
  });
  it.each(['化学药品9类', '4类', '化学药品', '生物制品 4 类'])('stays open for “%s”: no such group or number', (stated) => {
    expect(drugCategoryOf(stated)).toBeUndefined();
    expect(suggest(stated).value).toBeNull();
  });
  it('stays open where two places differ, and names both', () => {
    const suggestion = suggest('化学药品3类', 'chemical drug class 4');
    expect(suggestion.value).toBeNull();
    expect(suggestion.alternatives.map(({ label }) => label.en)).toEqual(['Chemical drug, class 3', 'Chemical drug, class 4']);
  });
  it('takes the same class in other words for agreement', () => {
    expect(suggest('化学药品4类', 'Chemical drug, class 4').value).toBe('chemical-4');
  });
  it('stays open where nothing is stated', () => {
    expect(suggest()).toMatchObject({ value: null, missing: [key] });
  });
});
