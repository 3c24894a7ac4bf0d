import { Document, Footer, FootnoteReferenceRun, Header, Packer, Paragraph, ShadingType, Table, TableCell, TableRow, TextRun } from 'docx';
import { surroundings, type Planted, type Surroundings } from './carriers.ts';

const runs: Readonly<Record<string, (text: string) => TextRun>> = {
  vanish: (text) => new TextRun({ text, vanish: true }),
  white: (text) => new TextRun({ text, color: 'FFFFFF' }),
  tiny: (text) => new TextRun({ text, size: 2 }),
  'white character style': (text) => new TextRun({ text, style: 'Pale' }),
  'hidden character style': (text) => new TextRun({ text, style: 'Away' }),
};
export const docxCarriers = [
  ...Object.keys(runs),
  'white in a cell',
  'paragraph',
  'footnote',
  'table cell',
  'header',
  'footer',
  'comment',
  'metadata',
  'white on a dark cell',
];

export async function plantDocx(text: string, language: Surroundings, carrier: string, name = 'agreement.docx'): Promise<Planted> {
  const [title, ...rest] = surroundings[language];
  const cell = (run: TextRun, fill?: string): Table =>
    new Table({
      rows: [
        new TableRow({
          children: [
            new TableCell({ children: [new Paragraph('1')] }),
            new TableCell({
              children: [new Paragraph({ children: [run] })],
              ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill } }),
            }),
          ],
        }),
      ],
    });
  const children: (Paragraph | Table)[] = [
    new Paragraph({ text: title, heading: 'Heading1' }),
    ...rest.map((paragraph) => new Paragraph(paragraph)),
  ];
  const make = runs[carrier];
  if (make !== undefined) children.push(new Paragraph({ children: [make(text)] }));
  else if (carrier === 'white in a cell') children.push(cell(new TextRun({ text, color: 'FFFFFF' })));
  else if (carrier === 'white on a dark cell') children.push(cell(new TextRun({ text, color: 'FFFFFF' }), '1F3864'));
  else if (carrier === 'table cell') children.push(cell(new TextRun(text)));
  else if (carrier === 'paragraph') children.push(new Paragraph(text));
  else if (carrier === 'footnote') children.push(new Paragraph({ children: [new TextRun(rest[0]!), new FootnoteReferenceRun(1)] }));
  else if (carrier === 'comment') children.push(new Paragraph({ children: [new TextRun(rest[0]!)] }));
  const document = new Document({
    ...(carrier === 'metadata' ? { description: text, keywords: text } : {}),
    styles: {
      characterStyles: [
        { id: 'Pale', name: 'Pale', run: { color: 'FFFFFF' } },
        { id: 'Away', name: 'Away', run: { vanish: true } },
      ],
    },
    ...(carrier === 'footnote' ? { footnotes: { 1: { children: [new Paragraph(text)] } } } : {}),
    ...(carrier === 'comment'
      ? { comments: { children: [{ id: 0, author: 'A', date: new Date(0), children: [new Paragraph(text)] }] } }
      : {}),
    sections: [
      {
        children,
        ...(carrier === 'header' ? { headers: { default: new Header({ children: [new Paragraph(text)] }) } } : {}),
        ...(carrier === 'footer' ? { footers: { default: new Footer({ children: [new Paragraph(text)] }) } } : {}),
      },
    ],
  });
  const hidden = make !== undefined || carrier === 'white in a cell';
  return { carrier: `docx: ${carrier}`, path: name, bytes: new Uint8Array(await Packer.toBuffer(document)), hidden };
}
