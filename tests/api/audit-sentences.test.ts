import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let administrator: Client;
beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signIn('administrator');
});
afterAll(() => server.close());

it('the record names the person whose account is changed, not the number of the account', async () => {
  const { store } = server.workspace;
  const writer = store.personByUsername('writer')!;
  expect((await administrator.call('PUT', `/api/people/${writer.id}`, { active: false })).status).toBe(200);
  const governance = await server.signIn('governance');
  const { body } = await governance.call('GET', '/api/audit?event=person.changed');
  const line = body.lines.find(({ record }: { record: { subject: string } }) => record.subject === writer.id);
  expect(line.sentence.en).toContain(`changed the account ${writer.name}.`);
  expect(line.sentence.zh).toContain(`变更了账号${writer.name}。`);
});
