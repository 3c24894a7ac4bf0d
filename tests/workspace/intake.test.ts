import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DossierId, PersonId } from '../../src/domain/index.ts';
import { Intake, type OpenIntake } from '../../src/workspace/intake.ts';

let root: string;
let intake: Intake;
const id = 'd-1' as DossierId;
const opened: OpenIntake = {
  id,
  name: '资料 A',
  programme: 'drug-contract-manufacturing',
  side: 'review',
  createdBy: 'P-1' as PersonId,
  createdAt: '2026-11-20T00:00:00.000Z',
};
const bytes = new TextEncoder().encode('content');

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'countersign-intake-'));
  intake = new Intake(root);
  await intake.open(opened);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('files that come in', () => {
  it('are kept under their path, with size and SHA-256', async () => {
    const taken = await intake.add(id, 'a/b/申请表.pdf', bytes);
    expect(taken).toEqual({ path: 'a/b/申请表.pdf', bytes: 7, sha256: 'ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73' });
    expect(readFileSync(join(intake.filesOf(id), taken.path), 'utf8')).toBe('content');
  });

  it('are listed by path', async () => {
    for (const path of ['b.pdf', 'a/z.pdf', 'a/b.pdf']) await intake.add(id, path, bytes);
    expect(intake.files(id).map(({ path }) => path)).toEqual(['a/b.pdf', 'a/z.pdf', 'b.pdf']);
  });

  it('may be empty', async () => {
    expect((await intake.add(id, 'empty.pdf', new Uint8Array())).bytes).toBe(0);
  });

  it('replace an earlier one of the same name and leave nothing beside it', async () => {
    await intake.add(id, 'a.txt', bytes);
    await intake.add(id, 'a.txt', new TextEncoder().encode('second'));
    expect(readFileSync(join(intake.filesOf(id), 'a.txt'), 'utf8')).toBe('second');
    expect(readdirSync(join(root, id)).sort()).toEqual(['files', 'intake.json']);
  });

  it.each([
    ['a\\b.pdf', 'a/b.pdf'],
    ['./a//b/../c.pdf', 'a/c.pdf'],
    ['/etc/passwd', 'etc/passwd'],
    ['e\u0301tude.pdf', '\u00e9tude.pdf'],
  ])('named %s are kept inside as %s', async (path, kept) => {
    expect((await intake.add(id, path, bytes)).path).toBe(kept);
    expect(existsSync(join(intake.filesOf(id), kept))).toBe(true);
  });
});

describe('a name that leads out, or is none, is refused and nothing is written', () => {
  it.each([
    '../evil.txt',
    'a/../../evil.txt',
    '..\\..\\evil.txt',
    'a\\..\\..\\evil.txt',
    '..',
    '.',
    '',
    '/',
    'a/',
    'C:\\evil.txt',
    'c:evil.txt',
    '/C:/evil.txt',
    'a\u0000.txt',
    'a\nb.txt',
    '../intake.json',
  ])('%j', async (path) => {
    await expect(intake.add(id, path, bytes)).rejects.toMatchObject({
      code: 'input.invalid',
      userMessage: { zh: expect.stringMatching(/\p{Script=Han}/u) },
    });
    expect(intake.files(id)).toEqual([]);
    expect(readdirSync(root)).toEqual([id]);
  });
});

describe('a name that the disk cannot hold is refused with a reason', () => {
  it.each([
    ['longer than 255 bytes', `${'长'.repeat(120)}.pdf`],
    ['a folder where a file stands', 'a.txt/b.txt'],
    ['a file where a folder stands', 'folder'],
  ])('%s', async (_, path) => {
    await intake.add(id, 'a.txt', bytes);
    await intake.add(id, 'folder/c.txt', bytes);
    await expect(intake.add(id, path, bytes)).rejects.toMatchObject({ code: 'input.invalid' });
    expect(intake.files(id).map((file) => file.path)).toEqual(['a.txt', 'folder/c.txt']);
    expect(readdirSync(join(root, id)).sort()).toEqual(['files', 'intake.json']);
  });
});

describe('an open intake', () => {
  it('is known again after a restart', () => {
    expect(new Intake(root).get(id)).toEqual(opened);
    expect(new Intake(root).list()).toEqual([opened]);
  });

  it('that a crash left half made is passed over', () => {
    mkdirSync(new Intake(root).filesOf('d-2' as DossierId), { recursive: true });
    writeFileSync(join(root, 'd-2', 'incoming-1'), '{"id":"d-2","na');
    writeFileSync(join(root, 'stray'), '');
    expect(new Intake(root).list()).toEqual([opened]);
  });

  it.each(['..', 'd-1/..', '../d-1', '', 'none'])('is not found under %j', (name) => {
    expect(intake.get(name)).toBeUndefined();
  });

  it('is gone once it is closed', () => {
    intake.close(id);
    expect(intake.list()).toEqual([]);
    expect(intake.files(id)).toEqual([]);
  });
});
