import PDFDocument from 'pdfkit';
import type { Block, Report } from './report.ts';

/** OpenType fonts that hold Latin and Chinese; only the glyphs that occur are embedded. */
export type ReportFonts = { readonly regular: Uint8Array; readonly bold: Uint8Array };

const margin = 56;
const headerSpace = 30;
const body = 9.5;
const small = 8;
const ink = '#1a1a1a';
const faint = '#5c5c5c';
const line = '#bdbdbd';
/** Longest time of drawing before other work gets its turn, in milliseconds. */
const turnMs = 20;
type Pdf = PDFKit.PDFDocument;

/** A4 pages with the mark at the head and `page / pages` at the foot of each, and the watermark across those of an unofficial paper. Gives way to other work between blocks. */
export async function renderPdf(report: Report<string>, fonts: ReportFonts): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: margin + headerSpace, bottom: margin, left: margin, right: margin },
    bufferPages: true,
    lang: report.language === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    info: { Title: `${report.title} · ${report.subject}`, Subject: report.mark, CreationDate: new Date(report.at), Creator: 'Countersign' },
  });
  const chunks: Uint8Array[] = [];
  const finished = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  pdf.registerFont('regular', Buffer.from(fonts.regular)).registerFont('bold', Buffer.from(fonts.bold));
  pdf.font('bold').fontSize(20).fillColor(ink).text(report.title);
  pdf.font('regular').fontSize(12).fillColor(faint).text(report.subject).moveDown(0.6);

  let since = Date.now();
  for (const block of report.blocks) {
    drawBlock(pdf, block);
    if (Date.now() - since < turnMs) continue;
    await new Promise((resolve) => setImmediate(resolve));
    since = Date.now();
  }
  drawHeadsAndFeet(pdf, report);
  pdf.end();
  await finished;
  return Buffer.concat(chunks);
}

function drawBlock(pdf: Pdf, block: Block): void {
  switch (block.type) {
    case 'heading': {
      const size = { 1: 14, 2: 11.5, 3: 10 }[block.level];
      pdf.font('bold').fontSize(size);
      keepRoom(pdf, pdf.heightOfString(block.text, { width: widthOf(pdf), lineGap: 1.5 }) + size * 4);
      if (!isAtTop(pdf)) pdf.moveDown({ 1: 1.1, 2: 0.8, 3: 0.7 }[block.level]);
      write(pdf, block.text, 'bold', size);
      return;
    }
    case 'text':
      write(pdf, block.text, block.strong === true ? 'bold' : 'regular', body);
      return;
    case 'pairs':
      for (const [label, value] of block.pairs) drawRow(pdf, [label, value], [0.26, 0.74], { faintFirst: true });
      pdf.moveDown(0.3);
      return;
    case 'table':
      drawTable(pdf, block);
      return;
    case 'columns':
      drawRow(
        pdf,
        block.cells,
        block.cells.map(() => 1 / block.cells.length),
        { bold: block.strong === true },
      );
      return;
    case 'reply':
      drawReply(pdf, block.label);
      return;
    case 'quote':
      drawQuote(pdf, block);
      return;
    case 'page-break':
      if (!isAtTop(pdf)) pdf.addPage();
  }
}

function write(pdf: Pdf, text: string, font: 'regular' | 'bold', size: number): void {
  pdf
    .font(font)
    .fontSize(size)
    .fillColor(ink)
    .text(text, margin, pdf.y, { width: widthOf(pdf), lineGap: 1.5 })
    .moveDown(0.25);
}

function drawTable(pdf: Pdf, { header, rows, widths }: Extract<Block, { type: 'table' }>): void {
  const drawHeader = (): void => drawRow(pdf, header, widths, { bold: true });
  keepRoom(pdf, 60);
  drawHeader();
  for (const row of rows) drawRow(pdf, row, widths, { onNewPage: drawHeader });
  pdf.moveDown(0.5);
}

/** Cells side by side over a thin line. A row that is higher than a page is cut at the end of its page and goes on, cell by cell. */
function drawRow(
  pdf: Pdf,
  cells: readonly string[],
  widths: readonly number[],
  { bold = false, faintFirst = false, onNewPage }: { bold?: boolean; faintFirst?: boolean; onNewPage?: () => void } = {},
): void {
  const gap = 8;
  pdf.font(bold ? 'bold' : 'regular').fontSize(small + 0.5);
  const columns = cells.map((text, n) => ({ text, width: (widths[n] ?? 0) * widthOf(pdf) - gap }));
  const height = Math.max(...columns.map(({ text, width }) => pdf.heightOfString(text, { width, lineGap: 1 })));
  const room = bottomOf(pdf) - pdf.y;
  if (height + 6 > room && !isAtTop(pdf)) {
    pdf.addPage();
    onNewPage?.();
    pdf.font(bold ? 'bold' : 'regular').fontSize(small + 0.5);
  }
  const top = pdf.y;
  const most = bottomOf(pdf) - top - 6;
  let x = margin;
  columns.forEach(({ text, width }, n) => {
    const [shown, rest] = height <= most ? [text, ''] : cut(pdf, text, width, most);
    pdf.fillColor(faintFirst && n === 0 ? faint : ink).text(shown, x, top, { width, lineGap: 1 });
    columns[n] = { text: rest, width };
    x += width + gap;
  });
  const bottom = Math.min(top + height, top + most) + 2.5;
  pdf
    .moveTo(margin, bottom)
    .lineTo(margin + widthOf(pdf), bottom)
    .lineWidth(0.4)
    .strokeColor(line)
    .stroke();
  pdf.x = margin;
  pdf.y = bottom + 3.5;
  if (columns.some(({ text }) => text !== '')) {
    pdf.addPage();
    drawRow(
      pdf,
      columns.map(({ text }) => text),
      widths,
      { bold, faintFirst },
    );
  }
}

/** The longest beginning of a text that fits the height, and the rest. */
function cut(pdf: Pdf, text: string, width: number, height: number): [string, string] {
  let [fits, fails] = [0, text.length + 1];
  while (fails - fits > 1) {
    const middle = Math.floor((fits + fails) / 2);
    if (pdf.heightOfString(text.slice(0, middle), { width, lineGap: 1 }) <= height) fits = middle;
    else fails = middle;
  }
  return [text.slice(0, fits), text.slice(fits)];
}

/** Place in small letters, then the words, beside a rule; it flows over page ends. */
function drawQuote(pdf: Pdf, { text, place }: Extract<Block, { type: 'quote' }>): void {
  const inset = 14;
  const width = widthOf(pdf) - inset;
  keepRoom(pdf, 34);
  const top = pdf.y;
  const page = pdf.bufferedPageRange().count;
  pdf
    .font('regular')
    .fontSize(small)
    .fillColor(faint)
    .text(place, margin + inset, pdf.y, { width, lineGap: 1 });
  pdf
    .fontSize(body - 0.5)
    .fillColor(ink)
    .text(text, { width, lineGap: 1.5 });
  const isOnePage = pdf.bufferedPageRange().count === page;
  if (isOnePage)
    pdf
      .moveTo(margin + 5, top)
      .lineTo(margin + 5, pdf.y)
      .lineWidth(1.5)
      .strokeColor(line)
      .stroke();
  pdf.x = margin;
  pdf.moveDown(0.35);
}

/** A label over empty lines, framed. */
function drawReply(pdf: Pdf, label: string): void {
  const height = 46;
  keepRoom(pdf, height + 6);
  const top = pdf.y;
  pdf.rect(margin, top, widthOf(pdf), height).lineWidth(0.6).strokeColor(line).stroke();
  pdf
    .font('regular')
    .fontSize(small)
    .fillColor(faint)
    .text(label, margin + 6, top + 4, { width: widthOf(pdf) - 12, height: 12, ellipsis: true });
  pdf.x = margin;
  pdf.y = top + height + 5;
}

/** Across the whole page, faint, so that a page taken out of the paper still says what it is. */
function drawWatermark(pdf: Pdf, text: string): void {
  const { width, height } = pdf.page;
  pdf.save().rotate(-54, { origin: [width / 2, height / 2] });
  const size = Math.min(64, (64 * 640) / pdf.font('bold').fontSize(64).widthOfString(text));
  pdf.fontSize(size).fillColor('#8a1c1c').fillOpacity(0.1);
  pdf.text(text, width / 2 - 400, height / 2 - size / 2, { width: 800, align: 'center', lineBreak: false });
  pdf.fillOpacity(1).restore();
}

const pageWords = {
  en: (n: number, count: number): string => `Page ${String(n)} of ${String(count)}`,
  zh: (n: number, count: number): string => `第 ${String(n)} 页，共 ${String(count)} 页`,
  both: (n: number, count: number): string => `${String(n)} / ${String(count)}`,
} as const;

function drawHeadsAndFeet(pdf: Pdf, { mark, watermark, title, subject, language }: Report<string>): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let n = start; n < start + count; n++) {
    pdf.switchToPage(n);
    if (watermark !== null) drawWatermark(pdf, watermark);
    /* Text below the bottom margin would begin a new page. */
    const { bottom } = pdf.page.margins;
    pdf.page.margins.bottom = 0;
    const line = { width: widthOf(pdf), height: 14, ellipsis: true, lineBreak: true };
    pdf
      .font('bold')
      .fontSize(small + 0.5)
      .fillColor(ink)
      .text(mark, margin, margin - 12, line);
    const foot = pdf.page.height - margin + 18;
    const pages = pageWords[language](n + 1, count);
    pdf
      .font('regular')
      .fontSize(small)
      .fillColor(faint)
      .text(`${title} · ${subject}`, margin, foot, { ...line, width: widthOf(pdf) * 0.75 });
    pdf.text(pages, margin, foot, { ...line, align: 'right' });
    pdf.page.margins.bottom = bottom;
  }
}

function keepRoom(pdf: Pdf, height: number): void {
  if (pdf.y + height > bottomOf(pdf)) pdf.addPage();
}

const isAtTop = (pdf: Pdf): boolean => pdf.y <= pdf.page.margins.top + 1;
const bottomOf = (pdf: Pdf): number => pdf.page.height - pdf.page.margins.bottom;
const widthOf = (pdf: Pdf): number => pdf.page.width - 2 * margin;
