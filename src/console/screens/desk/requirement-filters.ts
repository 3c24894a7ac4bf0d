import type { FindingRow } from '../../../contract/index.ts';
import type { Bilingual, Severity, Verdict } from '../../../domain/index.ts';

/** What the requirement list is narrowed to; stands in the address. */
export type Filters = {
  /** `covered`: those that wait for the person's own verdict. */
  readonly verdict: Verdict | 'covered' | null;
  readonly severity: Severity | null;
  readonly state: 'open' | 'decided' | 'own' | null;
  readonly text: string;
};

/** An article or a discipline, with its requirements. */
export type RequirementGroup = {
  /** Of the article; empty for a discipline. */
  readonly number: string;
  readonly title: Bilingual;
  readonly rows: readonly FindingRow[];
  readonly decided: number;
};

/** The verdict that counts: the person's where there is one, else the draft's; `covered` while that is not shown. */
export function verdictOf(row: FindingRow): Verdict | 'covered' {
  return row.finalVerdict ?? row.verdict ?? 'covered';
}

/** `A134-08-i` is `8-i`; a check across documents keeps the last word of its name. */
export function shortId(requirementId: string): string {
  const atom = /^[A-Z]+\d+-0?(\d+)-(.+)$/u.exec(requirementId);
  if (atom !== null) return `${atom[1]}-${atom[2]}`;
  if (requirementId.startsWith('consistency/')) return '≠';
  return requirementId.split('/').at(-1)!.slice(0, 6);
}

/** Rows that pass all filters, in the order given. Text is looked for in title, number and file names, in both languages. */
export function filterRows(rows: readonly FindingRow[], filters: Filters): FindingRow[] {
  const words = filters.text.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  return rows.filter((row) => {
    if (filters.verdict !== null && verdictOf(row) !== filters.verdict) return false;
    if (filters.severity !== null && row.severity !== filters.severity) return false;
    if (filters.state === 'open' && row.decision !== null) return false;
    if (filters.state === 'decided' && row.decision === null) return false;
    if (filters.state === 'own' && (row.decision !== null || !row.needsOwnDecision)) return false;
    const text = [row.title.en, row.title.zh, row.requirementId, shortId(row.requirementId), row.article, ...row.files]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export type Grouping = 'article' | 'discipline';

/** Articles or disciplines, in the order of their first row. */
export function groupRows(rows: readonly FindingRow[], by: Grouping): RequirementGroup[] {
  const groups = new Map<string, FindingRow[]>();
  for (const row of rows) {
    const key = by === 'article' ? row.article : row.discipline.en;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].map(([key, members]) => ({
    number: by === 'article' ? key : '',
    title: by === 'article' ? members[0]!.articleTitle : members[0]!.discipline,
    rows: members,
    decided: members.filter((row) => row.decision !== null).length,
  }));
}

/** How many rows have each verdict. */
export function countVerdicts(rows: readonly FindingRow[]): Partial<Record<Verdict | 'covered', number>> {
  const counts: Partial<Record<Verdict | 'covered', number>> = {};
  for (const row of rows) counts[verdictOf(row)] = (counts[verdictOf(row)] ?? 0) + 1;
  return counts;
}

/** The row `step` places after the selected one in the order shown; stays at the ends. The first one when none is selected. */
export function stepFrom(rows: readonly FindingRow[], selectedId: string | null, step: 1 | -1): FindingRow | undefined {
  const at = rows.findIndex((row) => row.id === selectedId);
  return at < 0 ? rows[0] : (rows[at + step] ?? rows[at]);
}

/** The rows that stand next after the selected one; the first ones when none is selected. */
export function rowsAfter(rows: readonly FindingRow[], selectedId: string | null, count: number): readonly FindingRow[] {
  const from = rows.findIndex((row) => row.id === selectedId) + 1;
  return rows.slice(from, from + count);
}
