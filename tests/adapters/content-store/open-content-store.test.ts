import { createHash } from 'node:crypto';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openContentStore, type ContentStore } from '../../../src/adapters/content-store/open-content-store.ts';
import type { Sha256 } from '../../../src/domain/ids.ts';
import { newFolder } from '../store/new-folder.ts';

let folder: string;
let content: ContentStore;
const bytes = Buffer.from('质量协议');
const hash = createHash('sha256').update(bytes).digest('hex') as Sha256;

beforeEach(() => {
  folder = join(newFolder(), 'content');
  content = openContentStore(folder);
});

describe('the content store', () => {
  it('keeps bytes once under their SHA-256 and gives them back', async () => {
    expect(await content.put(bytes)).toBe(hash);
    expect(await content.put(bytes)).toBe(hash);
    expect(await content.get(hash)).toEqual(bytes);
    expect(content.getSync(hash)).toEqual(bytes);
    expect(await content.has(hash)).toBe(true);
    expect(readdirSync(folder)).toEqual([hash.slice(0, 2)]);
    expect(statSync(content.pathOf(hash)).mode & 0o077).toBe(0);
  });

  it('takes the same bytes from many at a time', async () => {
    expect(new Set(await Promise.all(Array.from({ length: 20 }, () => content.put(bytes))))).toEqual(new Set([hash]));
    expect(readdirSync(folder)).toEqual([hash.slice(0, 2)]);
  });

  it('says that content is missing, and never gives out bytes that were changed on disk', async () => {
    await expect(content.get(hash)).rejects.toMatchObject({ code: 'not-found' });
    expect(() => content.getSync(hash)).toThrow(expect.objectContaining({ code: 'not-found' }));
    await content.put(bytes);
    writeFileSync(content.pathOf(hash), 'something else');
    await expect(content.get(hash)).rejects.toMatchObject({ code: 'store.unavailable' });
    expect(() => content.getSync(hash)).toThrow(expect.objectContaining({ code: 'store.unavailable' }));
  });

  it('does not leave its folder for a hash that is none', () => {
    expect(() => content.pathOf('../../etc/passwd' as Sha256)).toThrow();
  });

  it('fails clearly when it cannot write', async () => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file in its place');
    await expect(content.put(bytes)).rejects.toThrow();
  });
});
