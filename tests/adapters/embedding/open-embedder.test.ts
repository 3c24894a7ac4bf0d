import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedder, type EmbeddingEndpoint } from '../../../src/adapters/embedding/open-embedder.ts';
import { openVectorCache, type VectorCache } from '../../../src/adapters/embedding/vector-cache.ts';
import { realWaiting } from '../../../src/adapters/llm/open-chat-model.ts';
import { AppError } from '../../../src/domain/index.ts';
import {
  startScriptedServer,
  type Script,
  type ScriptedRequest,
  type ScriptedServer,
} from '../../fixtures/scripted-server/start-scripted-server.ts';

let folder: string;
let server: ScriptedServer | undefined;
let cache: VectorCache | undefined;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'embedding-'))));
afterEach(async () => {
  cache?.close();
  await server?.close();
  cache = server = undefined;
  rmSync(folder, { recursive: true });
});

const texts = (request: ScriptedRequest): readonly string[] => request.body.input as readonly string[];
/** A vector that tells its text: never of length 1 before it is normed. */
const vectorOf = (text: string): number[] => [text.length, text.codePointAt(0) ?? 0, 3];
const honest: Script = (request) => ({ embeddings: texts(request).map(vectorOf) });

async function open(script: Script, more: Partial<EmbeddingEndpoint> = {}, send: typeof fetch = fetch) {
  await server?.close();
  cache?.close();
  server = await startScriptedServer(script);
  cache = openVectorCache(folder, 'm');
  const policy = { firstPauseMs: 5, longestPauseMs: 2000, timeoutMs: 3000 };
  return openEmbedder(
    { name: 'local', baseUrl: server.baseUrl, model: 'm', policy, limits: { batchTexts: 3 }, ...more },
    send,
    realWaiting,
    cache,
  );
}
const refused = async (work: Promise<unknown>): Promise<AppError> => {
  const fault: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(AppError);
  return fault as AppError;
};

describe('vectors of an endpoint', () => {
  it('come in batches, in the order of the texts, with length 1', async () => {
    const embedder = await open(honest);
    const vectors = await embedder.embedPassages(['a', 'bb', 'ccc', 'dddd', '放行']);
    expect(server?.requests.map((request) => texts(request).length)).toEqual([3, 2]);
    expect(server?.requests[0]?.path).toBe('/v1/embeddings');
    for (const [at, text] of ['a', 'bb', 'ccc', 'dddd', '放行'].entries()) {
      const raw = vectorOf(text);
      expect([...(vectors[at] ?? [])].map((value) => value.toFixed(5))).toEqual(
        raw.map((value) => (value / Math.hypot(...raw)).toFixed(5)),
      );
    }
  });

  it('are put by their index when the endpoint answers out of order', async () => {
    const data = [
      { index: 1, embedding: [0, 2] },
      { index: 0, embedding: [3, 0] },
    ];
    const embedder = await open(() => ({ raw: JSON.stringify({ object: 'list', data }) }));
    expect((await embedder.embedPassages(['first', 'second'])).map((vector) => [...vector])).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('are asked for once: the same text of the same model comes from disk, also after a restart', async () => {
    await (await open(honest)).embedPassages(['a', 'b', 'a']);
    expect(server?.requests.flatMap(texts)).toEqual(['a', 'b']);
    const again = await open(honest);
    await again.embedPassages(['b', 'c', 'a']);
    expect(server?.requests.flatMap(texts)).toEqual(['c']);
  });

  it('that were answered before a failure are kept, and only the rest is asked for', async () => {
    const failing = await open((request) => (request.number === 1 ? honest(request) : { status: 401, error: 'no' }));
    await refused(failing.embedPassages(['a', 'b', 'c', 'd', 'e']));
    const resumed = await open(honest);
    expect(await resumed.embedPassages(['a', 'b', 'c', 'd', 'e'])).toHaveLength(5);
    expect(server?.requests.flatMap(texts)).toEqual(['d', 'e']);
  });

  it('wait as long as a busy endpoint asks, then come', async () => {
    const started = Date.now();
    const embedder = await open((request) => (request.number === 1 ? { status: 429, headers: { 'retry-after': '1' } } : honest(request)));
    expect(await embedder.embedPassages(['a'])).toHaveLength(1);
    expect(Date.now() - started).toBeGreaterThanOrEqual(990);
    expect(server?.requests).toHaveLength(2);
  });

  it('come also when a batch, and a single text, is too large for the endpoint', async () => {
    const embedder = await open((request) =>
      texts(request).join('').length > 40 ? { status: 400, error: 'input exceeds the maximum context length' } : honest(request),
    );
    const vectors = await embedder.embedPassages(['x'.repeat(30), 'y'.repeat(30), 'z'.repeat(100)]);
    expect(vectors.map((vector) => vector.length)).toEqual([3, 3, 3]);
    expect(
      Math.max(...(server?.requests ?? []).filter((r) => texts(r).join('').length <= 40).map((r) => texts(r).join('').length)),
    ).toBeLessThanOrEqual(40);
  });

  it.each([
    ['too few', { embeddings: [[1, 2]] }],
    [
      'of different dimensions',
      {
        embeddings: [
          [1, 2],
          [1, 2, 3],
        ],
      },
    ],
    ['empty', { embeddings: [[], []] }],
    [
      'zero',
      {
        embeddings: [
          [0, 0],
          [1, 0],
        ],
      },
    ],
    ['not numbers', { raw: '{"data":[{"index":0,"embedding":["a"]},{"index":1,"embedding":[1]}]}' }],
    ['twice the same index', { raw: '{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]}' }],
    ['no list at all', { raw: '{"oops":true}' }],
  ] as const)('that are %s are refused with words in both languages, and nothing is kept', async (_, answer) => {
    // prettier-ignore
    const fault = await refused((await open(() => answer)).embedPassages(['a', 'b']));
    expect(fault.userMessage.zh).toContain('向量端点');
    expect(cache?.size()).toBe(0);
  });

  it('of other dimensions than before are refused: another model stands behind the name', async () => {
    await (await open(honest)).embedPassages(['a']);
    const changed = await open((request) => ({ embeddings: texts(request).map(() => [1, 2, 3, 4]) }));
    expect((await refused(changed.embedPassages(['b']))).userMessage.en).toContain('another model');
  });

  it('pass on what the egress door refuses, in its own words', async () => {
    const words = { en: 'Not approved.', zh: '未获批准。' };
    const embedder = await open(honest, {}, () => Promise.reject(new AppError('refused', 'door', words)));
    expect((await refused(embedder.embedPassages(['a']))).userMessage).toEqual(words);
    expect(server?.requests).toHaveLength(0);
  });

  it('of a question carry the prefix that the model wants', async () => {
    const embedder = await open(honest, { prefixes: { question: 'query: ', passage: 'passage: ' } });
    await embedder.embedQuestion('release');
    await embedder.embedPassages(['release']);
    expect(server?.requests.flatMap(texts)).toEqual(['query: release', 'passage: release']);
  });
});

describe('the vectors on disk', () => {
  const file = (): string => join(folder, readdirSync(folder)[0] ?? '');

  it('lose only the record that a crash left half written', async () => {
    await (await open(honest)).embedPassages(['a', 'b']);
    cache?.close();
    appendFileSync(file(), readFileSync(file()).subarray(4, 20));
    cache = openVectorCache(folder, 'm');
    expect(cache.size()).toBe(2);
    cache.add([['ab'.repeat(32), Float32Array.of(1, 0, 0)]]);
    cache.close();
    cache = openVectorCache(folder, 'm');
    expect(cache.size()).toBe(3);
  });

  it('are not believed where they are damaged', async () => {
    await (await open(honest)).embedPassages(['a', 'b']);
    cache?.close();
    const bytes = readFileSync(file());
    bytes[bytes.length - 10] = (bytes[bytes.length - 10] ?? 0) ^ 1;
    writeFileSync(file(), bytes);
    cache = openVectorCache(folder, 'm');
    expect(cache.size()).toBe(1);
  });
});
