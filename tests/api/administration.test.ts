import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, startTestServer, type Client, type TestServer } from './test-server.ts';

let server: TestServer;
let administrator: Client;
let governance: Client;

beforeAll(async () => {
  server = await startTestServer({ samples: true });
  administrator = await server.signIn('administrator');
  governance = await server.signIn('governance');
}, 180_000);
afterAll(() => server.close());

const signIn = (username: string, password: string) => call(server.url, 'POST', '/api/session', { username, password });
const asClient = (answer: Awaited<ReturnType<typeof signIn>>) => ({
  cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
  'x-csrf-token': String(answer.body.csrfToken),
});

describe('an account made by an administrator', () => {
  it('has a start password that opens nothing but the choice of an own one', async () => {
    const { status, body } = await administrator.call('POST', '/api/people', { username: 'noor', name: 'Noor Ekdal', roles: ['reviewer'] });
    expect(status).toBe(200);
    const first = await signIn('noor', body.startPassword);
    expect(first.body.mustChangePassword).toBe(true);
    const headers = asClient(first);
    const refused = await call(server.url, 'GET', '/api/dossiers', undefined, headers);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message.zh).toContain('初始密码');
    const change = (current: string, next: string) => call(server.url, 'POST', '/api/session/password', { current, next }, headers);
    expect((await change('not the password', 'a password of her own')).status).toBe(422);
    expect((await change(body.startPassword, body.startPassword)).status).toBe(400);
    const changed = await change(body.startPassword, 'a password of her own');
    expect(changed.body.mustChangePassword).toBe(false);
    expect((await call(server.url, 'GET', '/api/dossiers', undefined, asClient(changed))).status).toBe(200);
    expect((await signIn('noor', body.startPassword)).status).toBe(401);
    expect(JSON.stringify((await administrator.call('GET', '/api/audit?limit=50')).body)).not.toContain(body.startPassword);
  });

  it('is changed and deactivated with old and new on the record; its sessions end; the last administrator stays', async () => {
    const { body } = await administrator.call('GET', '/api/people');
    const noor = body.people.find(({ username }: { username: string }) => username === 'noor');
    const changed = await administrator.call('PUT', `/api/people/${noor.id}`, { roles: ['reviewer', 'lead'] });
    expect(changed.body.roles).toEqual(['reviewer', 'lead']);
    const session = asClient(await signIn('noor', 'a password of her own'));
    expect((await administrator.call('PUT', `/api/people/${noor.id}`, { active: false })).body.active).toBe(false);
    expect((await call(server.url, 'GET', '/api/dossiers', undefined, session)).status).toBe(401);
    const record = (await administrator.call('GET', `/api/audit?subject=${noor.id}&event=person.changed&limit=1`)).body.lines[0].record;
    expect(record.data).toMatchObject({ old: { active: true }, new: { active: false } });
    const me = body.people.find(({ username }: { username: string }) => username === 'administrator');
    expect((await administrator.call('PUT', `/api/people/${me.id}`, { active: false })).status).toBe(422);
    expect((await administrator.call('PUT', `/api/people/${me.id}`, { roles: ['reviewer'] })).status).toBe(422);
  });
});

describe('a model endpoint', () => {
  it('is registered by an administrator, decided on by governance only, and suspended by either', async () => {
    const endpoint = { name: 'local-model', baseUrl: 'http://127.0.0.1:8000/v1', location: 'on-premises' };
    expect((await administrator.call('POST', '/api/endpoints', endpoint)).body.endpoints).toMatchObject([{ state: 'registered' }]);
    const decide = (client: Client, decision: string, reason = 'inspected') =>
      client.call('POST', '/api/endpoints/local-model/decision', { decision, reason });
    expect((await decide(administrator, 'approve')).status).toBe(422);
    expect((await decide(governance, 'approve', '')).status).toBe(422);
    expect((await decide(governance, 'approve')).body.endpoints).toMatchObject([{ state: 'approved', decided: { byName: 'Gita Rao' } }]);
    expect((await decide(administrator, 'suspend')).body.endpoints).toMatchObject([{ state: 'suspended' }]);
    expect((await governance.call('POST', '/api/endpoints', { ...endpoint, name: 'other' })).status).toBe(403);
  });
});

describe('labels and retention', () => {
  it('a lead says how far a dossier may go, with a reason', async () => {
    const lead = await server.signIn('lead');
    const [dossier] = (await lead.call('GET', '/api/labels')).body.dossiers;
    expect(dossier.label).toBe('confidential');
    expect((await lead.call('PUT', `/api/dossiers/${dossier.id}/label`, { label: 'secret', reason: '' })).status).toBe(400);
    const { body } = await lead.call('PUT', `/api/dossiers/${dossier.id}/label`, { label: 'secret', reason: 'Unpublished process.' });
    expect(body.dossiers.find(({ id }: { id: string }) => id === dossier.id).label).toBe('secret');
  });
  it('says what is kept, how much, and until when', async () => {
    const { body } = await governance.call('GET', '/api/retention');
    const records = body.kept.find(({ what }: { what: { en: string } }) => what.en === 'Audit records');
    expect(records).toMatchObject({ count: server.workspace.store.auditSize(), protected: true });
  });
});
