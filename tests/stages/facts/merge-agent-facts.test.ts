import { describe, expect, it } from 'vitest';
import type { DossierCitation, Fact, FactValue } from '../../../src/domain/index.ts';
import { flatFacts, mergeAgentFacts } from '../../../src/stages/facts/index.ts';

const at = (quote: string): DossierCitation => ({
  source: 'dossier',
  documentId: 'd1' as never,
  file: 'a.pdf',
  page: 3,
  start: 0,
  end: quote.length,
  quote,
  boxes: [],
});
const fact = (key: string, value: FactValue, origin: Fact['origin'] = 'label'): Fact => ({
  id: `${origin}/${key}/${JSON.stringify(value)}`,
  key,
  value,
  origin,
  citations: [at(String(value))],
});
const definition = (key: string, contradictionMatters = true) => ({ key, title: { en: 'Name', zh: '名称' }, contradictionMatters });
const merge = (ruled: readonly Fact[], read: readonly Fact[], definitions = [definition('cmo.name'), definition('line.capacity')]) =>
  mergeAgentFacts({ facts: [...ruled], contradictions: [] }, read, definitions, () => 'law#I');

describe('facts that an agent read', () => {
  it('stand after the rules’ facts under the origin agent, with their places', () => {
    const { sheet, differing } = merge([fact('cmo.name', 'Northbridge')], [fact('line.capacity', 400, 'agent')]);
    expect(sheet.facts.map(({ key, origin }) => `${key} ${origin}`)).toEqual(['cmo.name label', 'line.capacity agent']);
    expect(sheet.facts[1]?.citations).toHaveLength(1);
    expect(differing).toEqual([]);
  });

  it('are not repeated where they say what the rules read, in other form or with more words', () => {
    const { sheet } = merge([fact('cmo.name', 'Northbridge Pharma')], [fact('cmo.name', 'NORTHBRIDGE  PHARMA Ltd', 'agent')]);
    expect(sheet.facts).toHaveLength(1);
  });

  it('that differ from the rules’ value are a contradiction with both places, and the rules’ value stays the one that checks read', () => {
    const { sheet, differing } = merge([fact('line.capacity', 400)], [fact('line.capacity', 500, 'agent')]);
    expect(differing).toMatchObject([
      { topic: 'line.capacity', by: 'agent', clause: 'law#I', values: [{ value: '400' }, { value: '500' }] },
    ]);
    expect(differing[0]?.values.every(({ citations }) => citations.length === 1)).toBe(true);
    expect(sheet.contradictions).toEqual(differing);
    expect(flatFacts(sheet).values).toEqual({ 'line.capacity': 400 });
  });

  it.each([
    ['where differences of the fact do not matter', [definition('cmo.name', false)], 'Southgate Works'],
    ['between names in two scripts, which cannot be compared', [definition('cmo.name')], '北桥制药有限公司'],
  ])('only stand beside the rules’ %s', (_, definitions, value) => {
    const { sheet, differing } = merge([fact('cmo.name', 'Northbridge')], [fact('cmo.name', value, 'agent')], definitions);
    expect([sheet.facts.length, differing.length]).toEqual([2, 0]);
    expect(flatFacts(sheet).values['cmo.name']).toBe('Northbridge');
  });

  it('never add items to a list that rules read', () => {
    const { sheet } = merge([fact('cmo.equipment', ['mixer'])], [fact('cmo.equipment', ['granulator'], 'agent')]);
    expect(flatFacts(sheet).values['cmo.equipment']).toEqual(['mixer']);
  });
});
