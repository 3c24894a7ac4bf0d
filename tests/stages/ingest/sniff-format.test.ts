import { expect, it } from 'vitest';
import { sniffFormat } from '../../../src/stages/ingest/sniff-format.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

it.each<[string, Uint8Array, string[] | undefined, string]>([
  ['a.docx', bytes('%PDF-1.7 ...'), undefined, 'pdf'],
  ['a.pdf', bytes('PK\x03\x04'), ['word/document.xml'], 'docx'],
  ['a.pdf', bytes('PK\x03\x04'), ['xl/workbook.xml'], 'xlsx'],
  ['a.pdf', bytes('PK\x03\x04'), ['readme.txt'], 'zip'],
  ['a.docx', bytes('PK\x03\x04'), undefined, 'docx'],
  ['a.doc', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), undefined, 'ole'],
  ['a.txt', bytes('<!DOCTYPE html><p>'), undefined, 'html'],
  ['a.md', bytes('# Title'), undefined, 'md'],
  ['a', bytes('plain words'), undefined, 'txt'],
  ['a.txt', new Uint8Array(Buffer.from('质量协议', 'utf16le')), undefined, 'txt'],
  ['a.txt', bytes('\x00\x01\x02\x03\x00\x00\x07\x08'), undefined, 'binary'],
  ['a.pdf', bytes('\x89PNG\r\n\x1a\n'), undefined, 'image'],
])('%s is known by its content', (path, head, names, format) => {
  expect(sniffFormat(path, head, names)).toBe(format);
});
