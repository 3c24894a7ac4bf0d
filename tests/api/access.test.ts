import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type RouteContract } from '../../src/contract/index.ts';
import { Role } from '../../src/domain/index.ts';
import { call, startTestServer, type Client, type TestServer } from './test-server.ts';

let server: TestServer;
const clients = new Map<Role, Client>();

beforeAll(async () => {
  server = await startTestServer();
  for (const role of Role.options) clients.set(role, await server.signIn(role));
});
afterAll(() => server.close());

const table = Object.entries(routes) as [string, RouteContract][];
/** Any path of the right shape: the role is looked at before the thing. */
const concrete = (path: string): string => path.replaceAll(/\{seq\}|\{page\}/gu, '1').replaceAll(/\{\w+\}/gu, 'nothing');

describe('who may call what', () => {
  it.each(table.filter(([, route]) => route.roles !== 'anyone'))('%s refuses a caller who has not signed in', async (_, route) => {
    const answer = await call(server.url, route.method, concrete(route.path));
    expect(answer.status).toBe(401);
    expect(answer.body.error.message).toMatchObject({ en: expect.any(String), zh: expect.any(String) });
  });

  it.each(table.filter(([, route]) => Array.isArray(route.roles)))('%s refuses every role that it does not name', async (_, route) => {
    for (const role of Role.options) {
      const { status } = (await clients.get(role)?.call(route.method, concrete(route.path))) ?? { status: 0 };
      const allowed = (route.roles as readonly Role[]).includes(role);
      if (allowed) expect(status, role).not.toBe(403);
      else expect(status, role).toBe(403);
    }
  });

  it('refuses a change without the CSRF token of the session', async () => {
    const client = clients.get('lead');
    const { status } = await call(server.url, 'POST', '/api/dossiers', { name: 'x' }, { cookie: client?.cookie ?? '' });
    expect(status).toBe(403);
  });

  it('keeps what a writer sends in from reviewers and from other writers', async () => {
    const writer = await server.signIn('writer');
    const { body } = await writer.call('POST', '/api/dossiers', { name: 'Own draft' });
    await writer.call(
      'PUT',
      `/api/dossiers/${body.id}/files?path=note.md`,
      new TextEncoder().encode('# Quality agreement\n\nSigned 3 March 2026.\n'),
    );
    await writer.call('POST', `/api/dossiers/${body.id}/prepare`);
    await server.workspace.preparation.whenIdle();
    expect((await writer.call('GET', `/api/dossiers/${body.id}`)).body.summary.status).toBe('ready');
    for (const name of ['reviewer', 'lead', 'governance', 'colleague']) {
      const other = await server.signIn(name);
      expect((await other.call('GET', `/api/dossiers/${body.id}`)).status, name).toBe(404);
      expect((await other.call('GET', '/api/dossiers')).body.dossiers).toEqual([]);
      if (name === 'reviewer') expect(JSON.stringify((await other.call('GET', '/api/audit')).body.lines)).not.toContain('Own draft');
    }
  }, 120_000);

  it('refuses a file name that leads out of the dossier, and a preparation without files', async () => {
    const writer = await server.signIn('writer');
    const { body } = await writer.call('POST', '/api/dossiers', { name: 'Slip' });
    const slip = await writer.call(
      'PUT',
      `/api/dossiers/${body.id}/files?path=${encodeURIComponent('../../escape.md')}`,
      new TextEncoder().encode('x'),
    );
    expect(slip.status).toBe(400);
    expect((await writer.call('POST', `/api/dossiers/${body.id}/prepare`)).status).toBe(422);
  });

  it('sends headers that let the page load nothing from elsewhere', async () => {
    const { headers } = await call(server.url, 'GET', '/api/health');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).not.toContain('http');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});
