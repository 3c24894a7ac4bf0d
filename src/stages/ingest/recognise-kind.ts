import type { Bilingual } from '../../domain/bilingual.ts';
import type { Document, DocumentKind, Page } from '../../domain/document.ts';
import { bodyCues } from './body-cues.ts';
import { kindCues, type KindCue } from './kind-cues.ts';
import { looseCues } from './loose-cues.ts';
import { kindReason, type KindPlace } from './words.ts';

/** How much a cue counts by where it stands. */
const weights: Readonly<Record<KindPlace, number>> = { title: 5, 'file-name': 4, heading: 2, 'first-page': 1 };
/** What a kind needs: a title, a file name, or a heading and more. */
const enough = 3;

/** Where pages speak of their document's kind. */
type KindCues = { readonly first: string; readonly headings: readonly string[]; readonly text: string };
const mostHeadings = 60;
const longestText = 60_000;
const firstPage = 300;

export function kindCuesIn(pages: readonly Page[]): KindCues {
  return { first: (pages[0]?.text ?? '').slice(0, firstPage), headings: headingsOf(pages), text: beginning(pages.map(({ text }) => text)) };
}

const beginning = (texts: readonly string[]): string => texts.join('\n').slice(0, longestText);

/**
 * The kinds that a document speaks for, by its file name, title, headings and first page, in both languages; the best first. A bundle
 * ("Contract and quality agreement") has several. `other` when nothing fits.
 * @param parts the cues of its pages, in order.
 */
export function recogniseKind(path: string, title: string, parts: readonly KindCues[]): Pick<Document, 'kind' | 'kinds'> {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/u, '').replace(/^[\d\s._-]+/u, '').replace(/[_-]+/gu, ' '); // prettier-ignore
  const places: [KindPlace, readonly string[]][] = [
    ['title', [title]],
    ['file-name', [name]],
    ['heading', parts.flatMap(({ headings }) => headings).slice(0, mostHeadings)],
    ['first-page', [parts[0]?.first ?? '']],
  ];
  const named = namedKinds(places, kindCues, enough);
  const kinds = named.length > 0 ? named : unnamedKinds(places.slice(0, 3), beginning(parts.map(({ text }) => text)));
  return kinds.length > 0 ? { kind: kinds[0]!.kind, kinds } : { kind: 'other', kinds: [{ kind: 'other', reason: kindReason('none', '') }] };
}

type Kinds = { kind: DocumentKind; reason: Bilingual }[];

function namedKinds(places: readonly [KindPlace, readonly string[]][], cues: readonly KindCue[], needed: number): Kinds {
  const found = cues.flatMap((cue, order) => {
    let score = 0;
    let reason: Bilingual | undefined;
    for (const [place, texts] of places) {
      const hits = texts.map((text) => cue.en.exec(text)?.[0] ?? cue.zh.exec(text)?.[0]).filter((hit) => hit !== undefined);
      if (hits.length === 0) continue;
      score += weights[place] + (place === 'heading' ? Math.min(hits.length - 1, 1) : 0);
      reason ??= kindReason(place, hits[0]!.trim());
    }
    return reason !== undefined && score >= needed ? [{ kind: cue.kind, reason, score, order }] : [];
  });
  const sorted = withoutShadowed(found).sort((a, b) => b.score - a.score || a.order - b.order);
  return sorted.map(({ kind, reason }) => ({ kind, reason }));
}

/** Everyday words in its name, then the way its text speaks. Several kinds are better than none: each only opens ways of reading. */
function unnamedKinds(places: readonly [KindPlace, readonly string[]][], text: string): Kinds {
  const named = namedKinds(places, looseCues, enough).slice(0, mostByText);
  const spoken = kindsByText(text).filter(({ kind }) => !named.some((other) => other.kind === kind));
  return [...named, ...spoken];
}

/** A kind by its text needs this many different words, and this share of the words of the strongest kind. */
const differentWords = 3;
const nearTheStrongest = 0.6;
const mostByText = 3;

/** What the text itself speaks like, for documents that do not name themselves. */
function kindsByText(text: string): { kind: DocumentKind; reason: Bilingual }[] {
  const scored = bodyCues.flatMap(({ kind, words }) => {
    const hits = words.map((word) => [...text.matchAll(word)]).filter((matches) => matches.length > 0);
    const score = hits.reduce((sum, matches) => sum + 1 + Math.log2(matches.length), 0);
    return hits.length < differentWords ? [] : [{ kind, score, word: hits[0]?.[0]?.[0] ?? '' }];
  });
  const strongest = Math.max(0, ...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score >= strongest * nearTheStrongest)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostByText)
    .map(({ kind, word }) => ({ kind, reason: kindReason('text', word.trim()) }));
}

/** A general word inside a more telling one names no kind of its own: `validation` in a transfer plan, `changes` in a change of licence. */
const shadows: Readonly<Partial<Record<DocumentKind, readonly DocumentKind[]>>> = {
  licence: ['application_form'],
  sop: ['process_procedure'],
};

function withoutShadowed<T extends { kind: DocumentKind; score: number }>(found: readonly T[]): T[] {
  return found.filter((entry) => !found.some((other) => shadows[entry.kind]?.includes(other.kind) === true && other.score > entry.score));
}

function headingsOf(pages: readonly Page[]): string[] {
  const headings = pages.flatMap((page) =>
    page.blocks.flatMap((block) => (block.type === 'heading' ? [page.text.slice(block.start, block.end).replace(/\s+/gu, ' ')] : [])),
  );
  return headings.slice(0, mostHeadings);
}
