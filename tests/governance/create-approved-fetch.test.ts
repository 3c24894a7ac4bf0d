import { beforeEach, describe, expect, it } from 'vitest';
import type { DossierLabel, EgressEntry, Endpoint } from '../../src/domain/index.ts';
import {
  createApprovedFetch,
  createMasker,
  EgressRefused,
  type ApprovedFetchOptions,
  type OutgoingRequest,
} from '../../src/governance/index.ts';

const external: Endpoint = {
  name: 'hosted', baseUrl: 'https://models.example/v1', location: 'external', masksOnPremises: false, state: 'approved',
  registeredBy: 'system', registeredAt: '2026-11-21T00:00:00.000Z', decided: null,
}; // prettier-ignore
const inside: Endpoint = { ...external, name: 'vllm', baseUrl: 'http://llm.internal:8000/v1', location: 'on-premises' };
const phone = '13812345678';
const question = { model: 'm', messages: [{ role: 'user', content: `电话${phone}` }] };

let sent: OutgoingRequest[];
let records: EgressEntry[];
let reply: () => Response;
beforeEach(() => {
  sent = [];
  records = [];
  reply = () => Response.json({ choices: [] });
});

function guarded(endpoint: Endpoint | undefined, label: DossierLabel, more: Partial<ApprovedFetchOptions> = {}): typeof fetch {
  return createApprovedFetch({
    endpointName: endpoint?.name ?? 'nobody', endpoint: () => endpoint, dossier: 'd1', label: () => label, masker: createMasker(), inRelease: () => true, key: 'the-key',
    resolve: () => Promise.resolve([endpoint?.location === 'on-premises' ? '10.0.0.7' : '93.184.216.34']),
    send: (request) => { sent.push(request); return Promise.resolve(reply()); },
    record: (entry) => void records.push(entry), ...more,
  }); // prettier-ignore
}
const post = (fetch: typeof globalThis.fetch, address: string, body: unknown = question): Promise<Response> =>
  fetch(address, { method: 'post', body: JSON.stringify(body), headers: { 'x-stainless-os': 'Linux', authorization: 'Bearer dummy' } });
const chat = (endpoint: Endpoint): string => `${endpoint.baseUrl}/chat/completions`;

describe('label against class of endpoint', () => {
  const states = ['registered', 'rejected', 'suspended'] as const;
  it.each([
    ['public', inside, 'sent'], ['public', external, 'masked'], ['internal', inside, 'sent'], ['internal', external, 'masked'],
    ['confidential', inside, 'sent'], ['confidential', external, 'label-forbids'], ['secret', inside, 'label-forbids'], ['secret', external, 'label-forbids'],
    ...states.flatMap((state) => (['public', 'internal', 'confidential', 'secret'] as const).flatMap((label) =>
      [inside, external].map((endpoint) => [label, { ...endpoint, state }, 'endpoint-not-approved'] as const))),
  ] as [DossierLabel, Endpoint, string][])('%s to %o: %s', async (label, endpoint, outcome) => {
    const call = post(guarded(endpoint, label), chat(endpoint));
    if (outcome === 'sent' || outcome === 'masked') {
      await call;
      expect(sent[0]?.body.includes(phone)).toBe(outcome === 'sent');
      expect(records).toEqual([expect.objectContaining({ outcome: 'sent', label, route: '/chat/completions', masked: outcome === 'masked' ? { phone: 1 } : {} })]);
    } else {
      await expect(call).rejects.toMatchObject({ code: 'refused', reason: outcome });
      expect(sent).toEqual([]);
      expect(records).toEqual([expect.objectContaining({ outcome: 'refused', reason: outcome, bodyHash: null, bytes: 0 })]);
    }
  }); // prettier-ignore

  it('an endpoint on the premises is masked too where it says so', async () => {
    await post(guarded({ ...inside, masksOnPremises: true }, 'confidential'), chat(inside));
    expect(sent[0]!.body).toContain('⟦TEL-1⟧');
  });

  it('a suspension takes effect at the next call', async () => {
    let now: Endpoint = inside;
    const fetch = guarded(inside, 'internal', { endpoint: () => now });
    await post(fetch, chat(inside));
    now = { ...inside, state: 'suspended' };
    await expect(post(fetch, chat(inside))).rejects.toMatchObject({ reason: 'endpoint-not-approved' });
    expect(sent).toHaveLength(1);
  });
});

describe('where a request may go', () => {
  const elsewhere = [
    'https://evil.example/v1/chat/completions', 'https://models.example.evil.example/v1/chat/completions', 'http://models.example/v1/chat/completions',
    'https://models.example:8443/v1/chat/completions', 'https://user:pw@models.example/v1/chat/completions', 'https://models.example@evil.example/v1/chat/completions',
    'https://models.example/v1/../admin/chat/completions', 'https://models.example/v1/%2e%2e/chat/completions', 'https://models.example/v2/chat/completions',
    'https://models.example\\@evil.example/v1/chat/completions', 'https://models。example.evil/v1/chat/completions', 'file:///etc/passwd', 'data:text/plain,x', 'nonsense',
    'https://xn--models-.example/v1/chat/completions', 'https://models.example./v1/chat/completions', 'http://169.254.169.254/latest/meta-data', 'http://127.0.0.1/v1/chat/completions',
  ]; // prettier-ignore
  it.each(elsewhere)('not to %s', async (address) => {
    await expect(post(guarded(external, 'public'), address)).rejects.toMatchObject({ reason: 'address-not-registered' });
    expect(sent).toEqual([]);
    expect(JSON.stringify(records)).not.toContain(phone);
  });
  it.each([
    '/files',
    '/chat/completions/x',
    '/chat/completions?key=1',
    '/chat/completions#x',
    '/models',
    '//chat/completions',
    '/responses',
  ])('not to the route %s', async (route) => {
    await expect(post(guarded(external, 'public'), external.baseUrl + route)).rejects.toMatchObject({ reason: 'route-not-known' });
  });
  it('not by another method, not without a JSON object, not as a Request', async () => {
    const fetch = guarded(external, 'public');
    await expect(fetch(chat(external))).rejects.toMatchObject({ reason: 'method-not-allowed' });
    await expect(fetch(chat(external), { method: 'PUT', body: '{}' })).rejects.toMatchObject({ reason: 'method-not-allowed' });
    for (const body of ['[]', '"x"', '{', new Uint8Array(3), new URLSearchParams('a=b')])
      await expect(fetch(chat(external), { method: 'POST', body })).rejects.toMatchObject({ reason: 'body-not-json' });
    await expect(fetch(new Request(chat(external), { method: 'POST', body: '{}' }))).rejects.toMatchObject({ reason: 'body-not-json' });
    expect(sent).toEqual([]);
  });
  it.each([['8.8.8.8'], ['169.254.169.254'], ['10.0.0.7', '8.8.8.8'], ['fe80::1'], ['::ffff:8.8.8.8'], []])(
    'a name on the premises that leads to %s is not trusted',
    async (...addresses) => {
      await expect(post(guarded(inside, 'public', { resolve: () => Promise.resolve(addresses) }), chat(inside))).rejects.toMatchObject({
        reason: 'address-not-private',
      });
      expect(sent).toEqual([]);
    },
  );
  it('a model that the active release does not have is not asked', async () => {
    const asked: string[] = [];
    const fetch = guarded(inside, 'public', { inRelease: (route, model) => { asked.push(`${route} ${model}`); return false; } }); // prettier-ignore
    await expect(post(fetch, chat(inside), { ...question, model: 'm-2' })).rejects.toMatchObject({ reason: 'model-not-in-release' });
    expect(asked).toEqual(['/chat/completions m-2']);
    expect(sent).toEqual([]);
    expect(records).toMatchObject([{ outcome: 'refused', reason: 'model-not-in-release' }]);
  });

  it('a redirect is not followed', async () => {
    reply = () => new Response(null, { status: 307, headers: { location: 'https://evil.example/' } });
    await expect(post(guarded(external, 'public'), chat(external))).rejects.toBeInstanceOf(EgressRefused);
    expect(sent).toHaveLength(1);
    expect(records.map(({ outcome, reason }) => [outcome, reason])).toEqual([['sent', null], ['refused', 'redirected']]); // prettier-ignore
  });
  it('pictures, sound and tokens are not sent where masking is due', async () => {
    const picture = {
      model: 'm',
      messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }] }],
    };
    await expect(post(guarded(external, 'public'), chat(external), picture)).rejects.toMatchObject({ reason: 'content-not-maskable' });
    await expect(
      post(guarded(external, 'public'), `${external.baseUrl}/embeddings`, { model: 'm', input: [[1, 2]] }),
    ).rejects.toMatchObject({
      reason: 'content-not-maskable',
    });
  });
});

describe('what leaves', () => {
  it('carries the key of the endpoint and nothing that the client adds', async () => {
    await post(guarded(external, 'public'), chat(external));
    expect(sent[0]!.headers).toEqual({
      'content-type': 'application/json', accept: 'application/json, text/event-stream', 'accept-encoding': 'identity', authorization: 'Bearer the-key',
    }); // prettier-ignore
  });
  it('is masked at any depth and in embeddings', async () => {
    const body = {
      model: 'm',
      messages: [
        { role: 'user', content: [{ type: 'text', text: phone }] },
        { role: 'assistant', tool_calls: [{ id: 'c1', type: 'function', function: { name: 'find', arguments: `{"q":"${phone}"}` } }] },
        { role: 'tool', tool_call_id: 'c1', content: `found ${phone}` },
      ],
      tools: [{ type: 'function', function: { name: 'find', description: `as in ${phone}` } }],
      user: phone,
    };
    const fetch = guarded(external, 'public');
    await post(fetch, chat(external), body);
    await post(fetch, `${external.baseUrl}/embeddings`, { model: 'm', input: [phone, '片剂'] });
    expect(sent.map((request) => request.body).join('')).not.toContain('1381234');
    expect(JSON.parse(sent[1]!.body)).toEqual({ model: 'm', input: ['⟦TEL-1⟧', '片剂'] });
  });
  it('is on the record before it leaves; without a record nothing does', async () => {
    const fetch = guarded(external, 'public', { record: () => { throw new Error('disk full'); } }); // prettier-ignore
    await expect(post(fetch, chat(external))).rejects.toThrow('disk full');
    expect(sent).toEqual([]);
  });
});

describe('what comes back', () => {
  const answer = (content: string, args = '{}') => ({
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: args } }] },
      },
    ],
  });
  it('has its identifiers back, inside the arguments of tools and structured answers too', async () => {
    reply = () => Response.json(answer('拨⟦TEL-1⟧', '{"quote":"\\u27e6TEL-1\\u27e7"}'));
    const got = (await (await post(guarded(external, 'public'), chat(external))).json()) as ReturnType<typeof answer>;
    expect(got).toEqual(answer(`拨${phone}`, `{"quote":"${phone}"}`));
  });
  it('stays JSON when the original was broken over lines', async () => {
    reply = () => Response.json(answer('{"quote":"⟦ID-1⟧"}'));
    const body = { model: 'm', messages: [{ role: 'user', content: '1101051949\n1231002X' }] };
    const got = (await (await post(guarded(external, 'public'), chat(external), body)).json()) as ReturnType<typeof answer>;
    expect(JSON.parse(got.choices[0]!.message.content)).toEqual({ quote: '1101051949\n1231002X' });
  });
  it.each([1, 2, 3, 5, 7, 50])('is put together again from a stream cut into pieces of %i', async (size) => {
    const content = '电话⟦TEL-1⟧。⟦不是⟧';
    const args = '{"quote":"\\u27e6TEL-1\\u27e7 ⟦TEL-1⟧"}';
    const cut = (text: string): string[] => text.match(new RegExp(`[^]{1,${String(size)}}`, 'gu')) ?? [];
    const deltas = [
      ...cut(content).map((piece) => ({ content: piece })),
      ...cut(args).map((piece) => ({ tool_calls: [{ index: 0, function: { arguments: piece } }] })),
    ];
    const events = [
      ...deltas.map((delta) => ({ choices: [{ index: 0, delta, finish_reason: null }] })),
      { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
    ];
    const text = `${events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')}data: [DONE]\n\n`;
    const bytes = new TextEncoder().encode(text);
    reply = () => new Response(new ReadableStream({ start(c) { for (let at = 0; at < bytes.length; at += 11) c.enqueue(bytes.slice(at, at + 11)); c.close(); } }), { headers: { 'content-type': 'text/event-stream' } }); // prettier-ignore
    const got = await (await post(guarded(external, 'public'), chat(external), { ...question, stream: true })).text();
    const parts = got.split('\n').filter((line) => line.startsWith('data: {')).map((line) => (JSON.parse(line.slice(6)) as { choices: { delta: { content?: string; tool_calls?: { function: { arguments: string } }[] } }[] }).choices[0]!.delta); // prettier-ignore
    expect(parts.map((part) => part.content ?? '').join('')).toBe(`电话${phone}。⟦不是⟧`);
    expect(parts.map((part) => part.tool_calls?.[0]?.function.arguments ?? '').join('')).toBe(`{"quote":"${phone} ${phone}"}`);
    expect(got.trimEnd().endsWith('data: [DONE]')).toBe(true);
  });
  it('keeps of an error its status, type and code, not its words', async () => {
    reply = () =>
      Response.json(
        { error: { message: `cannot read ${phone}`, type: 'invalid_request_error', code: `x ${phone}` } },
        { status: 400, headers: { 'retry-after': '3' } },
      );
    const got = await post(guarded(external, 'public'), chat(external));
    expect([got.status, got.headers.get('retry-after')]).toEqual([400, '3']);
    expect(await got.json()).toEqual({ error: { message: 'the endpoint answered 400', type: 'invalid_request_error', code: null } });
  });
});
