import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compareResults } from '../../../evals/agent/compare-results.ts';
import { belowTheGate } from '../../../evals/agent/judge-gate.ts';
import { figureAt } from '../../../src/governance/index.ts';
import { summariseScores } from '../../../evals/agent/summarise-scores.ts';

const thresholds = join(import.meta.dirname, '../../../evals/agent/thresholds.json');
const kept = (defectsFound: number, outcomes: Record<string, string>, id = 'T1') => ({ defectsFound, dossiers: { [id]: { outcomes } } });

it('every threshold names a figure of the report, and a run over nothing reaches none of them', () => {
  const nothing = summariseScores('recorded', []);
  const { min, max } = JSON.parse(readFileSync(thresholds, 'utf8')) as Record<'min' | 'max', Record<string, number>>;
  expect(belowTheGate(nothing, thresholds)).toHaveLength(Object.keys({ ...min, ...max }).length);
  for (const path of Object.keys({ ...min, ...max })) {
    const [first = '', ...rest] = path.split('.');
    expect(nothing).toHaveProperty([first, ...rest]);
  }
});

it('two results are compared by figure and by the defects that one of them found', () => {
  const before = kept(0.5, { F1: 'found', F2: 'missed', F3: 'surfaced' });
  const after = kept(0.75, { F1: 'missed', F2: 'found', F3: 'found' });
  const { figures, gained, lost, onlyInOne } = compareResults(before, after);
  expect(figures.find(({ figure }) => figure === 'defectsFound')).toEqual({ figure: 'defectsFound', before: 0.5, after: 0.75, change: 0.25 });
  expect({ gained, lost, onlyInOne }).toEqual({ gained: ['T1 F2', 'T1 F3'], lost: ['T1 F1'], onlyInOne: [] });
  expect(compareResults(before, kept(1, {}, 'T2')).onlyInOne).toEqual(['T1', 'T2']);
});

it('a figure is read by its path, and is absent where it was not measured', () => {
  expect(figureAt({ a: { b: 0 } }, 'a.b')).toBe(0);
  expect(figureAt({ a: { b: null } }, 'a.b')).toBeUndefined();
  expect(figureAt({}, 'a.b')).toBeUndefined();
});
