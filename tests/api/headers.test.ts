import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type RouteContract } from '../../src/contract/index.ts';
import { password, startTestServer, type Client, type TestServer } from './test-server.ts';

let server: TestServer;
let lead: Client;
beforeAll(async () => {
  server = await startTestServer();
  lead = await server.signIn('lead');
});
afterAll(() => server.close());

const table = Object.entries(routes) as [string, RouteContract][];
const address = ({ path }: RouteContract): string => server.url + path.replaceAll(/\{\w+\}/gu, 'none');
const signIn = (headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ username: 'reviewer', password }),
  });

describe('every answer', () => {
  it.each(['/', '/api/health', '/api/docs', '/api/people', '/api/nothing', '/assets/none.js', '/dossiers/none/desk'])(
    '%s carries the headers that keep the page to itself',
    async (path) => {
      const { headers } = await fetch(server.url + path);
      const policy = new Map((headers.get('content-security-policy') ?? '').split(';').map((part) => [part.split(' ')[0], part]));
      expect(policy.get('default-src')).toBe("default-src 'none'");
      expect(policy.get('script-src')).toBe("script-src 'self'");
      expect(policy.get('style-src')).toBe("style-src 'self'");
      expect(policy.get('connect-src')).toBe("connect-src 'self'");
      expect(policy.get('frame-ancestors')).toBe("frame-ancestors 'none'");
      expect(policy.get('base-uri')).toBe("base-uri 'none'");
      expect(policy.get('form-action')).toBe("form-action 'self'");
      expect([...policy.values()].join(';')).not.toMatch(/unsafe-|https?:|\*/u);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it.each(table.filter(([, { method, response }]) => method === 'GET' && response !== 'events').map(([name]) => name))(
    'of the API is kept by no cache: %s',
    async (name) => {
      const response = await fetch(address(routes[name as keyof typeof routes]), { headers: { cookie: lead.cookie } });
      expect(response.headers.get('cache-control')).toBe('no-store');
      await response.arrayBuffer();
    },
  );
});

describe('a change', () => {
  const changes = table.filter(([, { method, roles }]) => method !== 'GET' && roles !== 'anyone').map(([name]) => name);

  it('is found in the table', () => expect(changes.length).toBeGreaterThan(40));

  it.each(changes)('needs the token of its session: %s', async (name) => {
    const route = routes[name as keyof typeof routes] as RouteContract;
    for (const headers of [{}, { 'x-csrf-token': 'another' }] as Record<string, string>[]) {
      const response = await fetch(address(route), { method: route.method, headers: { cookie: lead.cookie, ...headers } });
      expect(response.status).toBe(403);
      expect(JSON.stringify(await response.json())).toContain('auth.forbidden');
    }
  });

  it.each(changes)('needs somebody who is signed in: %s', async (name) => {
    const route = routes[name as keyof typeof routes] as RouteContract;
    const response = await fetch(address(route), { method: route.method, headers: { 'x-csrf-token': lead.csrf } });
    expect(response.status).toBe(401);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'that a page of another site can send without asking, as %s, is not read as JSON',
    async (type) => {
      const response = await fetch(`${server.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: JSON.stringify({ username: 'reviewer', password }),
      });
      expect(response.status).toBe(400);
      expect(response.headers.get('set-cookie')).toBeNull();
    },
  );

  it('larger than a megabyte is refused before it is read to its end; broken JSON is refused', async () => {
    const headers = { cookie: lead.cookie, 'x-csrf-token': lead.csrf, 'content-type': 'application/json' };
    const send = (body: string): Promise<Response> => fetch(`${server.url}/api/dossiers`, { method: 'POST', headers, body });
    expect((await send(JSON.stringify({ name: 'x'.repeat(1_100_000) }))).status).toBe(413);
    expect((await send('{"name":')).status).toBe(400);
  });
});

describe('the cookie of a session', () => {
  const flags = async (headers?: Record<string, string>): Promise<string[]> =>
    ((await signIn(headers)).headers.get('set-cookie') ?? '').split('; ').slice(1);

  it('is not for scripts and not for other sites, and ends', async () => {
    expect(await flags()).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Strict', 'Path=/']));
    expect((await flags()).some((flag) => flag.startsWith('Expires='))).toBe(true);
    expect(await flags()).not.toContain('Secure');
  });

  it('is for HTTPS only when a proxy on this machine says that the request came by it', async () => {
    expect(await flags({ 'x-forwarded-proto': 'https' })).toContain('Secure');
  });

  it('is taken away at the end, and is worth nothing any more', async () => {
    const client = await server.signIn('second');
    const ended = await client.call('DELETE', '/api/session');
    expect(ended.headers.get('set-cookie')).toMatch(/^countersign=;.*Expires=Thu, 01 Jan 1970/u);
    expect((await client.call('GET', '/api/session')).status).toBe(401);
  });
});
