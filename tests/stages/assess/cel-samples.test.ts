import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readKnowledgeFiles } from '../../../src/adapters/knowledge-files/read-knowledge-files.ts';
import { loadKnowledgeBase } from '../../../src/knowledge/load-knowledge-base.ts';
import { celEvaluator, type FactsByKey } from '../../../src/stages/assess/cel.ts';

type Expected = 'met' | 'notMet' | 'missing' | 'notApplicable';
type Sample = { met: FactsByKey; notMet: FactsByKey; missing: FactsByKey; more?: { expect: Expected; facts: FactsByKey }[] };

const { samples } = parse(readFileSync('tests/fixtures/a134-samples.yaml', 'utf8')) as { samples: Record<string, Sample> };
const knowledge = loadKnowledgeBase(readKnowledgeFiles('knowledge-base'));
const requirements = new Map(knowledge.programmes.get('drug-contract-manufacturing')?.requirements.map((r) => [r.id as string, r]));
const evaluate = celEvaluator(knowledge.calendar);

function judge(id: string, facts: FactsByKey): Expected {
  const cel = requirements.get(id)?.cel;
  if (cel === undefined) throw new Error(`${id} has no expression`);
  const applies = evaluate(cel.applies, facts).outcome;
  if (applies === 'missing') return 'missing';
  if (applies === 'false') return 'notApplicable';
  const check = evaluate(cel.check, facts).outcome;
  return check === 'true' ? 'met' : check === 'false' ? 'notMet' : 'missing';
}

const cases = Object.entries(samples).flatMap(([id, sample]) => [
  { id, expected: 'met' as Expected, facts: sample.met },
  { id, expected: 'notMet' as Expected, facts: sample.notMet },
  { id, expected: 'missing' as Expected, facts: sample.missing },
  ...(sample.more ?? []).map(({ expect: expected, facts }) => ({ id, expected, facts })),
]);

describe('the expressions of Announcement 134', () => {
  it('have samples for every expression, 230 in all', () => {
    const withCel = [...requirements.values()].filter((r) => r.cel !== undefined).map((r) => r.id as string);
    expect(Object.keys(samples).sort()).toEqual(withCel.sort());
    expect(cases).toHaveLength(230);
  });

  it.each(cases)('$id comes out $expected over $facts', ({ id, expected, facts }) => {
    expect(judge(id, facts ?? {})).toBe(expected);
  });
});
