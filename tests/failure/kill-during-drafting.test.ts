import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { PreparedReview } from '../../src/domain/index.ts';
import { newFolder } from '../adapters/store/new-folder.ts';
import { answerCarefully } from '../fixtures/scripted-server/careful-model.ts';
import { startScriptedServer, type ScriptedServer } from '../fixtures/scripted-server/start-scripted-server.ts';
import { answersIn } from '../workspace/drafting-workspace.ts';
import { shareCache } from '../workspace/share-cache.ts';
import { scriptArguments } from './start-script.ts';

let server: ScriptedServer;
afterEach(() => server.close());

type Said = { readonly ok: boolean; readonly findings: PreparedReview['findings']; readonly agent: PreparedReview['agent'] };

function start(folder: string) {
  const child = spawn(process.execPath, scriptArguments('draft-with-agent.ts', folder, server.baseUrl));
  let faults = '';
  child.stderr.on('data', (chunk: Buffer) => (faults += chunk.toString()));
  return { child, ended: once(child, 'close').then(([code]) => ({ code: code as number | null, faults })) };
}

async function finish(folder: string): Promise<Said> {
  const { code, faults } = await start(folder).ended;
  expect(code, faults).toBe(0);
  return JSON.parse(readFileSync(join(folder, 'drafted.json'), 'utf8')) as Said;
}

it('a process that is killed while it drafts goes on with the same findings, and asks for nothing twice that was answered, and says what was lost', { timeout: 300_000 }, async () => {
  const before = 40;
  const answered: string[] = [];
  let stalls = true;
  server = await startScriptedServer((request) => {
    if (stalls && answered.length >= before) return { hang: true };
    answered.push(request.text);
    return answerCarefully(request);
  });
  const folder = shareCache(newFolder());
  const { child, ended } = start(folder);
  // Every answer that was paid for is on disk, and the next requests are on their way.
  await expect.poll(() => answersIn(folder) === before && server.underWay() === 4, { timeout: 120_000, interval: 20 }).toBe(true);
  child.kill('SIGKILL');
  expect((await ended).code).toBeNull();
  stalls = false;

  const resumed = await finish(folder);
  expect(new Set(answered).size).toBe(answered.length);
  expect(resumed.ok).toBe(true);
  expect(resumed.agent).toMatchObject({ calls: answered.length, paid: answered.length - before, failed: 0, lost: 4, lacking: [] });

  const undisturbed = await finish(shareCache(newFolder()));
  expect(JSON.stringify(resumed.findings)).toBe(JSON.stringify(undisturbed.findings));
  expect(undisturbed.agent).toMatchObject({ calls: resumed.agent?.calls, paid: resumed.agent?.calls });
}); // prettier-ignore
