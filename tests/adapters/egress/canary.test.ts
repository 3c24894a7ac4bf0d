import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { resolveHost, sendRequest } from '../../../src/adapters/egress/send-request.ts';
import { createLog } from '../../../src/adapters/log/create-log.ts';
import type { Actor, DossierId, DossierLabel, PersonId } from '../../../src/domain/index.ts';
import { createApprovedFetch, createMasker, decideEndpoint } from '../../../src/governance/index.ts';
import { makeIdentifier, spellings } from '../../governance/masking/planted-identifiers.ts';
import { newFolder } from '../store/new-folder.ts';
import { openTestStore } from '../store/open-test-store.ts';

const names = ['欧阳若冰', '司徒明哲', 'Ottoline Vasquez-Reed'];
const secrets = Array.from({ length: 5000 }, (_, n) => {
  if (n % 50 === 49) return names[n % 3]!;
  const { kind, value } = makeIdentifier(n);
  const written = spellings(kind, value);
  return written[n % written.length]!;
});
/** Ten secrets in each text of 500. */
const texts = Array.from(
  { length: 500 },
  (_, n) =>
    `第${String(n)}号资料：` +
    secrets
      .slice(n * 10, n * 10 + 10)
      .map((secret) => `联系（${secret}）`)
      .join('；'),
);

/** The secrets that stand in a text; by their first four characters, so that megabytes are read once. */
const byBeginning = new Map<string, string[]>();
for (const secret of new Set(secrets)) byBeginning.set(secret.slice(0, 4), [...(byBeginning.get(secret.slice(0, 4)) ?? []), secret]);
function found(where: string): string[] {
  const here: string[] = [];
  for (let at = 0; at < where.length; at += 1)
    for (const secret of byBeginning.get(where.slice(at, at + 4)) ?? []) if (where.startsWith(secret, at)) here.push(secret);
  return here;
}

let server: Server;
let baseUrl: string;
const received: string[] = [];
let mode: 'answer' | 'error' | 'redirect' = 'answer';
let printed = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
    request.on('end', () => {
      received.push(`${request.method ?? ''} ${request.url ?? ''} ${JSON.stringify(request.rawHeaders)} ${body}`);
      const content = (JSON.parse(body) as { messages: { content: string }[] }).messages[0]!.content;
      const headers = { 'content-type': 'application/json', ...(mode === 'redirect' ? { location: 'http://127.0.0.1:1/' } : {}) };
      response.writeHead(mode === 'answer' ? 200 : mode === 'error' ? 400 : 308, headers);
      response.end(
        JSON.stringify(
          mode === 'answer'
            ? {
                id: 'x',
                object: 'chat.completion',
                choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
              }
            : { error: { message: `refused: ${content}`, code: content } },
        ),
      );
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  baseUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`;
  /* winston's console transport writes to the streams of `console`. */
  const { _stderr, _stdout } = console as unknown as Record<'_stderr' | '_stdout', NodeJS.WriteStream>;
  for (const stream of [_stderr, _stdout, process.stderr, process.stdout])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
});
afterAll(() => {
  vi.restoreAllMocks();
  server.close();
});

const administrator: Actor = { kind: 'system', id: 'system' };
const governance: Actor = { kind: 'person', id: 'g1' as PersonId, name: '治理人', roles: ['governance'] };

async function setUp(location: 'on-premises' | 'external', approve: boolean, label: DossierLabel) {
  const folder = newFolder();
  const { store } = openTestStore(folder);
  const dossier = 'd1' as DossierId;
  await store.receiveDossier({ id: dossier, name: '片剂', programme: 'p', side: 'review', files: [] }, administrator);
  store.changeEndpoint('model', administrator, (now, at) =>
    decideEndpoint(now, { type: 'register', name: 'model', baseUrl, location, masksOnPremises: false }, administrator, at),
  );
  if (approve)
    store.changeEndpoint('model', governance, (now, at) => decideEndpoint(now, { type: 'approve', reason: 'ok' }, governance, at));
  const fetch = createApprovedFetch({
    endpointName: 'model', endpoint: () => store.endpoint('model'), dossier, label: () => label, masker: createMasker({ names }), inRelease: () => true, key: 'sk-canary-key',
    resolve: resolveHost, send: sendRequest, record: store.recordEgress,
  }); // prettier-ignore
  const client = new OpenAI({ apiKey: 'unused', baseURL: baseUrl, fetch, maxRetries: 0 });
  const log = createLog('debug');
  const faults: string[] = [];
  received.length = 0;
  printed = '';
  const ask = async (content: string): Promise<string | null> => {
    try {
      const answer = await client.chat.completions.create({ model: 'm', messages: [{ role: 'user', content }] });
      log.info('model answered', { endpoint: 'model' });
      return answer.choices[0]!.message.content;
    } catch (fault) {
      const told = `${String(fault)} ${(fault as Error).stack ?? ''} ${JSON.stringify(fault)} ${String((fault as Error).cause)} ${JSON.stringify((fault as Error).cause)}`;
      faults.push(told);
      log.error('model call failed', { fault: told });
      return null;
    }
  };
  const kept = (): string => {
    const lines = store
      .auditLines(0, 4096)
      .map(({ line }) => Buffer.from(line).toString('utf8'))
      .join('\n');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((name) => statSync(name).isFile())
      .map((name) => readFileSync(name, 'utf8'));
    return [lines, ...files].join('\n');
  };
  return { store, dossier, ask, faults, kept };
}

describe('5,000 planted secrets', () => {
  it.each([
    ['an endpoint that nobody approved', 'external', false, 'public'],
    ['one on the premises that nobody approved', 'on-premises', false, 'internal'],
    ['an approved external one, from a confidential dossier', 'external', true, 'confidential'],
    ['an approved one on the premises, from a secret dossier', 'on-premises', true, 'secret'],
  ] as const)('none leaves to %s', async (_, location, approve, label) => {
    mode = 'answer';
    const { store, dossier, ask, faults, kept } = await setUp(location, approve, label);
    for (const text of texts) expect(await ask(text)).toBeNull();
    expect(received).toEqual([]);
    expect(found([...new Set(faults)].join())).toEqual([]);
    expect(printed.match(/model call failed/gu)).toHaveLength(500);
    expect(found(printed)).toEqual([]);
    expect(found(kept())).toEqual([]);
    expect(store.egressOf(dossier, 1000).map(({ outcome }) => outcome)).toEqual(texts.map(() => 'refused'));
  });

  it('none leaves unmasked to an approved external one; every answer comes back whole', async () => {
    mode = 'answer';
    const { store, dossier, ask, faults, kept } = await setUp('external', true, 'internal');
    for (const text of texts) expect(await ask(text)).toBe(text);
    expect(received).toHaveLength(500);
    expect(found(received.join('\n'))).toEqual([]);
    expect(
      received
        .join('\n')
        .normalize('NFKC')
        .replace(/[^\p{L}\p{N}]/gu, ''),
    ).not.toMatch(/1[3-9]\d{9}(?!\d)|\d{17}[\dX]/u);
    expect(received.every((request) => request.startsWith('POST /v1/chat/completions') && !/stainless/iu.test(request))).toBe(true);
    expect(faults).toEqual([]);
    expect(found(printed)).toEqual([]);
    expect(found(kept())).toEqual([]);
    const sent = store.egressOf(dossier, 1000);
    expect(sent.every(({ outcome, bodyHash }) => outcome === 'sent' && bodyHash !== null)).toBe(true);
    expect(sent.reduce((sum, { masked }) => sum + Object.values(masked).reduce((a, b) => a + b, 0), 0)).toBe(5000);
  });

  it.each(['error', 'redirect'] as const)(
    'none stands in a log, an error or a record when the endpoint answers with an %s that repeats it',
    async (answer) => {
      mode = answer;
      const { ask, faults, kept } = await setUp('on-premises', true, 'confidential');
      for (const text of texts) expect(await ask(text)).toBeNull();
      expect(received).toHaveLength(500);
      expect(found([...new Set(faults)].join())).toEqual([]);
      expect(found(printed)).toEqual([]);
      expect(found(kept())).toEqual([]);
      expect(`${faults.join()}${printed}${kept()}`).not.toContain('sk-canary-key');
    },
  );
});
