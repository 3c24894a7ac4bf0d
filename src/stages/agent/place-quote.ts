import { citationAt, type Document, type DossierCitation, type Passage, type RejectedCitation } from '../../domain/index.ts';
import { escapeFence } from './fence.ts';
import { wellFormed } from './well-formed.ts';

export type Placed =
  | { readonly stands: true; readonly citation: DossierCitation }
  | { readonly stands: false; readonly reason: RejectedCitation['reason']; readonly detail: string };

const longestQuote = 2000;
/** How far beyond its passage, in characters of the page, a quote may reach: sentences are cut by rules, and models quote across the cut. */
const reach = 600;
const leftOut = /[\s\u00ad\u200b-\u200f\u2010-\u2015\u2060\ufeff|-]/u;
const sameAs: Readonly<Record<string, string>> = {
  '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '‘': "'", '’': "'", '′': "'", '‹': '<', '›': '>', '。': '.', '、': ',', '…': '.',
}; // prettier-ignore

/**
 * Leads the quote of a model or a person back to the page: the words must stand there one after the other. Folded on both sides, one character to one, so that
 * offsets hold: white space, hyphens, dashes, column bars and unseen characters are left out; typographic quotes and full-width forms are their
 * plain forms. A match never begins or ends inside a number or a Latin word. What is returned, and shown, is the page's own text.
 */
export function placeQuote(
  quote: string,
  passage: Pick<Passage, 'page' | 'start' | 'end'>,
  document: Pick<Document, 'id' | 'path' | 'pages'>,
): Placed {
  const wanted = folded(escapeFence(wellFormed(quote))).text;
  if (quote.length > longestQuote) return { stands: false, reason: 'quote-differs', detail: 'longer than a passage' };
  if (isTooShort(wanted)) return { stands: false, reason: 'too-short', detail: 'the quote is too short to mean one place' };
  const page = document.pages.find(({ number }) => number === passage.page);
  if (page === undefined) return { stands: false, reason: 'no-such-place', detail: `no page ${passage.page}` };
  const inside = find(wanted, page.text, passage.start, passage.end);
  const near = inside ?? find(wanted, page.text, Math.max(0, passage.start - reach), Math.min(page.text.length, passage.end + reach));
  if (near === undefined) return { stands: false, reason: 'quote-differs', detail: 'these words do not stand at this place' };
  return { stands: true, citation: citationAt(document, page.number, near.start, near.end) };
}

function find(wanted: string, text: string, start: number, end: number): { start: number; end: number } | undefined {
  const { text: page, offsets } = folded(text.slice(start, end));
  for (let at = page.indexOf(wanted); at >= 0; at = page.indexOf(wanted, at + 1)) {
    const from = start + (offsets[at] ?? 0);
    const to = start + (offsets[at + wanted.length - 1] ?? 0) + 1;
    if (!cutsWord(text, from - 1, from) && !cutsWord(text, to - 1, to)) return { start: from, end: to };
  }
  return undefined;
}

/** Do two neighbouring characters belong to one number or one Latin word? */
function cutsWord(text: string, before: number, after: number): boolean {
  const pair = `${text[before] ?? ' '}${text[after] ?? ' '}`;
  if (/^[\p{Script=Latin}\d]{2}$/u.test(pair)) return true;
  if (/^\d[.,]$/u.test(pair)) return /\d/u.test(text[after + 1] ?? '');
  return /^[.,]\d$/u.test(pair) && /\d/u.test(text[before - 1] ?? '');
}

function folded(text: string): { text: string; offsets: number[] } {
  const kept: string[] = [];
  const offsets: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text[i] ?? '';
    if (leftOut.test(unit)) continue;
    kept.push(plain(unit));
    offsets.push(i);
  }
  return { text: kept.join(''), offsets };
}

function plain(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return sameAs[unit] ?? unit;
}

/** Fewer than two Han characters or four others: such a string stands everywhere. */
function isTooShort(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han < 2 && text.length < 4;
}

/** A citation of what a model claimed and nobody found, for the record of the rejected. */
export function unplaced(quote: string, passage: Passage | undefined, document: Document | undefined): DossierCitation {
  return {
    source: 'dossier',
    documentId: passage?.documentId ?? ('unknown' as DossierCitation['documentId']),
    file: document?.path ?? '',
    page: passage?.page ?? 1,
    start: passage?.start ?? 0,
    end: passage?.end ?? 0,
    quote: wellFormed(quote).slice(0, 300),
    boxes: [],
  };
}
