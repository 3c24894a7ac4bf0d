import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../fixtures/authenticator.ts';
import { call, password, startTestServer, type Client, type TestServer } from './test-server.ts';

let server: TestServer;
let wall = new Date('2026-11-21T08:00:00.000Z');
const nextStep = (): Date => (wall = new Date(wall.getTime() + 30_000));
beforeAll(async () => {
  server = await startTestServer({ secondFactorRoles: ['administrator'], now: () => wall });
}, 60_000);
afterAll(() => server.close());

const factor = '/api/session/second-factor';
const post = (username: string, code?: string) =>
  call(server.url, 'POST', '/api/session', { username, password, ...(code === undefined ? {} : { code }) });
const enrol = async (client: Client): Promise<{ readonly key: string; readonly codes: readonly string[] }> => {
  const { key } = (await client.call('POST', factor, { password })).body;
  const { codes } = (await client.call('POST', `${factor}/enrolment`, { code: codeOf(key, nextStep()) })).body;
  return { key, codes };
};

describe('a role that asks for a second factor', () => {
  it('opens nothing at the next sign-in but the enrolment, and everything after it', async () => {
    const ada = await server.signIn('administrator');
    expect((await ada.call('GET', '/api/session')).body).toMatchObject({ mustEnrol: true, mustChangePassword: false });
    const refused = await ada.call('GET', '/api/people');
    expect(refused.status).toBe(403);
    expect(refused.body.error).toMatchObject({ details: { code: 'enrol-first' } });
    expect(refused.body.error.message.zh).toContain('第二因素');
    expect((await ada.call('GET', factor)).body).toEqual({ since: null, codesLeft: 0, required: true });
    await enrol(ada);
    expect((await ada.call('GET', '/api/session')).body.mustEnrol).toBe(false);
    expect((await ada.call('GET', '/api/people')).status).toBe(200);
  });

  it('leaves people of other roles as they are', async () => {
    const rhea = await server.signIn('reviewer');
    expect((await rhea.call('GET', '/api/session')).body.mustEnrol).toBe(false);
    expect((await rhea.call('GET', factor)).body.required).toBe(false);
  });
});

describe('a second factor of one’s own', () => {
  it('is begun and removed only with the password, and with a code of the factor that stands', async () => {
    const lena = await server.signIn('lead');
    const wrong = await lena.call('POST', factor, { password: 'not the password' });
    expect([wrong.status, wrong.body.error.details.code]).toEqual([422, 'password']);
    const { key } = await enrol(lena);
    const without = await lena.call('POST', factor, { password });
    expect([without.status, without.body.error.details.code]).toEqual([422, 'code']);
    expect((await lena.call('POST', `${factor}/removal`, { password, code: '000000' })).status).toBe(422);
    const removed = await lena.call('POST', `${factor}/removal`, { password, code: codeOf(key, nextStep()) });
    expect(removed.body).toEqual({ since: null, codesLeft: 0, required: false });
  });

  it('is asked for at sign-in with an answer that says so, and a recovery code stands in for it', async () => {
    const arne = await server.signIn('approver');
    const { key, codes } = await enrol(arne);
    const asked = await post('approver');
    expect([asked.status, asked.body.error.code, asked.headers.get('set-cookie')]).toEqual([401, 'auth.code-needed', null]);
    expect((await post('approver', '000000')).body.error.code).toBe('auth.failed');
    expect((await post('approver', codeOf(key, nextStep()))).status).toBe(200);
    expect((await post('approver', codes[0])).status).toBe(200);
    expect((await post('approver', codes[0])).status).toBe(401);
    expect((await arne.call('GET', factor)).body.codesLeft).toBe(9);
  });

  it('lets a person change their password and go on without a new code', async () => {
    const sander = await server.signIn('second');
    await enrol(sander);
    const changed = await sander.call('POST', '/api/session/password', { current: password, next: 'another long password' });
    expect(changed.status).toBe(200);
    expect((await sander.call('GET', '/api/session')).status).toBe(401);
  });
});
