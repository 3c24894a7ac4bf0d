import { Agent, request, type ClientRequest } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { usualLimits } from '../../src/api/limit-load.ts';
import { call, startTestServer, type Answer, type TestServer } from './test-server.ts';

let server: TestServer;
afterEach(() => server.close());

const han = /\p{Script=Han}/u;
const refusedWith = (code: string) => ({
  error: { code, message: { en: expect.stringMatching(/try again/u), zh: expect.stringMatching(han) } },
});

/** A sign-in whose body never comes: open until it is broken off. */
async function hang(): Promise<ClientRequest> {
  const headers = { 'content-type': 'application/json', 'content-length': 100, expect: '100-continue' };
  const outgoing = request(`${server.url}/api/session`, { method: 'POST', headers, agent: false });
  outgoing.on('error', () => undefined).flushHeaders();
  // The server asks for the body once it has taken the request.
  await new Promise((resolve) => outgoing.once('continue', resolve));
  return outgoing;
}

describe('a server with too much to do', () => {
  it('refuses one request more at once, in both languages, and answers again when there is room', async () => {
    server = await startTestServer({ limits: { ...usualLimits, mostOpen: 3 } });
    const reviewer = await server.signIn('reviewer');
    const open = await Promise.all([hang(), hang(), hang()]);
    const refused = await reviewer.call('GET', '/api/dossiers');
    expect(refused.status).toBe(503);
    expect(refused.body).toEqual(refusedWith('overloaded'));
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(refused.headers.get('x-content-type-options')).toBe('nosniff');

    for (const held of open) held.destroy();
    await expect.poll(async () => (await reviewer.call('GET', '/api/dossiers')).status).toBe(200);
  });

  it('still says how it is, and lets people out', async () => {
    server = await startTestServer({ limits: { ...usualLimits, mostOpen: 1 } });
    const reviewer = await server.signIn('reviewer');
    await hang();
    expect((await reviewer.call('GET', '/api/session')).status).toBe(503);
    expect((await call(server.url, 'GET', '/api/health')).status).toBe(200);
    expect((await reviewer.call('DELETE', '/api/session')).status).toBe(204);
  });

  it('answers what it has taken, refuses the rest of a burst, and forgets none', async () => {
    server = await startTestServer({ limits: { ...usualLimits, mostOpen: 10 } });
    const lead = await server.signIn('lead');
    const agent = new Agent({ keepAlive: true });
    const statusOf = (path: string): Promise<number> =>
      new Promise((resolve, reject) => {
        const outgoing = request(server.url + path, { agent, headers: { cookie: lead.cookie } }, (answer) =>
          answer.resume().on('end', () => resolve(answer.statusCode ?? 0)),
        );
        outgoing.on('error', reject).end();
      });
    const burst = (path: string): Promise<number[]> => Promise.all(Array.from({ length: 200 }, () => statusOf(path)));
    // Lines are open before they are used all at once.
    await burst('/api/health');
    const statuses = await burst('/api/people');
    agent.destroy();
    expect([...new Set(statuses)].sort()).toEqual([200, 503]);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(10);
    for (let turn = 0; turn < 15; turn += 1) expect((await lead.call('GET', '/api/people')).status).toBe(200);
  });

  it('does not count an open line for news', async () => {
    server = await startTestServer({ limits: { ...usualLimits, mostOpen: 1 } });
    const lead = await server.signIn('lead');
    const { id, name } = server.workspace.store.personByUsername('lead')!;
    const dossier = { id: 'd-1' as never, name: 'Sample', programme: 'drug-contract-manufacturing', side: 'review' as const, files: [] };
    await server.workspace.store.receiveDossier(dossier, { kind: 'person', id, name, roles: ['lead'] });
    const news = await Promise.all([1, 2].map(() => fetch(`${server.url}/api/dossiers/d-1/events`, { headers: { cookie: lead.cookie } })));
    expect(news.map(({ status }) => status)).toEqual([200, 200]);
    expect((await lead.call('GET', '/api/session')).status).toBe(200);
  });
});

describe('one account that asks too often', () => {
  const limits = { ...usualLimits, mostPerPerson: 5, inSeconds: 2 };

  it('is refused until its time is over, while others are answered', async () => {
    server = await startTestServer({ limits });
    const [hasty, other] = [await server.signIn('reviewer'), await server.signIn('second')];
    const answers: Answer[] = [];
    for (let turn = 0; turn < 6; turn += 1) answers.push(await hasty.call('GET', '/api/dossiers'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers[5]!.body).toEqual(refusedWith('too-many'));
    expect(answers[5]!.headers.get('retry-after')).toBe('2');
    expect((await other.call('GET', '/api/dossiers')).status).toBe(200);
    await expect.poll(async () => (await hasty.call('GET', '/api/dossiers')).status, { timeout: 5000, interval: 200 }).toBe(200);
  });

  it('may always sign out', async () => {
    server = await startTestServer({ limits });
    const hasty = await server.signIn('reviewer');
    for (let turn = 0; turn < 6; turn += 1) await hasty.call('GET', '/api/session');
    expect((await hasty.call('GET', '/api/dossiers')).status).toBe(429);
    expect((await hasty.call('DELETE', '/api/session')).status).toBe(204);
  });
});
