import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { headerPath, headerWithWatermark } from './docx-watermark.ts';
import type { Block, Report } from './report.ts';

const font = { ascii: 'Noto Sans', hAnsi: 'Noto Sans', eastAsia: 'Noto Sans SC', cs: 'Noto Sans' };
const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const thin = { style: BorderStyle.SINGLE, size: 4, color: 'BDBDBD' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const pageWords = { en: ['Page ', ' of ', ''], zh: ['第 ', ' 页，共 ', ' 页'], both: ['', ' / ', ''] } as const;
/** Text width of an A4 page with these margins, in twentieths of a point. */
const width = 9638;

/**
 * A Word document with the mark in the header and `page / pages` in the footer of every page, and the watermark across those of an unofficial
 * paper. The bytes differ from run to run.
 */
export async function renderDocx(report: Report<string>): Promise<Uint8Array> {
  const { title, subject, mark, watermark, language } = report;
  const [page, of, end] = pageWords[language];
  const document = new Document({
    title: `${title} · ${subject}`,
    subject: mark,
    creator: 'Countersign',
    styles: {
      default: {
        document: { run: { font, size: 20, language: { value: 'en-GB', eastAsia: 'zh-CN' } }, paragraph: { spacing: { after: 80 } } },
        heading1: { run: { font, size: 30, bold: true, color: '1A1A1A' }, paragraph: { spacing: { before: 320, after: 100 }, keepNext: true } },
        heading2: { run: { font, size: 25, bold: true, color: '1A1A1A' }, paragraph: { spacing: { before: 240, after: 80 }, keepNext: true } },
        heading3: { run: { font, size: 21, bold: true, color: '1A1A1A' }, paragraph: { spacing: { before: 180, after: 60 }, keepNext: true } },
      },
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { top: 1400, bottom: 1134, left: 1134, right: 1134 } } },
        headers: { default: new Header({ children: [new Paragraph({ children: [new TextRun({ text: mark, bold: true, size: 17 })] })] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [new TextRun({ size: 16, children: [page, PageNumber.CURRENT, of, PageNumber.TOTAL_PAGES, end] })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun({ text: title, font, bold: true, size: 40 })] }),
          new Paragraph({ children: [new TextRun({ text: subject, size: 24, color: '5C5C5C' })] }),
          ...report.blocks.flatMap(partsOf),
        ],
      },
    ],
  }); // prettier-ignore
  const overrides = watermark === null ? [] : [{ path: headerPath, data: headerWithWatermark(mark, watermark) }];
  return Packer.toBuffer(document, undefined, overrides);
}

function partsOf(block: Block): (Paragraph | Table)[] {
  switch (block.type) {
    case 'heading':
      return [new Paragraph({ heading: levels[block.level], children: [new TextRun(block.text)] })];
    case 'text':
      return [new Paragraph({ children: [new TextRun({ text: block.text, bold: block.strong === true })] })];
    case 'pairs':
      return [tableOf(block.pairs.map(([label, value]) => rowOf([label, value], [0.26, 0.74]))), gap()];
    case 'table': {
      const header = rowOf(block.header, block.widths, true);
      return [tableOf([header, ...block.rows.map((row) => rowOf(row, block.widths))]), gap()];
    }
    case 'columns':
      return [
        tableOf([
          rowOf(
            block.cells,
            block.cells.map(() => 1 / block.cells.length),
            block.strong === true,
          ),
        ]),
      ];
    case 'reply':
      return [
        new Paragraph({
          border: { top: thin, left: thin, right: thin, bottom: thin },
          spacing: { after: 100 },
          children: [new TextRun({ text: block.label, size: 16, color: '5C5C5C' }), new TextRun({ text: '', break: 2 })],
        }),
      ];
    case 'quote':
      return [
        new Paragraph({
          indent: { left: 280 },
          border: { left: { style: BorderStyle.SINGLE, size: 12, color: 'BDBDBD', space: 8 } },
          children: [new TextRun({ text: block.place, size: 16, color: '5C5C5C' }), new TextRun({ text: block.text, size: 19, break: 1 })],
        }),
      ];
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

function tableOf(rows: TableRow[]): Table {
  const borders = { top: none, left: none, right: none, insideVertical: none, bottom: thin, insideHorizontal: thin };
  return new Table({ rows, borders, width: { size: width, type: WidthType.DXA } });
}

function rowOf(cells: readonly string[], widths: readonly number[], isHeader = false): TableRow {
  return new TableRow({
    tableHeader: isHeader,
    children: cells.map(
      (text, n) =>
        new TableCell({
          width: { size: Math.round((widths[n] ?? 0) * width), type: WidthType.DXA },
          margins: { top: 30, bottom: 30, left: 40, right: 80 },
          children: text
            .split('\n')
            .map((part) => new Paragraph({ spacing: { after: 0 }, children: [new TextRun({ text: part, size: 18, bold: isHeader })] })),
        }),
    ),
  });
}

function gap(): Paragraph {
  return new Paragraph({ spacing: { after: 60 }, children: [] });
}
