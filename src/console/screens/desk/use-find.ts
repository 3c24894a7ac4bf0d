import { useEffect, useState } from 'react';
import type { DossierSearchResult } from '../../../contract/index.ts';
import type { Problem } from '../../server/call.ts';
import { useResource } from '../../server/resource.ts';
import type { DeskAddress } from './desk-address.ts';

export type DocumentFind = {
  readonly open: boolean;
  /** Counts how often it was opened: a new number takes the focus back to the field. */
  readonly opened: number;
  readonly words: string;
  readonly everywhere: boolean;
  readonly result: DossierSearchResult | undefined;
  readonly problem: Problem | undefined;
  /** Index of the hit that is shown. */
  readonly at: number | null;
  readonly start: (everywhere: boolean) => void;
  readonly close: () => void;
  readonly setWords: (words: string) => void;
  readonly setEverywhere: (everywhere: boolean) => void;
  readonly step: (by: 1 | -1) => void;
  readonly show: (index: number) => void;
};

type Change = (next: Readonly<Record<string, string | null>>) => void;
type Hit = DossierSearchResult['hits'][number];

/** Milliseconds of rest after a key before the server is asked. */
const rest = 150;

/** Search in the documents; its words and reach stand in the address, the hit that is shown is the place of the address. */
export function useFind(
  dossierId: string,
  documentId: string | undefined,
  address: DeskAddress,
  change: Change,
  showHit: (hit: Hit) => void,
): DocumentFind {
  const asked = address.find;
  const [typed, setTyped] = useState(asked?.words.trim() ?? '');
  const [opened, setOpened] = useState(0);
  const everywhere = asked?.everywhere ?? false;
  const words = asked?.words.trim() ?? '';
  const query = documentId === undefined || everywhere ? { q: words } : { q: words, documentId };
  const search = useResource('searchDossier', words === '' ? null : { dossierId }, query);
  const { place } = address;
  const hits = words === '' ? undefined : search.data?.hits;
  const at = hits?.findIndex((hit) => hit.documentId === place?.documentId && hit.page === place.page && hit.start === place.at?.[0]) ?? -1;

  useEffect(() => {
    if (asked === null || inAddress(typed) === asked.words) return;
    const timer = setTimeout(() => change({ find: inAddress(typed) }), rest);
    return () => clearTimeout(timer);
  }, [typed, asked, change]);

  const show = (index: number): void => {
    const hit = hits?.[index];
    if (hit !== undefined) showHit(hit);
  };
  return {
    open: asked !== null,
    opened,
    words: typed,
    everywhere,
    result: words === '' || typed.trim() !== words ? undefined : search.data,
    problem: words === '' ? undefined : search.problem,
    at: at < 0 ? null : at,
    start: (all) => {
      setOpened((count) => count + 1);
      change({ find: inAddress(typed), in: all ? 'dossier' : null });
    },
    close: () => change({ find: null, in: null }),
    setWords: setTyped,
    setEverywhere: (all) => change({ in: all ? 'dossier' : null }),
    step: (by) => {
      if (hits === undefined || hits.length === 0) return;
      const from = at < 0 && by === -1 ? 0 : at;
      show((from + by + hits.length) % hits.length);
    },
    show,
  };
}

/** A blank keeps the search open in the address while no word is written. */
function inAddress(typed: string): string {
  return typed === '' ? ' ' : typed;
}
