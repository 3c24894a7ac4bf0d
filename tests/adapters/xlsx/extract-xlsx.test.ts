import { describe, expect, it } from 'vitest';
import { extractXlsx } from '../../../src/adapters/xlsx/extract-xlsx.ts';
import type { Extracted } from '../../../src/domain/extracted.ts';
import { makeXlsx, number, text, type Sheet } from '../../fixtures/ingest/make-office.ts';

async function read(sheets: readonly Sheet[]): Promise<Extracted & { form: 'structured' }> {
  const extraction = await extractXlsx(await makeXlsx(sheets));
  if ('failure' in extraction) throw new Error(extraction.detail);
  return extraction.extracted as Extracted & { form: 'structured' };
}
const data = (...rows: string[]): string =>
  `<sheetData>${rows.map((row, index) => `<row r="${index + 1}">${row}</row>`).join('')}</sheetData>`;

describe('an XLSX', () => {
  it('is a page per sheet, named by it, with dates as dates and numbers as written', async () => {
    const { pages } = await read([
      {
        name: '人员',
        xml: data(
          text('A1', '姓名') + text('B1', '入职日期') + text('C1', '评分'),
          text('A2', '黎知秋') + number('B2', 45_717, 1) + number('C2', 0.1 + 0.2),
        ),
      },
      { name: 'Training', xml: data(text('A1', 'Course') + text('B1', 'Score'), text('A2', 'Hygiene') + number('B2', 93)) },
    ]);
    expect(pages.map((page) => [page.number, page.label])).toEqual([
      [1, '人员'],
      [2, 'Training'],
    ]);
    expect(pages[0]!.blocks).toMatchObject([
      {
        type: 'table',
        rows: [
          [{ text: '姓名' }, { text: '入职日期' }, { text: '评分' }],
          [{ text: '黎知秋' }, { text: '2025-03-01' }, { text: '0.3' }],
        ],
      },
    ]);
  });

  it('keeps the title above a table apart', async () => {
    const { pages } = await read([
      {
        name: 'S',
        xml: data(
          text('A1', 'Key persons of the site'),
          text('A2', 'Name') + text('B2', 'Post'),
          text('A3', 'Lin Yarrow') + text('B3', 'qualified person'),
        ),
      },
    ]);
    expect(pages[0]!.blocks[0]).toEqual({ type: 'heading', level: 1, text: 'Key persons of the site' });
    expect(pages[0]!.blocks[1]).toMatchObject({
      type: 'table',
      rows: [
        [{ text: 'Name' }, { text: 'Post' }],
        [{ text: 'Lin Yarrow' }, { text: 'qualified person' }],
      ],
    });
  });

  it('reports hidden sheets, rows and columns and keeps them out of the text', async () => {
    const rows = `<sheetData><row r="1">${text('A1', 'Name')}${text('B1', 'Secret')}${text('C1', 'Post')}</row><row r="2" hidden="1">${text('A2', 'hidden person')}</row><row r="3">${text('A3', 'Ann')}${text('B3', 'dismissed')}${text('C3', 'QA')}</row></sheetData>`;
    const { pages, hidden } = await read([
      { name: 'Open', xml: `<cols><col min="2" max="2" hidden="1"/></cols>${rows}` },
      { name: 'Closed', state: 'veryHidden', xml: data(text('A1', 'unseen')) },
    ]);
    expect(pages[0]!.blocks).toMatchObject([
      {
        rows: [
          [{ text: 'Name' }, { text: 'Post' }],
          [{ text: 'Ann' }, { text: 'QA' }],
        ],
      },
    ]);
    expect(hidden.map((entry) => [entry.page, entry.place, entry.text])).toEqual([
      [1, 'B1', 'Secret'],
      [1, '2:2', 'hidden person'],
      [1, 'B3', 'dismissed'],
      [2, 'Closed', 'unseen'],
    ]);
  });

  it('keeps merged cells as one', async () => {
    const { pages } = await read([
      {
        name: 'S',
        xml: `${data(text('A1', 'Party') + text('C1', 'Limit'), text('A2', 'holder') + text('B2', 'site') + text('C2', '1 day'))}<mergeCells><mergeCell ref="A1:B1"/></mergeCells>`,
      },
    ]);
    expect(pages[0]!.blocks).toMatchObject([
      {
        rows: [
          [{ text: 'Party', colSpan: 2 }, { text: 'Limit' }],
          [{ text: 'holder' }, { text: 'site' }, { text: '1 day' }],
        ],
      },
    ]);
  });

  it('that is no workbook is damaged', async () => {
    expect(await extractXlsx(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toMatchObject({ failure: 'damaged' });
  });
});
