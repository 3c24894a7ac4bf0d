import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Document, Passage } from '../../../src/domain/index.ts';
import { readStatements } from '../../../src/stages/assess/read-statements.ts';
import { StatementRules } from '../../../src/stages/assess/statement-rules.ts';
import { breaching, complying, type Example } from './statement-examples.ts';

const file = new URL('../../../knowledge-base/programmes/drug-contract-manufacturing/statements/base.yaml', import.meta.url);
const rules = StatementRules.parse(parse(readFileSync(file, 'utf8')));

const kinds = ['quality_agreement', 'sop', 'tt_report', 'capacity_analysis', 'audit_report', 'agreement'];

/** Each example stands in a document of its own, so that none is read as the context of another. */
function saidOf(examples: readonly Example[]): (readonly string[])[] {
  const documents = examples.map((_, index) => ({
    id: `d${index}`,
    path: '1.pdf',
    title: '',
    kind: 'other',
    kinds: kinds.map((kind) => ({ kind })),
  }));
  const passages = examples.map(([, text, heading = ''], index) => ({
    id: `p${index}`, documentId: `d${index}`, page: 1, start: 0, end: text.length, text, kind: 'sentence', headings: [heading],
  })); // prettier-ignore
  const found = readStatements({
    documents: documents as unknown as Document[],
    passages: passages as unknown as Passage[],
    rules,
    flat: { 'product.isSterile': true },
    partyTerms: {},
  });
  return examples.map(([requirement], index) =>
    (found.get(requirement) ?? []).filter((s) => s.passage.id === `p${index}` && s.force !== 'weak').map((s) => s.says),
  );
}

const breachesRead = saidOf(breaching);
const complianceRead = saidOf(complying);

describe('what documents say of a duty', () => {
  it.each(breaching.map(([requirement, sentence], index) => [requirement, sentence, index] as const))(
    'a breach of %s is read from “%s”',
    (_, __, index) => {
      expect(breachesRead[index]).toContain('breaches');
    },
  );

  it.each(complying.map(([requirement, sentence], index) => [requirement, sentence, index] as const))(
    'no breach of %s is read from “%s”',
    (_, __, index) => {
      expect(complianceRead[index]).not.toContain('breaches');
    },
  );

  it('three in four complying sentences are read as compliance', () => {
    const read = complianceRead.filter((said) => said.includes('fulfils')).length;
    expect(read / complying.length).toBeGreaterThanOrEqual(0.75);
  });
});
