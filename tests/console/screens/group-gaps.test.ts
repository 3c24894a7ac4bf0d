import { describe, expect, it } from 'vitest';
import type { FindingRow } from '../../../src/contract/index.ts';
import { gapsOf, groupByDocument, groupByRequirement } from '../../../src/console/screens/gaps/group-gaps.ts';

function row(id: string, verdict: FindingRow['verdict'], severity: FindingRow['severity'], files: string[], article = 'VIII'): FindingRow {
  const title = { en: id, zh: id };
  const none = {
    decision: null,
    cover: null,
    finalVerdict: null,
    needsOwnDecision: true,
    draftChanged: false,
    discipline: { en: 'Production', zh: '生产' },
    evidenceCount: files.length,
  };
  return { id, requirementId: id, article, articleTitle: { en: article, zh: article }, title, verdict, severity, files, ...none };
}
const rows = [
  row('a', 'met', 'critical', ['01.pdf']),
  row('b', 'not-met', 'minor', ['02.pdf', '01.pdf']),
  row('c', 'not-addressed', 'critical', []),
  row('d', 'partly-met', 'major', ['02.pdf'], 'IX'),
  row('e', 'undecided', 'major', ['02.pdf']),
];

describe('the gap list of a writer', () => {
  it('has what the draft finds wanting, the gravest first, and neither what is met nor what is undecided', () => {
    expect(gapsOf(rows).map(({ id }) => id)).toEqual(['c', 'd', 'b']);
  });

  it('stands under the document where the work is; what no document speaks of comes last', () => {
    expect(groupByDocument(gapsOf(rows)).map(({ key, gaps }) => [key, gaps.map(({ id }) => id)])).toEqual([
      ['02.pdf', ['d', 'b']],
      ['', ['c']],
    ]);
  });

  it('stands by article on request', () => {
    expect(groupByRequirement(gapsOf(rows)).map(({ key }) => key)).toEqual(['VIII', 'IX']);
  });
});
