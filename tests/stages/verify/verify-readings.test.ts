import { describe, expect, it } from 'vitest';
import type { Classification, DossierCitation, Fact, FactSheet, IntegrityMark } from '../../../src/domain/index.ts';
import { ReadingVerifier } from '../../../src/stages/verify/verify-readings.ts';
import { byId, cite, documentOf, pageOf } from './example-page.ts';

const form = documentOf('doc-form', 'form.pdf', [pageOf(1, ['Batch size: 250 kg', '批量：300公斤'])]);
const documents = byId(form);
const stands = cite(form, '250 kg');
const lies: DossierCitation = { ...stands, quote: '900 kg' };
const text = { en: 'a', zh: '一' };
const fact = (id: string, citations: DossierCitation[]): Fact => ({ id, key: 'product.batchSize', value: 250, origin: 'label', citations });
const sheet = (facts: Fact[], ...values: DossierCitation[][]): FactSheet => ({
  facts,
  contradictions:
    values.length === 0
      ? []
      : [
          {
            id: 'c',
            topic: 'product.batchSize',
            title: text,
            clause: 'x',
            summary: text,
            values: values.map((citations, i) => ({ value: String(i), citations })),
          },
        ],
});

describe('citations outside findings', () => {
  it('that stand are left as they are', () => {
    const verifier = new ReadingVerifier(documents);
    const given = sheet([fact('1', [stands]), { ...fact('2', []), origin: 'computed' }], [stands], [cite(form, '300公斤')]);
    expect(verifier.facts(given)).toEqual(given);
    expect(verifier.rejected).toEqual([]);
  });

  it('that lie are on the record with what they were taken out of', () => {
    const verifier = new ReadingVerifier(documents);
    verifier.facts(sheet([fact('1', [stands, lies])]));
    expect(verifier.rejected).toMatchObject([{ findingId: 'fact/1', reason: 'quote-differs', citation: { quote: '900 kg' } }]);
  });

  it('take a fact with them that stands nowhere else, and no other', () => {
    const { facts } = new ReadingVerifier(documents).facts(sheet([fact('1', [stands, lies]), fact('2', [lies])]));
    expect(facts).toEqual([fact('1', [stands])]);
  });

  it('leave no contradiction with fewer than two places', () => {
    const verifier = new ReadingVerifier(documents);
    expect(verifier.facts(sheet([], [stands], [lies])).contradictions).toEqual([]);
    expect(verifier.facts(sheet([], [stands], [lies], [stands])).contradictions[0]?.values.map(({ value }) => value)).toEqual(['0', '2']);
  });

  it('leave a mark and a suggestion, which a person must see all the same', () => {
    const verifier = new ReadingVerifier(documents);
    const mark: IntegrityMark = { kind: 'hidden-text', severity: 'major', file: 'form.pdf', summary: text, citations: [lies, stands] };
    expect(verifier.marks([mark])).toEqual([{ ...mark, citations: [stands] }]);
    const classification: Classification = {
      riskTier: 'high',
      suggestions: [{ question: 'risk-tier', value: 'high', label: text, reason: text, citations: [lies], alternatives: [], mark: 'ours' }],
    };
    expect(verifier.classification(classification).suggestions).toMatchObject([{ value: 'high', citations: [] }]);
    expect(verifier.rejected.map(({ findingId }) => findingId)).toEqual(['integrity/hidden-text', 'classification/risk-tier']);
  });
});
