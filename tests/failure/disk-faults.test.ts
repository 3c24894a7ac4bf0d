import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { newFolder } from '../adapters/store/new-folder.ts';
import { compareWithRecord } from './compare-with-record.ts';
import { openExampleReview } from './open-example-review.ts';
import { scriptArguments } from './start-script.ts';

/** Calls by which an approval reaches the disk. Every one of them fails once, with each error: `FAULTS=all`; else a few. */
const calls = [
  'pwrite64',
  'pwritev',
  'write',
  'writev',
  'fsync',
  'fdatasync',
  'rename',
  'openat',
  'mkdir',
  'ftruncate',
  'unlink',
  'link',
] as const;
const errors = ['EIO', 'ENOSPC'] as const;
const all = process.env['FAULTS'] === 'all';
const works = process.getuid?.() === 0 && spawnSync('strace', ['-V']).status === 0;

let prepared: string;
beforeAll(async () => {
  if (!works) return;
  prepared = join(newFolder(), 'workspace');
  const { store, log } = await openExampleReview(prepared);
  await log.seal();
  store.close();
}, 120_000);

type Run = { readonly said: string[]; readonly trace: string };

/** The deciding process, with strace attached once it is ready: counts begin with the first call of the approval. */
async function decideUnder(rule: string): Promise<Run & { readonly folder: string }> {
  const folder = join(newFolder(), 'workspace');
  cpSync(prepared, folder, { recursive: true });
  const child = spawn(process.execPath, scriptArguments('decide-twice.ts', folder), {
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const said = outputOf(child);
  await said.until('ready');
  const trace = join(newFolder(), 'trace');
  const strace = spawn(
    'strace',
    ['-f', '-p', String(child.pid), '-o', trace, '-e', `trace=${calls.join(',')}`, ...(rule === '' ? [] : ['-e', `inject=${rule}`])],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const attached = outputOf(strace, 'stderr');
  await attached.until('attached');
  const ends = [once(child, 'close'), once(strace, 'close')];
  child.stdin?.write('go\n');
  await Promise.all(ends);
  return { folder, said: said.lines(), trace: readFileSync(trace, 'utf8') };
}

function outputOf(child: ChildProcess, name: 'stdout' | 'stderr' = 'stdout') {
  let text = '';
  let seen: () => void = () => undefined;
  child[name]?.on('data', (part: Buffer) => {
    text += part.toString();
    seen();
  });
  return {
    lines: () => text.split('\n').filter((line) => line !== ''),
    until: (word: string) =>
      new Promise<void>((resolve, reject) => {
        seen = () => void (text.includes(word) && resolve());
        child.once('close', () => reject(new Error(`ended before ${word}: ${text}`)));
        seen();
      }),
  };
}

/** How often each call comes in one thread until the first of two decisions is acknowledged: faults are counted by thread. */
function countCalls(whole: string): Map<string, number> {
  const trace = whole.slice(0, whole.indexOf('"acknowledged'));
  const byThread = new Map<string, number>();
  for (const [, thread = '', call = ''] of trace.matchAll(/^(\d+) +(\w+)\(/gmu))
    byThread.set(`${thread} ${call}`, (byThread.get(`${thread} ${call}`) ?? 0) + 1);
  const most = new Map<string, number>();
  for (const [key, count] of byThread) most.set(key.split(' ')[1] ?? '', Math.max(count, most.get(key.split(' ')[1] ?? '') ?? 0));
  return most;
}

describe('a disk that fails during an approval', () => {
  it.skipIf(works)('was not tried: it takes root and strace (apt-get install strace)', () => expect(works).toBe(false));

  it.runIf(works)(
    'loses nothing acknowledged, leaves no state without record and no record without state, and stops',
    { timeout: 3_600_000 },
    async () => {
      const undisturbed = await decideUnder('');
      expect(undisturbed.said.filter((line) => line.startsWith('acknowledged'))).toHaveLength(2);
      const counts = countCalls(undisturbed.trace);
      expect(counts.get('fdatasync') ?? counts.get('fsync') ?? 0).toBeGreaterThan(0);
      const plan = [...counts].flatMap(([call, count]) =>
        errors.flatMap((error) => Array.from({ length: count }, (_, n) => ({ call, error, when: n + 1 }))),
      );
      const chosen = all ? plan : plan.filter((_, n) => n % Math.ceil(plan.length / 6) === 0);
      const tally = { injected: 0, acknowledged: 0, refused: 0, crashed: 0 };
      for (const { call, error, when } of chosen) {
        const { folder, said, trace } = await decideUnder(`${call}:error=${error}:when=${String(when)}`);
        const why = `${call} ${error} ${String(when)}: ${said.join(', ')}`;
        const answers = said.filter((line) => /^(?:acknowledged|refused)/u.test(line));
        const firstRefusal = answers.findIndex((line) => line === 'refused audit.write-failed');
        /* What could not even be read was not begun: refused without harm, and the next attempt may succeed. */
        const others = answers.filter((line) => line.startsWith('refused') && line !== 'refused audit.write-failed');
        expect(
          others.filter((line) => call !== 'openat' || line !== 'refused store.unavailable'),
          why,
        ).toEqual([]);
        const injected = trace.includes('INJECTED');
        if (injected) tally.injected++;
        if (!said.includes('end')) tally.crashed++;
        if (firstRefusal >= 0) tally.refused++;
        expect(firstRefusal >= 0 && answers.slice(firstRefusal).some((line) => line.startsWith('acknowledged')), why).toBe(false);
        const acknowledged = answers.flatMap((line) => (line.startsWith('acknowledged') ? [line.split(' ')[1] ?? ''] : []));
        tally.acknowledged += acknowledged.length;
        await compareWithRecord(folder, new Set(acknowledged)).catch((fault: unknown) => {
          throw new Error(
            `${why}\n${fault instanceof Error ? (fault.stack ?? '') : String(fault)}\n${trace
              .split('\n')
              .filter((line) => line.includes('INJECTED'))
              .join('\n')}`,
          );
        });
      }
      process.stdout.write(
        `${String(chosen.length)} of ${String(plan.length)} faults tried (${[...counts].map(([call, count]) => `${call} ${String(count)}`).join(', ')}, each ${errors.join(' and ')}): ${String(tally.injected)} struck, ${String(tally.refused)} refused and stopped, ${String(tally.crashed)} ended the process, ${String(tally.acknowledged)} decisions acknowledged, none lost\n`,
      );
      expect(tally.injected).toBeGreaterThan(0);
    },
  );
});
