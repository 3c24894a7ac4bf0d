import { describe, expect, it } from 'vitest';
import { judgeOpinions, kindOf, type Opinion } from '../../../evals/agent/judge-opinions.ts';
import type { Labels } from '../../../evals/findings/scorers/labels.ts';
import type { Requirement, Verdict } from '../../../src/domain/index.ts';

const words = 'Deviations are told to the holder once a year.';
const elsewhere = 'The holder keeps a list of its contract manufacturers.';
const place = { file: 'a.pdf', page: 2, quote: words };
const base = { article: 'V', kind: 'threshold', status: 'not-met', severity: 'major', summary: '', evidence: [place] };
const labelsOf = (what: 'findings' | 'decoys' | 'met', more: object = {}): Labels => ({
  dossier: 'T',
  language: 'en',
  findings: [],
  decoys: [],
  met: [],
  [what]: [{ id: 'L1', ...base, why: '', ...more }],
});
const opinion = (verdict: Verdict, more: Partial<Opinion> = {}): Opinion => ({
  requirementId: 'A134-05-f',
  clause: 'nmpa-2025-134#V',
  verdict,
  citations: [{ source: 'dossier', file: 'a.pdf', page: 2, quote: words }],
  ...more,
});
const outcome = (labels: Labels, ...opinions: Opinion[]): string | undefined => judgeOpinions(labels, opinions).labels[0]?.outcome;

describe('an opinion that quotes the place of a label is judged by it', () => {
  it.each<['findings' | 'decoys' | 'met', Verdict, string]>([
    ['findings', 'not-met', 'right'],
    ['findings', 'partly-met', 'right'],
    ['findings', 'not-addressed', 'right'],
    ['findings', 'met', 'wrong'],
    ['findings', 'not-applicable', 'wrong'],
    ['findings', 'undecided', 'undecided'],
    ['decoys', 'met', 'right'],
    ['decoys', 'not-applicable', 'right'],
    ['decoys', 'not-met', 'wrong'],
    ['decoys', 'undecided', 'undecided'],
    ['met', 'met', 'right'],
    ['met', 'not-applicable', 'wrong'],
    ['met', 'not-met', 'wrong'],
    ['met', 'undecided', 'undecided'],
  ])('%s, %s: %s', (what, verdict, expected) => expect(outcome(labelsOf(what), opinion(verdict))).toBe(expected));

  it('and not by one on another page, of another article, or on other words', () => {
    const labels = labelsOf('findings');
    const cited = (page: number, quote: string) => ({ citations: [{ source: 'dossier', file: 'a.pdf', page, quote }] });
    expect(outcome(labels, opinion('met', cited(3, words)))).toBe('unseen');
    expect(outcome(labels, opinion('met', cited(2, elsewhere)))).toBe('unseen');
    expect(outcome(labels, opinion('met', { clause: 'nmpa-2025-134#XII' }))).toBe('unseen');
  });
});

it('a right opinion decides for its label; another on the same place is then not called wrong', () => {
  const judged = judgeOpinions(labelsOf('findings'), [
    opinion('met', { requirementId: 'other', confidence: 'high' }),
    opinion('partly-met', { confidence: 'low' }),
  ]);
  expect(judged.labels[0]).toMatchObject({ outcome: 'right', exact: false, by: ['A134-05-f'] });
  expect(judged.opinions).toEqual([{ requirementId: 'A134-05-f', label: 'L1', right: true, confidence: 'low' }]);
});

it('a missing document is right as not addressed without any quote, and undecided is right where the label allows it', () => {
  const missing = labelsOf('findings', { kind: 'missing-document', status: 'not-addressed', evidence: [] });
  expect(judgeOpinions(missing, [opinion('not-addressed', { citations: [] })]).labels[0]).toMatchObject({ outcome: 'right', exact: true });
  expect(outcome(missing, opinion('not-met', { citations: [] }))).toBe('unseen');
  expect(outcome(labelsOf('findings', { accept_undecided: true }), opinion('undecided'))).toBe('right');
});

it('a label that nobody saw belongs to the kind of its article when its requirements share one, else to several', () => {
  const requirement = (id: string, clause: string, checkMode: string) => ({ id, clause, checkMode }) as unknown as Requirement;
  const all = [
    requirement('a', 'i#V', 'hybrid'),
    requirement('b', 'i#V.2', 'hybrid'),
    requirement('c', 'i#VI', 'hybrid'),
    requirement('d', 'i#VI', 'judgement'),
  ];
  const kind = (by: string[], article: string): string => kindOf({ by, article }, all, ({ checkMode }) => checkMode);
  expect([kind([], 'V'), kind([], 'VI'), kind(['d'], 'VI'), kind([], 'X')]).toEqual(['hybrid', 'several', 'judgement', 'several']);
});
