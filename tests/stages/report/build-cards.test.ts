import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { EvalCase, Sha256 } from '../../../src/domain/index.ts';
import { evalRunOf } from '../../../src/governance/index.ts';
import { buildModelCard, buildRuleCard, ruleFigures } from '../../../src/stages/report/index.ts';
import { nameArticle } from '../../../src/stages/report/order-by-article.ts';
import { loadKnowledge } from '../../../src/workspace/load-knowledge.ts';

const knowledge = loadKnowledge();
const programme = knowledge.programmes.get('drug-contract-manufacturing')!;
const bytes = readFileSync('evals/findings/results/latest.json');
const { run, cases } = evalRunOf('latest', createHash('sha256').update(bytes).digest('hex') as Sha256, JSON.parse(bytes.toString('utf8')))!;
const at = '2026-03-01T00:00:00.000Z';
const source = (id: string) => {
  const requirement = programme.requirements.find((each) => each.id === id)!;
  const clause = knowledge.clauses.get(requirement.clause);
  const facts = programme.facts.filter(({ key }) => requirement.factsNeeded.includes(key));
  return {
    requirement,
    clause,
    instrument: knowledge.instruments.find((each) => each.id === clause?.instrument),
    facts,
    cases: [],
    measured: { name: 'latest', cases },
    at,
  };
};
const textOf = (blocks: unknown): string => JSON.stringify(blocks);
const { id: ruled } = programme.requirements.find(
  ({ cel, factsNeeded, threshold }) => cel !== undefined && factsNeeded.length > 0 && threshold !== null,
)!;

describe('the rule card', () => {
  it.each(['en', 'zh'] as const)('states clause, expressions, threshold and every fact that the rule reads, in %s', (language) => {
    const { requirement, facts, clause } = source(ruled);
    const said = textOf(buildRuleCard(source(ruled), language).blocks);
    for (const part of [
      nameArticle(clause!.number, language),
      requirement.statement[language],
      requirement.threshold!,
      ...facts.map(({ key }) => key),
    ])
      expect(said).toContain(JSON.stringify(part).slice(1, -1));
    expect(said).toContain(JSON.stringify(requirement.cel!.check).slice(1, -1));
  });

  it('can be made for every requirement in both languages', () => {
    for (const { id } of programme.requirements)
      for (const language of ['en', 'zh'] as const) expect(buildRuleCard(source(id), language).blocks.length).toBeGreaterThan(10);
  });

  it('has the counts of the kept result: together they are all that was found or surfaced', () => {
    const owners = [...new Set(cases.flatMap(({ defects }) => defects.flatMap(({ by }) => by ?? [])))];
    const sums = owners.map((id) => ruleFigures({ id: id as never, clause: 'x#none' as never }, cases));
    expect(sums.reduce((sum, each) => sum + each.found, 0)).toBe(run.development!.found);
    expect(sums.reduce((sum, each) => sum + each.found + each.surfaced, 0)).toBe(run.development!.surfaced);
  });

  it('counts what nothing found under its article, false alarms and unexplained findings as its own', () => {
    const defect = { kind: 'other', severity: 'major', summary: '', place: null, rightClause: false, rightPage: false } as const;
    const made: EvalCase = {
      dossier: 'T1',
      defects: [{ ...defect, id: '1', article: 'IX', outcome: 'missed', by: null }, { ...defect, id: '2', article: 'X', outcome: 'missed', by: null }],
      falseAlarms: [{ item: 'D1', article: 'IX', summary: '', place: null, by: 'r' }],
      unmatched: [{ requirement: 'r', verdict: 'not-met', place: null }, { requirement: 's', verdict: 'not-met', place: null }],
    }; // prettier-ignore
    expect(ruleFigures({ id: 'r' as never, clause: 'nmpa-2025-134#IX.2' as never }, [made])).toEqual({
      found: 0,
      surfaced: 0,
      missed: 1,
      falseAlarms: 1,
      unmatched: 1,
    });
  });
});

describe('the model card', () => {
  const content = { engineVersion: '1', knowledgeVersion: knowledge.version, thresholds: knowledge.version, model: null, embedding: null };
  const release = {
    id: 'r-1',
    content,
    state: 'draft' as const,
    events: [{ type: 'registered' as const, by: 'system', byName: 'system', at, content }],
  };
  const card = (language: 'en' | 'zh', runs = [run]) =>
    textOf(buildModelCard({ release, scenarios: [], endpoints: new Map(), training: null, runs, at }, language).blocks);

  it('has counts with their interval, and the gap between tuned and unfamiliar dossiers among its weaknesses', () => {
    const { development, heldOut } = run;
    const said = card('en');
    expect(said).toContain(`${heldOut!.found}/${heldOut!.defects}`);
    expect(said).toContain(`${development!.falseAlarms}/${development!.chances}`);
    const share = (of: typeof run.all): string => `${((100 * of.found) / of.defects).toFixed(0)} %`;
    expect(said).toContain(`${share(heldOut!)} of defects found in dossiers that nobody tuned on, ${share(development!)} in those`);
  });

  it('says that nothing was measured rather than leaving it out', () => {
    expect(card('en', [])).toContain('No eval result of this engine');
    expect(card('zh', [])).toContain('没有与该引擎');
  });
});
