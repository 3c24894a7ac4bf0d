import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EvalCases, EvalList } from '../../src/contract/index.ts';
import { startTestServer, type TestServer } from './test-server.ts';

/** A copy of what ships, so that its log can be damaged. */
const evalFolder = mkdtempSync(join(tmpdir(), 'countersign-evals-'));
let server: TestServer;
beforeAll(async () => {
  for (const part of ['findings/results', 'findings/thresholds.json', 'agent/results', 'agent/thresholds.json', 'access-log.jsonl'])
    cpSync(join('evals', part), join(evalFolder, part), { recursive: true });
  server = await startTestServer({ evalFolder });
}, 60_000);
afterAll(async () => {
  await server.close();
  rmSync(evalFolder, { recursive: true });
});
const read = async (path: string, who = 'governance') => (await server.signIn(who)).call('GET', path);

describe('eval results', () => {
  it('are the kept files with the counts behind their shares, the newest of the rules last, on the release that runs here', async () => {
    const { runs } = EvalList.parse((await read('/api/evals')).body);
    const kept = JSON.parse(readFileSync(join(evalFolder, 'findings/results/latest.json'), 'utf8')) as {
      all: { found: number; defects: number };
    };
    const last = runs.at(-1)!;
    expect(last.all.found / last.all.defects).toBeCloseTo(kept.all.found, 2);
    expect(last.releases).toEqual([server.workspace.store.activeRelease()?.id]);
    expect(runs.filter(({ eval: name }) => name === 'agent').length).toBeGreaterThan(0);
  });

  it('go down to single labels of development dossiers, and to none of a held-out one', async () => {
    const last = EvalList.parse((await read('/api/evals')).body).runs.at(-1)!;
    const { cases } = EvalCases.parse((await read(`/api/evals/${last.id}/cases`)).body);
    const held = last.dossiers.filter(({ set }) => set === 'held-out').map(({ id }) => id);
    expect(held.length).toBeGreaterThan(0);
    expect(cases.filter(({ dossier }) => held.includes(dossier))).toEqual([]);
    expect(cases.flatMap(({ defects }) => defects)).toHaveLength(last.development!.defects);
    expect(cases.flatMap(({ defects }) => defects).filter(({ outcome }) => outcome === 'found')).toHaveLength(last.development!.found);
    expect(cases.flatMap(({ falseAlarms }) => falseAlarms)).toHaveLength(last.development!.falseAlarms!);
  });

  it('have no cases of held-out dossiers even when a file holds some', async () => {
    const file = join(evalFolder, 'findings/results/latest.json');
    const before = readFileSync(file, 'utf8');
    const kept = JSON.parse(before) as { dossiers: Record<string, { set: string }>; cases: { dossier: string }[] };
    const held = Object.keys(kept.dossiers).find((id) => kept.dossiers[id]?.set === 'held-out')!;
    writeFileSync(file, JSON.stringify({ ...kept, cases: [...kept.cases, { ...kept.cases[0], dossier: held }] }));
    const last = EvalList.parse((await read('/api/evals')).body).runs.at(-1)!;
    expect(EvalCases.parse((await read(`/api/evals/${last.id}/cases`)).body).cases.some(({ dossier }) => dossier === held)).toBe(false);
    writeFileSync(file, before);
  });

  it('are for those who govern, lead, approve or administer', async () => {
    for (const who of ['reviewer', 'writer', 'knowledge']) expect((await read('/api/evals', who)).status).toBe(403);
  });

  it('count for nothing once the log of test sets was changed', async () => {
    const log = join(evalFolder, 'access-log.jsonl');
    writeFileSync(log, readFileSync(log, 'utf8').replace('"by":"', '"by":"Not '));
    const { status, body } = await read('/api/evals');
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.error.message.en).toContain('line 2');
    const { id } = server.workspace.store.activeRelease()!;
    const { store } = server.workspace;
    store.registerRelease('again', {
      type: 'registered',
      by: 'system',
      byName: 'system',
      at: new Date().toISOString(),
      content: store.activeRelease()!.content,
    });
    expect((await (await server.signIn('governance')).call('POST', '/api/releases/again/evaluation')).status).toBeGreaterThanOrEqual(400);
    expect(store.activeRelease()?.id).toBe(id);
  });
});
