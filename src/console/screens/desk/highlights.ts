import type { FindingAnswer } from '../../../contract/index.ts';
import type { Box, DossierCitation, Evidence, VerifiedFinding } from '../../../domain/index.ts';

/** One passage of a finding under the number that it bears beside the quote and on the page. */
export type NumberedEvidence = {
  readonly number: number;
  /** Null while the draft is covered: the state is told after the person's own verdict. */
  readonly state: Evidence['state'] | null;
  readonly citation: DossierCitation;
  /** The strongest passage against the draft. */
  readonly counter: boolean;
};

/** What a mark says: the state of a passage, `covered` before the own verdict, `found` for words that were searched. */
export type Tone = Evidence['state'] | 'covered' | 'found';
export const toneClass: Readonly<Record<Tone, string>> = {
  supporting: 'sup',
  contradicting: 'con',
  located: 'neu',
  covered: 'neu',
  found: 'found',
};
export const toneSign: Readonly<Record<Tone, string>> = { supporting: '=', contradicting: '≠', located: '', covered: '', found: '' };

/** Something marked on a page: a numbered passage, a place without number that a link points to, or words that were found. */
export type Highlight = {
  readonly key: string;
  readonly number: number | null;
  readonly tone: Tone;
  readonly documentId: string;
  readonly page: number;
  readonly start: number;
  readonly end: number;
  /** Empty where only the character offsets are known. */
  readonly boxes: readonly Box[];
};

function samePlace(a: DossierCitation, b: DossierCitation): boolean {
  return a.documentId === b.documentId && a.page === b.page && a.start === b.start && a.end === b.end;
}

/** Numbers the evidence from 1, the counter-evidence last where it is not among it already. */
export function numberEvidence(finding: Pick<VerifiedFinding, 'evidence' | 'counterEvidence' | 'verdict'>): NumberedEvidence[] {
  const counter = finding.counterEvidence;
  const listed = finding.evidence.map((item, index) => ({
    number: index + 1,
    state: item.state,
    citation: item.citation,
    counter: counter !== undefined && samePlace(item.citation, counter),
  }));
  if (counter === undefined || listed.some((item) => item.counter)) return listed;
  const state: Evidence['state'] = finding.verdict === 'met' ? 'contradicting' : finding.verdict === 'undecided' ? 'located' : 'supporting';
  return [...listed, { number: listed.length + 1, state, citation: counter, counter: true }];
}

/** Passages of a covered finding: numbered as they stand in the dossier, without state. */
function numberCovered(passages: readonly DossierCitation[]): NumberedEvidence[] {
  return passages.map((citation, index) => ({ number: index + 1, state: null, citation, counter: false }));
}

/** The numbered passages of a finding, covered or not. */
export function passagesOf(answer: FindingAnswer): NumberedEvidence[] {
  return 'covered' in answer ? numberCovered(answer.passages) : numberEvidence(answer.finding);
}

export function highlightOf(item: NumberedEvidence): Highlight {
  const { documentId, page, start, end, boxes } = item.citation;
  return { key: `evidence-${item.number}`, number: item.number, tone: item.state ?? 'covered', documentId, page, start, end, boxes };
}

/** A place that a link names by its offsets only. */
export function placeHighlight(documentId: string, page: number, start: number, end: number): Highlight {
  return { key: 'place', number: null, tone: 'located', documentId, page, start, end, boxes: [] };
}

/** Words that were found, but for the one that is shown, which is the place of the address. */
export function foundHighlights(
  hits: readonly { readonly documentId: string; readonly page: number; readonly start: number; readonly end: number }[],
): Highlight[] {
  return hits.map(({ documentId, page, start, end }, index) => ({
    key: `found-${index}`,
    number: null,
    tone: 'found',
    documentId,
    page,
    start,
    end,
    boxes: [],
  }));
}

/** A piece of text with the highlights that cover all of it. */
export type Segment = { readonly start: number; readonly end: number; readonly over: readonly Highlight[] };

/** Cuts `start`..`end` wherever a highlight begins or ends. The pieces follow each other without gap. */
export function cutAtHighlights(start: number, end: number, highlights: readonly Highlight[]): Segment[] {
  const inside = highlights.filter((highlight) => highlight.start < end && highlight.end > start);
  const cuts = [...new Set([start, end, ...inside.flatMap((highlight) => [highlight.start, highlight.end])])]
    .filter((cut) => cut >= start && cut <= end)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1]!;
    return { start: from, end: to, over: inside.filter((highlight) => highlight.start <= from && highlight.end >= to) };
  });
}

/** Rectangles of a range of text, one per line piece, from the runs of its page; in PDF points. */
export function boxesOfRange(
  page: {
    readonly number: number;
    readonly runs: readonly { start: number; end: number; x: number; y: number; width: number; height: number }[];
  },
  start: number,
  end: number,
): Box[] {
  return page.runs
    .filter((run) => run.start < end && run.end > start && run.end > run.start)
    .map((run) => {
      const perCharacter = run.width / (run.end - run.start);
      const from = Math.max(run.start, start);
      const to = Math.min(run.end, end);
      return {
        page: page.number,
        x: run.x + (from - run.start) * perCharacter,
        y: run.y,
        width: (to - from) * perCharacter,
        height: run.height,
      };
    });
}

/** Boxes of one line that touch become one, so that a highlight has no gaps between words. */
export function joinBoxes(boxes: readonly Box[]): Box[] {
  const joined: Box[] = [];
  for (const box of boxes) {
    const last = joined.at(-1);
    const sameLine =
      last !== undefined &&
      last.page === box.page &&
      Math.abs(last.y - box.y) < Math.min(last.height, box.height) / 2 &&
      box.x >= last.x - 1 &&
      box.x - (last.x + last.width) < Math.max(last.height, box.height);
    if (!sameLine) {
      joined.push(box);
      continue;
    }
    const right = Math.max(last.x + last.width, box.x + box.width);
    const top = Math.min(last.y, box.y);
    const bottom = Math.max(last.y + last.height, box.y + box.height);
    joined[joined.length - 1] = { page: last.page, x: last.x, y: top, width: right - last.x, height: bottom - top };
  }
  return joined;
}
