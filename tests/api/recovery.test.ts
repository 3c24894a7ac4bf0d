import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, password, startTestServer, type Client, type TestServer } from './test-server.ts';

let server: TestServer;
let administrator: Client;
let governance: Client;
beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signIn('administrator');
  governance = await server.signIn('governance');
}, 60_000);
afterAll(() => server.close());

describe('recovery by two people over HTTP', () => {
  it('is signed by both, and the word opens the account once', async () => {
    const second = server.workspace.store.personByUsername('second');
    const path = `/api/people/${second?.id ?? ''}/recovery`;
    const asked = { lost: 'password', reason: 'called back at the known number' };
    expect((await administrator.call('POST', path, asked)).status).toBe(400);
    expect((await governance.call('POST', path, { ...asked, username: 'governance', password })).status).toBe(403);
    const list = await administrator.call('POST', path, { ...asked, username: 'administrator', password });
    const [recovery] = list.body.recoveries;
    expect(recovery).toMatchObject({ state: 'asked', personName: 'Sander Lowe', askedByName: 'Ada Pike' });
    const confirm = (client: Client, given: object) => client.call('POST', `/api/recoveries/${recovery.id}/confirmation`, given);
    const same = await confirm(administrator, { password });
    expect([same.status, same.body.error.message.zh]).toEqual([422, '确认人须不同于申请人和账号本人。']);
    const { body } = await confirm(governance, { username: 'governance', password });
    expect(body.username).toBe('second');
    const recover = (word: string) =>
      call(server.url, 'POST', '/api/session/recovery', { username: 'second', word, password: 'a password of his own' });
    expect((await recover('AAAAA-AAAAA')).status).toBe(401);
    expect((await recover(body.word)).status).toBe(204);
    expect((await recover(body.word)).status).toBe(401);
    expect((await call(server.url, 'POST', '/api/session', { username: 'second', password: 'a password of his own' })).status).toBe(200);
  });
});
