import { describe, expect, it } from 'vitest';
import type { DossierCitation, Evidence, RuleTrace, Verdict } from '../../../src/domain/index.ts';
import { verifyFinding } from '../../../src/stages/verify/verify-finding.ts';
import { byId, cite, documentOf, draftOf, pageOf } from './example-page.ts';

const report = documentOf('doc-report', 'validation.pdf', [
  pageOf(1, ['Two batches of 250 kg were made.', '验证批次为2批。', 'A third batch is planned.']),
]);
const documents = byId(report);
const stands = cite(report, 'Two batches of 250 kg');
const lies: DossierCitation = { ...stands, quote: 'Six batches of 250 kg' };
const evidence = (citation: DossierCitation, state: Evidence['state'] = 'contradicting'): Evidence => ({ state, citation, relevance: 1 });
const trace = (...facts: RuleTrace['facts']): RuleTrace => ({
  rule: 'cel',
  expression: 'size(validation.batches) >= 3',
  facts,
  outcome: 'false',
});

describe('a draft whose citations stand', () => {
  it('goes through as it is, with nothing rejected', () => {
    const draft = draftOf({ evidence: [evidence(stands)], counterEvidence: cite(report, 'A third batch is planned.') });
    const { finding, rejected } = verifyFinding(draft, documents);
    expect(finding).toEqual({ ...draft, stage: 'verified' });
    expect(rejected).toEqual([]);
  });

  it('may use numbers of quotes, facts, derivations, the expression and the clause', () => {
    const fact = { key: 'validation.batches', value: '2', citations: [cite(report, '2批')], derivation: '1 + 1 = 2' };
    const draft = draftOf({
      evidence: [evidence(stands)],
      trace: [trace(fact)],
      summary: { en: 'Two batches, of 250 kg.', zh: '共2批，每批250公斤。' },
      reasoning: { en: '1 + 1 = 2, where 3 are asked for.', zh: '要求3批。' },
    });
    expect(verifyFinding(draft, documents).finding).toMatchObject({ verdict: 'not-met', summary: draft.summary });
  });
});

it('a draft may use the numbers of the requirement’s own wording', () => {
  const draft = draftOf({ verdict: 'not-applicable', summary: { en: 'Circumstance 4: not applicable.', zh: '情形四：不适用。' } });
  expect(verifyFinding(draft, documents, [{ en: 'Circumstance 4', zh: '情形四' }]).finding.summary).toEqual(draft.summary);
  expect(verifyFinding(draft, documents).finding.summary).not.toEqual(draft.summary);
});

describe('a citation that does not stand', () => {
  it('is kept as rejected, and is nowhere in what is shown', () => {
    const draft = draftOf({
      evidence: [evidence(stands), evidence(lies)],
      trace: [trace({ key: 'a', value: 'x', citations: [stands, lies] })],
      counterEvidence: lies,
    });
    const { finding, rejected } = verifyFinding(draft, documents);
    expect(rejected.map(({ reason, citation }) => [reason, citation.quote])).toEqual(
      Array.from({ length: 3 }, () => ['quote-differs', lies.quote]),
    );
    expect(rejected.every(({ findingId }) => findingId === draft.id)).toBe(true);
    expect(JSON.stringify(finding)).not.toContain(lies.quote);
    expect(finding).not.toHaveProperty('counterEvidence');
    expect(finding.verdict).toBe('not-met');
  });

  it('takes the fact with it that stood nowhere else', () => {
    const { finding } = verifyFinding(
      draftOf({
        evidence: [evidence(stands)],
        trace: [trace({ key: 'a', value: '6', citations: [lies] }, { key: 'b', value: '2', citations: [stands] })],
      }),
      documents,
    );
    expect(finding.trace[0]?.facts.map(({ key }) => key)).toEqual(['b']);
  });
});

describe('a finding becomes undecided', () => {
  it.each<Verdict>(['not-met', 'partly-met', 'not-addressed', 'met'])('from %s when all its citations are rejected', (verdict) => {
    const { finding } = verifyFinding(draftOf({ verdict, evidence: [evidence(lies), evidence({ ...stands, page: 4 })] }), documents);
    expect(finding).toMatchObject({ verdict: 'undecided', evidenceState: 'search-failed', evidence: [] });
    expect(finding.searched?.zh).toMatch(/\p{Script=Han}/u);
    expect(finding.summary).not.toEqual(draftOf({}).summary);
  });

  it('when the places of all the facts that its rule read are rejected and it has no other evidence', () => {
    const { finding } = verifyFinding(draftOf({ verdict: 'met', trace: [trace({ key: 'a', value: 'x', citations: [lies] })] }), documents);
    expect(finding).toMatchObject({ verdict: 'undecided', evidenceState: 'search-failed' });
  });

  it('when only passages that were merely located are left of it', () => {
    const { finding } = verifyFinding(draftOf({ evidence: [evidence(lies), evidence(stands, 'located')] }), documents);
    expect(finding.verdict).toBe('undecided');
    expect(finding.evidence.map(({ state }) => state)).toEqual(['located']);
  });

  it('when its reasoning has a number that nothing covers, in either language', () => {
    for (const reasoning of [
      { en: 'Only 7 batches.', zh: '见引文。' },
      { en: 'See the quote.', zh: '仅７批。' },
    ]) {
      const { finding, rejected } = verifyFinding(draftOf({ evidence: [evidence(stands)], reasoning }), documents);
      expect(finding.verdict).toBe('undecided');
      expect(JSON.stringify([finding.summary, finding.reasoning])).not.toMatch(/[7７]/u);
      expect(rejected).toMatchObject([{ reason: 'number-not-cited', detail: '7' }]);
    }
  });

  it('when its number stands only in the value of a fact whose place is rejected', () => {
    const draft = draftOf({
      evidence: [evidence(stands)],
      trace: [trace({ key: 'a', value: '6', citations: [lies] })],
      summary: { en: '6 batches.', zh: '6批。' },
    });
    expect(verifyFinding(draft, documents).finding.verdict).toBe('undecided');
  });
});

describe('a finding keeps its verdict', () => {
  it('not-addressed without any citation', () => {
    expect(verifyFinding(draftOf({ verdict: 'not-addressed', evidenceState: 'none-found' }), documents).finding.verdict).toBe(
      'not-addressed',
    );
  });

  it('not-applicable when a number is not covered, but not its words', () => {
    const { finding } = verifyFinding(
      draftOf({ verdict: 'not-applicable', summary: { en: 'Only above 500 kg.', zh: '仅限500公斤以上。' } }),
      documents,
    );
    expect(finding.verdict).toBe('not-applicable');
    expect(finding.summary.en).not.toContain('500');
  });
});
