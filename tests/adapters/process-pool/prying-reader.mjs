/** What a reader that a file has taken over would try; each answer is the code of the refusal, or `done`. */
import { spawn } from 'node:child_process';
import dgram from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const tries = {
  readOwn: ({ folder }) => readdirSync(folder),
  readCode: ({ code }) => readFileSync(join(code, 'adapters/process-pool/answer-tasks.js')),
  readKey: ({ secret }) => readFileSync(secret),
  readBesideCode: ({ code }) => readFileSync(join(code, '../README.md')),
  listOutside: ({ outside }) => readdirSync(outside),
  link: ({ secret, folder }) => symlinkSync(secret, join(folder, 'link')),
  writeOwn: ({ folder }) => writeFileSync(join(folder, 'own.txt'), 'x'),
  writeOutside: ({ outside }) => writeFileSync(join(outside, 'new.txt'), 'x'),
  writeCode: ({ code }) => writeFileSync(join(code, 'adapters/new.js'), 'x'),
  spawn: () => spawn('true'),
  thread: () => new Worker('1', { eval: true }),
  native: ({ code }) => new (createRequire(join(code, 'cli/main.js'))('better-sqlite3'))(':memory:'),
  bindings: () => process.binding('tcp_wrap'),
  connect: () => connect(1, '127.0.0.1'),
  listen: () => createServer().listen(0),
  datagram: () => dgram.createSocket('udp4').bind(0),
  name: () => lookup('localhost'),
  fetch: () => globalThis.fetch('http://127.0.0.1:1/'),
  environment: () => {
    if (process.env['COUNTERSIGN_MODEL_KEY'] === undefined) throw Object.assign(new Error(), { code: 'NOT_THERE' });
  },
};

const place = JSON.parse(process.argv[2]);
// As the reader does: the network is closed before anything of a file is seen.
const { answerTasks } = await import(join(place.code, 'adapters/process-pool/answer-tasks.js'));
answerTasks(async () => {
  const result = { interfaces: Object.keys(networkInterfaces()) };
  for (const [name, attempt] of Object.entries(tries)) {
    try {
      await attempt(place);
      result[name] = 'done';
    } catch (fault) {
      result[name] = fault.code ?? fault.name;
    }
  }
  return result;
});
