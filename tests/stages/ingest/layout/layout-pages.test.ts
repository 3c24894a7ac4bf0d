import { describe, expect, it } from 'vitest';
import { extractPdf } from '../../../../src/adapters/pdf/extract-pdf.ts';
import type { Block, Page } from '../../../../src/domain/document.ts';
import type { HiddenText, PositionedPage, TextItem } from '../../../../src/domain/extracted.ts';
import { layoutPages } from '../../../../src/stages/ingest/layout/layout-pages.ts';
import { whole } from '../../../../src/stages/ingest/parts.ts';
import { chineseFont, makePdf, put } from '../../../fixtures/ingest/make-pdf.ts';

async function read(
  draw: (pdf: PDFKit.PDFDocument) => void,
  options?: PDFKit.PDFDocumentOptions,
): Promise<{ pages: Page[]; hidden: HiddenText[] }> {
  const extraction = await extractPdf(await makePdf(draw, options), 100);
  if ('failure' in extraction || extraction.extracted.form !== 'positioned') throw new Error('not read');
  return layoutPages(extraction.extracted.pages, whole);
}

const textOf = (page: Page, block: Block): string => page.text.slice(block.start, block.end);
const tables = (page: Page): Extract<Block, { type: 'table' }>[] => page.blocks.filter((block) => block.type === 'table');

/** A table with rules: column edges, row height, texts. */
function drawTable(pdf: PDFKit.PDFDocument, x: readonly number[], top: number, rows: readonly (readonly string[])[]): void {
  const height = 20;
  const low = top + rows.length * height;
  for (let row = 0; row <= rows.length; row += 1) pdf.moveTo(x[0]!, top + row * height).lineTo(x.at(-1)!, top + row * height).stroke(); // prettier-ignore
  for (const at of x) pdf.moveTo(at, top).lineTo(at, low).stroke();
  rows.forEach((row, index) => row.forEach((cell, column) => put(pdf, cell, x[column]! + 4, top + index * height + 4)));
}

const left = [
  'The holder checks for each batch the',
  'results of testing, and the critical',
  'steps of the process before the batch',
  'is released to the market, and keeps',
  'a record of each of these decisions.',
];
const rightColumn = [
  'A deviation is recorded at once by the',
  'person who finds it and is reported to',
  'the holder within twenty-four hours of',
  'discovery, whatever its class may turn',
  'out to be after the investigation ends.',
];

describe('reading order', () => {
  it('reads the left column to its end before the right one', async () => {
    const { pages } = await read((pdf) => {
      put(pdf, 'Two columns of text under one title', 60, 60, 18);
      left.forEach((line, index) => put(pdf, line, 60, 120 + index * 15));
      rightColumn.forEach((line, index) => put(pdf, line, 320, 123 + index * 15));
    });
    const { text } = pages[0]!;
    expect(text.indexOf('a record of each')).toBeLessThan(text.indexOf('A deviation is recorded'));
    expect(text.indexOf('a record of each')).toBeGreaterThan(text.indexOf('results of testing'));
    expect(pages[0]!.blocks.map((block) => block.type)).toEqual(['heading', 'paragraph', 'paragraph']);
  });

  it('does not depend on the order of painting', async () => {
    const { pages } = await read((pdf) => {
      put(pdf, 'third line of the paragraph.', 60, 230);
      put(pdf, 'First line of the paragraph', 60, 200);
      put(pdf, 'second line of the paragraph', 60, 215);
    });
    expect(pages[0]!.text).toMatch(/First line[^]*second line[^]*third line/u);
  });

  it('reads a page that is turned by its /Rotate entry as it is displayed', async () => {
    const bytes = await makePdf((pdf) => {
      pdf.rotate(-90, { origin: [0, 0] }).translate(-842, 0);
      put(pdf, 'Upright once the page is turned', 100, 80);
      Object.assign(pdf.page.dictionary.data, { Rotate: 90 });
    });
    const extraction = await extractPdf(bytes, 10);
    if ('failure' in extraction || extraction.extracted.form !== 'positioned') throw new Error('not read');
    const page = (await layoutPages(extraction.extracted.pages, whole)).pages[0]!;
    expect(page.text).toBe('Upright once the page is turned\n');
    expect([Math.round(page.width), Math.round(page.height)]).toEqual([842, 595]);
    expect(page.runs[0]!.x).toBeCloseTo(100, 0);
    expect(page.runs[0]!.y).toBeGreaterThan(70);
    expect(page.runs[0]!.y).toBeLessThan(90);
  });

  it('reads a table that lies sideways on an upright page', async () => {
    const { pages } = await read((pdf) => {
      pdf.rotate(-90, { origin: [0, 0] }).translate(-842, 0);
      drawTable(pdf, [60, 260, 460], 100, [['Batch', 'Result'], ['TV1', '99.1'], ['TV2', '98.7']]); // prettier-ignore
    });
    expect(tables(pages[0]!)[0]!.rows.map((row) => row.map((cell) => cell.text))).toEqual([['Batch', 'Result'], ['TV1', '99.1'], ['TV2', '98.7']]); // prettier-ignore
    const run = pages[0]!.runs[0]!;
    expect(run.height).toBeGreaterThan(run.width);
    expect(run.x).toBeGreaterThan(100);
    expect(run.y).toBeGreaterThan(842 - 260);
  });
});

describe('boxes', () => {
  it('stand where the writer put the words', async () => {
    const { pages } = await read((pdf) => {
      pdf.font('Helvetica');
      put(pdf, 'Batch size 600,000 tablets', 100, 300, 12);
    });
    const page = pages[0]!;
    const at = page.text.indexOf('600,000');
    const run = page.runs.find((candidate) => candidate.start <= at && candidate.end > at)!;
    const widths = await measure('Batch size ', '600,000');
    expect(run.x).toBeCloseTo(100 + widths[0]!, 0);
    expect(run.width).toBeCloseTo(widths[1]!, 0);
    expect(run.y).toBeGreaterThan(297);
    expect(run.y + run.height).toBeLessThan(318);
  });

  it('cover every visible character of the text but white space', async () => {
    const { pages } = await read((pdf) => left.forEach((line, index) => put(pdf, line, 60, 120 + index * 15)));
    const page = pages[0]!;
    const covered = new Set(page.runs.flatMap((run) => Array.from({ length: run.end - run.start }, (_, index) => run.start + index)));
    [...page.text].forEach((character, index) => expect(covered.has(index) || /\s/u.test(character)).toBe(true));
  });
});

async function measure(...texts: string[]): Promise<number[]> {
  let widths: number[] = [];
  await makePdf((pdf) => {
    pdf.font('Helvetica').fontSize(12);
    widths = texts.map((text) => pdf.widthOfString(text));
  });
  return widths;
}

describe('tables', () => {
  it('keep rows, header and cells that wrap over lines', async () => {
    const { pages } = await read((pdf) => {
      drawTable(pdf, [60, 260, 460], 100, [['Item', 'Limit'], ['deviations', '24 h'], ['', '']]); // prettier-ignore
      put(pdf, 'suspect results: outside', 64, 141, 8);
      put(pdf, 'specification', 64, 150, 8);
      put(pdf, '1 day', 264, 144);
    });
    const [table] = tables(pages[0]!);
    expect(table!.header).toEqual(['Item', 'Limit']);
    expect(table!.rows.map((row) => row.map((cell) => cell.text))).toEqual([['Item', 'Limit'], ['deviations', '24 h'], ['suspect results: outside specification', '1 day']]); // prettier-ignore
    for (const cell of table!.rows.flat()) expect(pages[0]!.text.slice(cell.start, cell.end)).toBe(cell.text);
  });

  it('keep merged cells as one with their spans', async () => {
    const { pages } = await read((pdf) => {
      for (const y of [100, 120, 140]) pdf.moveTo(60, y).lineTo(360, y).stroke();
      for (const x of [60, 360]) pdf.moveTo(x, 100).lineTo(x, 140).stroke();
      pdf.moveTo(210, 120).lineTo(210, 140).stroke();
      put(pdf, 'Both parties', 150, 104);
      put(pdf, 'holder', 64, 124);
      put(pdf, 'site', 214, 124);
    });
    const [table] = tables(pages[0]!);
    expect(table!.rows[0]![0]).toMatchObject({ text: 'Both parties', colSpan: 2 });
    expect(table!.rows[1]!.map((cell) => cell.text)).toEqual(['holder', 'site']);
  });

  it('are found by position where no rules are drawn', async () => {
    const rows = [['Batch', 'Date', 'Size'], ['QS2501', '2025-01-14', '200,000'], ['QS2502', '2025-01-21', '200,000'], ['QS2503', '2025-02-11', '200,000']]; // prettier-ignore
    const { pages } = await read((pdf) => {
      put(pdf, 'The table lists the batches that were made for the validation of the process.', 60, 80);
      rows.forEach((row, index) => row.forEach((cell, column) => put(pdf, cell, 60 + column * 130, 110 + index * 16)));
      put(pdf, 'All of them were released by the qualified person of the holder in March 2025.', 60, 190);
    });
    const [table] = tables(pages[0]!);
    expect(table!.rows.map((row) => row.map((cell) => cell.text))).toEqual(rows);
    expect(table!.header).toEqual(rows[0]);
    expect(pages[0]!.blocks.map((block) => block.type)).toEqual(['paragraph', 'table', 'paragraph']);
  });

  it('without rules keep a wrapped cell as one, because its lines were painted together', async () => {
    const row = (pdf: PDFKit.PDFDocument, y: number, cells: readonly (readonly string[])[]): void =>
      cells.forEach((lines, column) => lines.forEach((line, index) => put(pdf, line, [60, 150, 400][column]!, y + index * 14)));
    const { pages } = await read((pdf) => {
      row(pdf, 100, [['Person'], ['Experience'], ['Since']]);
      row(pdf, 120, [['Ma Lin'], ['seven years in sterile products, five of them', 'in aseptic filling at Hefeng'], ['2019-04']]);
      row(pdf, 154, [['Zhao Wen'], ['nine years'], ['2021-11']]);
      row(pdf, 174, [['Qiu Yue'], ['pharmacist, release of sterile products and', 'of tablets'], ['2020-01']]);
    });
    expect(tables(pages[0]!)[0]!.rows.map((cells) => cells.map((cell) => cell.text))).toEqual([
      ['Person', 'Experience', 'Since'],
      ['Ma Lin', 'seven years in sterile products, five of them in aseptic filling at Hefeng', '2019-04'],
      ['Zhao Wen', 'nine years', '2021-11'],
      ['Qiu Yue', 'pharmacist, release of sterile products and of tablets', '2020-01'],
    ]);
  });

  it('do not swallow the rows of figures that stand in the margin of several pages', async () => {
    const { pages } = await read((pdf) => {
      for (let number = 0; number < 3; number += 1) {
        if (number > 0) pdf.addPage();
        for (let line = 0; line < 30; line += 1)
          [`LM25${number}${line}`, `24,0${line}`, '2025-03-12'].forEach((cell, column) =>
            put(pdf, cell, 60 + column * 120, 45 + line * 24),
          );
      }
    });
    for (const page of pages) expect(tables(page)[0]!.rows).toHaveLength(30);
  });

  it('have the titles of both storeys of a header in two rows', async () => {
    const { pages } = await read((pdf) => {
      for (const y of [100, 140, 160]) pdf.moveTo(60, y).lineTo(360, y).stroke();
      pdf.moveTo(160, 120).lineTo(360, 120).stroke();
      for (const x of [60, 160, 360]) pdf.moveTo(x, 100).lineTo(x, 160).stroke();
      pdf.moveTo(260, 120).lineTo(260, 160).stroke();
      put(pdf, 'Step', 64, 112);
      put(pdf, 'Limit', 240, 104);
      put(pdf, 'lower', 164, 124);
      put(pdf, 'upper', 264, 124);
      put(pdf, 'drying', 64, 144);
      put(pdf, '1.5', 164, 144);
      put(pdf, '2.5', 264, 144);
    });
    expect(tables(pages[0]!)[0]!.header).toEqual(['Step', 'Limit lower', 'Limit upper']);
  });

  it('that go on over a page end carry on with their header, printed again or not', async () => {
    const { pages } = await read((pdf) => {
      put(pdf, 'Deviations of the year', 60, 60, 16);
      drawTable(pdf, [60, 200, 460], 700, [['No.', 'Deviation'], ['D-1', 'pump stopped'], ['D-2', 'label torn']]); // prettier-ignore
      pdf.addPage();
      drawTable(pdf, [60, 200, 460], 120, [['No.', 'Deviation'], ['D-3', 'door open'], ['D-4', 'filter changed']]); // prettier-ignore
      pdf.addPage();
      drawTable(pdf, [60, 200, 460], 120, [['D-5', 'scale drifted'], ['D-6', 'hose leaked']]); // prettier-ignore
      put(pdf, 'End of the register.', 60, 200);
    });
    const parts = pages.map((page) => tables(page)[0]!);
    expect(parts.map((part) => part.continues)).toEqual([false, true, true]);
    expect(parts.map((part) => part.header)).toEqual([['No.', 'Deviation'], ['No.', 'Deviation'], ['No.', 'Deviation']]); // prettier-ignore
    expect(parts.map((part) => part.rows.length)).toEqual([3, 2, 2]);
  });
});

describe('furniture', () => {
  it('is what repeats in the margins, and page numbers', async () => {
    const { pages } = await read((pdf) => {
      for (let number = 1; number <= 3; number += 1) {
        if (number > 1) pdf.addPage();
        put(pdf, 'SOP-QA-17 Release of batches', 60, 30);
        put(pdf, `Page ${number} of 3`, 280, 810);
        put(pdf, `Text of page ${number} that says something of its own kind.`, 60, 200);
      }
    });
    for (const page of pages) {
      const furniture = page.blocks.filter((block) => block.type === 'furniture').map((block) => textOf(page, block));
      expect(furniture).toEqual(['SOP-QA-17 Release of batches', `Page ${page.number} of 3`]);
      expect(page.blocks.filter((block) => block.type === 'paragraph')).toHaveLength(1);
    }
  });
});

describe('hidden text', () => {
  const hide = async (draw: (pdf: PDFKit.PDFDocument) => void): Promise<{ text: string; reasons: string[]; words: string }> => {
    const { pages, hidden } = await read((pdf) => {
      put(pdf, 'What everybody can read.', 60, 100);
      draw(pdf);
    });
    return { text: pages[0]!.text, reasons: hidden.map((entry) => entry.reason), words: hidden.map((entry) => entry.text).join('|') };
  };

  it.each<[string, string, (pdf: PDFKit.PDFDocument) => void]>([
    ['white on white paper', 'same-colour', (pdf) => put(pdf.fillColor('white'), 'secret words', 60, 200)],
    [
      'in the colour of the area behind it',
      'same-colour',
      (pdf) => put(pdf.rect(50, 190, 300, 40).fill('#336699').fillColor('#336699'), 'secret words', 60, 200),
    ],
    ['smaller than two points', 'tiny', (pdf) => put(pdf, 'secret words', 60, 200, 1)],
    ['outside the page', 'off-page', (pdf) => put(pdf, 'secret words', 700, 200)],
    ['fully transparent', 'transparent', (pdf) => put(pdf.fillOpacity(0), 'secret words', 60, 200)],
    ['cut away by a clip', 'clipped', (pdf) => put(pdf.save().rect(400, 400, 50, 50).clip(), 'secret words', 60, 200)],
    ['painted in render mode 3', 'invisible', (pdf) => put(pdf.addContent('BT 3 Tr ET'), 'secret words', 60, 200)],
  ])('%s is kept out of the page and recorded', async (_, reason, draw) => {
    const { text, reasons, words } = await hide(draw);
    expect(text).toBe('What everybody can read.\n');
    expect(reasons).toEqual([reason]);
    expect(words).toBe('secret words');
  });

  it('does not include white text on a dark area', async () => {
    const { text, reasons } = await hide((pdf) =>
      put(pdf.rect(50, 190, 300, 40).fill('#003366').fillColor('white'), 'Table of results', 60, 200),
    );
    expect(text).toContain('Table of results');
    expect(reasons).toEqual([]);
  });
});

describe('Chinese text', () => {
  const item = (text: string, x: number, y: number): TextItem => ({
    text,
    x,
    y,
    width: text.length * 11,
    height: 12,
    size: 11,
    baseline: y + 10,
    bold: false,
    angle: 0,
    order: 0,
    spaceBefore: false,
  });

  it('has Kangxi radicals as the ideographs that they stand for', async () => {
    const pagesIn: PositionedPage[] = [
      { number: 1, width: 595, height: 842, items: [item('⽣产负责⼈：⻩⼩⻢，⾄2026年3⽉31⽇', 60, 200)], rules: [], imageShare: 0 },
    ];
    const { pages } = await layoutPages(pagesIn, whole);
    expect(pages[0]!.text).toBe('生产负责人：黄小马，至2026年3月31日\n');
  });

  it('has no space inside a line between Chinese characters that are painted one by one', async () => {
    const { pages } = await read((pdf) => {
      pdf.font(chineseFont);
      [...'质量协议有效期'].forEach((character, index) => put(pdf, character, 60 + index * 14, 200));
    });
    expect(pages[0]!.text).toBe('质量协议有效期\n');
  });
});

describe('pages without text', () => {
  const scan = (): Buffer => {
    // A one-pixel PNG, stretched over the page.
    return Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP8z4APMOGVHbHSAEEsAROxCnMTAAAAAElFTkSuQmCC', 'base64');
  };

  it('are told from blank ones by their image', async () => {
    const { pages } = await read((pdf) => {
      pdf.image(scan(), 0, 0, { width: 595, height: 842 });
      pdf.addPage();
    });
    expect(pages.map((page) => page.textSource)).toEqual(['none', 'text']);
  });

  it('count as recognised where invisible text lies over the scan', async () => {
    const { pages, hidden } = await read((pdf) => {
      pdf.image(scan(), 0, 0, { width: 595, height: 842 });
      put(pdf.addContent('BT 3 Tr ET'), 'Words of the scan', 60, 200);
    });
    expect(pages[0]!.textSource).toBe('ocr');
    expect(pages[0]!.text).toContain('Words of the scan');
    expect(hidden).toEqual([]);
  });
});
