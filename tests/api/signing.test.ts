import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { securityQuestions } from '../../src/domain/security-questions.ts';
import { codeOf } from '../fixtures/authenticator.ts';
import { receive } from '../workspace/drafting-workspace.ts';
import { call, password, startTestServer, type Client, type TestServer } from './test-server.ts';

let server: TestServer;
let wall = new Date('2026-11-21T08:00:00.000Z');
const minutes = (count: number): Date => (wall = new Date(wall.getTime() + count * 60_000));
beforeAll(async () => {
  server = await startTestServer({ now: () => wall });
  await receive(server.workspace, 'd-1');
}, 60_000);
afterAll(() => server.close());

const review = { from: 0, to: 1, conclusion: 'in-order', remarks: '' };
const sign = (client: Client, given: object) => client.call('POST', '/api/audit/reviews', { ...review, ...given });
const refusalOf = ({ status, body }: Awaited<ReturnType<typeof sign>>): unknown[] => [status, body.error?.details?.code];
const all = { username: 'governance', password };

describe('a signature', () => {
  it('asks for name and password the first time in a session, for the password later, and for everything again in a new session', async () => {
    const gita = await server.signIn('governance');
    expect((await gita.call('GET', '/api/session')).body.signing).toBe('all');
    expect(refusalOf(await sign(gita, { password }))).toEqual([422, 'code']);
    expect((await sign(gita, all)).status).toBe(200);
    expect((await gita.call('GET', '/api/session')).body.signing).toBe('password');
    expect((await sign(gita, { password })).status).toBe(200);
    expect(refusalOf(await sign(gita, { password: 'wrong' }))).toEqual([422, 'password']);
    const again = await server.signIn('governance');
    expect(refusalOf(await sign(again, { password }))).toEqual([422, 'code']);
    const opened = await gita.call('GET', '/api/audit?event=session.signing-opened');
    expect(opened.body.lines).toHaveLength(1);
  });

  it('asks for everything again after 30 idle minutes, because the session is over', async () => {
    const gita = await server.signIn('governance');
    expect((await sign(gita, all)).status).toBe(200);
    minutes(31);
    expect((await sign(gita, { password })).status).toBe(401);
    const back = await server.signIn('governance');
    expect(refusalOf(await sign(back, { password }))).toEqual([422, 'code']);
  });

  it('that was refused does not open the session for less', async () => {
    const gita = await server.signIn('governance');
    expect((await sign(gita, { ...all, to: 1_000_000 })).status).toBe(422);
    expect(refusalOf(await sign(gita, { password }))).toEqual([422, 'code']);
  });

  it('is nobody’s but one’s own: another name is refused though its password is right', async () => {
    const gita = await server.signIn('governance');
    const other = await sign(gita, { username: 'administrator', password });
    expect(refusalOf(other)).toEqual([422, 'password']);
    expect(other.body.error.message.en).toContain('not the name');
  });

  it('asks for a code of the second factor too, the first time', async () => {
    const gita = await server.signIn('governance');
    const { key } = (await gita.call('POST', '/api/session/second-factor', { password })).body;
    await gita.call('POST', '/api/session/second-factor/enrolment', { code: codeOf(key, minutes(1)) });
    expect((await gita.call('GET', '/api/session')).body).toMatchObject({ signing: 'all', secondFactor: true });
    expect(refusalOf(await sign(gita, all))).toEqual([422, 'code']);
    expect(refusalOf(await sign(gita, { ...all, code: '000000' }))).toEqual([422, 'password']);
    expect((await sign(gita, { ...all, code: codeOf(key, minutes(1)) })).status).toBe(200);
    expect((await sign(gita, { password })).status).toBe(200);
    await gita.call('POST', '/api/session/second-factor/removal', { password, code: codeOf(key, minutes(1)) });
  });

  it('cannot be given by a program with a token', async () => {
    const { store } = server.workspace;
    const person = store.personByUsername('governance');
    if (person === undefined) throw new Error('no person');
    const { token } = store.createToken(person, 'nightly', null);
    const answer = await call(server.url, 'POST', '/api/audit/reviews', { ...review, ...all }, { authorization: `Bearer ${token}` });
    expect(answer.status).toBe(403);
    expect(answer.body.error.details).toEqual({ code: 'program' });
  });

  it('counts wrong secrets towards the lock of the account', async () => {
    const ada = await server.signIn('administrator');
    const act = (given: object) => ada.call('POST', '/api/releases/none/retirement', { reason: 'r', ...given });
    for (let n = 0; n < 10; n++) expect(refusalOf(await act({ username: 'administrator', password: 'wrong' }))).toEqual([422, 'password']);
    expect((await act({ username: 'administrator', password })).status).toBe(429);
    minutes(16);
    expect((await act({ username: 'administrator', password })).status).toBe(404);
  });
});

describe('every act that is signed', () => {
  const acts: readonly (readonly [who: string, path: string, body: object])[] = [
    ['reviewer', '/api/dossiers/d-1/sign-off', { meaning: 'reviewed', contentHash: 'a'.repeat(64) }],
    ['approver', '/api/dossiers/d-1/sign-off', { meaning: 'approved', contentHash: 'a'.repeat(64) }],
    ['approver', '/api/dossiers/d-1/certificates/class-b-licence/release', { hash: 'a'.repeat(64) }],
    [
      'governance',
      '/api/releases/none/security-review',
      { answers: Object.fromEntries(securityQuestions.map((name) => [name, { ok: true, note: '' }])), conclusion: 'read' },
    ],
    ['approver', '/api/releases/none/approvals', { reason: 'r' }],
    ['governance', '/api/releases/none/activation', { reason: 'r' }],
    ['governance', '/api/releases/none/retirement', { reason: 'r' }],
    ['governance', '/api/audit/reviews', review],
  ];
  it.each(acts)('by %s at %s is not even looked at without a password', async (who, path, body) => {
    const { status } = await (await server.signIn(who)).call('POST', path, body);
    expect(status).toBe(400);
  });
});
