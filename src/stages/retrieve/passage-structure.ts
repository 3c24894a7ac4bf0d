import type { Passage } from '../../domain/index.ts';
import { itemMarker, leadsIn, looksLikeTitle, markerShape } from './passage-cues.ts';

/** Where a passage stands among the others; positions in the same array. */
export type Place = {
  /** The sentence that a list item completes. */
  readonly lead: number | null;
  /** The title above it, where it stands as a passage of its own. */
  readonly title: number | null;
  readonly previous: number | null;
  readonly next: number | null;
};

const longestList = 40;

/**
 * Reads lists and titles from running text, document by document: a sentence that ends with a colon (or in the middle of a sentence) leads in
 * the items that follow it, as long as they carry markers of one shape or end like items. Linear in passages.
 */
export function readPlaces(passages: readonly Pick<Passage, 'text' | 'documentId' | 'kind'>[]): Place[] {
  let title: number | null = null;
  const open: { lead: number; shape: string | null; count: number }[] = [];
  return passages.map(({ text, documentId, kind }, index) => {
    const before = passages[index - 1]?.documentId === documentId ? index - 1 : null;
    const after = passages[index + 1]?.documentId === documentId ? index + 1 : null;
    if (before === null) {
      title = null;
      open.length = 0;
    }
    const mark = itemMarker(text);
    const shape = mark === null ? null : markerShape(mark);
    if (kind === 'heading' || (looksLikeTitle(text) && !endsLikeItem(passages[index - 1]?.text ?? ''))) {
      title = index;
      open.length = 0;
      return { lead: null, title: null, previous: before, next: after };
    }
    const lead = leadOf(open, shape, before, passages[index - 1]?.text ?? '', kind === 'row');
    if (leadsIn(text) && !(mark !== null && endsLikeItem(text))) open.push({ lead: index, shape: null, count: 0 });
    return { lead, title, previous: before, next: after };
  });
}

/** The open lead-in that an item of this shape belongs to; closes the lists that ended before it. */
function leadOf(
  open: { lead: number; shape: string | null; count: number }[],
  shape: string | null,
  before: number | null,
  textBefore: string,
  isRow: boolean,
): number | null {
  while (open.length > 0) {
    const list = open.at(-1)!;
    const first = list.lead === before;
    const belongs =
      !isRow &&
      list.count < longestList &&
      (first ||
        (list.shape === null
          ? shape === null && endsLikeItem(textBefore)
          : shape === list.shape || (shape === null && endsLikeItem(textBefore))));
    if (belongs) {
      if (first) list.shape = shape;
      list.count += 1;
      return list.lead;
    }
    open.pop();
  }
  return null;
}

/** Ends with a semicolon, a comma, or a word that promises more. */
function endsLikeItem(text: string): boolean {
  return /[;；,，、]\s*(?:and|or|and\/or|及|或|和|以及|或者)?\s*$|\b(?:and|or)\s*$/iu.test(text);
}
