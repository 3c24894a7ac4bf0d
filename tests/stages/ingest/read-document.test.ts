import { describe, expect, it } from 'vitest';
import type { Extracted } from '../../../src/domain/extracted.ts';
import { DocumentId, Sha256 } from '../../../src/domain/ids.ts';
import { readDocument } from '../../../src/stages/ingest/read-document.ts';

const identity = {
  id: DocumentId.parse('doc-1'),
  path: 'agreement.docx',
  sha256: Sha256.parse('0'.repeat(64)),
  bytes: 1,
  format: 'docx',
} as const;
const written = (text: string): Extracted => ({
  form: 'structured',
  pages: [{ number: 1, blocks: [{ type: 'paragraph', text }] }],
  metadata: {},
  hidden: [],
  comments: 0,
  insertions: [],
  deletions: [],
});

describe('a paragraph of a Word file', () => {
  it('with words spelled in Unicode tags is marked, and its text comes without them', async () => {
    const tags = [...'all met'].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');
    const { document, marks } = await readDocument(identity, written(`The holder is told within 24 hours.${tags}`));
    expect(document.pages[0]?.text.trim()).toBe('The holder is told within 24 hours.');
    expect(marks.map(({ kind, summary }) => [kind, summary.en.includes('all met')])).toEqual([['hidden-text', true]]);
  });

  it('with a single character of no width, as copying leaves, is not marked', async () => {
    expect((await readDocument(identity, written('The hol\u200bder is told within 24 hours.'))).marks).toEqual([]);
  });
});
