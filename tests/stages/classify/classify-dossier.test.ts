import { describe, expect, it } from 'vitest';
import type { Dossier, Fact, FactSheet, FactValue, Programme } from '../../../src/domain/index.ts';
import { classifyDossier } from '../../../src/stages/classify/classify-dossier.ts';

const dossier = {
  documents: [
    {
      id: 'd',
      path: '03.pdf',
      kinds: [{ kind: 'quality_agreement', reason: { en: 'title', zh: '标题' } }],
      pages: [{ number: 1, text: '质量协议\n第一条', runs: [] }],
    },
  ],
  integrity: [],
} as unknown as Dossier;
const programme = {
  id: 'drug-contract-manufacturing', title: { en: '', zh: '' },
  routes: [
    { id: 'same-province', when: 'same', route: { en: 'joint', zh: '同步' }, outputs: [{ en: 'B and C', zh: 'B、C' }], clause: 'nmpa-2025-134#XIX' },
    { id: 'cross-province', when: 'cross', route: { en: 'opinion first', zh: '先取得意见书' }, outputs: [], clause: 'nmpa-2025-134#XIX' },
  ],
} as unknown as Programme; // prettier-ignore
const evaluate = (expression: string, facts: Readonly<Record<string, FactValue>>): { outcome: 'true' | 'false' | 'missing' } => {
  const [holder, maker] = [facts['mah.province'], facts['cmo.province']];
  if (holder === undefined || maker === undefined) return { outcome: 'missing' };
  return { outcome: (expression === 'same') === (holder === maker) ? 'true' : 'false' };
};

function classify(
  flat: Record<string, FactValue>,
  facts: readonly (readonly [string, FactValue])[] = [],
): ReturnType<typeof classifyDossier> {
  const readings = facts.map(([key, value], index): Fact => ({ id: `${key}/${index}`, key, value, origin: 'label', citations: [] }));
  const sheet: FactSheet = { facts: readings, contradictions: [] };
  return classifyDossier({ dossier, sheet, flat, programme, evaluate });
}
const answer = (flat: Record<string, FactValue>, question: string): string | null | undefined =>
  classify(flat).suggestions.find((s) => s.question === question)?.value;

describe('the risk tier', () => {
  it.each([
    [{ 'product.isSterile': true }, 'high'],
    [{ 'product.isSterile': true, 'product.type': 'tcm_injection' }, 'high'],
    [{ 'product.isSterile': false, 'product.type': 'multi_component_biochemical' }, 'high'],
    [{ 'product.isSterile': false, 'product.controlledCategory': 'vaccine' }, 'high'],
    [{ 'product.isSterile': false, 'product.riskClass': 'high' }, 'high'],
    [{ 'product.isSterile': false, 'product.type': 'chemical', 'product.controlledCategory': 'none' }, 'normal'],
    [{}, 'unknown'],
    [{ 'product.type': 'chemical' }, 'unknown'],
  ] as const)('of %o is %s', (flat, tier) => {
    expect(classify(flat).riskTier).toBe(tier);
  });
});

describe('a suggestion', () => {
  it('abstains where the facts are missing, and says why in both languages', () => {
    for (const suggestion of classify({}).suggestions.filter((s) => s.question !== 'programme' && s.question !== 'document-kinds')) {
      expect(suggestion.value).toBeNull();
      expect(suggestion.reason.en).not.toBe('');
      expect(suggestion.reason.zh).not.toBe('');
    }
  });

  it('of the route follows the route table, with the other routes and what they would need', () => {
    expect(answer({ 'mah.province': '江苏', 'cmo.province': '江苏' }, 'route')).toBe('same-province');
    expect(answer({ 'mah.province': '贵州', 'cmo.province': '四川' }, 'route')).toBe('cross-province');
    const route = classify({ 'mah.province': '贵州', 'cmo.province': '四川' }).suggestions.find((s) => s.question === 'route');
    expect(route?.alternatives.map(({ value }) => value)).toEqual(['same-province']);
  });

  it('stays open and names both values where documents differ', () => {
    const [form] = classify({}, [
      ['product.dosageForm', 'tablets'],
      ['product.dosageForm', 'capsules'],
    ]).suggestions.filter((s) => s.question === 'dosage-form');
    expect(form?.value).toBeNull();
    expect(form?.reason.en).toContain('different');
  });

  it('of the programme cites the documents that speak for it', () => {
    const [first] = classify({}).suggestions;
    expect(first?.value).toBe('drug-contract-manufacturing');
    expect(first?.citations[0]?.quote).toBe('质量协议');
  });
});
