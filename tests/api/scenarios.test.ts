import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ScenarioList } from '../../src/contract/index.ts';
import { canonicalHash } from '../../src/domain/canonical-json.ts';
import type { DossierId, ScenarioSheet } from '../../src/domain/index.ts';
import { receive } from '../workspace/drafting-workspace.ts';
import { startTestServer, type Client, type TestServer } from './test-server.ts';

const programme = 'drug-contract-manufacturing';
let server: TestServer;
let governance: Client;
beforeAll(async () => {
  server = await startTestServer();
  governance = await server.signIn('governance');
}, 60_000);
afterAll(() => server.close());

const list = async (): Promise<ScenarioList> => ScenarioList.parse((await governance.call('GET', '/api/scenarios')).body);
const drafted = async (name: string) => {
  const { workspace } = server;
  const id = await receive(workspace, name);
  workspace.preparation.start(id);
  await workspace.preparation.whenIdle();
  return { dossier: workspace.store.dossier(id), prepared: workspace.store.preparedOf(id as DossierId) };
};
const recorded = (event: string) => server.workspace.store.auditTimeline({ limit: 500 }).filter((record) => record.event === event);

describe('the scenario register', () => {
  it('takes the shipped sheet over as live at the first start, and the record says that nobody here reviewed it', async () => {
    const { scenarios, programmes } = await list();
    expect(scenarios).toHaveLength(1);
    expect(scenarios[0]).toMatchObject({ programme, state: 'live', sheet: { residual: 'medium' } });
    expect(programmes).toEqual([{ id: programme, live: scenarios[0]?.id }]);
    expect(recorded('scenario.switched-on')).toMatchObject([
      { actor: { kind: 'system' }, data: { shipped: true, reason: expect.stringContaining('nobody here reviewed it') as string } },
    ]);
  });

  it('lets nothing be drafted while the scenario is off, says what to do, and lets it be drafted again once it is on', async () => {
    const [{ id } = { id: '' }] = (await list()).scenarios;
    const step = (what: 'on' | 'off') => governance.call('POST', `/api/scenarios/${id}/${what}`, { reason: 'a defect was reported' });
    expect((await step('off')).body.programmes).toEqual([{ id: programme, live: null }]);
    const stopped = await drafted('stopped');
    expect(stopped.prepared).toBeUndefined();
    expect(stopped.dossier).toMatchObject({
      status: 'failed',
      failure: {
        en: expect.stringContaining('Governance › Scenarios') as string,
        zh: expect.stringContaining('治理›场景') as string,
      },
    });
    expect((await step('on')).body.programmes).toEqual([{ id: programme, live: id }]);
    expect((await drafted('again')).prepared?.findings.length).toBeGreaterThan(100);
  }, 120_000);

  it('leads a changed sheet through a review by somebody else and an approver to live, and switches the one before off', async () => {
    const [before] = (await list()).scenarios;
    const sheet = { ...before?.sheet, residual: 'high', reviewBy: '2999-01-01' } as ScenarioSheet;
    const post = async (who: string, path: string, body: unknown) => (await server.signIn(who)).call('POST', `/api/scenarios${path}`, body);
    expect((await post('governance', '', { programme: 'no-such', sheet })).status).toBe(404);
    expect((await post('governance', '', { programme, sheet: { ...sheet, risks: [] } })).status).toBe(400);
    const { scenarios } = ScenarioList.parse((await post('lead', '', { programme, sheet })).body);
    const id = scenarios.find(({ state }) => state === 'draft')?.id ?? '';
    expect(id).toBe(`${programme}-${canonicalHash(sheet).slice(0, 8)}`);
    expect((await post('lead', '', { programme, sheet })).status).toBe(409);
    expect((await post('approver', `/${id}/on`, { reason: 'now' })).status).toBe(422);
    expect((await post('governance', `/${id}/review`, { conclusion: 'in order' })).status).toBe(200);
    expect((await post('governance', `/${id}/on`, { reason: 'now' })).status).toBe(422);
    const after = ScenarioList.parse((await post('approver', `/${id}/on`, { reason: 'the benefit is greater' })).body);
    expect(after.programmes).toEqual([{ id: programme, live: id }]);
    expect(after.scenarios.find((each) => each.id === before?.id)).toMatchObject({
      state: 'off',
      events: expect.arrayContaining([expect.objectContaining({ type: 'switched-off', replacedBy: id })]) as unknown,
    });
    expect(recorded('scenario.reviewed')).toMatchObject([{ subject: id, data: { conclusion: 'in order' } }]);
  });
});

describe('the filing sheet of a release', () => {
  const sheetOf = async (query: string) => {
    const [release] = server.workspace.store.listReleases();
    return { release, answer: await governance.call('GET', `/api/releases/${release?.id ?? ''}/filing-sheet?${query}`) };
  };

  it('has every hash that the release pins, what its classifiers were made from, and the live scenario', async () => {
    const { release, answer } = await sheetOf('format=json&language=zh');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      kind: 'filing-sheet',
      contentHash: canonicalHash(release?.content),
      release: { id: release?.id, content: release?.content },
      scenarios: [{ programme, state: 'live', sheet: { owner: { zh: expect.any(String) as string } } }],
    });
    expect(answer.body.training.classifiers[0].sentences).toBeGreaterThan(1000);
    expect(answer.body.training.device).toContain('CC BY 4.0');
  });

  it('is made as DOCX and PDF in both languages, each on the record with its hash', async () => {
    const before = recorded('release.exported').length;
    for (const [format, magic] of [
      ['docx', 'PK'],
      ['pdf', '%PDF'],
    ] as const) {
      for (const language of ['en', 'zh']) {
        const { answer } = await sheetOf(`format=${format}&language=${language}`);
        expect(answer.status).toBe(200);
        expect((answer.body as Buffer).subarray(0, magic.length).toString('latin1')).toBe(magic);
      }
    }
    expect(recorded('release.exported')).toHaveLength(before + 4);
    expect(recorded('release.exported')[0]).toMatchObject({
      actor: { kind: 'person' },
      data: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) as string },
    });
  }, 60_000);
});
