import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { getPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startAside } from '../../../src/adapters/process-pool/start-aside.ts';

type Told = { readonly pid: number; readonly environment: string[]; readonly network: string; readonly niceness: number[] };
const start = (act: string) => startAside('./aside-worker', import.meta.url, { act, bytes: new Uint8Array(3_000_000) });
const first = async (aside: ReturnType<typeof start>): Promise<Told> => ((await once(aside.child, 'message')) as [Told])[0];
afterEach(() => vi.unstubAllEnvs());

describe('a process that works aside', () => {
  it('has neither network nor the environment of the one that started it, takes its task and messages, and ends when it is done', async () => {
    vi.stubEnv('COUNTERSIGN_MODEL_KEY', 'a secret');
    const aside = start('tell');
    const told = await first(aside);
    expect(told.environment).not.toContain('COUNTERSIGN_MODEL_KEY');
    expect(told.environment).toContain('PATH');
    expect(told.network).toContain('no network');
    aside.postMessage({ said: new Uint8Array([1, 2]) });
    expect((await once(aside.child, 'message'))[0]).toEqual({ heard: { said: new Uint8Array([1, 2]) }, length: 3_000_000 });
    expect(await aside.ended).toBeNull();
  });

  it.runIf(process.platform === 'linux')('comes after people with all of its threads', async () => {
    const aside = start('tell');
    const { niceness } = await first(aside);
    expect(niceness.length).toBeGreaterThan(4);
    expect(new Set(niceness)).toEqual(new Set([Math.min(19, getPriority() + 17)]));
    aside.child.kill('SIGKILL');
    expect(await aside.ended).toContain('SIGKILL');
  });

  it('leaves it to the one that started it to stop', async () => {
    const aside = start('tell');
    const { pid } = await first(aside);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(pid, signal);
    aside.postMessage('still there?');
    expect((await once(aside.child, 'message'))[0]).toMatchObject({ heard: 'still there?' });
    expect(await aside.ended).toBeNull();
  });

  it('that fails tells why', async () => {
    expect(await start('throw').ended).toMatch(/ended with 1 [^]*what it was about/u);
  });

  it('ends when the one that started it is killed', async () => {
    const starter = `
      const { startAside } = await import(${JSON.stringify(new URL('../../../dist/adapters/process-pool/start-aside.js', import.meta.url).href)});
      const { child } = startAside('./aside-worker', ${JSON.stringify(import.meta.url)}, { act: 'stay', bytes: new Uint8Array(1) });
      child.on('message', ({ pid }) => console.log(pid));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', starter], {
      cwd: fileURLToPath(new URL('../../../', import.meta.url)),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    expect(isAlive(Number(line))).toBe(true);
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(Number(line))).toBe(false), { timeout: 10_000 });
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
