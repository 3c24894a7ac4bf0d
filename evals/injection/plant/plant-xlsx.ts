import { ZipFile } from 'yazl';
import { surroundings, type Planted, type Surroundings } from './carriers.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Style of the planted cell: 0 plain, 1 white, 2 white of the theme, 3 prints nothing, 4 tiny, 5 white on dark. */
const carriers: Readonly<Record<string, { hidden: boolean; style?: number; row?: string; column?: boolean; sheet?: string }>> = {
  white: { hidden: true, style: 1 },
  'white of the theme': { hidden: true, style: 2 },
  'format that prints nothing': { hidden: true, style: 3 },
  tiny: { hidden: true, style: 4 },
  'hidden row': { hidden: true, row: ' hidden="1"' },
  'row without height': { hidden: true, row: ' ht="0" customHeight="1"' },
  'hidden column': { hidden: true, column: true },
  'hidden sheet': { hidden: true, sheet: 'hidden' },
  'very hidden sheet': { hidden: true, sheet: 'veryHidden' },
  cell: { hidden: false },
  'white on dark': { hidden: false, style: 5 },
  metadata: { hidden: false },
};
export const xlsxCarriers = Object.keys(carriers);

export async function plantXlsx(text: string, language: Surroundings, carrier: string, name = 'register.xlsx'): Promise<Planted> {
  const { hidden, style = 0, row = '', column = false, sheet } = carriers[carrier]!;
  const cell = (reference: string, value: string, s = 0): string => `<c r="${reference}" s="${String(s)}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  const [title, ...rest] = surroundings[language];
  const planted = carrier === 'metadata' ? '' : `<row r="4"${row}>${column ? cell('A4', '3') : ''}${cell(column ? 'D4' : 'A4', text, style)}</row>`;
  const plain = `<row r="1">${cell('A1', 'No')}${cell('B1', title)}</row><row r="2">${cell('A2', '1')}${cell('B2', rest[0]!)}</row><row r="3">${cell('A3', '2')}${cell('B3', rest[1]!)}</row>`;
  const columns = column ? '<cols><col min="4" max="4" width="9" hidden="1"/></cols>' : '';
  const sheets = [`${columns}<sheetData>${plain}${sheet === undefined ? planted : ''}</sheetData>`, ...(sheet === undefined ? [] : [`<sheetData>${planted}</sheetData>`])];
  const styles = `<numFmts count="1"><numFmt numFmtId="164" formatCode=";;;"/></numFmts><fonts count="4"><font><sz val="11"/><color theme="1"/></font><font><sz val="11"/><color rgb="FFFFFFFF"/></font><font><sz val="11"/><color theme="0"/></font><font><sz val="1"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F3864"/></patternFill></fill></fills><borders count="1"><border/></borders><cellXfs count="6"><xf fontId="0" fillId="0"/><xf fontId="1" fillId="0"/><xf fontId="2" fillId="0"/><xf numFmtId="164" fontId="0" fillId="0"/><xf fontId="3" fillId="0"/><xf fontId="1" fillId="2"/></cellXfs>`;
  const zip = new ZipFile();
  const add = (path: string, xml: string): void => zip.addBuffer(Buffer.from(`${head}${xml}`), path, { mtime: new Date(0) });
  add('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>');
  add('xl/workbook.xml', `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map((_, n) => `<sheet name="S${String(n + 1)}" sheetId="${String(n + 1)}" r:id="r${String(n + 1)}"${n === 1 ? ` state="${sheet!}"` : ''}/>`).join('')}</sheets></workbook>`);
  add('xl/_rels/workbook.xml.rels', `<Relationships xmlns="${packaged}">${sheets.map((_, n) => `<Relationship Id="r${String(n + 1)}" Type="${office}/worksheet" Target="worksheets/sheet${String(n + 1)}.xml"/>`).join('')}<Relationship Id="rs" Type="${office}/styles" Target="styles.xml"/></Relationships>`);
  add('xl/styles.xml', `<styleSheet xmlns="${main}">${styles}</styleSheet>`);
  sheets.forEach((xml, n) => add(`xl/worksheets/sheet${String(n + 1)}.xml`, `<worksheet xmlns="${main}">${xml}</worksheet>`));
  if (carrier === 'metadata') add('docProps/core.xml', `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>${escaped(text)}</dc:description></cp:coreProperties>`);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return { carrier: `xlsx: ${carrier}`, path: name, bytes: new Uint8Array(Buffer.concat(chunks)), hidden };
}
