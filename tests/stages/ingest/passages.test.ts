import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document, Passage } from '../../../src/domain/document.ts';
import type { StructuredBlock } from '../../../src/domain/extracted.ts';
import { DocumentId, Sha256 } from '../../../src/domain/ids.ts';
import { composeStructured } from '../../../src/stages/ingest/compose-structured.ts';
import { splitPassages } from '../../../src/stages/ingest/passages.ts';

function documentOf(...blocks: StructuredBlock[]): Document {
  return {
    id: DocumentId.parse('doc-1'),
    path: 'a.docx',
    sha256: Sha256.parse('0'.repeat(64)),
    bytes: 1,
    format: 'docx',
    title: '',
    kind: 'other',
    kinds: [],
    language: 'en',
    pages: [composeStructured({ number: 1, blocks })],
    metadata: {},
  };
}
const passages = (...blocks: StructuredBlock[]): Passage[] => splitPassages(documentOf(...blocks));
const paragraph = (text: string): StructuredBlock => ({ type: 'paragraph', text });
const table = (...rows: string[][]): StructuredBlock => ({
  type: 'table',
  headerRow: 'unknown',
  rows: rows.map((row) => row.map((text) => ({ text }))),
});

describe('passages', () => {
  it('are the sentences of a paragraph, whole although lines break in them', () => {
    expect(
      passages(paragraph('The Site tells the\nHolder within 24 hours. It\nrecords everything.')).map((passage) => passage.text),
    ).toEqual(['The Site tells the Holder within 24 hours.', 'It records everything.']);
  });

  it('join Chinese lines without a space, and words broken by a hyphen', () => {
    expect(
      passages(paragraph('受托方具备质量受权\n人。The manu-\nfacturer of the co-\nline product.')).map((passage) => passage.text),
    ).toEqual(['受托方具备质量受权人。', 'The manufacturer of the co-line product.']);
  });

  it.each(['有效期至：2026年3月31日', 'Date: 23 March 2026', 'Holder: Orinsea Pharmaceutical Holdings (Jinan) Co., Ltd.'])(
    'keep %j whole',
    (text) => {
      expect(passages(paragraph(text)).map((passage) => passage.text)).toEqual([text]);
    },
  );

  it('carry the headings above them, outermost first', () => {
    const found = passages(
      { type: 'heading', level: 1, text: 'Agreement' },
      { type: 'heading', level: 2, text: '2 Release' },
      paragraph('One.'),
      { type: 'heading', level: 2, text: '3 End' },
      paragraph('Two.'),
    );
    expect(found.map((passage) => [passage.kind, passage.text, passage.headings])).toEqual([
      ['heading', 'Agreement', []],
      ['heading', '2 Release', ['Agreement']],
      ['sentence', 'One.', ['Agreement', '2 Release']],
      ['heading', '3 End', ['Agreement']],
      ['sentence', 'Two.', ['Agreement', '3 End']],
    ]);
  });

  it('are table rows with the titles of their columns', () => {
    const [, second] = passages(table(['Item', 'Contact', 'Limit'], ['changes', 'O. Frane', '1 day']));
    expect(second).toMatchObject({
      kind: 'row',
      text: 'changes | O. Frane | 1 day',
      row: { Item: 'changes', Contact: 'O. Frane', Limit: '1 day' },
    });
  });

  it('are key and value where a table of two columns has no titles', () => {
    expect(passages(table(['持有人：', '岭桓中药'], ['受托方：', '川沐注射剂'])).map((passage) => passage.row)).toEqual([
      { 持有人: '岭桓中药' },
      { 受托方: '川沐注射剂' },
    ]);
  });

  it('leave furniture out', () => {
    expect(passages({ type: 'furniture', text: 'Page 1 of 3' }, paragraph('Text.')).map((passage) => passage.text)).toEqual(['Text.']);
  });

  it('always index the text of their page, in order and without overlap', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: fc.constantFrom('a', 'B', '质', '。', '.', ' ', '\n', ';', '1', ':', '-', '\t', 'é') }).map(paragraph),
            fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }).map((rows) => table(...rows)),
          ),
        ),
        (blocks) => {
          const document = documentOf(...blocks);
          let last = 0;
          for (const passage of splitPassages(document)) {
            expect(passage.start).toBeGreaterThanOrEqual(last);
            expect(passage.end).toBeGreaterThan(passage.start);
            expect(document.pages[0]!.text.slice(passage.start, passage.end).trim()).not.toBe('');
            last = passage.end;
          }
        },
      ),
    );
  });
});
