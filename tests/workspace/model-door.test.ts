import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../src/domain/index.ts';
import { EgressRefused } from '../../src/governance/egress-refused.ts';
import { openModelDoor, sendThroughParent, type AbandonRequest, type ModelDoor, type SendRequest } from '../../src/workspace/model-door.ts';

const url = 'http://127.0.0.1:8000/v1/chat/completions';
const ask = (body: string, signal?: AbortSignal): RequestInit => ({ method: 'POST', body, ...(signal === undefined ? {} : { signal }) });
let end: () => void = () => undefined;
afterEach(() => end());

/** Both sides with a real channel between them; `inner` stands for the guarded fetch of the workspace. */
function connect(inner: typeof fetch, names: readonly string[] = []) {
  const { port1: worker, port2: parent } = new MessageChannel();
  const first: SendRequest[] = [];
  const door: ModelDoor = openModelDoor(parent as unknown as Pick<Worker, 'postMessage'>, (request) => {
    first.push(request);
    return inner;
  });
  parent.on('message', (message: SendRequest | AbandonRequest) => door.take(message));
  end = () => {
    worker.close();
    parent.close();
  };
  return { send: sendThroughParent(worker, 'scripted', names), door, first, worker };
}
const echo: typeof fetch = (_, init) =>
  Promise.resolve(new Response(`re: ${init?.body as string}`, { headers: { 'content-type': 'text/plain' } }));
const never: typeof fetch = (_, init) =>
  new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)));

/** Does this port keep its thread alive? Node has the method; its types do not. */
const isHeldBy = (port: MessagePort): boolean => (port as unknown as { hasRef: () => boolean }).hasRef();

describe('a request of a drafting thread', () => {
  it('goes through the door of its parent and comes back whole', async () => {
    const inner = vi.fn(echo);
    const { send, first } = connect(inner, ['李伟']);
    const response = await send(url, ask('{"q":"批量"}'));
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, 'text/plain', 're: {"q":"批量"}']);
    expect(inner.mock.calls[0]?.[0]).toBe(url);
    expect(inner.mock.calls[0]?.[1]).toMatchObject({ method: 'POST', body: '{"q":"批量"}' });
    await send(url, ask('{}'));
    expect(first.map(({ names }) => names)).toEqual([['李伟']]);
  });

  it.each([200, 204, 304, 400, 429, 503])('keeps the status %i, with a body or without', async (status) => {
    const { send } = connect(() => Promise.resolve(new Response([204, 304].includes(status) ? null : 'x', { status })));
    expect((await send(url, ask('{}'))).status).toBe(status);
  });

  it('that is refused fails with the code and the words of the refusal', async () => {
    const refusal = new EgressRefused('label-forbids', 'vllm');
    const { send } = connect(() => Promise.reject(refusal));
    const fault = await send(url, ask('{}')).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(AppError);
    expect(fault).toMatchObject({ code: 'refused', message: refusal.message, userMessage: refusal.userMessage });
  });

  it('whose record cannot be written fails with the code that ends a run', async () => {
    const { send } = connect(() => Promise.reject(new AppError('audit.write-failed', 'disk full', { en: 'Full.', zh: '磁盘已满。' })));
    await expect(send(url, ask('{}'))).rejects.toMatchObject({ code: 'audit.write-failed' });
  });

  it('whose connection breaks fails as fetch does', async () => {
    const { send } = connect(() => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })));
    await expect(send(url, ask('{}'))).rejects.toBeInstanceOf(TypeError);
  });

  it('whose answer breaks off in the middle fails too', async () => {
    const broken = new ReadableStream({ start: (stream) => stream.error(new Error('reset')) });
    const { send } = connect(() => Promise.resolve(new Response(broken)));
    await expect(send(url, ask('{}'))).rejects.toBeInstanceOf(TypeError);
  });

  it('with anything but text for a body is not passed on', async () => {
    const inner = vi.fn(echo);
    const { send } = connect(inner);
    await expect(send(url, { method: 'POST', body: new Uint8Array(3) })).rejects.toThrow('text body');
    expect(inner).not.toHaveBeenCalled();
  });
});

describe('a request that nobody waits for', () => {
  it('is let go on both sides, and the thread may end', async () => {
    let outer: AbortSignal | undefined;
    const { send, worker } = connect((input, init) => {
      outer = init?.signal ?? undefined;
      return never(input, init);
    });
    const stop = new AbortController();
    const asked = send(url, ask('{}', stop.signal));
    await expect.poll(() => outer).toBeDefined();
    expect(isHeldBy(worker)).toBe(true);
    stop.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
    await expect.poll(() => outer?.aborted).toBe(true);
    expect(isHeldBy(worker)).toBe(false);
  });

  it('is not even sent when it was given up before', async () => {
    const inner = vi.fn(echo);
    await expect(connect(inner).send(url, ask('{}', AbortSignal.abort(new Error('late'))))).rejects.toThrow('late');
    expect(inner).not.toHaveBeenCalled();
  });

  it('is let go when its thread has ended', async () => {
    const outer: AbortSignal[] = [];
    const { send, door } = connect((input, init) => {
      outer.push(init!.signal!);
      return never(input, init);
    });
    for (let n = 0; n < 3; n++) void send(url, ask('{}')).catch(() => undefined);
    await expect.poll(() => outer.length).toBe(3);
    door.close();
    expect(outer.every(({ aborted }) => aborted)).toBe(true);
  });
});

it('many requests at once each get their own answer, in whatever order these come', async () => {
  const { send } = connect(async (input, init) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
    if (Number(init?.body) % 7 === 0) throw new EgressRefused('label-forbids', 'vllm');
    return echo(input, init);
  });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 200 }, (_, n) => send(url, ask(String(n))).then((response) => response.text())),
  );
  for (const [n, outcome] of outcomes.entries())
    if (n % 7 === 0) expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'refused' } });
    else expect(outcome).toEqual({ status: 'fulfilled', value: `re: ${String(n)}` });
});
