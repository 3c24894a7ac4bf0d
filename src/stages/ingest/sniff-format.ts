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
  if (/^PK(?:\x03\x04|\x05\x06|\x07\x08)/u.test(start)) {
    if (names === undefined) return formatOfName(path) === 'xlsx' ? 'xlsx' : formatOfName(path) === 'docx' ? 'docx' : 'zip';
    if (names.some((name) => name.startsWith('word/'))) return 'docx';
    if (names.some((name) => name.startsWith('xl/'))) return 'xlsx';
    return 'zip';
  }
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'ole';
  if (start.startsWith('{\\rtf')) return 'rtf';
  if (/^(?:\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|BM[\s\S]{4}\x00\x00\x00\x00|RIFF[\s\S]{4}WEBP)/u.test(start)) return 'image';
  const named = formatOfName(path);
  if (looksBinary(head)) return 'binary';
  if (/^\s*(?:<!doctype html|<html[\s>])/iu.test(start)) return 'html';
  return named === 'csv' || named === 'md' || named === 'html' ? named : 'txt';
}

/** Control characters that no text has; UTF-16 text has zeros, but in every other place only. */
function looksBinary(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return false;
  let [even, odd, control] = [0, 0, 0];
  const sample = head.subarray(0, 4096);
  sample.forEach((byte, index) => {
    if (byte === 0) index % 2 === 0 ? (even += 1) : (odd += 1);
    else if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) control += 1;
  });
  if (control > sample.length * 0.02) return true;
  return even + odd > 0 && Math.min(even, odd) > 0;
}
