import { describe, expect, it } from 'vitest';
import { citationAt, foldWhiteSpace, isCjk } from '../../src/domain/citation.ts';
import type { Document, Page } from '../../src/domain/document.ts';
import { DocumentId } from '../../src/domain/ids.ts';

const page: Page = {
  number: 2,
  width: 595,
  height: 842,
  text: 'valid to 8\nOctober 2028\n',
  runs: [
    { start: 0, end: 5, x: 100, y: 50, width: 25, height: 12 },
    { start: 6, end: 8, x: 128, y: 50, width: 10, height: 12 },
    { start: 9, end: 10, x: 141, y: 50, width: 5, height: 12 },
    { start: 11, end: 18, x: 60, y: 65, width: 35, height: 12 },
    { start: 19, end: 23, x: 98, y: 65, width: 20, height: 12 },
  ],
  blocks: [],
  textSource: 'text',
};
const document: Pick<Document, 'id' | 'path' | 'pages'> = { id: DocumentId.parse('doc-1'), path: 'a/b.pdf', pages: [page] };

describe('a citation', () => {
  it('quotes exactly what stands at its place', () => {
    expect(citationAt(document, 2, 6, 18)).toMatchObject({
      source: 'dossier',
      file: 'a/b.pdf',
      page: 2,
      start: 6,
      end: 18,
      quote: 'to 8\nOctober',
    });
  });

  it('has one box per line', () => {
    expect(citationAt(document, 2, 6, 18).boxes).toEqual([
      { page: 2, x: 128, y: 50, width: 18, height: 12 },
      { page: 2, x: 60, y: 65, width: 35, height: 12 },
    ]);
  });

  it('covers part of a run in proportion to its characters', () => {
    expect(citationAt(document, 2, 19, 21).boxes).toEqual([{ page: 2, x: 98, y: 65, width: 10, height: 12 }]);
  });

  it('has no boxes where the format has no positions', () => {
    expect(citationAt({ ...document, pages: [{ ...page, runs: [] }] }, 2, 0, 5).boxes).toEqual([]);
  });

  it.each([
    [3, 0, 1],
    [2, -1, 1],
    [2, 5, 4],
    [2, 0, 25],
  ])('to page %i, %i..%i, which does not exist, is a fault', (number, start, end) => {
    expect(() => citationAt(document, number, start, end)).toThrow(RangeError);
  });
});

describe('folding white space', () => {
  it.each([
    ['one\n two\t three ', 'one two three'],
    ['有效期至\n2026年', '有效期至 2026年'],
    ['质量受权\n人沐风和', '质量受权人沐风和'],
    ['（第一条）\n，以及', '（第一条），以及'],
    ['质量 协议', '质量 协议'],
  ])('%j becomes %j', (text, folded) => {
    expect(foldWhiteSpace(text)).toBe(folded);
  });
});

describe('a character', () => {
  it('is Chinese when it is written without spaces between words, rare ideographs too', () => {
    expect(['批', '，', '（', '⻔', '\u{20000}'].map(isCjk)).toEqual([true, true, true, true, true]);
    expect(['a', '', ' ', 'é', '½', '€', 'fi'].map(isCjk)).toEqual([false, false, false, false, false, false, false]);
  });
});
