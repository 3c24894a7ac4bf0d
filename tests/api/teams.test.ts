import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditRecord } from '../../src/domain/index.ts';
import { joinTeams, startTeamServer, type TeamDossiers } from './team-dossiers.ts';
import type { Client } from './test-server.ts';

let teams: TeamDossiers;
let clients: Record<
  'intake' | 'reviewer' | 'second' | 'lead' | 'writer' | 'colleague' | 'stranger' | 'governance' | 'administrator',
  Client
>;
const note = new TextEncoder().encode('# Note\n\nOne sentence.\n');

beforeAll(async () => {
  teams = await startTeamServer();
  const names = ['intake', 'reviewer', 'second', 'lead', 'writer', 'colleague', 'stranger', 'governance', 'administrator'] as const;
  clients = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await teams.server.signIn(name)]))) as typeof clients;
}, 300_000);
afterAll(() => teams.server.close());

const namesOf = async (client: Client): Promise<string[]> =>
  (await client.call('GET', '/api/dossiers')).body.dossiers.map(({ name }: { name: string }) => name).sort();
const lastRecord = (event: string): AuditRecord | undefined =>
  teams.server.workspace.store.auditTimeline({ limit: 50 }).find((record) => record.event === event);

describe('a dossier of another team', () => {
  it('answers in the words of one that does not exist', async () => {
    const { body: absent } = await clients.lead.call('GET', '/api/dossiers/nothing');
    for (const id of teams.foreign)
      for (const path of ['', '/findings', '/sign-off', '/events', '/search?q=Examplin'])
        expect(await clients.lead.call('GET', `/api/dossiers/${id}${path}`), path).toMatchObject({ status: 404, body: absent });
  });

  it('stands in no list, and its record in no timeline, but for those who oversee', async () => {
    expect(await namesOf(clients.lead)).toEqual(['Examplin review North']);
    expect(await namesOf(clients.colleague)).toEqual(['Examplin precheck North']);
    expect(await namesOf(clients.governance)).toEqual([]);
    const timeline = async (client: Client) => JSON.stringify((await client.call('GET', '/api/audit?limit=200')).body.lines);
    expect(await timeline(clients.reviewer)).not.toContain(teams.foreign[0]);
    expect(await timeline(clients.governance)).toContain(teams.foreign[0]);
    const labels = await clients.lead.call('GET', '/api/labels');
    expect(labels.body.dossiers.map(({ id }: { id: string }) => id)).toEqual([teams.review]);
    const known = await clients.administrator.call('GET', '/api/teams');
    expect(known.body.dossiers).toHaveLength(4);
    expect(JSON.stringify(known.body)).not.toContain('Northbank');
  });
});

describe('files and papers', () => {
  it('are kept from a colleague who only reads, who is told whom to ask; taking them is a recorded act', async () => {
    const { body } = await clients.second.call('GET', `/api/dossiers/${teams.review}`);
    expect(body.takeAway).toMatchObject({ may: false, ask: { en: expect.stringContaining('Rhea Quill') } });
    const file = `/api/dossiers/${teams.review}/documents/${body.documents[0].id}/file`;
    const refused = await clients.second.call('GET', file);
    expect(refused).toMatchObject({ status: 403, body: { error: { message: body.takeAway.ask } } });
    expect(lastRecord('document.opened')).toBeUndefined();
    expect((await clients.reviewer.call('GET', file)).status).toBe(200);
    expect(lastRecord('document.opened')).toMatchObject({ dossier: teams.review, actor: { name: 'Rhea Quill' } });
  });

  it('include proofs of the record: a colleague exports none of a dossier that is not theirs, governance all', async () => {
    const path = `/api/audit/export?dossier=${teams.review}`;
    expect((await clients.second.call('GET', path)).status).toBe(403);
    expect((await clients.reviewer.call('GET', path)).body.proofs.length).toBeGreaterThan(1);
    expect((await clients.governance.call('GET', path)).body.proofs.length).toBeGreaterThan(1);
    const record = teams.server.workspace.store.auditTimeline({ dossier: teams.review, limit: 1 })[0]?.seq ?? -1;
    expect((await clients.second.call('GET', `/api/audit/proof/${record}`)).status).toBe(403);
    expect((await clients.reviewer.call('GET', `/api/audit/proof/${record}`)).status).toBe(200);
    expect(lastRecord('audit.exported')).toMatchObject({ subject: String(record), actor: { name: 'Rhea Quill' } });
    const own = await clients.second.call('GET', '/api/audit/export');
    expect(own.body.leftOut).toBeGreaterThan(1);
    expect(own.body.proofs.map(({ record }: { record: string }) => (JSON.parse(record) as AuditRecord).dossier)).not.toContain(
      teams.review,
    );
  });
});

describe('a new dossier', () => {
  const create = (client: Client, more: object = {}) => client.call('POST', '/api/dossiers', { name: 'New one', ...more });

  it('gets the team of whoever brings it in, by choice when they are in several', async () => {
    const { store } = teams.server.workspace;
    joinTeams(teams.server.workspace, store.personByUsername('intake')!, 'North', 'South');
    expect((await create(clients.intake)).status).toBe(400);
    expect((await create(clients.intake, { team: 'East' })).status).toBe(422);
    const { body } = await create(clients.intake, { team: 'South' });
    await clients.intake.call('PUT', `/api/dossiers/${body.id}/files?path=note.md`, note);
    expect((await clients.lead.call('PUT', `/api/dossiers/${body.id}/files?path=other.md`, note)).status).toBe(404);
    expect((await clients.intake.call('POST', `/api/dossiers/${body.id}/prepare`)).status).toBe(204);
    expect(lastRecord('dossier.received')).toMatchObject({ subject: body.id, data: { team: 'South' } });
    expect((await clients.lead.call('GET', `/api/dossiers/${body.id}`)).status).toBe(404);
    const own = await create(clients.stranger);
    expect((await clients.stranger.call('GET', `/api/dossiers/${own.body.id}`)).body.summary.team).toBe('South');
    await teams.server.workspace.preparation.whenIdle();
  }, 120_000);
});

describe('the team of a dossier', () => {
  const give = (client: Client, id: string, team: string, reason = 'moved house') =>
    client.call('PUT', `/api/dossiers/${id}/team`, { team, reason });

  it('is changed by its lead with a reason, who thereby lets go of it; whoever reviewed it no longer does, and hears no more', async () => {
    const events = await fetch(`${teams.server.url}/api/dossiers/${teams.review}/events`, { headers: { cookie: clients.second.cookie } });
    const heard = events.text();
    expect((await give(clients.lead, teams.review, 'South', ' ')).status).toBe(400);
    expect((await give(clients.lead, teams.review, 'Nowhere')).status).toBe(422);
    const given = await give(clients.lead, teams.review, 'South');
    expect(given.body.dossiers).toEqual([]);
    const { id: reviewer } = teams.server.workspace.store.personByUsername('reviewer')!;
    expect(lastRecord('dossier.team-changed')).toMatchObject({
      dossier: teams.review,
      actor: { name: 'Lena Voss' },
      data: { old: 'North', team: 'South', reason: 'moved house', unassigned: reviewer },
    });
    expect(await heard).not.toContain('Lena Voss');
    expect((await clients.reviewer.call('GET', `/api/dossiers/${teams.review}`)).status).toBe(404);
    expect((await clients.stranger.call('GET', `/api/dossiers/${teams.review}`)).body.summary).toMatchObject({
      team: 'South',
      assignedTo: null,
    });
  });

  it('of a dossier that has none is given by an administrator, who still reads nothing of it', async () => {
    const { store } = teams.server.workspace;
    const id = 'without-team' as never;
    await store.receiveDossier(
      { id, name: 'Old one', programme: 'drug-contract-manufacturing', side: 'review', files: [] },
      { kind: 'system', id: 'system' },
    );
    expect(await namesOf(clients.second)).toContain('Old one');
    expect(await namesOf(clients.stranger)).toContain('Old one');
    expect((await give(clients.administrator, id, 'North')).status).toBe(200);
    expect(lastRecord('dossier.team-given')).toMatchObject({ subject: id, data: { old: null, team: 'North', unassigned: null } });
    expect(await namesOf(clients.second)).toContain('Old one');
    expect(await namesOf(clients.stranger)).not.toContain('Old one');
    expect((await clients.administrator.call('GET', `/api/dossiers/${id}`)).status).toBe(403);
  });

  it('bounds who can be asked to review it and who is asked about a finding', async () => {
    const { body } = await clients.lead.call('GET', '/api/people');
    const stranger = body.people.find(({ username }: { username: string }) => username === 'stranger');
    joinTeams(teams.server.workspace, stranger, 'South');
    await clients.administrator.call('PUT', `/api/people/${stranger.id}`, { roles: ['lead', 'reviewer'] });
    const lead = await teams.server.signIn('stranger');
    const path = `/api/dossiers/${teams.review}`;
    const { candidates, excluded } = (await lead.call('GET', `${path}/allocation`)).body.suggestion;
    expect([...candidates, ...excluded].map(({ name }: { name: string }) => name)).toEqual(['Sten Roe']);
    const second = body.people.find(({ username }: { username: string }) => username === 'second');
    const outsider = await lead.call('POST', `${path}/allocation`, { assignTo: second.id, reason: 'knows it' });
    expect(outsider).toMatchObject({ status: 422, body: { error: { message: { en: expect.stringContaining('not in the team') } } } });
    expect((await lead.call('GET', `${path}/colleagues`)).body.colleagues).toEqual([]);
  });

  it('is not got round by putting oneself into it', async () => {
    const { body } = await clients.lead.call('GET', '/api/people');
    const lead = body.people.find(({ username }: { username: string }) => username === 'lead');
    const join = (client: Client, otherTeams: string[]) =>
      client.call('PUT', `/api/people/${lead.id}/profile`, { skills: ['gmp'], team: 'North', otherTeams, capacity: 8, conflicts: [] });
    expect((await join(clients.lead, ['South'])).status).toBe(422);
    expect((await clients.lead.call('GET', `/api/dossiers/${teams.review}`)).status).toBe(404);
    expect((await join(clients.administrator, ['South'])).status).toBe(204);
    expect((await clients.lead.call('GET', `/api/dossiers/${teams.review}`)).status).toBe(200);
    expect(lastRecord('person.changed')).toMatchObject({ subject: lead.id, data: { new: { profile: { otherTeams: ['South'] } } } });
  });
});
