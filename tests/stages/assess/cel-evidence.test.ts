import { describe, expect, it } from 'vitest';
import type { DossierCitation, Fact, FactSheet, FactValue } from '../../../src/domain/index.ts';
import { conjuncts, factKeysRead, lackingMembers, placesOfFailure } from '../../../src/stages/assess/cel-evidence.ts';
import { evaluateCel } from '../../../src/stages/assess/cel.ts';

const at = (start: number): DossierCitation =>
  ({
    source: 'dossier',
    documentId: 'd',
    file: 'd.pdf',
    page: 1,
    start,
    end: start + 5,
    quote: 'quote',
    boxes: [],
  }) as unknown as DossierCitation;
const fact = (key: string, value: FactValue, start: number): Fact => ({
  id: `${key}/${start}`,
  key,
  value,
  origin: 'table',
  citations: [at(start)],
});

const late = { id: 'C-2', affectsProduct: true, mahApprovedDate: '2025-09-12', implementedDate: '2025-08-04' };
const inOrder = { id: 'C-1', affectsProduct: true, mahApprovedDate: '2025-03-03', implementedDate: '2025-04-10' };
const sheet: FactSheet = {
  facts: [
    fact('changeControl.changes', [inOrder], 10),
    fact('changeControl.changes', [late], 20),
    fact('qualityInfo.procedureDocument', 'COM-1', 30),
  ],
  contradictions: [],
};
const flat = { 'changeControl.changes': [inOrder, late], 'qualityInfo.procedureDocument': 'COM-1' };
const check =
  'qualityInfo.procedureDocument != "" && changeControl.changes.filter(x, has(x.implementedDate)).all(x, x.mahApprovedDate <= x.implementedDate)';

describe('where a check fails', () => {
  it('only the entry of a register that breaks the rule is shown, and no fact that holds', () => {
    expect(placesOfFailure(check, sheet, flat, evaluateCel).map(({ start }) => start)).toEqual([20]);
  });

  it('the parts of a conjunction are taken apart outside brackets and quotes only', () => {
    expect(conjuncts('a.b == "x && y" && (c.d || e.f && g.h) && size(k.l) > 0')).toEqual([
      'a.b == "x && y"',
      'c.d || e.f && g.h',
      'size(k.l) > 0',
    ]);
    expect(conjuncts('(a.b && c.d) || e.f')).toEqual(['(a.b && c.d) || e.f']);
  });

  it('the longest known key of a path is the fact that is read', () => {
    expect(
      factKeysRead('cmo.sop.release.version != "" && a.b == "line.products"', ['cmo.sop.release', 'cmo.sop', 'line.products']),
    ).toEqual(['cmo.sop.release']);
  });

  it('the members of a required set that are lacking are named', () => {
    const expression = 'size(setMissing(["deviation", "change", "oos_oot"], qualityInfo.items.map(i, i.topic))) == 0';
    const listed = { 'qualityInfo.items': [{ topic: 'deviation' }, { topic: 'change' }] };
    expect(lackingMembers(expression, listed, evaluateCel)).toEqual({ lacking: ['oos_oot'], required: 3 });
  });
});
