import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ingestPath, type IngestEvent } from '../../src/workspace/ingest-files.ts';
import { packLayout, unpackLayout } from '../../src/workspace/packed-layout.ts';
import { isWorthSharing, pageShares } from '../../src/workspace/page-shares.ts';
import { makePdf, put } from '../fixtures/ingest/make-pdf.ts';

const pageCount = 104;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'long-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const longPdf = (): Promise<Uint8Array> =>
  makePdf((pdf) => {
    for (let page = 1; page <= pageCount; page += 1) {
      if (page > 1) pdf.addPage();
      put(pdf, 'Plainfield Example Pharma, quality agreement', 60, 30, 8);
      put(pdf, `Section ${page}: deviations of line ${page}`, 60, 90, 14);
      put(pdf, 'The holder is told of every deviation within 24 hours.', 60, 120);
      pdf.fillColor('#ffffff');
      put(pdf, `unseen words of page ${page}`, 60, 300);
      pdf.fillColor('#000000');
    }
  });

describe('a long PDF', () => {
  it('is the same document, with the same marks, when several workers share its pages', async () => {
    const bytes = await longPdf();
    expect(isWorthSharing({ path: 'long.pdf', size: bytes.length })).toBe(true);
    writeFileSync(join(folder, 'long.pdf'), bytes);
    const events: IngestEvent[] = [];
    const shared = await ingestPath(folder, { workers: 2, onProgress: (event) => events.push(event) });
    const alone = await ingestPath(folder, { workers: 1 });
    expect(shared.documents[0]?.pages.map(({ number }) => number)).toEqual(Array.from({ length: pageCount }, (_, index) => index + 1));
    expect(shared).toEqual(alone);
    expect(shared.integrity.filter(({ kind }) => kind === 'hidden-text')).toHaveLength(pageCount);
    const pages = events.flatMap((event) => (event.type === 'page-read' ? [event.page] : []));
    expect(pages).toEqual(Array.from({ length: pageCount }, (_, index) => index + 1));
  }, 240_000);

  it('with more pages than allowed is refused once', async () => {
    writeFileSync(join(folder, 'long.pdf'), await longPdf());
    const dossier = await ingestPath(folder, { workers: 2, limits: { pagesPerPdf: 103 } });
    expect(dossier.integrity.map(({ kind }) => kind)).toEqual(['too-many-pages']);
  }, 240_000);
});

describe('shares of pages', () => {
  it('are equal parts without gap or overlap from a hundred pages on', () => {
    expect(pageShares(99, 2)).toEqual([{ first: 1, last: 99 }]);
    expect(pageShares(100, 3)).toEqual([{ first: 1, last: 34 }, { first: 35, last: 68 }, { first: 69, last: 100 }]); // prettier-ignore
    expect(pageShares(0, 2)).toEqual([{ first: 1, last: 0 }]);
  });
});

describe('a packed page', () => {
  it('is unpacked as it was', () => {
    const run = { start: 0, end: 2, x: 60.25, y: 71.5, width: 20.01, height: 12 };
    const page = {
      number: 7, width: 595, height: 842, text: '偏差 x\n', runs: [run, { ...run, start: 3, end: 4 }],
      blocks: [{ type: 'paragraph' as const, start: 0, end: 4 }], textSource: 'text' as const, label: 'vii',
    }; // prettier-ignore
    expect(JSON.stringify(unpackLayout(packLayout(page)))).toBe(JSON.stringify(page));
    expect(unpackLayout(packLayout({ ...page, runs: [] }))).toEqual({ ...page, runs: [] });
  });
});
