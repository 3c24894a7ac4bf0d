import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consumeTestSet, openTestSets, registerTestSet, testSets, type TestSetFolder } from '../../evals/test-sets.ts';

let folder: TestSetFolder;
const use = { eval: 'findings', by: 'Gita Rao' };
beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), 'countersign-sets-'));
  for (const name of ['cases', 'held-out']) {
    mkdirSync(join(root, name, 'T1'), { recursive: true });
    writeFileSync(join(root, name, 'T1', 'truth.json'), '{}');
    writeFileSync(join(root, name, 'T1', 'letter.txt'), 'words');
  }
  folder = { root, parts: { open: ['cases'], kept: ['held-out'] }, log: join(root, 'log.jsonl') };
  registerTestSet('open', 'development', 'Gita Rao', 'first', folder);
  registerTestSet('kept', 'held-out', 'Gita Rao', 'first', folder);
});
afterEach(() => rmSync(folder.root, { recursive: true }));

describe('a test set', () => {
  it('opens as it was registered, and each reading of a held-out one is on the log before the eval begins', () => {
    expect(openTestSets(['open', 'kept'], use, folder)).toMatchObject([{ id: 'open' }, { id: 'kept', role: 'held-out', consumed: null }]);
    expect(testSets(folder).map(({ id, reads }) => [id, reads])).toEqual([
      ['open', 0],
      ['kept', 1],
    ]);
    expect(JSON.parse(readFileSync(folder.log, 'utf8').trimEnd().split('\n').at(-1)!)).toMatchObject({
      type: 'read',
      by: 'Gita Rao',
      eval: 'findings',
    });
  });

  it.each([
    ['a label was changed', () => writeFileSync(join(folder.root, 'cases/T1/truth.json'), '{"findings":[]}')],
    ['a document was added', () => writeFileSync(join(folder.root, 'cases/T1/more.txt'), 'words')],
    ['a document was taken away', () => rmSync(join(folder.root, 'cases/T1/letter.txt'))],
  ])('is refused when %s after it was registered', (_, change) => {
    change();
    expect(openTestSets(['open'], use, folder)).toMatchObject({ wrong: expect.stringContaining('not what was registered') as string });
  });

  it('is refused when it is not registered, and when the log was changed; nothing is added then', () => {
    expect(openTestSets(['other'], use, folder)).toMatchObject({ wrong: expect.stringContaining('not registered') as string });
    appendFileSync(folder.log, '{}\n');
    const before = readFileSync(folder.log, 'utf8');
    expect(openTestSets(['kept'], use, folder)).toMatchObject({ wrong: expect.stringContaining('line 3') as string });
    expect(readFileSync(folder.log, 'utf8')).toBe(before);
  });

  it('stays readable when it is consumed, and says so', () => {
    expect(consumeTestSet('kept', 'Gita Rao', 'a pattern was chosen by it', folder)).toBe(true);
    expect(openTestSets(['kept'], use, folder)).toMatchObject([{ consumed: { reason: 'a pattern was chosen by it' } }]);
    expect(consumeTestSet('other', 'Gita Rao', 'x', folder)).toBe(false);
  });
});
