import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, Page, type Document } from '../../domain/index.ts';

/**
 * Layout of documents, one page per line, so that a page of a long document is read without the rest. Derived data: it can be made again
 * from the files. `<folder>/<documentId>.pages` (NDJSON, UTF-8) and `<documentId>.index` (byte offsets of the line starts and the end).
 */
export async function writePages(folder: string, documents: readonly Document[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { id, pages } of documents) {
    const offsets = [0];
    const file = await open(join(folder, `${id}.pages`), 'w');
    try {
      for (const page of pages) {
        const line = Buffer.from(`${JSON.stringify(page)}\n`, 'utf8');
        await file.write(line);
        offsets.push((offsets.at(-1) ?? 0) + line.length);
      }
    } finally {
      await file.close();
    }
    const head = pages.map(({ number, label, width, height, textSource }) => ({
      number,
      ...(label === undefined ? {} : { label }),
      width,
      height,
      textSource,
    }));
    await writeFile(join(folder, `${id}.index`), JSON.stringify({ offsets, pages: head }));
  }
}

export type PageHead = Pick<Page, 'number' | 'label' | 'width' | 'height' | 'textSource'>;

export async function readPageHeads(folder: string, documentId: string): Promise<PageHead[]> {
  return (await readIndex(folder, documentId)).pages;
}

/** @throws AppError `not-found` when the document has no such page. */
export async function readPage(folder: string, documentId: string, number: number): Promise<Page> {
  const { offsets, pages } = await readIndex(folder, documentId);
  const at = pages.findIndex((page) => page.number === number);
  const start = offsets[at];
  const end = offsets[at + 1];
  if (at < 0 || start === undefined || end === undefined) throw noPage(documentId, number);
  const file = await open(join(folder, `${documentId}.pages`), 'r');
  try {
    const line = Buffer.alloc(end - start);
    await file.read(line, 0, line.length, start);
    return Page.parse(JSON.parse(line.toString('utf8')));
  } finally {
    await file.close();
  }
}

/** Number and text of every page of a document, in order. */
export async function readPageTexts(folder: string, documentId: string): Promise<{ number: number; text: string }[]> {
  const { pages } = await readIndex(folder, documentId);
  if (pages.length === 0) return [];
  const lines = (await readFile(join(folder, `${documentId}.pages`), 'utf8')).trimEnd().split('\n');
  return lines.map((line) => {
    const { number, text } = JSON.parse(line) as Page;
    return { number, text };
  });
}

async function readIndex(folder: string, documentId: string): Promise<{ offsets: number[]; pages: PageHead[] }> {
  if (!/^[\w-]+$/u.test(documentId)) throw noPage(documentId, 0);
  const text = await readFile(join(folder, `${documentId}.index`), 'utf8').catch(() => {
    throw noPage(documentId, 0);
  });
  return JSON.parse(text) as { offsets: number[]; pages: PageHead[] };
}

function noPage(documentId: string, number: number): AppError {
  return new AppError('not-found', `no page ${number} of ${documentId}`, { en: 'There is no such page.', zh: '没有该页。' });
}
