import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { severityOrder, verdictOrder } from '../../parts/signs.tsx';
import type { Filters, Grouping } from './requirement-filters.ts';

/** A place in the dossier that the address names instead of a numbered passage. */
export type NamedPlace = { readonly documentId: string; readonly page: number; readonly at: readonly [number, number] | null };

export type DeskAddress = {
  readonly findingId: string | null;
  /** Number of the passage that is shown, from 1. */
  readonly evidence: number;
  readonly place: NamedPlace | null;
  readonly filters: Filters;
  readonly grouping: Grouping;
  /** Words looked for in the documents; null while the search is closed. */
  readonly find: { readonly words: string; readonly everywhere: boolean } | null;
};

/** Reads the state of the desk out of the address. Unknown values count as absent. */
export function readDeskAddress(search: URLSearchParams): DeskAddress {
  const file = search.get('file');
  const page = Number(search.get('page') ?? '1');
  const at = /^(\d+)-(\d+)$/u.exec(search.get('at') ?? '');
  const state = search.get('state');
  return {
    findingId: search.get('finding'),
    evidence: Math.max(1, Number(search.get('evidence') ?? '1') || 1),
    place: file === null ? null : { documentId: file, page: page >= 1 ? page : 1, at: at === null ? null : [Number(at[1]), Number(at[2])] },
    filters: {
      verdict: search.get('verdict') === 'covered' ? 'covered' : (verdictOrder.find((word) => word === search.get('verdict')) ?? null),
      severity: severityOrder.find((word) => word === search.get('severity')) ?? null,
      state: state === 'open' || state === 'decided' || state === 'own' ? state : null,
      text: search.get('q') ?? '',
    },
    grouping: search.get('by') === 'discipline' ? 'discipline' : 'article',
    find: search.has('find') ? { words: search.get('find') ?? '', everywhere: search.get('in') === 'dossier' } : null,
  };
}

type Change = Readonly<Record<string, string | null>>;

/** The address of the desk and the way to change it. Moving on replaces the entry; opening another finding adds one. */
export function useDeskAddress() {
  const [search, setSearch] = useSearchParams();
  const address = useMemo(() => readDeskAddress(search), [search]);
  // The router's own is another after each change of the address; what is handed down stays the same, so that no row is drawn for it.
  const latest = useRef(setSearch);
  useLayoutEffect(() => {
    latest.current = setSearch;
  });
  const change = useCallback((next: Change, replace = true) => {
    latest.current(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [key, value] of Object.entries(next)) {
          if (value === null || value === '') after.delete(key);
          else after.set(key, value);
        }
        return after;
      },
      { replace },
    );
  }, []);
  return { address, change };
}

const noPlace = { file: null, page: null, at: null };
/** Changes of the address, by what the person does. */
export const moves = {
  openFinding: (id: string): Change => ({ ...noPlace, finding: id, evidence: null }),
  showEvidence: (number: number): Change => ({ ...noPlace, evidence: String(number) }),
  showPlace: (documentId: string, page: number, at?: readonly [number, number]): Change => ({
    file: documentId,
    page: String(page),
    at: at === undefined ? null : `${at[0]}-${at[1]}`,
  }),
};
