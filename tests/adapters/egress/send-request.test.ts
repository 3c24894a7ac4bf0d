import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { sendRequest } from '../../../src/adapters/egress/send-request.ts';

let server: Server;
afterEach(() => void server.close());

/** Whatever is asked, exactly these bytes come back. */
async function answering(bytes: string): Promise<Response> {
  server = createServer((socket) => socket.once('data', () => socket.end(bytes)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1/chat/completions`;
  return sendRequest({ url, addresses: ['127.0.0.1'], headers: {}, body: '{}', signal: undefined });
}

describe('an endpoint that breaks the protocol', () => {
  it.each(['HTTP/1.1 999 Nonsense\r\ncontent-length: 0\r\n\r\n', 'HTTP/1.1 200 OK\r\nbroken', 'not HTTP at all', ''])(
    'fails that one request and nothing else: %j',
    async (bytes) => {
      await expect(answering(bytes)).rejects.toBeInstanceOf(Error);
    },
  );

  it('may answer without a body', async () => {
    const response = await answering('HTTP/1.1 204 No Content\r\n\r\n');
    expect([response.status, response.body]).toEqual([204, null]);
  });
});
