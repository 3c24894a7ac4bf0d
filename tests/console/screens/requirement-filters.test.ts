import { describe, expect, it } from 'vitest';
import type { FindingRow } from '../../../src/contract/index.ts';
import { countVerdicts, filterRows, groupRows, shortId, stepFrom } from '../../../src/console/screens/desk/requirement-filters.ts';

function row(id: string, change: Partial<FindingRow> = {}): FindingRow {
  return {
    id,
    requirementId: 'A134-08-i',
    article: 'VIII',
    articleTitle: { en: 'Capacity', zh: '产能' },
    title: { en: `Title ${id}`, zh: `标题${id}` },
    verdict: 'met',
    severity: 'major',
    decision: null,
    cover: null,
    finalVerdict: null,
    needsOwnDecision: false,
    draftChanged: false,
    discipline: { en: 'Production', zh: '生产' },
    evidenceCount: 1,
    files: ['07_Coline.pdf'],
    ...change,
  };
}
const all = { verdict: null, severity: null, state: null, text: '' } as const;

describe('the requirement list', () => {
  it('counts and filters by the person’s verdict where there is one', () => {
    const rows = [row('a'), row('b', { finalVerdict: 'not-met', decision: 'amend' })];
    expect(countVerdicts(rows)).toEqual({ met: 1, 'not-met': 1 });
    expect(filterRows(rows, { ...all, verdict: 'not-met' }).map(({ id }) => id)).toEqual(['b']);
  });

  it('counts what waits for the own verdict apart, and finds it by no verdict', () => {
    const rows = [row('a'), row('b', { verdict: null, cover: 'critical' })];
    expect(countVerdicts(rows)).toEqual({ met: 1, covered: 1 });
    expect(filterRows(rows, { ...all, verdict: 'covered' }).map(({ id }) => id)).toEqual(['b']);
    expect(filterRows(rows, { ...all, verdict: 'met' }).map(({ id }) => id)).toEqual(['a']);
  });

  it('finds by title in either language, by number and by file', () => {
    const rows = [row('a'), row('b', { requirementId: 'A134-17-c', article: 'XVII', files: ['人员.pdf'] })];
    for (const text of ['标题b', 'title B', '17-c', '人员'])
      expect(
        filterRows(rows, { ...all, text }).map(({ id }) => id),
        text,
      ).toEqual(['b']);
    expect(filterRows(rows, { ...all, text: 'title nothing' })).toEqual([]);
  });

  it('shows as own only what is open and must be decided one by one', () => {
    const rows = [row('a', { needsOwnDecision: true }), row('b', { needsOwnDecision: true, decision: 'accept' }), row('c')];
    expect(filterRows(rows, { ...all, state: 'own' }).map(({ id }) => id)).toEqual(['a']);
    expect(filterRows(rows, { ...all, state: 'open' }).map(({ id }) => id)).toEqual(['a', 'c']);
    expect(filterRows(rows, { ...all, state: 'decided' }).map(({ id }) => id)).toEqual(['b']);
  });

  it('groups by article in the order of the list and counts what is decided', () => {
    const rows = [row('a'), row('b', { article: 'IX', decision: 'accept' }), row('c', { decision: 'reject' })];
    expect(groupRows(rows, 'article').map(({ number, decided, rows: members }) => [number, decided, members.length])).toEqual([
      ['VIII', 1, 2],
      ['IX', 1, 1],
    ]);
  });

  it('groups by discipline, whatever the article', () => {
    const quality = { en: 'Quality assurance', zh: '质量保证' };
    const rows = [row('a'), row('b', { article: 'IX', discipline: quality }), row('c', { article: 'X', decision: 'accept' })];
    expect(
      groupRows(rows, 'discipline').map(({ number, title, decided, rows: members }) => [
        number,
        title.zh,
        decided,
        members.map(({ id }) => id),
      ]),
    ).toEqual([
      ['', '生产', 1, ['a', 'c']],
      ['', '质量保证', 0, ['b']],
    ]);
  });

  it('steps within what is shown, stays at the ends, and begins at the first', () => {
    const rows = [row('a'), row('b')];
    expect(stepFrom(rows, 'a', 1)?.id).toBe('b');
    expect(stepFrom(rows, 'b', 1)?.id).toBe('b');
    expect(stepFrom(rows, 'gone', -1)?.id).toBe('a');
    expect(stepFrom([], null, 1)).toBeUndefined();
  });

  it('shortens numbers of atoms and leaves others readable', () => {
    expect(shortId('A134-08-i')).toBe('8-i');
    expect(shortId('consistency/product.batchSize')).toBe('≠');
    expect(shortId('gate/G1')).toBe('G1');
  });
});
