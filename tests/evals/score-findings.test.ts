import { describe, expect, it } from 'vitest';
import type { LabelledDefect, Labels } from '../../evals/findings/scorers/labels.ts';
import { scoreFindings, type ScoredFinding } from '../../evals/findings/scorers/score-findings.ts';
import type { Verdict } from '../../src/domain/index.ts';

const place = (file: string, page: number, quote: string, also?: number[]) => ({
  file,
  page,
  quote,
  ...(also === undefined ? {} : { also_on_pages: also }),
});
const quote = 'No media fill has been performed on this line since 2023.';
const defect = (changes: Partial<LabelledDefect> = {}): LabelledDefect => ({
  id: 'F1',
  article: 'XVII',
  kind: 'missing',
  status: 'not-met',
  severity: 'major',
  summary: '',
  evidence: [place('a.pdf', 3, quote)],
  ...changes,
});
const labels = (changes: Partial<Labels>): Labels => ({ dossier: 'T', language: 'en', findings: [], decoys: [], met: [], ...changes });
const finding = (changes: Partial<ScoredFinding> = {}): ScoredFinding => ({
  requirementId: 'A134-17-a',
  clause: 'nmpa-2025-134#XVII.3',
  verdict: 'not-met',
  citations: [cited('a.pdf', 3, quote)],
  ...changes,
});
const cited = (file: string, page: number, words: string) => ({ source: 'dossier', file, page, quote: words });
const outcomeOf = (label: LabelledDefect, ...findings: ScoredFinding[]): string | undefined =>
  scoreFindings(labels({ findings: [label] }), findings).defects[0]?.outcome;

describe('a defect is found', () => {
  it.each<Verdict>(['not-met', 'partly-met', 'not-addressed'])(
    'by a finding of its article that says %s and quotes it on its page',
    (verdict) => {
      expect(scoreFindings(labels({ findings: [defect()] }), [finding({ verdict })]).defects).toEqual([
        { id: 'F1', kind: 'missing', outcome: 'found', rightClause: true, rightPage: true, by: 'A134-17-a' },
      ]);
    },
  );

  it('by a finding of an article in `also` or `article_also_accepted`', () => {
    expect(outcomeOf(defect({ also: ['XIX'] }), finding({ clause: 'nmpa-2025-134#XIX.1' }))).toBe('found');
    expect(outcomeOf(defect({ article_also_accepted: ['XX'] }), finding({ clause: 'nmpa-2025-134#XX' }))).toBe('found');
  });

  it('by 16 characters of its quote, white space and case aside', () => {
    expect(outcomeOf(defect(), finding({ citations: [cited('a.pdf', 3, 'see: NO MEDIA\nFILL  HAS BEEN done')] }))).toBe('found');
  });

  it('by 8 characters of a Chinese quote', () => {
    const chinese = defect({ evidence: [place('b.pdf', 1, '本品上市后未再开展持续稳定性考察')] });
    expect(outcomeOf(chinese, finding({ citations: [cited('b.pdf', 1, '未再开展持续稳定的工作')] }))).toBe('found');
  });

  it('by the whole of a label shorter than that', () => {
    expect(
      outcomeOf(defect({ evidence: [place('a.pdf', 3, 'Line B')] }), finding({ citations: [cited('a.pdf', 3, 'made on line b only')] })),
    ).toBe('found');
  });

  it('on a page of `also_on_pages`', () => {
    expect(outcomeOf(defect({ evidence: [place('a.pdf', 3, quote, [7])] }), finding({ citations: [cited('a.pdf', 7, quote)] }))).toBe(
      'found',
    );
  });

  it('by a contradiction or missing-document finding of another article when its quote overlaps', () => {
    for (const requirementId of ['consistency/product.batchSize', 'enclosure/annex-4']) {
      const [result] = scoreFindings(labels({ findings: [defect()] }), [finding({ requirementId, clause: 'nmpa-2025-134#III' })]).defects;
      expect(result).toMatchObject({ outcome: 'found', rightClause: false, rightPage: true });
    }
  });

  it('by a finding on the right page without overlap, but only one defect by each', () => {
    const loose = finding({ citations: [cited('a.pdf', 3, 'Something else stands here.')] });
    const two = [defect(), defect({ id: 'F2', evidence: [place('a.pdf', 3, 'Another sentence of the same page entirely.')] })];
    expect(scoreFindings(labels({ findings: two }), [loose]).defects.map(({ outcome }) => outcome)).toEqual(['found', 'missed']);
    expect(
      scoreFindings(labels({ findings: two }), [loose, { ...loose, requirementId: 'A134-17-b' }]).defects.map(({ outcome }) => outcome),
    ).toEqual(['found', 'found']);
  });

  it('by its quote before another takes the finding by its page', () => {
    const two = [defect({ id: 'F0', evidence: [place('a.pdf', 3, 'A sentence that nobody has quoted at all.')] }), defect()];
    expect(
      scoreFindings(labels({ findings: two }), [
        finding(),
        finding({ requirementId: 'A134-17-b', citations: [cited('a.pdf', 3, 'Third')] }),
      ]).defects.map(({ id, by }) => [id, by]),
    ).toEqual([
      ['F0', 'A134-17-b'],
      ['F1', 'A134-17-a'],
    ]);
  });

  it('by an uncited finding of its article when a document is missing, one document by each', () => {
    const missing = [defect({ kind: 'missing-document' }), defect({ id: 'F2', kind: 'missing-document' })];
    const uncited = finding({ verdict: 'not-addressed', citations: [] });
    expect(scoreFindings(labels({ findings: missing }), [uncited]).defects.map(({ outcome }) => outcome)).toEqual(['found', 'missed']);
    expect(outcomeOf(defect(), uncited)).toBe('missed');
  });

  it('by an undecided finding where `accept_undecided` says so', () => {
    expect(outcomeOf(defect({ accept_undecided: true }), finding({ verdict: 'undecided' }))).toBe('found');
  });
});

it('a defect is surfaced when an undecided finding does the same', () => {
  expect(outcomeOf(defect(), finding({ verdict: 'undecided' }))).toBe('surfaced');
});

describe('a defect is missed', () => {
  it.each<[string, ScoredFinding]>([
    ['when the verdict is met', finding({ verdict: 'met' })],
    ['when the verdict is not applicable', finding({ verdict: 'not-applicable' })],
    ['when the article is another', finding({ clause: 'nmpa-2025-134#XIX' })],
    ['when the instrument is another with the same article number', finding({ clause: 'nmpa-2020-47#XVII' })],
    ['when the file is another', finding({ citations: [cited('b.pdf', 3, quote)] })],
    ['when the page is another', finding({ citations: [cited('a.pdf', 4, quote)] })],
    ['when only a clause is cited', finding({ citations: [{ source: 'clause', quote }] })],
  ])('%s', (_, wrong) => {
    expect(outcomeOf(defect(), wrong)).toBe('missed');
  });

  it('when a consistency finding of another article only stands on its page', () => {
    expect(
      outcomeOf(
        defect(),
        finding({ requirementId: 'consistency/x', clause: 'nmpa-2025-134#III', citations: [cited('a.pdf', 3, 'Other words of the page')] }),
      ),
    ).toBe('missed');
  });

  it('when fewer characters in a row than asked for are shared', () => {
    const chinese = defect({ evidence: [place('b.pdf', 1, '本品上市后未再开展持续稳定性考察')] });
    expect(
      outcomeOf(chinese, finding({ clause: 'nmpa-2025-134#XVII', verdict: 'undecided', citations: [cited('b.pdf', 2, '未再开展持续稳')] })),
    ).toBe('missed');
  });
});

describe('a false alarm is drawn', () => {
  const decoy = { id: 'D1', article: 'XVII', why: '', evidence: [place('a.pdf', 3, quote)] };
  const met = { id: 'M1', article: 'XVII', summary: '', evidence: [place('a.pdf', 3, quote)] };
  const alarms = (changes: Partial<Labels>, ...findings: ScoredFinding[]): string[] =>
    scoreFindings(labels(changes), findings).falseAlarms.map(({ item }) => item);

  it.each<[Verdict, boolean, boolean]>([
    ['not-met', true, true],
    ['partly-met', true, false],
    ['not-addressed', false, true],
    ['undecided', false, false],
    ['met', false, false],
    ['not-applicable', false, false],
  ])('by %s: on a decoy %s, on a met item %s', (verdict, onDecoy, onMet) => {
    expect(alarms({ decoys: [decoy] }, finding({ verdict }))).toEqual(onDecoy ? ['D1'] : []);
    expect(alarms({ met: [met] }, finding({ verdict }))).toEqual(onMet ? ['M1'] : []);
  });

  it('not by a finding that hits a defect', () => {
    expect(alarms({ findings: [defect()], decoys: [decoy] }, finding())).toEqual([]);
  });

  it('not by a finding of another article or another passage', () => {
    expect(
      alarms(
        { decoys: [decoy] },
        finding({ clause: 'nmpa-2025-134#XIX' }),
        finding({ citations: [cited('a.pdf', 3, 'Quite another passage of the page.')] }),
      ),
    ).toEqual([]);
  });

  it('once per item, out of all decoys and met items', () => {
    const score = scoreFindings(labels({ decoys: [decoy], met: [met] }), [
      finding(),
      finding({ requirementId: 'A134-17-b' }),
      finding({ requirementId: 'A134-17-c' }),
    ]);
    expect(score.falseAlarms.map(({ item, by }) => [item, by])).toEqual([
      ['D1', 'A134-17-a'],
      ['M1', 'A134-17-b'],
    ]);
    expect(score.falseAlarmChances).toBe(2);
  });
});

it('failing findings that match nothing are listed to be read by hand', () => {
  const stray = finding({ requirementId: 'A134-9-a', clause: 'nmpa-2025-134#IX', citations: [] });
  const score = scoreFindings(labels({ findings: [defect()] }), [
    finding(),
    stray,
    finding({ requirementId: 'x', verdict: 'undecided', clause: 'nmpa-2025-134#X' }),
  ]);
  expect(score.unmatched).toEqual([stray]);
});
