import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { KeyObject } from 'node:crypto';
import type { WitnessState } from '../adapters/tile-log/open-witness-state.ts';
import { answerAddCheckpoint, openCheckpoint, type VerifierKey, type Witness } from '../audit/index.ts';

/** Longer than any request: 63 hashes and a checkpoint of 100 signatures. */
const longestRequest = 64 * 1024;

export type WitnessOptions = {
  readonly name: string;
  readonly privateKey: KeyObject;
  readonly logs: readonly VerifierKey[];
  readonly state: WitnessState;
  readonly now: () => Date;
  /** Told once when the state could not be made durable; nothing is cosigned after that. */
  readonly onFailure: (fault: unknown) => void;
};

/**
 * A witness over HTTP (C2SP tlog-witness): `POST /add-checkpoint`, and for monitors `GET /<origin hash>/checkpoint`. A request is decided,
 * remembered and answered without anything in between: this thread does it in one go, and one process holds the folder.
 */
export function createWitness({ name, privateKey, logs, state, now, onFailure }: WitnessOptions): Server {
  let stopped = false;
  const witness: Witness = {
    name,
    privateKey,
    logs,
    lastOf(log) {
      const note = state.noteOf(log.name);
      const head = note === undefined ? undefined : openCheckpoint(note, log);
      if (typeof head === 'string') throw new Error(`the remembered checkpoint of ${log.name} is ${head}`);
      return head;
    },
  };
  const add = (body: Buffer): { status: number; type: string; body: string | Buffer } => {
    if (stopped) return { status: 503, type: 'text/plain', body: 'stopped: the state could not be stored\n' };
    try {
      const answer = answerAddCheckpoint(body, witness, Math.floor(now().getTime() / 1000));
      if (answer.kind === 'refused') return { status: answer.status, type: answer.contentType, body: answer.body };
      state.remember(answer.log.name, answer.note);
      return { status: 200, type: 'text/plain; charset=utf-8', body: answer.line };
    } catch (fault) {
      stopped = true;
      onFailure(fault);
      return { status: 500, type: 'text/plain', body: 'the state could not be stored\n' };
    }
  };
  const read = (path: string): { status: number; type: string; body: string | Buffer } => {
    const note = state.noteAt(/^\/([0-9a-f]{64})\/checkpoint$/u.exec(path)?.[1] ?? '');
    return note === undefined
      ? { status: 404, type: 'text/plain', body: 'not known\n' }
      : { status: 200, type: 'text/plain; charset=utf-8', body: note };
  };
  return createServer((request, response) => {
    const send = (answer: { status: number; type: string; body: string | Buffer }): void =>
      void response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body);
    if (request.method === 'GET') return send(read(request.url ?? ''));
    if (request.method !== 'POST' || request.url !== '/add-checkpoint')
      return send({ status: 404, type: 'text/plain', body: 'not known\n' });
    readBody(request).then(
      (body) => send(body === undefined ? { status: 400, type: 'text/plain', body: 'too long\n' } : add(body)),
      () => response.destroy(),
    );
  });
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > longestRequest) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
