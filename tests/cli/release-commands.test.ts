import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../src/adapters/log/create-log.ts';
import { openWorkspace } from '../../src/workspace/open-workspace.ts';
import { shareCache } from '../workspace/share-cache.ts';

const folder = shareCache(mkdtempSync(join(tmpdir(), 'countersign-release-')));
const password = 'correct horse battery';
beforeAll(async () => {
  const { store, close } = await openWorkspace({ folder, log: createLog('error'), search: false });
  for (const [username, role] of [
    ['gita', 'governance'],
    ['rhea', 'reviewer'],
  ] as const)
    await store.createPerson({ username, name: username, roles: [role], password }, { kind: 'system', id: 'system' });
  await close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** The real program, with the password on standard input. */
function run(...args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const env = { ...process.env, COUNTERSIGN_WORKSPACE: folder, COUNTERSIGN_DRAFT_ENDPOINT: 'local', COUNTERSIGN_DRAFT_MODEL: 'm-1' };
  const child = spawn(process.execPath, ['dist/cli/main.js', 'release', ...args], { env });
  const [out, err]: string[][] = [[], []];
  child.stdout.on('data', (piece: Buffer) => out?.push(piece.toString()));
  child.stderr.on('data', (piece: Buffer) => err?.push(piece.toString()));
  child.stdin.end(`${password}\n`);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out: out?.join('') ?? '', err: err?.join('') ?? '' })));
}
const listed = async (): Promise<string[][]> => (await run('list')).out.trim().split('\n').map((line) => line.split('\t')); // prettier-ignore

describe('releases in the terminal', { timeout: 120_000 }, () => {
  it('list what was shipped and what the settings would draft with', async () => {
    expect((await listed()).map(([, state, model]) => [state, model]).sort()).toEqual([
      ['active', ''],
      ['registered, not evaluated', 'm-1'],
    ]);
  });

  it('are stopped and returned to by a person with the role and the password, and by nobody else', async () => {
    const [id = ''] = (await listed()).find(([, state]) => state === 'active') ?? [];
    expect((await run('stop', id, '--by', 'rhea', '--reason', 'no')).code).not.toBe(0);
    expect(await run('stop', id, '--by', 'gita', '--reason', 'a defect')).toMatchObject({ code: 0, out: `${id}: retired\n` });
    expect(await run('activate', id, '--by', 'gita', '--reason', 'of another release')).toMatchObject({ code: 0, out: `${id}: active\n` });
  });

  it('ask for a deviation as a whole, and for points of a review by their names', async () => {
    const [id = ''] = (await listed()).find(([, , model]) => model === 'm-1') ?? [];
    const part = await run('approve', id, '--by', 'gita', '--reason', 'seen', '--deviation', 'pilot');
    expect(part.code).not.toBe(0);
    expect(part.err).toContain('--until');
    expect((await run('review', id, '--by', 'gita', '--conclusion', 'read', '--not-in-order', 'weather=rain')).err).toContain('egress');
    expect((await run('activate', id, '--by', 'gita', '--reason', 'now')).err).toContain('order is evaluate');
  });
});
