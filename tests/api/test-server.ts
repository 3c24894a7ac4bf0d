import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../src/adapters/log/create-log.ts';
import { createServer } from '../../src/api/create-server.ts';
import { usualLimits, type LoadLimits } from '../../src/api/limit-load.ts';
import type { Role } from '../../src/domain/index.ts';
import { openWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/open-workspace.ts';
import { copyDraftedSamples } from './drafted-samples.ts';
import { shareCache } from '../workspace/share-cache.ts';

export const password = 'correct horse battery';

export type TestServer = {
  readonly url: string;
  readonly workspace: Workspace;
  readonly folder: string;
  /** Signs in and returns a client that carries cookie and CSRF token. */
  signIn(username: string): Promise<Client>;
  close(): Promise<void>;
};
export type Answer = { readonly status: number; readonly body: any; readonly headers: Headers }; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into any answer
export type Client = {
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  readonly cookie: string;
  readonly csrf: string;
};

const people: readonly (readonly [username: string, name: string, roles: readonly Role[]])[] = [
  ['reviewer', 'Rhea Quill', ['reviewer']],
  ['second', 'Sander Lowe', ['reviewer']],
  ['lead', 'Lena Voss', ['lead']],
  ['approver', 'Arne Holt', ['approver']],
  ['writer', 'Wen Tao', ['writer']],
  ['colleague', 'Cole Marsh', ['writer']],
  ['governance', 'Gita Rao', ['governance']],
  ['intake', 'Ines Oro', ['intake']],
  ['knowledge', 'Kai Brandt', ['knowledge']],
  ['administrator', 'Ada Pike', ['administrator']],
];

/** A real server on a real workspace in a temporary folder, one person per role, and, when asked, the sample dossiers drafted. */
export async function startTestServer({
  samples = false,
  limits = usualLimits,
  ...options
}: { samples?: boolean; limits?: LoadLimits } & Pick<
  WorkspaceOptions,
  'evalFolder' | 'secondFactorRoles' | 'passwordList' | 'now' | 'singleSignOn'
> = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  if (samples) await copyDraftedSamples(folder, addPeople);
  shareCache(folder);
  const workspace = await openWorkspace({
    folder,
    log: createLog('error'),
    workers: 2,
    ...options,
  });
  if (!samples) await addPeople(workspace);
  const server = createServer(workspace, limits).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    workspace,
    folder,
    signIn: (username) => signIn(url, username),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await workspace.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function addPeople({ store }: Workspace): Promise<void> {
  for (const [username, name, roles] of people)
    await store.createPerson({ username, name, roles, password }, { kind: 'system', id: 'system' });
}

async function signIn(url: string, username: string): Promise<Client> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  if (!response.ok) throw new Error(`sign-in as ${username} failed: ${await response.text()}`);
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const { csrfToken: csrf } = (await response.json()) as { csrfToken: string };
  return {
    cookie,
    csrf,
    call: (method, path, body, headers) => call(url, method, path, body, { cookie, 'x-csrf-token': csrf, ...headers }),
  };
}

export async function call(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const bytes = body instanceof Uint8Array;
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: bytes ? new Uint8Array(body) : JSON.stringify(body) }),
  });
  const type = response.headers.get('content-type') ?? '';
  const content = type.includes('json') ? await response.json().catch(() => null) : Buffer.from(await response.arrayBuffer());
  return { status: response.status, body: content, headers: response.headers };
}
