import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server.close());

const ask = async (q: string, rest = '') =>
  (await server.signIn('knowledge')).call('GET', `/api/knowledge/ask?q=${encodeURIComponent(q)}${rest}`);

describe('asking the knowledge base over HTTP', () => {
  it('gives clauses in force to whoever is signed in, and nothing to anyone else', async () => {
    const { status, body } = await ask('Who keeps the retention samples?');
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'clauses', model: 'none' });
    expect(body.clauses[0].clause.id).toBe('nmpa-2025-134#XI');
    expect((await call(server.url, 'GET', '/api/knowledge/ask?q=x')).status).toBe(401);
  });

  it('answers for the day asked for', async () => {
    expect((await ask('Who keeps the retention samples?', '&on=2010-01-01')).body).toMatchObject({
      on: '2010-01-01',
      state: 'nothing-found',
    });
  });

  it('refuses a day that is none and an empty question', async () => {
    expect((await ask('Who keeps the retention samples?', '&on=2026-02-30')).status).toBe(400);
    expect((await ask(' ')).status).toBe(400);
  });

  it('says that nothing was found for a question on another matter', async () => {
    expect((await ask('法国的首都是哪里？')).body).toMatchObject({ state: 'nothing-found', clauses: [] });
  });
});
