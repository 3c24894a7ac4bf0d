import { HumanMessage } from '@langchain/core/messages';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { RequestPolicy } from '../../../src/adapters/llm/guarded-requests.ts';
import { openChatModel, realWaiting } from '../../../src/adapters/llm/open-chat-model.ts';
import { AppError } from '../../../src/domain/errors.ts';
import { startScriptedServer, type Script, type ScriptedServer } from '../../fixtures/scripted-server/start-scripted-server.ts';

let server: ScriptedServer;
afterEach(() => server.close());

const fast = { firstPauseMs: 5, longestPauseMs: 40, timeoutMs: 5000 };

async function open(script: Script, policy: Partial<RequestPolicy> = {}, more: { apiKey?: string; send?: typeof fetch } = {}) {
  server = await startScriptedServer(script);
  const { send, ...rest } = more;
  return openChatModel(
    { name: 'local', baseUrl: server.baseUrl, model: 'm', policy: { ...fast, ...policy }, ...rest },
    send ?? fetch,
    realWaiting,
  ).chat;
}
const ask = (chat: Awaited<ReturnType<typeof open>>, options = {}) => chat.invoke([new HumanMessage('question')], options);

describe('the chat model of an endpoint', () => {
  it('sends to the endpoint and nothing that the environment holds', async () => {
    const kept = { ...process.env };
    Object.assign(process.env, {
      OPENAI_API_KEY: 'env-key',
      OPENAI_ORG_ID: 'env-org',
      OPENAI_ORGANIZATION: 'env-org',
      OPENAI_PROJECT_ID: 'env-project',
      OPENAI_BASE_URL: 'http://127.0.0.1:9/',
      LANGSMITH_GATEWAY: 'http://127.0.0.1:9/',
      LANGSMITH_API_KEY: 'env-smith',
      OPENAI_CUSTOM_HEADERS: 'X-Spy: env-spy',
    });
    try {
      const answer = await ask(await open(() => ({ content: 'yes' })));
      expect(answer.text).toBe('yes');
    } finally {
      process.env = kept;
    }
    const [request] = server.requests;
    expect(request?.path).toBe('/v1/chat/completions');
    expect(JSON.stringify([request?.headers, request?.text])).not.toContain('env-');
    expect(Object.keys(request?.headers ?? {}).filter((name) => /stainless|openai|x-/iu.test(name))).toEqual([]);
    expect(request?.headers.authorization).toBe('Bearer none');
    expect(request?.body).toMatchObject({ model: 'm', temperature: 0, seed: 134, max_tokens: 4096, stream: false });
  });

  it('uses the key that it was given', async () => {
    await ask(await open(() => ({ content: 'yes' }), {}, { apiKey: 'given' }));
    expect(server.requests[0]?.headers.authorization).toBe('Bearer given');
  });

  it.each([429, 500, 502, 503])('tries again after %d and then answers', async (status) => {
    const answer = await ask(await open(({ number }) => (number < 3 ? { status } : { content: 'late' })));
    expect(answer.text).toBe('late');
    expect(server.requests).toHaveLength(3);
  });

  it('waits as long as the endpoint asks for, up to the longest pause', async () => {
    const pauses: number[] = [];
    server = await startScriptedServer(({ number }) =>
      number === 1
        ? { status: 429, headers: { 'retry-after': '7' } }
        : number === 2
          ? { status: 429, headers: { 'retry-after': '999' } }
          : { content: 'ok' },
    );
    const waiting = { sleep: (ms: number) => (pauses.push(ms), Promise.resolve()), random: () => 0.5 };
    const policy = { firstPauseMs: 1000, longestPauseMs: 20_000 };
    await openChatModel({ name: 'e', baseUrl: server.baseUrl, model: 'm', policy }, fetch, waiting).chat.invoke('q');
    expect(pauses).toEqual([7000, 20_000]);
  });

  it('gives up after the attempts, with the status', async () => {
    await expect(ask(await open(() => ({ status: 500 }), { attempts: 3 }))).rejects.toMatchObject({ status: 500 });
    expect(server.requests).toHaveLength(3);
  });

  it.each([400, 401, 403, 404, 422])('does not repeat a request that the endpoint rejects with %d', async (status) => {
    await expect(ask(await open(() => ({ status })))).rejects.toMatchObject({ status });
    expect(server.requests).toHaveLength(1);
  });

  it('tries again when an answer breaks off or comes too late', async () => {
    const answer = await ask(
      await open(
        ({ number }) => (number === 1 ? { content: 'half of it', cutAfter: 40 } : number === 2 ? { hang: true } : { content: 'whole' }),
        { timeoutMs: 300 },
      ),
    );
    expect(answer.text).toBe('whole');
    expect(server.requests).toHaveLength(3);
  });

  it('follows no redirect', async () => {
    const other = createServer((_, response) => void response.end('{}'));
    let visited = 0;
    other.on('request', () => (visited += 1));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(ask(await open(() => ({ redirect: `http://127.0.0.1:${port}/` }), { attempts: 2 }))).rejects.toThrow();
    expect(visited).toBe(0);
    other.close();
  });

  it('reads no answer beyond the limit', async () => {
    await expect(ask(await open(() => ({ content: 'x'.repeat(10_000) }), { largestAnswer: 5000 }))).rejects.toThrow();
    expect(server.requests).toHaveLength(1);
  });

  it('has no more requests under way than allowed', async () => {
    const chat = await open(() => ({ content: 'ok', afterMs: 30 }), { parallel: 2 });
    await Promise.all(Array.from({ length: 8 }, () => ask(chat)));
    expect(server.mostAtOnce()).toBe(2);
    expect(server.requests).toHaveLength(8);
  });

  it('leaves the queue and the pause when it is aborted', async () => {
    const chat = await open(() => ({ status: 503 }), { parallel: 1, firstPauseMs: 60_000, longestPauseMs: 60_000 });
    const stop = new AbortController();
    const both = [ask(chat, { signal: stop.signal }), ask(chat, { signal: stop.signal })];
    setTimeout(() => stop.abort(), 100);
    const began = performance.now();
    for (const { status } of await Promise.allSettled(both)) expect(status).toBe('rejected');
    expect(performance.now() - began).toBeLessThan(3000);
    expect(server.requests).toHaveLength(1);
  });

  it('passes a refusal of the egress door on, without a second attempt', async () => {
    let tries = 0;
    const refuse: typeof fetch = () => {
      tries += 1;
      return Promise.reject(new AppError('refused', 'no', { en: 'no', zh: '否' }));
    };
    const error: unknown = await ask(await open(() => ({ content: 'never' }), {}, { send: refuse })).catch((e: unknown) => e);
    const chain: unknown[] = [];
    for (let cause = error; cause instanceof Error; cause = cause.cause) chain.push(cause);
    expect(chain.some((cause) => cause instanceof AppError && cause.code === 'refused')).toBe(true);
    expect(tries).toBe(1);
    expect(server.requests).toHaveLength(0);
  });

  it('talks to a server that streams, calls tools and gives structured output', async () => {
    const chat = await open(({ body }) =>
      body.response_format ? { content: '{"a":1}' } : { tools: [{ name: 'look', arguments: { at: 1 } }], content: 'I look' },
    );
    const parts: string[] = [];
    for await (const part of await chat.stream('q')) parts.push(part.text);
    expect(parts.join('')).toBe('I look');
    expect((await ask(chat)).tool_calls).toMatchObject([{ name: 'look', args: { at: 1 } }]);
    const structured = await chat.invoke('q', {
      response_format: {
        type: 'json_schema',
        json_schema: { name: 's', schema: { type: 'object', properties: { a: { type: 'number' } } } },
      },
    });
    expect(structured.text).toBe('{"a":1}');
    const { OpenAIEmbeddings } = await import('@langchain/openai');
    await server.close();
    server = await startScriptedServer(() => ({ embeddings: [[0.5, 0.25]] }));
    const embeddings = new OpenAIEmbeddings({
      apiKey: 'none',
      model: 'e',
      encodingFormat: 'float',
      configuration: { baseURL: server.baseUrl },
    });
    expect(await embeddings.embedQuery('text')).toEqual([0.5, 0.25]);
  });
});

describe('telemetry', () => {
  it('stays off whatever the environment says: nothing but the endpoint is called, nothing is printed', async () => {
    server = await startScriptedServer(({ number }) =>
      number === 1
        ? { tools: [{ name: 'listDocuments', arguments: {} }] }
        : {
            tools: [
              { name: 'submit_draft', arguments: { verdict: 'undecided', reasoning: 'canary-answer', citations: [], confidence: 'low' } },
            ],
          },
    );
    const spy = await startScriptedServer(() => ({ raw: '{}' }));
    const smith = spy.baseUrl.replace('/v1', '');
    const script = fileURLToPath(new URL('draft-under-tracing.ts', import.meta.url));
    const env = {
      PATH: process.env['PATH'], HOME: process.env['HOME'],
      LANGSMITH_TRACING: 'true', LANGSMITH_TRACING_V2: 'true', LANGCHAIN_TRACING_V2: 'true', LANGCHAIN_TRACING: 'true',
      LANGSMITH_ENDPOINT: smith, LANGCHAIN_ENDPOINT: smith, LANGSMITH_API_KEY: 'k', LANGCHAIN_API_KEY: 'k', LANGSMITH_GATEWAY: smith,
      LANGCHAIN_CALLBACKS_BACKGROUND: 'false', LANGCHAIN_VERBOSE: 'true', OPENAI_LOG: 'debug', DEBUG: '*', LANGSMITH_DEBUG: 'true',
      OTEL_EXPORTER_OTLP_ENDPOINT: smith, LANGSMITH_OTEL_ENABLED: 'true',
    }; // prettier-ignore
    const output = await new Promise<string>((resolve, reject) => {
      execFile(process.execPath, ['--import', 'tsx', script, server.baseUrl], { env, timeout: 50_000 }, (error, out, err) =>
        error ? reject(error) : resolve(out + err),
      );
    });
    expect(output.trim()).toBe('drafted');
    expect(server.requests).toHaveLength(2);
    expect(spy.requests).toHaveLength(0);
    await spy.close();
  });
});
