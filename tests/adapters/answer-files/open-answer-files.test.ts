import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAnswerFiles } from '../../../src/adapters/answer-files/open-answer-files.ts';
import { StoredAnswer } from '../../../src/stages/agent/answer-store.ts';
import { newFolder } from '../store/new-folder.ts';

const key = 'ab'.repeat(32);
const said = (content: string): StoredAnswer => ({
  content,
  toolCalls: [{ name: 'submit_draft', arguments: '{"verdict":"met"}' }],
  finish: 'stop',
  inputTokens: 7,
  outputTokens: 3,
  counted: 'endpoint',
  latencyMs: 12,
});
const open = (folder: string) => openAnswerFiles(folder, (value) => StoredAnswer.parse(value));
const fileOf = (folder: string): string => join(folder, 'ab', `${key}.json`);

describe('answers of a model on disk', () => {
  it('come back as they were, also for who opens the folder later', async () => {
    const folder = newFolder();
    expect(await open(folder).get(key)).toBeUndefined();
    await open(folder).put(key, said('已阅。\u2028 ⟦TEL-1⟧'));
    expect(await open(folder).get(key)).toEqual(said('已阅。\u2028 ⟦TEL-1⟧'));
  });

  it('are never overwritten: the first stays, also of many that come at once', async () => {
    const folder = newFolder();
    const answers = open(folder);
    await answers.put(key, said('first'));
    await answers.put(key, said('second'));
    expect(await answers.get(key)).toEqual(said('first'));
    const other = 'cd'.repeat(32);
    const seen = Array.from({ length: 20 }, async (_, n) => {
      await answers.put(other, said(String(n)));
      return answers.get(other);
    });
    expect(new Set((await Promise.all(seen)).map((answer) => answer?.content)).size).toBe(1);
  });

  it('that are torn, or are no answers, count as not there, and a new one takes their place', async () => {
    for (const torn of ['', '{"content":"half', '[]', '{"content":7}']) {
      const folder = newFolder();
      mkdirSync(join(folder, 'ab'));
      writeFileSync(fileOf(folder), torn);
      expect(await open(folder).get(key)).toBeUndefined();
      await open(folder).put(key, said('whole'));
      expect(await open(folder).get(key)).toEqual(said('whole'));
    }
  });

  it('can be read by their owner only, and leave nothing beside them', async () => {
    const folder = newFolder();
    await open(folder).put(key, said('x'));
    expect(statSync(fileOf(folder)).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'ab')).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder, { recursive: true })).toHaveLength(2);
  });

  it('under a name that is a file already are a fault, not silence', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'ab'), '');
    await expect(open(folder).put(key, said('x'))).rejects.toBeInstanceOf(Error);
  });

  it('know which askings never ended, also after the process is gone', async () => {
    const folder = newFolder();
    for (const before of [0, 1, 2]) expect(await open(folder).begin(key)).toBe(before);
    await open(folder).end(key);
    expect(await open(folder).begin(key)).toBe(0);
    expect(await open(folder).get(key)).toBeUndefined();
  });
});
