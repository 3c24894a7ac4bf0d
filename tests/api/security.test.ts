import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type Client, type TestServer } from './test-server.ts';

let server: TestServer;
let governance: Client;
const signIn = (username: string, password: string): Promise<Response> =>
  fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
type View = {
  alerts: { id: string; rule: string; who: string; count: number; read: { name: string } | null }[];
  events: { kind: string; who: string; sentence: { en: string; zh: string } }[];
};
const view = async (): Promise<View> => (await governance.call('GET', '/api/security')).body as View;

beforeAll(async () => {
  server = await startTestServer();
  governance = await server.signIn('governance');
});
afterAll(() => server.close());

describe('security events', () => {
  it('of sign-ins that fail become an alert that a person reads, which is recorded', async () => {
    expect((await view()).alerts).toEqual([]);
    for (let time = 0; time < 5; time += 1) expect((await signIn('second', 'guessed wrong')).status).toBe(401);
    const { alerts, events } = await view();
    expect(alerts).toMatchObject([{ rule: 'guessing-one', who: 'second', count: 5, read: null }]);
    expect(events.filter(({ kind }) => kind === 'failed-sign-in')).toHaveLength(5);
    expect(events[0]!.sentence).toEqual({ en: 'A sign-in as “second” failed.', zh: '以“second”登录失败。' });

    const read = await governance.call('POST', `/api/security/alerts/${alerts[0]!.id}/read`, { remark: 'Asked; forgot it.' });
    expect(read.status).toBe(200);
    expect((read.body as View).alerts[0]!.read).toMatchObject({ name: 'Gita Rao' });
    const [record] = server.workspace.store.auditTimeline({ limit: 1 });
    expect(record).toMatchObject({
      event: 'security.alert-read',
      actor: { name: 'Gita Rao' },
      data: { rule: 'guessing-one', count: 5, remark: 'Asked; forgot it.' },
    });
  });

  it('cannot be read twice, nor when there is no such alert', async () => {
    const { alerts } = await view();
    expect((await governance.call('POST', `/api/security/alerts/${alerts[0]!.id}/read`, {})).status).toBe(422);
    expect((await governance.call('POST', '/api/security/alerts/locked-99999/read', {})).status).toBe(404);
  });

  it('hold what was refused to a person, once however often it is asked', async () => {
    const reviewer = await server.signIn('reviewer');
    const before = server.workspace.store.auditSize();
    for (let time = 0; time < 20; time += 1) expect((await reviewer.call('GET', '/api/people')).status).toBe(403);
    expect(server.workspace.store.auditSize()).toBe(before + 1);
    expect((await view()).events[0]).toMatchObject({
      kind: 'refused-act',
      who: 'Rhea Quill',
      sentence: { en: 'Rhea Quill was refused: Accounts with roles and reviewer profiles.', zh: 'Rhea Quill的请求被拒绝：查看账号。' },
    });
  });

  it('hold a change without the token of its session', async () => {
    const reviewer = await server.signIn('reviewer');
    expect((await reviewer.call('DELETE', '/api/session', undefined, { 'x-csrf-token': 'another' })).status).toBe(403);
    expect((await view()).events[0]).toMatchObject({ kind: 'refused-act', who: '' });
  });

  it('are known again after a restart from the record alone', async () => {
    const { watchSecurity } = await import('../../src/workspace/security-watch.ts');
    const again = watchSecurity(server.workspace.store, server.workspace.log);
    expect(again.alerts()).toEqual(server.workspace.security.alerts());
    expect(again.alerts()[0]!.read).not.toBeNull();
  });
});
