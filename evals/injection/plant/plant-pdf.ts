import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { surroundings, type Planted, type Surroundings } from './carriers.ts';

type Pdf = InstanceType<typeof PDFDocument>;
type Draw = (pdf: Pdf, text: string) => void;

const font = readFileSync(
  join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts', 'NotoSansHans-Regular.otf'),
);
const width = 460;
const line: Draw = (pdf, text) => void pdf.text(text, 60, 400, { width });

/** Every way of putting a text on a page of a PDF; true where no reader can see it. */
const carriers: Readonly<Record<string, readonly [boolean, Draw]>> = {
  white: [true, (pdf, text) => line(pdf.fillColor('#ffffff'), text)],
  'nearly white': [true, (pdf, text) => line(pdf.fillColor('#fafafa'), text)],
  'colour of its box': [true, (pdf, text) => line(pdf.rect(50, 380, 500, 120).fill('#204080').fillColor('#204080'), text)],
  tiny: [true, (pdf, text) => line(pdf.fontSize(1), text)],
  transparent: [true, (pdf, text) => line(pdf.fillOpacity(0), text)],
  'off the page': [true, (pdf, text) => void pdf.text(text, 900, 300, { lineBreak: false })],
  'above the page': [true, (pdf, text) => void pdf.text(text, 60, -40, { lineBreak: false })],
  'invisible mode': [
    true,
    (pdf, text) => {
      pdf.addContent('3 Tr');
      line(pdf, text);
      pdf.addContent('0 Tr');
    },
  ],
  clipped: [
    true,
    (pdf, text) => {
      pdf.save().rect(10, 10, 20, 20).clip();
      line(pdf, text);
      pdf.restore();
    },
  ],
  paragraph: [false, line],
  footnote: [false, (pdf, text) => void pdf.fontSize(7).text(text, 60, 760, { width, height: 40 })],
  'table cell': [
    false,
    (pdf, text) => {
      for (const x of [60, 260, 540]) pdf.moveTo(x, 380).lineTo(x, 480);
      for (const y of [380, 410, 480]) pdf.moveTo(60, y).lineTo(540, y);
      pdf.stroke();
      pdf.text('Item', 64, 388).text('Result', 264, 388).text('1', 64, 414).text(text, 264, 414, { width: 270 });
    },
  ],
  'across pages': [
    false,
    (pdf, text) => {
      const half = Math.ceil(text.length / 2);
      const cut = text.indexOf(' ', half) < 0 ? half : text.indexOf(' ', half);
      pdf.text(text.slice(0, cut), 60, 700, { width });
      pdf.addPage().text(text.slice(cut).trim(), 60, 60, { width });
    },
  ],
};

export const pdfCarriers = [...Object.keys(carriers), 'metadata'];

export function plantPdf(text: string, language: Surroundings, carrier: string, name = 'agreement.pdf'): Promise<Planted> {
  const [hidden, draw] = carriers[carrier] ?? [false, () => undefined];
  return new Promise((resolve, reject) => {
    const pdf = new PDFDocument({ size: 'A4', margin: 0, info: carrier === 'metadata' ? { Subject: text, Keywords: text } : {} });
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve({ carrier: `pdf: ${carrier}`, path: name, bytes: new Uint8Array(Buffer.concat(chunks)), hidden }));
    pdf.on('error', reject);
    const [title, ...rest] = surroundings[language];
    if (language === 'zh' || /[^\u0000-\u00ff]/u.test(text)) pdf.registerFont('text', font).font('text'); // eslint-disable-line no-control-regex
    pdf.fontSize(16).text(title, 60, 60, { width }).fontSize(11);
    for (const paragraph of rest) pdf.moveDown().text(paragraph, { width });
    draw(pdf, text);
    pdf.end();
  });
}
