/** What a reader that a file has taken over would try; each answer is the code of the refusal, or `done`. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const tries = {
  read: ({ secret }) => readFileSync(secret),
  write: ({ secret }) => writeFileSync(`${secret}.new`, 'x'),
  writeOwn: ({ folder }) => writeFileSync(join(folder, 'own.txt'), 'x'),
  spawn: () => spawn('true'),
  thread: () => new Worker('1', { eval: true }),
  native: () => process.dlopen({ exports: {} }, '/usr/lib/none.node'),
  bindings: () => process.binding('tcp_wrap'),
  environment: () => {
    if (process.env['COUNTERSIGN_MODEL_KEY'] === undefined) throw Object.assign(new Error(), { code: 'NOT_THERE' });
  },
};
process.send({ ready: true });
process.on('message', ({ id, task }) => {
  const result = Object.entries(tries).map(([name, attempt]) => {
    try {
      attempt(task);
      return [name, 'done'];
    } catch (fault) {
      return [name, fault.code ?? fault.name];
    }
  });
  process.send({ id, result: { ...Object.fromEntries(result), interfaces: Object.keys(networkInterfaces()) } });
});
