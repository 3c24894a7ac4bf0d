import type { Document, DocumentFormat, DossierCitation, IntegrityMark, Page } from '../../domain/document.ts';
import type { Extracted, HiddenText, StructuredPage } from '../../domain/extracted.ts';
import type { DocumentId, Sha256 } from '../../domain/ids.ts';
import { citationAt, foldWhiteSpace } from '../../domain/citation.ts';
import { composeStructured } from './compose-structured.ts';
import { countLetters, languageOf } from './detect-language.ts';
import { findInstructions } from './find-instructions.ts';
import { layoutPages } from './layout/layout-pages.ts';
import { zeroWidthText } from './normalise-text.ts';
import { whole, type Parts } from './parts.ts';
import { kindCuesIn, recogniseKind } from './recognise-kind.ts';
import { markWords } from './words.ts';

export type DocumentIdentity = {
  readonly id: DocumentId;
  readonly path: string;
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly format: DocumentFormat;
};

const longestHidden = 200;

/**
 * What a format adapter extracted, as a document with its marks; of a document read in parts, its own pages and the marks of all. What kind of
 * document it is, the first part alone tells.
 */
export async function readDocument(
  identity: DocumentIdentity,
  extracted: Extracted,
  parts: Parts = whole,
): Promise<{ document: Document; marks: IntegrityMark[] }> {
  const laidOut =
    extracted.form === 'positioned'
      ? await layoutPages(extracted.pages, parts)
      : { pages: extracted.pages.map(composeStructured), hidden: extracted.pages.flatMap(withoutWidth) };
  const { pages } = laidOut;
  const edges = await parts.gather({ title: printedTitle(pages), last: pages.at(-1) });
  const title = edges[0]?.title ?? statedTitle(identity.path, extracted.title);
  const around = [identity.path, title, ...Object.values(extracted.metadata)].filter(
    (text) => findInstructions(text.replaceAll('_', ' ')).length > 0,
  );
  const found = await parts.gather({
    cues: kindCuesIn(pages),
    letters: countLetters(pages),
    unread: unreadPages(extracted, pages),
    hidden: [...extracted.hidden, ...laidOut.hidden],
    orders: ordersInText(identity, pages, edges[parts.index - 1]?.last),
    printed: around.filter((text) => text !== identity.path && pages.some((page) => page.text.includes(text))),
  });
  const document: Document = {
    ...identity,
    title,
    ...recogniseKind(identity.path, title, parts.index === 0 ? found.map(({ cues }) => cues) : []),
    language: languageOf(found.map(({ letters }) => letters)),
    pages,
    metadata: { ...extracted.metadata },
  };
  const hidden = found.flatMap((part) => part.hidden);
  const printed = found.flatMap((part) => part.printed);
  const marks = [
    ...unreadMarks(
      identity.path,
      found.map(({ unread }) => unread),
    ),
    ...hidden.map((text) => hiddenMark(identity.path, text)),
    ...found.flatMap(({ orders }) => orders.onPages),
    ...found.flatMap(({ orders }) => orders.acrossPages),
    ...[...new Set(around)].filter((text) => !printed.includes(text)).map((text) => orderMark(identity.path, text, [])),
    ...hidden.flatMap(({ text }) => (findInstructions(text).length > 0 ? [orderMark(identity.path, text, [])] : [])),
    ...changeMarks(identity.path, extracted),
  ];
  return { document, marks };
}

/** Characters without width inside words; a single one in a block comes from copying and hides nothing. */
function withoutWidth({ number, blocks }: StructuredPage): HiddenText[] {
  return blocks.flatMap((block) => {
    const texts = block.type === 'table' ? block.rows.flatMap((row) => row.map((cell) => cell.text)) : [block.text];
    return texts.flatMap((text): HiddenText[] => {
      const secret = (text.match(/[\u200b-\u200d\u2060\ufeff\u{e0020}-\u{e007e}]/gu) ?? []).length < 2 ? undefined : zeroWidthText(text);
      return secret === undefined ? [] : [{ page: number, reason: 'zero-width', text: secret }];
    });
  });
}

/** The first heading of the first two pages. */
function printedTitle(pages: readonly Page[]): string | undefined {
  for (const page of pages.filter(({ number }) => number <= 2)) {
    const first = page.blocks.findIndex((block) => block.type === 'heading');
    const heading = page.blocks[first];
    if (heading?.type !== 'heading') continue;
    const more = page.blocks[first + 1];
    const end =
      more?.type === 'heading' && more.level === heading.level && heading.level === 1 && more.start - heading.end <= 1
        ? more.end
        : heading.end;
    return foldWhiteSpace(page.text.slice(heading.start, end));
  }
  return undefined;
}

/** The title in the file's properties unless that is a file name, else the file name. */
function statedTitle(path: string, stated: string | undefined): string {
  const property = stated?.trim() ?? '';
  if (property !== '' && !/\.\w{2,5}$|^(?:untitled|microsoft word|文档\d*|document\d*)/iu.test(property)) return property;
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/u, '').replace(/_/gu, ' '); // prettier-ignore
}

/** Numbers of pages that failed, and of those without text; how many pages there are, and whether one of them has text. */
type UnreadPages = {
  readonly failed: readonly number[];
  readonly unread: readonly number[];
  readonly pages: number;
  readonly text: boolean;
};

function unreadPages(extracted: Extracted, pages: readonly Page[]): UnreadPages {
  const positioned = extracted.form === 'positioned' ? extracted.pages : [];
  const failed = positioned.filter((page) => page.failed !== undefined).map((page) => page.number);
  const unread = pages.filter((page) => page.textSource === 'none' && !failed.includes(page.number)).map((page) => page.number);
  return { failed, unread, pages: pages.length, text: pages.some((page) => page.text.trim() !== '') };
}

function unreadMarks(file: string, parts: readonly UnreadPages[]): IntegrityMark[] {
  const mark = (kind: IntegrityMark['kind'], summary: IntegrityMark['summary']): IntegrityMark => ({
    kind,
    severity: 'major',
    file,
    summary,
    citations: [],
  });
  const failed = parts.flatMap((part) => part.failed);
  const unread = parts.flatMap((part) => part.unread);
  const all = parts.reduce((sum, { pages }) => sum + pages, 0);
  const marks = failed.length > 0 ? [mark('damaged', markWords.failedPages(ranges(failed)))] : [];
  if (unread.length > 0) marks.push(mark('image-only', markWords.imageOnly(ranges(unread), unread.length === all)));
  if (marks.length > 0) return marks;
  return parts.some(({ text }) => text) ? [] : [mark('empty', markWords.noText)];
}

function hiddenMark(file: string, hidden: HiddenText): IntegrityMark {
  const folded = foldWhiteSpace(hidden.text);
  const text = folded.length > longestHidden ? `${folded.slice(0, longestHidden)}…` : folded;
  return {
    kind: 'hidden-text',
    severity: 'major',
    file,
    summary: markWords.hidden(hidden.reason, hidden.page, hidden.place, text),
    citations: [],
  };
}

/** In hidden text there is nothing to cite, so the words stand in the summary alone. */
function orderMark(file: string, text: string, citations: IntegrityMark['citations']): IntegrityMark {
  const summary = markWords.instruction(foldWhiteSpace(text).slice(0, longestHidden));
  return { kind: 'instruction-like-text', severity: 'major', file, summary, citations };
}

/** Orders to a program in text that a person sees, one mark per place. `before`: the page before the first of these. */
function ordersInText(
  { id, path }: DocumentIdentity,
  pages: readonly Page[],
  before: Page | undefined,
): Record<'onPages' | 'acrossPages', IntegrityMark[]> {
  // prettier-ignore
  const cite = (page: Page, start: number, end: number): DossierCitation => citationAt({ id, path, pages: [page] }, page.number, start, end);
  const onPages = pages.flatMap((page) =>
    findInstructions(page.text).map(({ start, end }) => orderMark(path, page.text.slice(start, end), [cite(page, start, end)])),
  );
  const across = pages.flatMap((page, index) => {
    const last = index === 0 ? before : pages[index - 1];
    const cited = last === undefined ? [] : acrossPages(last, page).map((place) => cite(place.page, place.start, place.end));
    return cited.length === 0 ? [] : [orderMark(path, cited.map(({ quote }) => quote).join(' '), cited)];
  });
  return { onPages, acrossPages: across };
}

type Place = { readonly page: Page; readonly start: number; readonly end: number };
const reach = 240;

/** An order that begins at the end of a page and goes on at the beginning of the next, running heads and feet between them left out. */
function acrossPages(before: Page, after: Page): Place[] {
  const ends = (page: Page) => page.blocks.filter(({ type }) => type !== 'furniture');
  const last = ends(before).at(-1);
  const first = ends(after)[0];
  if (last === undefined || first === undefined) return [];
  const tailFrom = Math.max(last.start, last.end - reach);
  const tail = before.text.slice(tailFrom, last.end);
  const head = after.text.slice(first.start, Math.min(first.end, first.start + reach));
  const join = /[\u4e00-\u9fff]$/u.test(tail) && /^[\u4e00-\u9fff]/u.test(head) ? '' : ' ';
  const boundary = tail.length + join.length;
  const span = findInstructions(tail + join + head).find(({ start, end }) => start < tail.length && end > boundary);
  if (span === undefined) return [];
  return [
    { page: before, start: tailFrom + span.start, end: last.end },
    { page: after, start: first.start, end: first.start + span.end - boundary },
  ];
}

function changeMarks(file: string, extracted: Extracted): IntegrityMark[] {
  if (extracted.form !== 'structured') return [];
  const marks: IntegrityMark[] = [];
  const changes = extracted.insertions.length + extracted.deletions.length;
  if (changes > 0)
    marks.push({
      kind: 'tracked-changes',
      severity: 'minor',
      file,
      summary: markWords.trackedChanges(extracted.insertions.length, extracted.deletions.length),
      citations: [],
    });
  if (extracted.comments > 0)
    marks.push({ kind: 'comments', severity: 'minor', file, summary: markWords.comments(extracted.comments), citations: [] });
  return marks;
}

/** `1–3, 7` */
function ranges(numbers: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const number of numbers) {
    const last = parts.at(-1);
    if (last !== undefined && last[1] + 1 === number) last[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
