import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReleaseList } from '../../src/contract/index.ts';
import { releaseId } from '../../src/governance/index.ts';
import { canonicalHash } from '../../src/domain/canonical-json.ts';
import type { DossierId, Release } from '../../src/domain/index.ts';
import { receive } from '../workspace/drafting-workspace.ts';
import { password, startTestServer, type Client, type TestServer } from './test-server.ts';

const evalFolder = mkdtempSync(join(tmpdir(), 'countersign-eval-'));
let server: TestServer;
let governance: Client;

/** A result of the findings eval for this knowledge base. */
function writeResult(found: number): void {
  const { knowledge, running } = server.workspace;
  const result = {
    eval: 'findings',
    knowledgeVersion: knowledge.version,
    engineVersion: running.engineVersion,
    all: { found },
    heldOut: { found },
    kinds: { absence: { defects: 10, found: 0.7, foundOrSurfaced: 0.9 } },
  };
  mkdirSync(join(evalFolder, 'findings/results'), { recursive: true });
  writeFileSync(join(evalFolder, 'findings/results/latest.json'), JSON.stringify(result));
}

beforeAll(async () => {
  for (const name of ['findings', 'agent']) mkdirSync(join(evalFolder, name));
  writeFileSync(join(evalFolder, 'agent/thresholds.json'), JSON.stringify({ min: { defectsFound: 0.75 }, max: {} }));
  writeFileSync(
    join(evalFolder, 'findings/thresholds.json'),
    JSON.stringify({ all: { min: { found: 0.6 }, max: {} }, 'held-out': { min: { found: 0.6 }, max: {} } }),
  );
  server = await startTestServer({ evalFolder });
  governance = await server.signIn('governance');
}, 60_000);
afterAll(async () => {
  await server.close();
  rmSync(evalFolder, { recursive: true });
});

const list = async (): Promise<ReleaseList> => ReleaseList.parse((await governance.call('GET', '/api/releases')).body);
const drafted = async (name: string) => {
  const { workspace } = server;
  const id = await receive(workspace, name);
  workspace.preparation.start(id);
  await workspace.preparation.whenIdle();
  return { dossier: workspace.store.dossier(id), prepared: workspace.store.preparedOf(id as DossierId) };
};
/** Another set of prompts and model stands for a release that came with an update. */
function register(): Release {
  const { store, running } = server.workspace;
  const content = { ...running, model: { endpoint: 'local', name: 'm-1', prompts: running.knowledgeVersion } };
  return store.registerRelease(releaseId(content, canonicalHash(content)), {
    type: 'registered',
    by: 'system',
    byName: 'system',
    at: new Date().toISOString(),
    content,
  });
}

describe('releases', () => {
  it('takes the shipped rules over at the first start, says so on the record, and names them on every draft', async () => {
    const { releases, running } = await list();
    expect(releases).toHaveLength(1);
    expect(releases[0]).toMatchObject({ id: running.rulesOnly, state: 'active' });
    expect(releases[0]?.events.at(-1)).toMatchObject({ type: 'activated', shipped: true });
    const { prepared } = await drafted('first');
    expect(prepared?.release.id).toBe(running.rulesOnly);
    const { body } = await governance.call('GET', '/api/audit');
    expect(body.lines.some((line: { record: { event: string } }) => line.record.event === 'release.activated')).toBe(true);
  });

  it('drafts nothing once the release is stopped, says what to do, and drafts again after one step back', async () => {
    const { running } = await list();
    const step = (what: string) =>
      governance.call('POST', `/api/releases/${running.rulesOnly}/${what}`, {
        reason: 'a defect was reported',
        username: 'governance',
        password,
      });
    expect((await step('retirement')).body.running).toMatchObject({ mayDraft: false });
    const stopped = await drafted('stopped');
    expect(stopped.prepared).toBeUndefined();
    expect(stopped.dossier).toMatchObject({ status: 'failed', failure: { zh: expect.stringContaining('启用') as string } });
    expect((await step('activation')).body.running).toMatchObject({ mayDraft: true });
    expect((await drafted('again')).prepared?.findings.length).toBeGreaterThan(100);
  });

  it('leads a new release through evaluation, security review and two approvals, and retires the one before', async () => {
    const { id } = register();
    const post = async (who: string, what: string, body?: object) =>
      (await server.signIn(who)).call('POST', `/api/releases/${id}/${what}`, { username: who, password, ...body });
    expect((await post('governance', 'evaluation')).status).toBe(404);
    writeResult(0.5);
    expect((await post('governance', 'evaluation')).body.releases.find((each: Release) => each.id === id)).toMatchObject({
      state: 'evaluated',
    });
    const answers = Object.fromEntries(
      ['egress', 'injection', 'secrets', 'dependencies', 'access', 'record'].map((question) => [question, { ok: true, note: '' }]),
    );
    expect((await post('administrator', 'security-review', { answers, conclusion: 'read' })).status).toBe(200);
    const below = await post('governance', 'approvals', { reason: 'seen' });
    expect(below.status).toBe(422);
    for (const what of ['held-out found', 'model not measured']) expect(below.body.error.message.en).toContain(what);
    const deviation = { reason: 'pilot', risk: 'more is missed', until: '2999-12-31' };
    expect((await post('governance', 'approvals', { reason: 'seen', deviation })).status).toBe(200);
    expect((await post('governance', 'activation', { reason: 'now' })).status).toBe(422);
    expect((await post('reviewer', 'approvals', { reason: 'me too', deviation })).status).toBe(403);
    expect((await post('approver', 'approvals', { reason: 'seen', deviation })).status).toBe(200);
    const { releases, running } = ReleaseList.parse((await post('governance', 'activation', { reason: 'now' })).body);
    expect(releases.find((each) => each.id === id)?.state).toBe('active');
    expect(releases.find((each) => each.id === running.rulesOnly)).toMatchObject({
      state: 'retired',
      events: expect.arrayContaining([expect.objectContaining({ type: 'retired', replacedBy: id })]) as unknown,
    });
    const { prepared } = await drafted('without its model');
    expect(prepared).toMatchObject({ release: { id, model: null } });
  });

  it('does not take an evaluation that was measured on another knowledge base', async () => {
    writeFileSync(
      join(evalFolder, 'findings/results/latest.json'),
      JSON.stringify({ eval: 'findings', knowledgeVersion: 'c'.repeat(64), engineVersion: '0', all: {}, heldOut: null, kinds: {} }),
    );
    const { store, running } = server.workspace;
    const content = { ...running, model: { endpoint: 'other', name: 'm-2', prompts: running.knowledgeVersion } };
    const { id } = store.registerRelease('another', {
      type: 'registered',
      by: 'system',
      byName: 'system',
      at: new Date().toISOString(),
      content,
    });
    expect((await governance.call('POST', `/api/releases/${id}/evaluation`)).status).toBe(422);
  });
});
