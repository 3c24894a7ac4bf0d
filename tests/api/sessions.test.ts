import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { password, startTestServer, type Client, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server.close());

const listOf = async (client: Client) => (await client.call('GET', '/api/sessions')).body.sessions as { id: string; own: boolean; from: { address: string; browser: string } | null; startedAt: string; lastUsedAt: string }[]; // prettier-ignore
const isIn = async (client: Client): Promise<boolean> => (await client.call('GET', '/api/session')).status === 200;
const newest = () => server.workspace.store.auditTimeline({ limit: 1 })[0];

describe('the sessions of a person', () => {
  it('are listed with where and when, none of anybody else and no secret', async () => {
    const first = await server.signIn('reviewer');
    await server.signIn('reviewer');
    await server.signIn('second');
    const list = await listOf(first);
    expect(list).toHaveLength(2);
    expect(list.filter(({ own }) => own)).toHaveLength(1);
    expect(list[0]).toMatchObject({ from: { address: '127.0.0.1', browser: expect.any(String) as string } });
    const token = first.cookie.split('=')[1]!;
    expect(JSON.stringify(list)).not.toContain(token);
  });

  it('end one at a time, by the person and on the record', async () => {
    const here = await server.signIn('lead');
    const there = await server.signIn('lead');
    const other = (await listOf(here)).find(({ own }) => !own)!;
    const answer = await here.call('DELETE', `/api/sessions/${other.id}`);
    expect(answer.status).toBe(200);
    expect(answer.body.sessions).toHaveLength(1);
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
    expect(newest()).toMatchObject({ event: 'session.ended', data: { reason: 'ended-by-person', sessions: 1 } });
    expect((await here.call('DELETE', `/api/sessions/${other.id}`)).status).toBe(404);
  });

  it('end all but this one, which ends by signing out only', async () => {
    const [here, ...others] = [await server.signIn('intake'), await server.signIn('intake'), await server.signIn('intake')] as const;
    const own = (await listOf(here)).find((session) => session.own)!;
    expect((await here.call('DELETE', `/api/sessions/${own.id}`)).status).toBe(422);
    await here.call('DELETE', '/api/sessions');
    expect(await isIn(here)).toBe(true);
    for (const other of others) expect(await isIn(other)).toBe(false);
    expect(newest()).toMatchObject({ event: 'session.ended', data: { reason: 'ended-by-person', sessions: 2 } });
  });

  it('of somebody else are out of reach', async () => {
    const knowledge = await server.signIn('knowledge');
    const writer = await server.signIn('writer');
    const theirs = (await listOf(writer))[0]!;
    expect((await knowledge.call('DELETE', `/api/sessions/${theirs.id}`)).status).toBe(404);
    expect(await isIn(writer)).toBe(true);
  });

  it('are ended by an administrator, on the record under both names, and not those of the administrator', async () => {
    const administrator = await server.signIn('administrator');
    const colleague = await server.signIn('colleague');
    const { id } = server.workspace.store.personByUsername('colleague')!;
    const answer = await administrator.call('DELETE', `/api/people/${id}/sessions`);
    expect(answer.body).toEqual({ ended: 1 });
    expect(await isIn(colleague)).toBe(false);
    expect(newest()).toMatchObject({ subject: id, actor: { name: 'Ada Pike' }, data: { reason: 'ended-by-administrator', sessions: 1 } });
    const self = server.workspace.store.personByUsername('administrator')!.id;
    expect((await administrator.call('DELETE', `/api/people/${self}/sessions`)).status).toBe(422);
  });
});

describe('the cookie of a session', () => {
  it('is bound to this host by its name over HTTPS, which the proxy in front tells', async () => {
    const signIn = (headers: Record<string, string>) =>
      fetch(`${server.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.url, ...headers },
        body: JSON.stringify({ username: 'governance', password }),
      });
    const secure = (await signIn({ 'x-forwarded-proto': 'https' })).headers.getSetCookie()[0]!;
    expect(secure).toMatch(/^__Host-countersign=[\w-]+; /u);
    expect(secure).toMatch(/; Path=\/;.*; HttpOnly; Secure; SameSite=Strict$/u);
    expect(secure).not.toMatch(/Domain=/u);
    const cookie = secure.split(';')[0]!;
    const ask = (headers: Record<string, string>) => fetch(`${server.url}/api/session`, { headers: { cookie, ...headers } });
    expect((await ask({ 'x-forwarded-proto': 'https' })).status).toBe(200);
    expect((await ask({})).status).toBe(401);
    const plain = (await signIn({})).headers.getSetCookie()[0]!;
    expect(plain).toMatch(/^countersign=/u);
    expect(plain).not.toMatch(/Secure/u);
  });
});
