import { describe, expect, it } from 'vitest';
import { createSignInDoor, type SignInDoorOptions } from '../../src/governance/create-sign-in-door.ts';

function door(change: Partial<SignInDoorOptions> = {}) {
  const sent: string[] = [];
  const options: SignInDoorOptions = {
    issuer: 'https://id.example/tenant',
    allowLoopbackHttp: false,
    resolve: () => Promise.resolve(['203.0.113.7']),
    send: ({ method, url }) => {
      sent.push(`${method} ${url}`);
      return Promise.resolve(new Response('{}'));
    },
    ...change,
  };
  return { call: createSignInDoor(options), sent };
}

describe('the way out to the provider of single sign-on', () => {
  it('leads to the origin of the configured issuer', async () => {
    const { call, sent } = door();
    await call('https://id.example/keys', { method: 'GET' });
    await call('https://id.example/token', { method: 'POST', body: new URLSearchParams({ code: 'c' }) });
    expect(sent).toEqual(['GET https://id.example/keys', 'POST https://id.example/token']);
  });

  it.each([
    'https://elsewhere.example/keys',
    'https://id.example.elsewhere.example/keys',
    'https://id.example:8443/keys',
    'http://id.example/keys',
    'https://user@id.example/keys',
  ])('does not lead to %s', async (address) => {
    const { call, sent } = door();
    await expect(call(address, {})).rejects.toMatchObject({ name: 'EgressRefused' });
    expect(sent).toEqual([]);
  });

  it('takes http to a loopback address only when that is allowed, and no other method', async () => {
    const issuer = 'http://127.0.0.1:9000';
    const here = { issuer, resolve: () => Promise.resolve(['127.0.0.1']) };
    await expect(door(here).call(`${issuer}/keys`, {})).rejects.toThrow();
    expect((await door({ ...here, allowLoopbackHttp: true }).call(`${issuer}/keys`, {})).status).toBe(200);
    const outside = { issuer: 'http://localhost:9000', allowLoopbackHttp: true };
    await expect(door(outside).call('http://localhost:9000/keys', {})).rejects.toThrow();
    await expect(door({ issuer: 'http://id.example', allowLoopbackHttp: true }).call('http://id.example/keys', {})).rejects.toThrow();
    await expect(door().call('https://id.example/keys', { method: 'DELETE' })).rejects.toThrow();
  });

  it('follows no redirect and reads no endless answer', async () => {
    const redirect = door({
      send: () => Promise.resolve(new Response(null, { status: 302, headers: { location: 'https://elsewhere.example' } })),
    });
    await expect(redirect.call('https://id.example/keys', {})).rejects.toMatchObject({ name: 'EgressRefused' });
    const long = door({ send: () => Promise.resolve(new Response('x'.repeat(300_000))) });
    await expect(long.call('https://id.example/keys', {})).rejects.toBeInstanceOf(RangeError);
  });
});
