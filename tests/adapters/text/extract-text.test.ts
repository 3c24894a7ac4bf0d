import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/adapters/text/decode-text.ts';
import { extractCsv, extractMarkdown, extractPlainText } from '../../../src/adapters/text/extract-text.ts';
import type { Extraction, StructuredBlock } from '../../../src/domain/extracted.ts';

const blocksOf = (extraction: Extraction): readonly StructuredBlock[] => {
  if ('failure' in extraction || extraction.extracted.form !== 'structured') throw new Error('not read');
  return extraction.extracted.pages[0]!.blocks;
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('decoding', () => {
  it.each<[string, Uint8Array, string]>([
    ['utf-8', bytes('质量 agreement'), '质量 agreement'],
    ['utf-8', bytes('\ufeff质量'), '质量'],
    ['utf-16le', new Uint8Array(Buffer.from('\ufeff质量 a', 'utf16le')), '质量 a'],
    ['utf-16le', new Uint8Array(Buffer.from('Quality agreement', 'utf16le')), 'Quality agreement'],
    ['gb18030', new Uint8Array([0xd6, 0xca, 0xc1, 0xbf, 0xd0, 0xad, 0xd2, 0xe9]), '质量协议'],
    ['windows-1252', new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x20, 0x6f, 0x6b]), 'café ok'],
  ])('finds %s', (encoding, input, text) => {
    expect(decodeText(input)).toEqual({ encoding, text });
  });
});

describe('Markdown', () => {
  it('has headings, paragraphs, lists and tables, also tables without a delimiter row', () => {
    const blocks = blocksOf(
      extractMarkdown(
        bytes('# Retention\n\nOne **bold**\nline.\n\n- a\n- b\n\n| Batch | Months |\n| TV1 | 0, 3 |\n\n| A | B |\n|---|:-:|\n| 1 | 2 |\n'),
      ),
    );
    expect(blocks).toEqual([
      { type: 'heading', level: 1, text: 'Retention' },
      { type: 'paragraph', text: 'One bold\nline.' },
      { type: 'list-item', text: '- a' },
      { type: 'list-item', text: '- b' },
      {
        type: 'table',
        headerRow: 'unknown',
        rows: [
          [{ text: 'Batch' }, { text: 'Months' }],
          [{ text: 'TV1' }, { text: '0, 3' }],
        ],
      },
      {
        type: 'table',
        headerRow: true,
        rows: [
          [{ text: 'A' }, { text: 'B' }],
          [{ text: '1' }, { text: '2' }],
        ],
      },
    ]);
  });
});

describe('plain text', () => {
  it('keeps lines of key and value apart and joins the lines of a paragraph', () => {
    const blocks = blocksOf(
      extractPlainText(bytes('质量协议\n\n有效期至：2026年3月31日\n签订日期：2024年12月5日\n\nThe first line\nand the second.\n')),
    );
    expect(blocks).toEqual([
      { type: 'heading', level: 1, text: '质量协议' },
      { type: 'paragraph', text: '有效期至：2026年3月31日' },
      { type: 'paragraph', text: '签订日期：2024年12月5日' },
      { type: 'paragraph', text: 'The first line\nand the second.' },
    ]);
  });
});

describe('CSV', () => {
  it.each([
    ['comma', 'Name,Post\n"Yarrow, Lin",QP\n'],
    ['semicolon', 'Name;Post\nYarrow, Lin;QP\n'],
    ['tab', 'Name\tPost\nYarrow, Lin\tQP\n'],
  ])('is read with %s', (_, text) => {
    expect(blocksOf(extractCsv(bytes(text)))).toEqual([
      {
        type: 'table',
        headerRow: 'unknown',
        rows: [
          [{ text: 'Name' }, { text: 'Post' }],
          [{ text: 'Yarrow, Lin' }, { text: 'QP' }],
        ],
      },
    ]);
  });
});
