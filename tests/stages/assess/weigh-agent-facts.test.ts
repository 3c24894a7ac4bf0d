import { describe, expect, it } from 'vitest';
import type { DossierCitation, DraftFinding, Fact, FactValue, Verdict } from '../../../src/domain/index.ts';
import { celEvaluator } from '../../../src/stages/assess/cel.ts';
import { agentContradictionFindings, weighAgentFacts } from '../../../src/stages/assess/weigh-agent-facts.ts';
import { flatFacts } from '../../../src/stages/facts/index.ts';

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
const fact = (key: string, value: FactValue, origin: Fact['origin']): Fact => ({
  id: `${origin}/${key}`,
  key,
  value,
  origin,
  citations: [at(`the words of ${key}`)],
});
const finding = (verdict: Verdict): DraftFinding => ({
  stage: 'draft',
  id: 'F-r' as never,
  requirementId: 'r' as never,
  clause: 'law#I',
  verdict,
  severity: 'major',
  summary: { en: 's', zh: '概' },
  reasoning: { en: 'r', zh: '由' },
  evidenceState: 'none-found',
  searched: { en: 'all', zh: '全部' },
  evidence: [],
  clauses: [],
  cases: [],
  origin: 'rule',
  agreement: 'single',
  trace: [],
  openQuestions: [],
});
const cel = { applies: 'true', check: 'line.planned <= line.capacity && (!has(line.limit) || line.planned <= line.limit)' };

function weigh(verdict: Verdict, ruled: Record<string, FactValue>, read: Record<string, FactValue>): DraftFinding {
  const facts = [
    ...Object.entries(ruled).map(([key, value]) => fact(key, value, 'label')),
    ...Object.entries(read).map(([key, value]) => fact(key, value, 'agent')),
  ];
  const own = flatFacts({ facts: facts.filter(({ origin }) => origin !== 'agent'), contradictions: [] }).values;
  const joined = flatFacts({ facts, contradictions: [] }).values;
  return weighAgentFacts(finding(verdict), cel, { ruled: own, joined, sheet: { facts, contradictions: [] }, evaluate: celEvaluator() });
}

describe('a check that facts of an agent make computable', () => {
  it.each([
    ['undecided', 300, 'true'],
    ['not-addressed', 300, 'true'],
    ['undecided', 500, 'false'],
    ['not-addressed', 500, 'false'],
  ] as const)('leaves a finding that was %s undecided with evidence of both (%i: %s)', (verdict, planned, outcome) => {
    const weighed = weigh(verdict, { 'line.capacity': 400 }, { 'line.planned': planned });
    expect(weighed).toMatchObject({ verdict: 'undecided', origin: 'both', agreement: 'single', evidenceState: 'supporting' });
    expect(weighed.evidence).toMatchObject([{ by: 'agent', state: 'located', citation: { quote: 'the words of line.planned' } }]);
    expect(weighed.trace.at(-1)).toMatchObject({ rule: 'cel', outcome, facts: [{ key: 'line.planned', value: String(planned) }] });
    expect(weighed.trace.at(-1)?.note?.zh).toMatch(/智能体/u);
    expect(weighed).not.toHaveProperty('searched');
  });

  it('never makes a failing finding better or worse', () => {
    for (const verdict of ['not-met', 'partly-met', 'not-applicable'] as const)
      for (const planned of [300, 500])
        expect(weigh(verdict, { 'line.capacity': 400 }, { 'line.planned': planned })).toEqual(finding(verdict));
  });

  it('makes a finding that was met undecided when it comes out false, also by a fact that the check may do without', () => {
    const weighed = weigh('met', { 'line.capacity': 400, 'line.planned': 300 }, { 'line.limit': 200 });
    expect(weighed).toMatchObject({ verdict: 'undecided', origin: 'both', agreement: 'disagree' });
    expect(weigh('met', { 'line.capacity': 400, 'line.planned': 300 }, { 'line.limit': 350 })).toEqual(finding('met'));
  });

  it('is not run with an agent’s value of a fact that rules read', () => {
    expect(weigh('met', { 'line.capacity': 400, 'line.planned': 300 }, { 'line.planned': 900 })).toEqual(finding('met'));
  });
});

it('a value that rules and agent read differently is for a person to settle', () => {
  const value = (text: string) => ({ value: text, citations: [at(text)] });
  const differing = {
    id: 'agent/k',
    topic: 'k',
    title: { en: 'K', zh: '甲' },
    values: [value('1'), value('22')],
    clause: 'law#I',
    summary: { en: 'x', zh: '甲' },
    by: 'agent' as const,
  };
  const [one] = agentContradictionFindings([differing], new Map());
  expect(one).toMatchObject({ requirementId: 'consistency/k', verdict: 'undecided', origin: 'both', agreement: 'disagree' });
  expect(one?.evidence.map(({ state }) => state)).toEqual(['located', 'located']);
});
