import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type RouteContract } from '../../src/contract/index.ts';
import { Role } from '../../src/domain/index.ts';
import { password, startTestServer, type Client, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server.close());

describe('a password', () => {
  it('has 10 to 256 characters, of any kind, and is none that would be guessed from the person or the keyboard', async () => {
    const { store } = server.workspace;
    const id = store.personByUsername('writer')?.id as never;
    const by = { kind: 'system', id: 'system' } as const;
    for (const refused of ['123456789', 'x'.repeat(257)]) await expect(store.setPassword(id, refused, by)).rejects.toMatchObject({ code: 'input.invalid' }); // prettier-ignore
    for (const next of ['☂ ✈ ☕ ♞ ♫ ∞ ✂', '春江潮水连海平海上', 'the tide is in. '.repeat(16), password].map((text) =>
      text.padEnd(10, '…'),
    )) {
      await store.setPassword(id, next, by);
      expect(await store.signIn({ username: 'writer', password: next })).toMatchObject({ kind: 'signed-in' });
    }
    const own = { username: 'ten-letters', name: 'n', roles: ['writer'] as const, password: 'Ten-Letters' };
    await expect(store.createPerson(own, by)).rejects.toMatchObject({ code: 'input.invalid' });
    for (const guessed of ['Writer-Writer', 'qwertyuiop12', 'Countersign-2026']) {
      const refused = store.setPassword(id, guessed, by);
      await expect(refused).rejects.toMatchObject({
        code: 'input.invalid',
        userMessage: { zh: expect.stringContaining('互不相关') as string },
      });
    }
  });

  it('is none of the list that the organisation gives', async () => {
    const list = join(mkdtempSync(join(tmpdir(), 'countersign-list-')), 'refused.txt');
    writeFileSync(list, 'Yellow Crane Tower\n');
    const listed = await startTestServer({ passwordList: list });
    const administrator = await listed.signIn('administrator');
    const change = (next: string) => administrator.call('POST', '/api/session/password', { current: password, next });
    expect((await change('yellow crane TOWER')).status).toBe(400);
    expect((await change('yellow crane towers of old')).status).toBe(200);
    await listed.close();
  }, 60_000);
});

describe('a function', () => {
  it('is refused to every role that the table does not name', async () => {
    const clients = new Map<string, Client>();
    for (const role of Role.options) clients.set(role, await server.signIn(role));
    let refused = 0;
    for (const { method, path, roles } of Object.values(routes) as RouteContract[]) {
      if (typeof roles === 'string') continue;
      for (const role of Role.options.filter((each) => !roles.includes(each))) {
        const { status } = (await clients.get(role)?.call(method, path.replaceAll(/\{\w+\}/gu, 'none'))) ?? { status: 0 };
        expect(status, `${role} ${method} ${path}`).toBe(403);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(100);
  }, 60_000);
});
