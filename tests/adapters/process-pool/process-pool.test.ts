import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProcessPool } from '../../../src/adapters/process-pool/process-pool.ts';

let folder: string;
let pool: ProcessPool<string, string, string>;
const start = (size: number, timeoutMs = 20_000): void => {
  pool = new ProcessPool({ entry: new URL('./echo-worker.ts', import.meta.url), size, timeoutMs, heapMb: 64, dataMb: 2048, folder });
};
const run = (task: string): ReturnType<typeof pool.run> => pool.run(() => Promise.resolve({ task }));
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'process-pool-')));
});
afterEach(async () => {
  await pool.close();
  rmSync(folder, { recursive: true });
});

describe('a process pool', () => {
  it('runs more tasks than it has processes', async () => {
    start(2);
    expect(await Promise.all(['a', 'b', 'c', 'd', 'e'].map(run))).toEqual(
      ['a!', 'b!', 'c!', 'd!', 'e!'].map((result) => ({ end: 'done', result })),
    );
  });

  it('ends a failing, a dying and a hanging task alone and goes on', async () => {
    start(1, 3000);
    expect(await run('fail')).toMatchObject({ end: 'failed', detail: expect.stringContaining('it failed') as string });
    expect(await run('die')).toMatchObject({ end: 'failed' });
    expect(await run('hang')).toEqual({ end: 'timed-out' });
    expect(await run('a')).toEqual({ end: 'done', result: 'a!' });
  });

  it('says of a task that needs more memory than is allowed that it did, and goes on', async () => {
    start(1);
    expect(await run('eat')).toEqual({ end: 'out-of-memory' });
    expect(await run('a')).toEqual({ end: 'done', result: 'a!' });
  });

  it('gives its processes no network', async () => {
    start(1);
    expect(await run('connect')).toMatchObject({ end: 'failed', detail: expect.stringContaining('this process has no network') as string });
  });

  it('says why a process does not start', async () => {
    pool = new ProcessPool({ entry: new URL('./nothing-there.mjs', import.meta.url), timeoutMs: 20_000, heapMb: 64, dataMb: 2048, folder });
    expect(await run('a')).toMatchObject({ end: 'failed', detail: expect.stringContaining('nothing-there') as string });
  });

  it('starts processes before there is work, and goes on when they end by themselves', async () => {
    start(2);
    pool.warm(5, ['end']);
    await new Promise((resolve) => setTimeout(resolve, 5000));
    pool.warm(1);
    expect(await Promise.all(['a', 'b'].map(run))).toEqual(['a!', 'b!'].map((result) => ({ end: 'done', result })));
  });

  it('answers what a process says, for which it waits without losing of its time', async () => {
    start(1, 2000);
    await run('a');
    const said: string[] = [];
    const answer = async (part: string): Promise<string> => {
      said.push(part);
      await new Promise((resolve) => setTimeout(resolve, 3000));
      return 'an answer';
    };
    expect(await pool.run(() => Promise.resolve({ task: 'say', onSaid: answer }))).toEqual({ end: 'done', result: 'heard an answer' });
    expect(said).toEqual(['a question']);
  });

  it('ends a task whose question cannot be answered, and goes on', async () => {
    start(1);
    const refuse = (): Promise<never> => Promise.reject(new Error('nobody knows'));
    expect(await pool.run(() => Promise.resolve({ task: 'say', onSaid: refuse }))).toEqual({
      end: 'failed',
      detail: 'Error: nobody knows',
    });
    expect(await run('a')).toEqual({ end: 'done', result: 'a!' });
  });

  it('runs first what is to be next', async () => {
    start(1);
    const order: string[] = [];
    const noted = (task: string, next: boolean): Promise<unknown> =>
      pool.run(() => Promise.resolve({ task }), next).then(() => order.push(task));
    await Promise.all([noted('a', false), noted('b', false), noted('c', true)]);
    expect(order).toEqual(['a', 'c', 'b']);
  });

  it('does not prepare an input before a process is free for it', async () => {
    start(1);
    let prepared = 0;
    const runs = [0, 1].map(() => pool.run(() => Promise.resolve({ task: String((prepared += 1)) })));
    await Promise.resolve();
    expect(prepared).toBe(1);
    await Promise.all(runs);
    expect(prepared).toBe(2);
  });

  it('kills what runs when it is closed', async () => {
    start(1);
    const hanging = run('hang');
    setTimeout(() => void pool.close(), 500);
    expect(await hanging).toMatchObject({ end: 'failed' });
  });
});
