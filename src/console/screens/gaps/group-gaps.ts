import type { FindingRow } from '../../../contract/index.ts';
import type { Bilingual, Verdict } from '../../../domain/index.ts';

/** A finding with a failing draft; nothing is covered in a pre-check. */
export type Gap = FindingRow & { readonly verdict: Verdict };

/** What the writer may have to close, under the document or the article where the work is. */
export type GapGroup = { readonly key: string; readonly title: string | Bilingual; readonly gaps: readonly Gap[] };

const failing: readonly string[] = ['not-met', 'partly-met', 'not-addressed'];
const weight: Readonly<Record<FindingRow['severity'], number>> = { critical: 0, major: 1, minor: 2 };

/** Requirements that the draft finds wanting, the gravest first. */
export function gapsOf(rows: readonly FindingRow[]): Gap[] {
  return rows.filter(isGap).toSorted((a, b) => weight[a.severity] - weight[b.severity]);
}

function isGap(row: FindingRow): row is Gap {
  return row.verdict !== null && failing.includes(row.verdict);
}

/** By the first document of its evidence; gaps without any passage come last, under an empty key. */
export function groupByDocument(gaps: readonly Gap[]): GapGroup[] {
  const groups = new Map<string, Gap[]>();
  for (const gap of gaps) {
    const file = gap.files[0] ?? '';
    groups.set(file, [...(groups.get(file) ?? []), gap]);
  }
  return [...groups]
    .map(([key, members]) => ({ key, title: key, gaps: members }))
    .toSorted((a, b) => (a.key === '' ? 1 : b.key === '' ? -1 : a.key.localeCompare(b.key)));
}

export function groupByRequirement(gaps: readonly Gap[]): GapGroup[] {
  const groups = new Map<string, Gap[]>();
  for (const gap of gaps) groups.set(gap.article, [...(groups.get(gap.article) ?? []), gap]);
  return [...groups].map(([key, members]) => ({ key, title: members[0]!.articleTitle, gaps: members }));
}
