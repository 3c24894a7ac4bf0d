import { useCallback, useMemo, useState } from 'react';
import type { FindingAnswer } from '../../../contract/index.ts';
import { type DeskAddress, moves } from './desk-address.ts';
import {
  foundHighlights, type Highlight, highlightOf, type NumberedEvidence, passagesOf, placeHighlight,
} from './highlights.ts'; // prettier-ignore
import type { ScrollTarget } from './scroll-target.ts';

type Hit = Parameters<typeof foundHighlights>[0][number];
type Change = ReturnType<typeof moves.showEvidence>;

export type ShownPlace = {
  readonly evidence: readonly NumberedEvidence[];
  readonly selected: NumberedEvidence | null;
  readonly highlights: readonly Highlight[];
  readonly selectedKey: string | null;
  readonly target: ScrollTarget | null;
  readonly showEvidence: (number: number) => void;
  readonly stepEvidence: (by: 1 | -1) => void;
  readonly showPage: (documentId: string, page: number) => void;
  readonly showPlace: (place: Hit) => void;
};

/** Where the document stands: at a numbered passage of the finding, or at a place that the address names. */
export function useShownPlace(
  answer: FindingAnswer | undefined,
  address: DeskAddress,
  hits: readonly Hit[],
  change: (next: Change) => void,
): ShownPlace {
  const [jump, setJump] = useState(0);
  const evidence = useMemo(() => (answer === undefined ? [] : passagesOf(answer)), [answer]);
  const { place } = address;
  const selected = place === null ? (evidence.find((item) => item.number === address.evidence) ?? evidence[0] ?? null) : null;
  const highlights = useMemo(() => {
    const others = hits.filter(
      (hit) => !(place?.documentId === hit.documentId && place.page === hit.page && place.at?.[0] === hit.start),
    ); // prettier-ignore
    const marked = [...evidence.map(highlightOf), ...foundHighlights(others)];
    return place === null || place.at === null
      ? marked
      : [...marked, placeHighlight(place.documentId, place.page, place.at[0], place.at[1])];
  }, [evidence, place, hits]);
  const goal = place === null ? selected?.citation : { ...place, boxes: [] };
  const first = goal?.boxes[0];
  const key = place === null ? (selected === null ? null : `evidence-${selected.number}`) : place.at === null ? null : 'place';
  const documentId = goal?.documentId;
  const page = first?.page ?? goal?.page;
  const y = first?.y ?? null;
  const from = place?.at?.[0] ?? null;
  // New only when the place is: what a colleague does meanwhile must not move the page.
  const target = useMemo<ScrollTarget | null>(() => {
    void jump;
    void from;
    return documentId === undefined || page === undefined ? null : { documentId, page, y, key };
  }, [documentId, page, y, key, from, jump]);

  const move = useCallback(
    (next: Change) => {
      change(next);
      setJump((count) => count + 1);
    },
    [change],
  );
  const showEvidence = useCallback((number: number) => move(moves.showEvidence(number)), [move]);
  const stepEvidence = (by: 1 | -1): void => {
    if (evidence.length === 0) return;
    const at = selected === null ? (by === 1 ? -1 : 0) : evidence.indexOf(selected);
    showEvidence(evidence[(at + by + evidence.length) % evidence.length]!.number);
  };
  const showPlace: ShownPlace['showPlace'] = (where) => move(moves.showPlace(where.documentId, where.page, [where.start, where.end]));
  const showPage = (id: string, number: number): void => move(moves.showPlace(id, number));
  const selectedKey = place !== null ? 'place' : selected === null ? null : `evidence-${selected.number}`;
  return { evidence, selected, highlights, selectedKey, target, showEvidence, stepEvidence, showPlace, showPage };
}
