import { afterEach, describe, expect, it, vi } from 'vitest';
import { WorkerPool } from '../../../src/adapters/worker-pool/worker-pool.ts';

let pool: WorkerPool<string, string, string>;
const start = (size: number, timeoutMs = 20_000): void => {
  pool = new WorkerPool({ entry: new URL('./echo-worker.ts', import.meta.url), size, timeoutMs });
};
const run = (task: string): ReturnType<typeof pool.run> => pool.run(() => Promise.resolve({ task, transfer: [] }));
afterEach(() => pool.close());

describe('a worker pool', () => {
  it('runs more tasks than it has workers', async () => {
    start(2);
    expect(await Promise.all(['a', 'b', 'c', 'd', 'e'].map(run))).toEqual(
      ['a!', 'b!', 'c!', 'd!', 'e!'].map((result) => ({ end: 'done', result })),
    );
  });

  it('ends a failing, a dying and a hanging task alone and goes on', async () => {
    start(1, 3000);
    expect(await run('fail')).toEqual({ end: 'failed', detail: 'it failed' });
    expect(await run('die')).toMatchObject({ end: 'failed' });
    expect(await run('hang')).toEqual({ end: 'timed-out' });
    expect(await run('a')).toEqual({ end: 'done', result: 'a!' });
  });

  it('hands over parts before the result', async () => {
    start(1);
    const parts: string[] = [];
    expect(await pool.run(() => Promise.resolve({ task: 'parts', transfer: [], onPart: (part) => parts.push(part) }))).toEqual({
      end: 'done',
      result: 'after the part',
    });
    expect(parts).toEqual(['a part']);
  });

  it('does not prepare an input before a worker is free for it', async () => {
    start(1);
    let prepared = 0;
    const runs = [0, 1].map(() => pool.run(() => Promise.resolve({ task: String((prepared += 1)), transfer: [] })));
    await Promise.resolve();
    expect(prepared).toBe(1);
    await Promise.all(runs);
    expect(prepared).toBe(2);
  });

  it('starts workers before there is work, and goes on when one of them ends by itself', async () => {
    const toEnd = new Int32Array(new SharedArrayBuffer(4)).fill(2);
    pool = new WorkerPool({ entry: new URL('./echo-worker.ts', import.meta.url), size: 2, timeoutMs: 20_000, workerData: { toEnd } });
    pool.warm(2);
    await vi.waitUntil(() => Atomics.load(toEnd, 0) === 0, { timeout: 20_000 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    pool.warm(5);
    expect(await Promise.all(['a', 'b'].map(run))).toEqual(['a!', 'b!'].map((result) => ({ end: 'done', result })));
  });

  it('kills what runs when it is closed', async () => {
    start(1);
    const hanging = run('hang');
    setTimeout(() => void pool.close(), 500);
    expect(await hanging).toMatchObject({ end: 'failed' });
  });
});
