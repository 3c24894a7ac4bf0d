import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { newFolder } from '../adapters/store/new-folder.ts';
import { compareWithRecord } from './compare-with-record.ts';
import { scriptArguments } from './start-script.ts';

/** How often the process is killed; the full run is `CUTS=200`. */
const cuts = Number(process.env['CUTS'] ?? '20');
/** Then a new workspace begins: every start verifies the whole record, so in one workspace the time would grow with the square of the kills. */
const killsOfOne = 20;

describe('a process that is killed while people decide', () => {
  it(`loses nothing that it acknowledged, in ${String(cuts)} kills`, { timeout: 30_000 + cuts * 15_000 }, async () => {
    let folder = newFolder();
    let acknowledged = new Set<string>();
    let killedWhileDeciding = 0;
    let decisions = 0;
    for (let cut = 0; cut < cuts; cut++) {
      if (cut > 0 && cut % killsOfOne === 0) [folder, acknowledged] = [newFolder(), new Set()];
      const ids = await decideUntilKilled(folder, cut);
      if (ids.length > 0) killedWhileDeciding++;
      decisions += ids.length;
      for (const id of ids) acknowledged.add(id);
      await compareWithRecord(folder, acknowledged);
    }
    expect(killedWhileDeciding).toBeGreaterThanOrEqual(Math.floor(cuts / 2));
    process.stdout.write(
      `${String(cuts)} kills, ${String(killedWhileDeciding)} while deciding, ${String(decisions)} decisions acknowledged, none lost\n`,
    );
  });
});

/** Runs the deciding process and kills it; every seventh time already while it starts. */
async function decideUntilKilled(folder: string, cut: number): Promise<string[]> {
  const child = spawn(process.execPath, scriptArguments('decide-forever.ts', folder));
  let said = '';
  let faults = '';
  let isReady = false;
  const kill = (withinMs: number): unknown => setTimeout(() => child.kill('SIGKILL'), Math.random() * withinMs);
  if (cut % 7 === 6) kill(1500);
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (isReady || !said.includes('ready')) return;
    isReady = true;
    kill(400);
  });
  child.stderr.on('data', (chunk: Buffer) => (faults += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code, faults).toBeNull();
  return said
    .split('\n')
    .slice(0, -1)
    .filter((line) => line !== 'ready')
    .map((line) => line.split(' ')[1] ?? '');
}
