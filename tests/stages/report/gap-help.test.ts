import { describe, expect, it } from 'vitest';
import type { PreparedReview, VerifiedFinding } from '../../../src/domain/index.ts';
import { buildPrecheckReport, gapHelpOf } from '../../../src/stages/report/index.ts';
import { loadKnowledge } from '../../../src/workspace/load-knowledge.ts';
import { exampleReview } from '../approve/example-review.ts';

const knowledge = loadKnowledge();
const requirements = knowledge.programmes.get('drug-contract-manufacturing')!.requirements;
const requirementOf = (id: string) => requirements.find((requirement) => requirement.id === id)!;

function prepared(change: object): PreparedReview {
  const review = exampleReview([{ id: 'f1', verdict: 'not-met', severity: 'major' }]);
  return { ...review, findings: review.findings.map((finding) => ({ ...finding, ...change }) as VerifiedFinding) };
}
const helpFor = (change: object) => gapHelpOf(prepared(change), knowledge).get('f1');

describe('help for a writer', () => {
  it('says what is expected and where it belongs, from the requirement alone', () => {
    const requirement = requirementOf('A134-03-b');
    const help = helpFor({ requirementId: 'A134-03-b', verdict: 'not-addressed', evidence: [] })!;
    expect(help.statement).toEqual(requirement.statement);
    expect(help.expected).toEqual({ en: requirement.evidenceExpected, zh: requirement.evidenceExpectedZh });
    expect(help.where.map(({ kind }) => kind)).toContain('evaluation_report');
    expect(help.fix[0]?.en).toContain(requirement.evidenceExpected);
    expect(help.fix[0]?.zh).toContain(requirement.evidenceExpectedZh);
  });

  it('names the places to look at when the dossier says something else', () => {
    const help = helpFor({ requirementId: 'A134-03-b' })!;
    expect(help.fix.at(-1)).toEqual({
      en: 'Check what stands at quality agreement.pdf, page 2.',
      zh: '请核对quality agreement.pdf第2页的内容。',
    });
  });

  it('names as not found only facts that the draft does not have', () => {
    const requirement = requirementOf('A134-01-a');
    const first = requirement.factsNeeded[0]!;
    const without = helpFor({ requirementId: 'A134-01-a' })!;
    const review = prepared({ requirementId: 'A134-01-a' });
    const fact = { id: 'fact-1', key: first, value: 'QM-1', origin: 'label', citations: [] } as unknown as PreparedReview['facts'][number];
    const withFact = gapHelpOf({ ...review, facts: [fact] }, knowledge).get('f1')!;
    expect(withFact.notFound).toHaveLength(without.notFound.length - 1);
  });

  it('shows similar cases with title and whether they are confirmed', () => {
    const [item] = knowledge.cases;
    const help = helpFor({ requirementId: 'A134-03-b', cases: [item!.id, 'no-such-case'] })!;
    expect(help.cases).toEqual([{ id: item!.id, title: item!.title, confirmed: false }]);
  });

  it('is there for every failing finding and for no other', () => {
    for (const verdict of ['partly-met', 'not-met', 'not-addressed'])
      expect(helpFor({ requirementId: 'A134-03-b', verdict })).toBeDefined();
    for (const verdict of ['met', 'undecided', 'not-applicable']) expect(helpFor({ requirementId: 'A134-03-b', verdict })).toBeUndefined();
    expect(helpFor({ requirementId: 'consistency/product.batchSize' })?.expected).toBeNull();
  });

  it('has both languages for every requirement that can fail, without a word of English left in the Chinese', () => {
    for (const { id } of requirements) {
      const help = helpFor({ requirementId: id, verdict: 'not-addressed', evidence: [] });
      if (help === undefined) continue;
      for (const { en, zh } of [help.expected!, ...help.fix, ...help.where.map(({ name }) => name)]) {
        expect(en.trim(), id).not.toBe('');
        expect(zh, id).toMatch(/\p{Script=Han}/u);
        expect(zh, id).not.toMatch(/[a-z]{4,} [a-z]{2,}/u);
      }
    }
  });

  it('stands in the pre-check report when the knowledge base is given', () => {
    const review = prepared({ requirementId: 'A134-03-b' });
    const text = (blocks: unknown): string => JSON.stringify(blocks);
    expect(text(buildPrecheckReport(review, 'zh', knowledge).blocks)).toContain('如何补正');
    expect(text(buildPrecheckReport(review, 'zh', knowledge).blocks)).toContain(knowledge.programmes.get(review.programme)!.title.zh);
    expect(text(buildPrecheckReport(review, 'en').blocks)).not.toContain('To close this gap');
  });
});
