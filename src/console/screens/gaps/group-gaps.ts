import type { FindingRow } from '../../../contract/index.ts';
import type { Bilingual } from '../../../domain/index.ts';

/** What the writer may have to close, under the document or the article where the work is. */
export type GapGroup = { readonly key: string; readonly title: string | Bilingual; readonly gaps: readonly FindingRow[] };

const failing: readonly string[] = ['not-met', 'partly-met', 'not-addressed'];
const weight: Readonly<Record<FindingRow['severity'], number>> = { critical: 0, major: 1, minor: 2 };

/** Requirements that the draft finds wanting, the gravest first. */
export function gapsOf(rows: readonly FindingRow[]): FindingRow[] {
  return rows.filter((row) => failing.includes(row.verdict)).toSorted((a, b) => weight[a.severity] - weight[b.severity]);
}

/** By the first document of its evidence; gaps without any passage come last, under an empty key. */
export function groupByDocument(gaps: readonly FindingRow[]): GapGroup[] {
  const groups = new Map<string, FindingRow[]>();
  for (const gap of gaps) {
    const file = gap.files[0] ?? '';
    groups.set(file, [...(groups.get(file) ?? []), gap]);
  }
  return [...groups]
    .map(([key, members]) => ({ key, title: key, gaps: members }))
    .toSorted((a, b) => (a.key === '' ? 1 : b.key === '' ? -1 : a.key.localeCompare(b.key)));
}

export function groupByRequirement(gaps: readonly FindingRow[]): GapGroup[] {
  const groups = new Map<string, FindingRow[]>();
  for (const gap of gaps) groups.set(gap.article, [...(groups.get(gap.article) ?? []), gap]);
  return [...groups].map(([key, members]) => ({ key, title: members[0]!.articleTitle, gaps: members }));
}
