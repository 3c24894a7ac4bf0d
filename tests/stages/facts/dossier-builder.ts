import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Block, Document, DocumentKind, Passage } from '../../../src/domain/document.ts';
import { DocumentId, Sha256 } from '../../../src/domain/ids.ts';
import { type FlatFacts, flatFacts, parseReadingRules, readFacts } from '../../../src/stages/facts/index.ts';
import { splitPassages } from '../../../src/stages/ingest/passages.ts';
import { loadKnowledge } from '../../../src/workspace/load-knowledge.ts';

const root = join(import.meta.dirname, '../../..');
const id = 'drug-contract-manufacturing';

export const programme = (() => {
  const found = loadKnowledge().programmes.get(id);
  if (found === undefined) throw new Error(`no programme ${id}`);
  return found;
})();
export const reading = parseReadingRules(parse(readFileSync(join(root, 'knowledge-base/programmes', id, 'reading.yaml'), 'utf8')));

/** `# heading`, paragraphs, and tables as arrays of rows whose first row is the header. */
export type Part = string | string[][];

/** A one-page document of a kind, laid out part by part as ingest would. */
export function document(path: string, kind: DocumentKind, parts: readonly Part[]): Document {
  let text = '';
  const blocks: Block[] = [];
  for (const part of parts) {
    const start = text.length;
    if (typeof part === 'string') {
      const heading = part.startsWith('# ');
      text += heading ? part.slice(2) : part;
      blocks.push(heading ? { type: 'heading', level: 2, start, end: text.length } : { type: 'paragraph', start, end: text.length });
    } else {
      const rows = part.map((cells) => {
        const row = cells.map((cell) => {
          const at = text.length;
          text += cell;
          const placed = { start: at, end: text.length, text: cell };
          text += '\t';
          return placed;
        });
        text += '\n';
        return row;
      });
      blocks.push({ type: 'table', start, end: text.length, rows, header: part[0] ?? [], continues: false });
    }
    text += '\n';
  }
  const first = parts.find((p) => typeof p === 'string');
  return {
    id: DocumentId.parse(path),
    path,
    sha256: Sha256.parse('0'.repeat(64)),
    bytes: text.length,
    format: 'md',
    kind,
    kinds: [{ kind, reason: { en: '', zh: '' } }],
    title: typeof first === 'string' ? first.replace(/^# /u, '') : path,
    language: /[\u4e00-\u9fff]/u.test(text) ? 'zh' : 'en',
    metadata: {},
    pages: [{ number: 1, width: 0, height: 0, text, runs: [], blocks, textSource: 'text' }],
  };
}

export function passagesOf(documents: readonly Document[]): Passage[] {
  return documents.flatMap((d) => splitPassages(d));
}

export function read(documents: readonly Document[], unread: readonly string[] = []): ReturnType<typeof readFacts> & { flat: FlatFacts } {
  const result = readFacts({ documents, passages: passagesOf(documents), programme, reading, unread });
  return { ...result, flat: flatFacts(result.sheet) };
}

/** Two parties that a form names, for dossiers of one or two sentences. */
export const partiesForm: Part = [
  ['Item', 'Holder', 'Contract manufacturer'],
  ['Name', 'Larchmont Pharma (Hefei) Co., Ltd.', 'Firwood Sterile Works (Taizhou) Co., Ltd.'],
  ['Address', '3 Alder Street, Hefei, Anhui', '9 Birch Lane, Taizhou, Jiangsu'],
];
export const form = (...parts: Part[]): Document =>
  document('01_form.md', 'application_form', ['# Application', 'Date of application: 16 April 2026', partiesForm, ...parts]);
