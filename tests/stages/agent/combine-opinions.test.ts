import { describe, expect, it } from 'vitest';
import { DraftFinding, type Verdict } from '../../../src/domain/index.ts';
import { citationAt } from '../../../src/domain/citation.ts';
import { combineOpinions } from '../../../src/stages/agent/combine-opinions.ts';
import { joinReadings } from '../../../src/stages/agent/join-readings.ts';
import type { CheckedNote } from '../../../src/stages/agent/merge-notes.ts';
import type { VerifiedOpinion } from '../../../src/stages/agent/verify-agent-draft.ts';
import { verifyFinding } from '../../../src/stages/verify/verify-finding.ts';
import { accessTo, agreement, passageWith, report } from './small-dossier.ts';

const access = accessTo([agreement, report]);
const placeOf = (words: string) => {
  const { documentId, page, start, end } = passageWith(access, words);
  return citationAt(access.documents.get(documentId)!, page, start, end);
};
const ruleOf = (verdict: Verdict): DraftFinding => ({
  stage: 'draft',
  id: 'F-R' as never,
  requirementId: 'R' as never,
  clause: 'c#1',
  verdict,
  severity: 'major',
  summary: { en: 'Rule summary.', zh: '规则摘要。' },
  reasoning: { en: 'Rule reasons.', zh: '规则理由。' },
  evidenceState: 'supporting',
  evidence: [{ state: 'located', citation: placeOf('releases every batch'), relevance: 1 }],
  clauses: [],
  cases: [],
  origin: 'rule',
  agreement: 'single',
  trace: [],
  openQuestions: [],
});
type Drafted = Extract<VerifiedOpinion, { state: 'drafted' }>;
const agentOf = (verdict: Verdict, more: Partial<Drafted> = {}): Drafted => ({
  requirementId: 'R',
  state: 'drafted',
  verdict,
  draftedVerdict: verdict,
  lowered: [],
  reasoning: { en: 'It allows 48 hours.', zh: '允许48小时。' },
  citations: [placeOf('48 hours')],
  missing: [],
  confidence: 'high',
  language: 'en',
  covering: [],
  searched: ['deviation'],
  rejected: [],
  ...more,
});

describe('what rules and agent say of one requirement', () => {
  it.each([
    ['met', 'met', 'met', 'both', 'agree'],
    ['not-met', 'partly-met', 'not-met', 'both', 'agree'],
    ['partly-met', 'not-addressed', 'partly-met', 'both', 'agree'],
    ['not-applicable', 'not-applicable', 'not-applicable', 'both', 'agree'],
    ['undecided', 'undecided', 'undecided', 'both', 'agree'],
    ['not-met', 'met', 'undecided', 'both', 'disagree'],
    ['met', 'not-met', 'undecided', 'both', 'disagree'],
    ['not-applicable', 'partly-met', 'undecided', 'both', 'disagree'],
    ['met', 'not-applicable', 'undecided', 'both', 'disagree'],
    ['undecided', 'not-met', 'not-met', 'agent', 'single'],
    ['undecided', 'met', 'met', 'agent', 'single'],
    ['undecided', 'not-addressed', 'not-addressed', 'agent', 'single'],
    ['met', 'undecided', 'met', 'rule', 'single'],
    ['not-met', 'undecided', 'not-met', 'rule', 'single'],
  ] as const)('rules %s, agent %s: %s, origin %s, %s', (rule, agent, verdict, origin, agreement) => {
    const finding = combineOpinions(ruleOf(rule), agentOf(agent));
    expect(finding).toMatchObject({
      stage: 'draft',
      verdict,
      origin,
      agreement,
      agent: { state: 'drafted', ruleVerdict: rule, verdict: agent },
    });
    expect(DraftFinding.safeParse(finding).success).toBe(true);
  });

  it('disagreement shows both reasonings and the places of both', () => {
    const finding = combineOpinions(ruleOf('met'), agentOf('not-met'));
    expect(finding.reasoning.en).toContain('Rule reasons.');
    expect(finding.reasoning.en).toContain('It allows 48 hours.');
    expect(finding.reasoning.zh).toContain('规则理由。');
    expect(finding.evidence.map(({ state, by }) => [state, by])).toEqual([
      ['located', undefined],
      ['contradicting', 'agent'],
    ]);
    expect(verifyFinding(finding, access.documents)).toMatchObject({
      rejected: [],
      finding: { verdict: 'undecided', agreement: 'disagree', agent: { confidence: 'high' } },
    });
  });

  it.each(['met', 'not-met', 'undecided', 'not-applicable'] as const)(
    'a failed search leaves the rules’ finding as it is, and says so (%s)',
    (verdict) => {
      const rule = ruleOf(verdict);
      const { agent, ...rest } = combineOpinions(rule, { requirementId: 'R', state: 'search-failed', why: 'time-spent', rejected: [] });
      expect(rest).toEqual(rule);
      expect(agent).toMatchObject({ state: 'search-failed', failure: { en: 'the time limit was reached' } });
    },
  );

  it('a lowered opinion changes nothing but its mark', () => {
    const rule = ruleOf('met');
    const { agent, ...rest } = combineOpinions(
      rule,
      agentOf('undecided', { draftedVerdict: 'not-met', lowered: ['no-quote'], citations: [] }),
    );
    expect(rest).toEqual(rule);
    expect(agent).toMatchObject({ draftedVerdict: 'not-met', lowered: [{ en: 'None of its quotes stands in the dossier.' }] });
  });

  it('a guess does not decide what the rules left open', () => {
    expect(combineOpinions(ruleOf('undecided'), agentOf('not-met', { confidence: 'low' }))).toMatchObject({
      verdict: 'undecided',
      origin: 'rule',
    });
  });
});

describe('both ways of reading', () => {
  const note = (leaning: Verdict): CheckedNote => ({
    requirementId: 'R',
    leaning,
    statement: 'The batch size is 100,000.',
    language: 'en',
    citations: [placeOf('100,000')],
    passages: [],
    from: 'd#1',
  });

  it('a note that something is wrong stands in for an assessment that is lacking, failed or undecided', () => {
    for (const assessed of [
      undefined,
      agentOf('undecided'),
      { requirementId: 'R', state: 'search-failed', why: 'malformed', rejected: [] } as const,
    ])
      expect(joinReadings(assessed, 'R', [note('not-met')])).toMatchObject({ state: 'drafted', verdict: 'not-met', confidence: 'medium' });
  });

  it('against an assessment that says met it makes the finding undecided, with both', () => {
    const joined = joinReadings(agentOf('met'), 'R', [note('partly-met')])!;
    expect(joined).toMatchObject({ verdict: 'undecided', lowered: ['readings-differ'] });
    expect(combineOpinions(ruleOf('met'), joined)).toMatchObject({ verdict: 'undecided', agreement: 'disagree' });
    expect(combineOpinions(ruleOf('not-met'), joined)).toMatchObject({ verdict: 'not-met', origin: 'rule' });
  });

  it('notes never make a requirement met, and no part knows that a matter is not addressed', () => {
    expect(joinReadings(undefined, 'R', [note('met'), note('not-addressed')])).toBeUndefined();
    expect(joinReadings(agentOf('not-met'), 'R', [note('met')])).toMatchObject({ verdict: 'not-met' });
  });
});
