import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { password, startTestServer, type Client, type TestServer } from './test-server.ts';

let server: TestServer;
let governance: Client;
beforeAll(async () => {
  server = await startTestServer();
  governance = await server.signIn('governance');
});
afterAll(() => server.close());
const review = (from: number, to: number, conclusion = 'in-order', remarks = '', by = governance) =>
  by.call('POST', '/api/audit/reviews', { from, to, conclusion, remarks, username: 'governance', password });

describe('an independent review of the audit trail', () => {
  it('is an act of its own on the record: who, what range, what conclusion', async () => {
    const { status, body } = await review(0, 5, 'with-remarks', ' Sign-ins compared with the rota. ');
    expect(status).toBe(200);
    const page = await governance.call('GET', '/api/audit?event=audit.reviewed');
    expect(page.body.lines).toMatchObject([
      {
        record: {
          seq: body.seq,
          actor: { name: 'Gita Rao' },
          data: { from: 0, to: 5, conclusion: 'with-remarks', remarks: 'Sign-ins compared with the rota.' },
        },
        sentence: { en: expect.stringMatching(/Gita Rao reviewed records 0 to 5/u), zh: expect.stringMatching(/第0至5条/u) },
      },
    ]);
  });

  it('is refused for records that are not there, and without remarks where not all is in order', async () => {
    expect((await review(0, 100_000)).status).toBe(422);
    expect((await review(5, 4)).status).toBe(422);
    expect((await review(0, 5, 'not-in-order', '  ')).status).toBe(422);
    expect((await review(-1, 4)).status).toBe(400);
    expect((await review(0, 4, 'fine')).status).toBe(400);
  });

  it('is refused to somebody who decided in that range, and allowed outside it', async () => {
    const { store } = server.workspace;
    const person = store.personByUsername('governance');
    const actor = { kind: 'person' as const, id: person?.id ?? '', name: 'Gita Rao', roles: ['governance'] };
    const own = store.record({ actor, event: 'dossier.assigned', dossier: null, subject: 'd', data: {} });
    const refused = await review(own - 2, own);
    expect(refused.status).toBe(422);
    expect(refused.body.error.message.en).toContain(`record ${String(own)}`);
    expect((await review(0, own - 1)).status).toBe(200);
  });

  it('is not for those whose work is reviewed', async () => {
    for (const name of ['reviewer', 'lead', 'approver', 'administrator'])
      expect((await review(0, 1, 'in-order', '', await server.signIn(name))).status, name).toBe(403);
  });
});
