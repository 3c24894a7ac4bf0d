import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPage, readPageHeads, writePages } from '../../../src/adapters/page-store/page-store.ts';
import type { Document } from '../../../src/domain/index.ts';
import { documentOf, pageOf } from '../../stages/verify/example-page.ts';

let folder: string;
beforeEach(() => (folder = join(mkdtempSync(join(tmpdir(), 'countersign-pages-')), 'layout')));
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const long = documentOf('doc-1', 'a.pdf', [
  pageOf(1, ['First page']),
  { ...pageOf(2, ['第二页：留样𠀀与稳定性', '"quotes"\tand\u2028separators']), label: 'ii' },
  pageOf(5, ['Page five comes after page two']),
]);
const empty: Document = documentOf('doc-2', 'b.txt', []);

describe('pages of a document', () => {
  it('come back one by one as they were written, Chinese and rare characters included', async () => {
    await writePages(folder, [long, empty]);
    for (const page of long.pages) expect(await readPage(folder, 'doc-1', page.number)).toEqual(page);
  });

  it('are listed with number, label and size', async () => {
    await writePages(folder, [long, empty]);
    expect(await readPageHeads(folder, 'doc-1')).toEqual([
      { number: 1, width: 595, height: 842, textSource: 'text' },
      { number: 2, label: 'ii', width: 595, height: 842, textSource: 'text' },
      { number: 5, width: 595, height: 842, textSource: 'text' },
    ]);
    expect(await readPageHeads(folder, 'doc-2')).toEqual([]);
  });

  it('stand one per line', async () => {
    await writePages(folder, [long]);
    expect(readFileSync(join(folder, 'doc-1.pages'), 'utf8').trimEnd().split('\n')).toHaveLength(3);
  });

  it('are replaced when the document is prepared again', async () => {
    await writePages(folder, [long]);
    await writePages(folder, [{ ...long, pages: [pageOf(1, ['New'])] }]);
    expect((await readPage(folder, 'doc-1', 1)).text).toBe('New');
    await expect(readPage(folder, 'doc-1', 2)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('what is not there is not found', () => {
  it.each([
    ['a page between two', 'doc-1', 3],
    ['page zero', 'doc-1', 0],
    ['no number', 'doc-1', Number.NaN],
    ['another document', 'doc-9', 1],
    ['a name that leads out', '../layout/doc-1', 1],
    ['an empty name', '', 1],
  ])('%s', async (_, id, page) => {
    await writePages(folder, [long]);
    await expect(readPage(folder, id, page)).rejects.toMatchObject({
      code: 'not-found',
      userMessage: { zh: expect.stringMatching(/\p{Script=Han}/u) },
    });
  });
});
