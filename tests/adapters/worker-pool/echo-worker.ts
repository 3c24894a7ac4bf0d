import { parentPort, workerData } from 'node:worker_threads';

/** Answers for the pool's tests: what a well-behaved, a failing, a dying and a hanging task do. */
const toEnd = (workerData as { toEnd?: Int32Array } | null)?.toEnd;
if (toEnd !== undefined && Atomics.load(toEnd, 0) > 0 && Atomics.sub(toEnd, 0, 1) > 0) process.exit(3);

parentPort!.on('message', ({ id, task }: { id: number; task?: string }) => {
  if (task === undefined) return;
  if (task === 'die') process.exit(3);
  if (task === 'hang') for (;;);
  if (task === 'fail') parentPort!.postMessage({ id, error: 'it failed' });
  else if (task === 'parts') {
    parentPort!.once('message', () => parentPort!.postMessage({ id, result: 'after the part' }));
    parentPort!.postMessage({ id, part: 'a part' });
  } else parentPort!.postMessage({ id, result: `${task}!` });
});
