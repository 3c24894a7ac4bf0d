import type { FindingRow } from '../contract/index.ts';
import { coverFor } from '../domain/blind-cover.ts';
import type { KnowledgeBase, Person, ReviewState } from '../domain/index.ts';
import { presentRow } from './present-finding.ts';

const known = new WeakMap<ReviewState, Map<string, FindingRow[]>>();

/** The list as this reader may see it: readers differ by what is covered for them alone, so it is made once for all who see the same. */
export function presentRows(state: ReviewState, knowledge: KnowledgeBase, reader: Person | null): FindingRow[] {
  const { findings } = state.prepared;
  const covered = reader === null ? [] : findings.filter(({ id }) => coverFor(state, id, reader) !== null).map(({ id }) => id);
  const lists = known.get(state) ?? new Map<string, FindingRow[]>();
  known.set(state, lists);
  const key = covered.join(' ');
  const rows = lists.get(key) ?? findings.map((finding) => presentRow(finding, state, knowledge, reader));
  lists.set(key, rows);
  return rows;
}
