import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deletion } from '../../src/domain/index.ts';
import { signAll } from '../workspace/sign-all.ts';
import { startTeamServer, type TeamDossiers } from './team-dossiers.ts';
import { password, type Client } from './test-server.ts';

let teams: TeamDossiers;
const clients = new Map<string, Client>();
const as = (username: string): Client => clients.get(username)!;
beforeAll(async () => {
  teams = await startTeamServer();
  await signAll(teams.server.workspace, teams.review);
  for (const username of ['reviewer', 'lead', 'writer', 'governance', 'administrator'])
    clients.set(username, await teams.server.signIn(username));
}, 180_000);
afterAll(() => teams.server.close());

const view = async (username: string) => (await as(username).call('GET', '/api/retention')).body;
const deletionOf = async (dossier: string): Promise<Deletion> =>
  (await view('governance')).deletions.find((deletion: Deletion) => deletion.dossier === dossier);
const ask = (username: string, dossier: string, reason = 'the application was withdrawn') =>
  as(username).call('POST', `/api/dossiers/${dossier}/deletion`, { reason });
const decide = (username: string, id: string, decision: string, signer: object) =>
  as(username).call('POST', `/api/deletions/${id}/decision`, { decision, ...signer });
const hold = (username: string, dossier: string, held: boolean) =>
  as(username).call('PUT', `/api/dossiers/${dossier}/hold`, { held, reason: 'letter of the court' });

describe('periods', () => {
  it('come with usual days, are set by an administrator with a reason, and make dossiers due', async () => {
    const before = await view('governance');
    expect(before.periods).toMatchObject([
      { kind: 'review', days: 3650, at: null },
      { kind: 'precheck', days: 180, at: null },
    ]);
    const entry = (of: typeof before, id: string) => of.dossiers.find((dossier: { id: string }) => dossier.id === id);
    expect(entry(before, teams.review)).toMatchObject({ due: false, closedAt: expect.any(String) as string });
    const set = (body: object) => as('administrator').call('PUT', '/api/retention/periods/precheck', body);
    expect((await set({ days: 30 })).status).toBe(400);
    expect((await set({ days: 0, reason: 'none' })).status).toBe(400);
    const after = (await set({ days: 30, reason: 'our filing plan' })).body;
    expect(after.periods[1]).toMatchObject({ days: 30, byName: 'Ada Pike', reason: 'our filing plan' });
    const { closedAt, dueAt } = entry(after, teams.precheck);
    expect(Date.parse(dueAt) - Date.parse(closedAt)).toBe(30 * 86_400_000);
    const [line] = (await as('governance').call('GET', '/api/audit?event=retention.changed')).body.lines;
    expect(line.record.data).toEqual({ old: 180, days: 30, reason: 'our filing plan' });
    expect(line.sentence.zh).toContain('由180天改为30天');
  });

  it('show a lead only the dossiers of their teams', async () => {
    const ids = (await view('lead')).dossiers.map(({ id }: { id: string }) => id);
    expect(ids).toEqual([teams.review]);
  });
});

describe('the deletion of a dossier', () => {
  it('is asked for when it is closed and not held, by a lead or an administrator', async () => {
    const [open] = teams.foreign;
    expect((await ask('administrator', open!)).body.error.message.en).toContain('Only closed dossiers');
    expect((await hold('governance', teams.precheck, true)).status).toBe(200);
    expect((await ask('administrator', teams.precheck)).body.error.message.zh).toContain('依法保全');
    expect((await hold('governance', teams.precheck, true)).status).toBe(422);
    expect((await hold('governance', teams.precheck, false)).status).toBe(200);
    expect((await ask('administrator', teams.precheck, ' ')).status).toBe(400);
    expect((await ask('administrator', teams.precheck)).status).toBe(200);
    expect((await ask('administrator', teams.precheck)).status).toBe(422);
  });

  it('is declined and may be asked for again; a hold that came since stops the confirmation', async () => {
    const signed = { username: 'governance', password };
    const first = await deletionOf(teams.precheck);
    expect((await decide('governance', first.id, 'decline', signed)).status).toBe(200);
    expect((await deletionOf(teams.precheck)).state).toBe('declined');
    expect((await ask('administrator', teams.precheck)).status).toBe(200);
    const second = (await view('governance')).deletions.find(({ state }: Deletion) => state === 'asked');
    await hold('governance', teams.precheck, true);
    expect((await decide('governance', second.id, 'confirm', { password })).body.error.message.en).toContain('legal hold');
    expect((await as('writer').call('GET', `/api/dossiers/${teams.precheck}`)).status).toBe(200);
    await hold('governance', teams.precheck, false);
    await decide('governance', second.id, 'decline', { password });
  });

  it('needs a second person with governance and their signature; then nobody sees into it, and all is gone but the record', async () => {
    const { workspace, folder } = teams.server;
    const { store } = workspace;
    await as('lead').call('POST', `/api/dossiers/${teams.review}/reports`, { kind: 'deficiency-letter', format: 'json', language: 'en' });
    const contents = store.erasableContents(teams.review);
    expect([contents.files.length, contents.drafts.length, contents.papers.length]).toEqual([1, 1, 1]);
    expect((await ask('lead', teams.review)).status).toBe(200);
    const { id } = await deletionOf(teams.review);
    expect((await decide('administrator', id, 'confirm', { password })).status).toBe(403);
    expect((await decide('governance', id, 'confirm', { password: 'not the password' })).status).toBe(422);
    expect((await as('lead').call('GET', `/api/dossiers/${teams.review}`)).status).toBe(200);

    const confirmed = await decide('governance', id, 'confirm', { password });
    expect(confirmed.status).toBe(200);
    await workspace.eraser.whenIdle();
    expect(await deletionOf(teams.review)).toMatchObject({
      state: 'done',
      askedByName: 'Lena Voss',
      decidedByName: 'Gita Rao',
      counts: { files: 1, drafts: 1, papers: 1 },
    });

    for (const username of ['reviewer', 'lead', 'governance']) {
      for (const path of ['', '/findings', '/facts', '/sign-off', '/reports']) {
        const answer = await as(username).call('GET', `/api/dossiers/${teams.review}${path}`);
        expect(answer.status, `${username} ${path}`).toBe(404);
        expect(answer.body.error.message.en).toMatch(/was deleted on .* asked by Lena Voss, confirmed by Gita Rao/u);
      }
    }
    expect((await as('writer').call('GET', `/api/dossiers/${teams.review}`)).body.error.message.en).not.toContain('deleted');
    for (const hash of [...contents.files, ...contents.drafts, ...contents.papers, contents.manifest!])
      expect(existsSync(workspace.content.pathOf(hash))).toBe(false);
    expect(existsSync(join(folder, 'layout', teams.review))).toBe(false);
    const list = (await as('lead').call('GET', '/api/dossiers')).body.dossiers;
    expect(list.map((dossier: { id: string }) => dossier.id)).not.toContain(teams.review);
  });

  it('stands in the timeline as sentences, and the log verifies', async () => {
    const { lines } = (await as('lead').call('GET', `/api/audit?dossier=${teams.review}`)).body;
    const said = lines.map(({ sentence }: { sentence: { en: string } }) => sentence.en);
    expect(said[0]).toBe(
      'Examplin review North was deleted: 1 files, 1 drafts, 1 papers, 0 answers of models. Asked by Lena Voss, confirmed by Gita Rao.',
    );
    expect(said[1]).toContain('Gita Rao confirmed, as the second person, the deletion of Examplin review North');
    expect(said.some((sentence: string) => sentence.includes('signed the review of Examplin review North'))).toBe(true);
    expect((await as('governance').call('POST', '/api/audit/verify')).body).toMatchObject({ ok: true });
    for (const path of ['/api/oversight', '/api/shadow-runs', '/api/labels', '/api/retention'])
      expect((await as('governance').call('GET', path)).status, path).toBe(200);
    expect((await as('lead').call('GET', '/api/teams')).status).toBe(200);
  });
});
