import type { DocumentFormat } from '../../domain/document.ts';

/** What a file is by its first bytes; `ole` is the old Office format, or an encrypted new one. */
export type SniffedFormat = DocumentFormat | 'zip' | 'ole' | 'image' | 'rtf' | 'binary';

const byExtension: Readonly<Record<string, SniffedFormat>> = {
  pdf: 'pdf', docx: 'docx', docm: 'docx', dotx: 'docx', xlsx: 'xlsx', xlsm: 'xlsx', csv: 'csv', tsv: 'csv', md: 'md', markdown: 'md', txt: 'txt',
  text: 'txt', log: 'txt', html: 'html', htm: 'html', xhtml: 'html', zip: 'zip', doc: 'ole', xls: 'ole', ppt: 'ole', rtf: 'rtf',
  png: 'image', jpg: 'image', jpeg: 'image', gif: 'image', tif: 'image', tiff: 'image', bmp: 'image', webp: 'image',
}; // prettier-ignore

export function formatOfName(path: string): SniffedFormat | undefined {
  return byExtension[/\.([^./]+)$/u.exec(path)?.[1]?.toLowerCase() ?? ''];
}

/** The true format of a file. Among text formats only the name tells, so they count as one another. @param names entry names when it is a ZIP. */
export function sniffFormat(path: string, head: Uint8Array, names?: readonly string[]): SniffedFormat {
  const start = new TextDecoder('latin1').decode(head.subarray(0, 1024));
  if (start.includes('%PDF-')) return 'pdf';
  if (startsWith(head, [0x50, 0x4b, 3, 4], [0x50, 0x4b, 5, 6], [0x50, 0x4b, 7, 8])) {
    if (names === undefined) return formatOfName(path) === 'xlsx' ? 'xlsx' : formatOfName(path) === 'docx' ? 'docx' : 'zip';
    if (names.some((name) => name.startsWith('word/'))) return 'docx';
    if (names.some((name) => name.startsWith('xl/'))) return 'xlsx';
    return 'zip';
  }
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'ole';
  if (start.startsWith('{\\rtf')) return 'rtf';
  if (startsWith(head, ...imageStarts) || /^(?:GIF8|RIFF[^]{4}WEBP)/u.test(start)) return 'image';
  const named = formatOfName(path);
  if (looksBinary(head)) return 'binary';
  if (/^\s*(?:<!doctype html|<html[\s>])/iu.test(start)) return 'html';
  return named === 'csv' || named === 'md' || named === 'html' ? named : 'txt';
}

/** PNG, JPEG, TIFF in both byte orders. */
const imageStarts: readonly (readonly number[])[] = [[0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x49, 0x49, 0x2a, 0], [0x4d, 0x4d, 0, 0x2a]]; // prettier-ignore

function startsWith(head: Uint8Array, ...starts: readonly (readonly number[])[]): boolean {
  return starts.some((start) => start.every((byte, index) => head[index] === byte));
}

/** Control characters that no text has; UTF-16 text has zeros, but in every other place only. */
function looksBinary(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return false;
  const zeros = { even: 0, odd: 0 };
  let control = 0;
  const sample = head.subarray(0, 4096);
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1;
    else if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) control += 1;
  });
  if (control > sample.length * 0.02) return true;
  return zeros.even > 0 && zeros.odd > 0;
}
