import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSignInProvider, type SignInProvider } from '../fixtures/sign-in-provider.ts';
import { password, startTestServer, type Client, type TestServer } from './test-server.ts';

const callback = 'https://review.example/api/sso/callback';
let server: TestServer;
let provider: SignInProvider;
let administrator: Client;
let late = 0;
beforeAll(async () => {
  provider = await startSignInProvider(callback);
  const { issuer } = provider;
  const singleSignOn = { issuer, clientId: 'countersign', clientSecret: 'made-up-secret-of-a-test', callback, allowLoopbackHttp: true };
  server = await startTestServer({ singleSignOn, now: () => new Date(Date.now() + late) });
  administrator = await server.signIn('administrator');
}, 60_000);
afterAll(async () => {
  await server.close();
  await provider.close();
});

const get = (path: string, cookie = '') => fetch(`${server.url}${path}`, { redirect: 'manual', headers: { cookie } });
const cookieIn = (response: Response, name: string): string =>
  response.headers
    .getSetCookie()
    .find((set) => set.startsWith(`${name}=`) && !set.startsWith(`${name}=;`))
    ?.split(';')[0] ?? '';
const begin = async () => {
  const response = await get('/api/sso');
  return { address: response.headers.get('location') ?? '', flow: cookieIn(response, 'countersign-sso') };
};
/** The whole way as one account; `change` spoils what comes back. */
const signIn = async (account: string, change: (back: URL) => void = () => undefined) => {
  const { address, flow } = await begin();
  const back = new URL(await provider.visit(address, account));
  change(back);
  const response = await get(`/api/sso/callback${back.search}`, flow);
  return { to: response.headers.get('location'), session: cookieIn(response, 'countersign'), back, flow };
};
const idOf = (username: string): string => server.workspace.store.personByUsername(username)?.id ?? '';
const link = (username: string, subject: string) => administrator.call('PUT', `/api/people/${idOf(username)}/sign-in-link`, { subject });
const newest = async (event: string) => (await administrator.call('GET', `/api/audit?event=${event}&limit=1`)).body.lines[0]?.record;

describe('single sign-on', () => {
  it('goes to the provider with PKCE, state and nonce, and keeps them sealed in a cookie for the way', async () => {
    const { address, flow } = await begin();
    const asked = new URL(address).searchParams;
    expect(address.startsWith(provider.issuer)).toBe(true);
    expect([asked.get('code_challenge_method'), asked.get('response_type'), asked.get('scope')]).toEqual(['S256', 'code', 'openid']);
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length, name).toBeGreaterThan(20);
    expect(flow).not.toContain(asked.get('state'));
    const [set] = (await get('/api/sso')).headers.getSetCookie();
    for (const word of ['HttpOnly', 'SameSite=Lax', 'Path=/;']) expect(set).toContain(word);
  });

  it('opens no account by itself: an unlinked one is refused, told its identifier, and recorded', async () => {
    const { to, session } = await signIn('stranger-1');
    expect([to, session]).toEqual(['/sign-in?sso=unlinked&subject=stranger-1', '']);
    expect(await newest('session.refused')).toMatchObject({ data: { username: 'stranger-1', reason: 'provider' } });
    expect(server.workspace.store.listPersons().some(({ username }) => username.includes('stranger'))).toBe(false);
  });

  it('opens the account that an administrator linked, by a recorded act', async () => {
    expect((await link('reviewer', 'rhea-at-work')).status).toBe(204);
    expect(await newest('sign-in.linked')).toMatchObject({
      subject: idOf('reviewer'),
      data: { subject: 'rhea-at-work', issuer: provider.issuer },
    });
    const { to, session } = await signIn('rhea-at-work');
    expect(to).toBe('/dossiers');
    const view = (await (await get('/api/session', session)).json()) as { person: { username: string } };
    expect(view.person.username).toBe('reviewer');
    expect(await newest('session.started')).toMatchObject({ data: { by: 'provider' } });
    expect((await link('lead', 'rhea-at-work')).status).toBe(409);
  });

  it('is linked by administrators only', async () => {
    const lead = await server.signIn('lead');
    expect((await lead.call('PUT', `/api/people/${idOf('lead')}/sign-in-link`, { subject: 'x' })).status).toBe(403);
  });

  it('does not sign: the first signature in such a session asks for name and password of this system', async () => {
    await link('governance', 'gita-at-work');
    const { session } = await signIn('gita-at-work');
    const { csrfToken, signing } = (await (await get('/api/session', session)).json()) as { csrfToken: string; signing: string };
    expect(signing).toBe('all');
    const sign = (given: object) =>
      fetch(`${server.url}/api/audit/reviews`, {
        method: 'POST',
        headers: { cookie: session, 'x-csrf-token': csrfToken, 'content-type': 'application/json' },
        body: JSON.stringify({ from: 0, to: 1, conclusion: 'in-order', remarks: '', ...given }),
      });
    expect((await sign({ password })).status).toBe(422);
    expect((await sign({ username: 'governance', password })).status).toBe(200);
  });

  it.each([
    ['another state', (back: URL) => back.searchParams.set('state', 'a'.repeat(43))],
    ['no state', (back: URL) => back.searchParams.delete('state')],
    ['another code', (back: URL) => back.searchParams.set('code', 'made-up')],
    ['another issuer', (back: URL) => back.searchParams.set('iss', 'https://elsewhere.example')],
    ['an error of the provider', (back: URL) => back.searchParams.set('error', 'access_denied')],
  ])('with %s is refused', async (_, change) => {
    expect(await signIn('rhea-at-work', change)).toMatchObject({ to: '/sign-in?sso=refused', session: '' });
  });

  it('with a nonce or verifier of another sign-in is refused', async () => {
    const { secrets } = server.workspace;
    const context = 'single-sign-on';
    for (const field of ['nonce', 'verifier']) {
      const { address, flow } = await begin();
      const back = new URL(await provider.visit(address, 'rhea-at-work'));
      const kept = JSON.parse(secrets.open(flow.slice('countersign-sso='.length), context) ?? '') as Record<string, unknown>;
      const spoilt = secrets.seal(JSON.stringify({ ...kept, [field]: 'b'.repeat(43) }), context);
      const response = await get(`/api/sso/callback${back.search}`, `countersign-sso=${spoilt}`);
      expect(response.headers.get('location'), field).toBe('/sign-in?sso=refused');
    }
  });

  it('is good once, only in the browser that began it, and only for ten minutes', async () => {
    const { back, flow } = await signIn('rhea-at-work');
    expect((await get(`/api/sso/callback${back.search}`, flow)).headers.get('location')).toBe('/sign-in?sso=refused');
    expect((await get(`/api/sso/callback${back.search}`)).headers.get('location')).toBe('/sign-in?sso=expired');
    expect((await get(`/api/sso/callback${back.search}`, 'countersign-sso=made-up')).headers.get('location')).toBe('/sign-in?sso=expired');
    const begun = await begin();
    const later = new URL(await provider.visit(begun.address, 'rhea-at-work'));
    late += 11 * 60_000;
    expect((await get(`/api/sso/callback${later.search}`, begun.flow)).headers.get('location')).toBe('/sign-in?sso=expired');
  });

  it('is refused to a deactivated person, and after the link was removed', async () => {
    expect((await administrator.call('PUT', `/api/people/${idOf('reviewer')}`, { active: false })).status).toBe(200);
    expect((await signIn('rhea-at-work')).to).toContain('sso=unlinked');
    await administrator.call('PUT', `/api/people/${idOf('reviewer')}`, { active: true });
    expect((await signIn('rhea-at-work')).to).toBe('/dossiers');
    expect((await administrator.call('DELETE', `/api/people/${idOf('reviewer')}/sign-in-link`)).status).toBe(204);
    expect((await signIn('rhea-at-work')).to).toContain('sso=unlinked');
    expect((await link('lead', 'rhea-at-work')).status).toBe(204);
  });
});
