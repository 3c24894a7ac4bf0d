import type { Document, DocumentFormat, IntegrityMark, Page } from '../../domain/document.ts';
import type { Extracted, HiddenText, StructuredPage } from '../../domain/extracted.ts';
import type { DocumentId, Sha256 } from '../../domain/ids.ts';
import { citationAt, foldWhiteSpace } from '../../domain/citation.ts';
import { composeStructured } from './compose-structured.ts';
import { detectLanguage } from './detect-language.ts';
import { findInstructions } from './find-instructions.ts';
import { layoutPages } from './layout/layout-pages.ts';
import { zeroWidthText } from './normalise-text.ts';
import { recogniseKind } from './recognise-kind.ts';
import { markWords } from './words.ts';

export type DocumentIdentity = {
  readonly id: DocumentId;
  readonly path: string;
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly format: DocumentFormat;
};

const longestHidden = 200;

/** What a format adapter extracted, as a document with its marks. */
export function readDocument(identity: DocumentIdentity, extracted: Extracted): { document: Document; marks: IntegrityMark[] } {
  const laidOut =
    extracted.form === 'positioned'
      ? layoutPages(extracted.pages)
      : { pages: extracted.pages.map(composeStructured), hidden: extracted.pages.flatMap(withoutWidth) };
  const { pages } = laidOut;
  const title = titleOf(identity.path, extracted.title, pages);
  const document: Document = {
    ...identity,
    title,
    ...recogniseKind({ path: identity.path, title, pages }),
    language: detectLanguage(pages),
    pages,
    metadata: { ...extracted.metadata },
  };
  const hidden = [...extracted.hidden, ...laidOut.hidden];
  const marks = [
    ...unreadMarks(identity, extracted, pages),
    ...hidden.map((text) => hiddenMark(identity.path, text)),
    ...instructionMarks(document, hidden),
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

/** The title that is printed, else the one in the file's properties unless that is a file name, else the file name. */
function titleOf(path: string, stated: string | undefined, pages: readonly Page[]): string {
  for (const page of pages.slice(0, 2)) {
    const first = page.blocks.findIndex((block) => block.type === 'heading');
    const heading = page.blocks[first];
    if (heading?.type !== 'heading') continue;
    const more = page.blocks[first + 1];
    const whole =
      more?.type === 'heading' && more.level === heading.level && heading.level === 1 && more.start - heading.end <= 1
        ? more.end
        : heading.end;
    return foldWhiteSpace(page.text.slice(heading.start, whole));
  }
  const property = stated?.trim() ?? '';
  if (property !== '' && !/\.\w{2,5}$|^(?:untitled|microsoft word|文档\d*|document\d*)/iu.test(property)) return property;
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/u, '').replace(/_/gu, ' '); // prettier-ignore
}

function unreadMarks(identity: DocumentIdentity, extracted: Extracted, pages: readonly Page[]): IntegrityMark[] {
  const mark = (
    kind: IntegrityMark['kind'],
    summary: IntegrityMark['summary'],
    severity: IntegrityMark['severity'] = 'major',
  ): IntegrityMark => ({ kind, severity, file: identity.path, summary, citations: [] });
  if (extracted.form === 'positioned') {
    const failed = extracted.pages.filter((page) => page.failed !== undefined).map((page) => page.number);
    const unread = pages.filter((page) => page.textSource === 'none' && !failed.includes(page.number)).map((page) => page.number);
    const marks = failed.length > 0 ? [mark('damaged', markWords.failedPages(ranges(failed)))] : [];
    if (unread.length > 0) marks.push(mark('image-only', markWords.imageOnly(ranges(unread), unread.length === pages.length)));
    if (marks.length > 0) return marks;
  }
  return pages.every((page) => page.text.trim() === '') ? [mark('empty', markWords.noText)] : [];
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

/** One mark per place, or per hidden text; in hidden text there is nothing to cite, so the words stand in the summary alone. */
function instructionMarks(document: Document, hidden: readonly HiddenText[]): IntegrityMark[] {
  const mark = (text: string, citations: IntegrityMark['citations']): IntegrityMark => ({
    kind: 'instruction-like-text', severity: 'major', file: document.path, summary: markWords.instruction(foldWhiteSpace(text).slice(0, longestHidden)), citations,
  }); // prettier-ignore
  const seen = document.pages.flatMap((page) =>
    findInstructions(page.text).map(({ start, end }) => mark(page.text.slice(start, end), [citationAt(document, page.number, start, end)])),
  );
  const across = document.pages.slice(1).flatMap((page, index) => {
    const places = acrossPages(document.pages[index]!, page);
    const cited = places.map(({ page: { number }, start, end }) => citationAt(document, number, start, end));
    return cited.length === 0 ? [] : [mark(cited.map(({ quote }) => quote).join(' '), cited)];
  });
  const around = [document.path, document.title, ...Object.values(document.metadata)].filter(
    (text) => findInstructions(text.replaceAll('_', ' ')).length > 0,
  );
  const outside = [...new Set(around)].flatMap((text) => (seenAsText(document, text) ? [] : [mark(text, [])]));
  const unseen = hidden.flatMap(({ text }) => (findInstructions(text).length > 0 ? [mark(text, [])] : []));
  return [...seen, ...across, ...outside, ...unseen];
}

/** A title is often printed too; then its mark stands at the place. */
function seenAsText(document: Document, text: string): boolean {
  return text !== document.path && document.pages.some((page) => page.text.includes(text));
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
