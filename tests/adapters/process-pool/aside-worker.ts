import { readFileSync, readdirSync } from 'node:fs';
import { openParent } from '../../../src/adapters/process-pool/open-parent.ts';

type Task = { readonly act: 'tell' | 'throw' | 'stay'; readonly bytes: Uint8Array };

/** Tells what it finds about itself, ends by a fault, or stays until it is ended. */
const parent = await openParent<Task>();
const { act, bytes } = parent.task;
if (act === 'throw') throw new Error('what it was about');
const niceness = (task: string): number => Number(readFileSync(`/proc/self/task/${task}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[16]);
parent.on('message', (message: unknown) => {
  parent.postMessage({ heard: message, length: bytes.length });
  parent.close();
});
parent.postMessage({
  pid: process.pid,
  environment: Object.keys(process.env),
  network: await networkState(),
  niceness: process.platform === 'linux' ? readdirSync('/proc/self/task').map(niceness) : [],
});

async function networkState(): Promise<string> {
  try {
    await fetch('http://127.0.0.1:1/');
    return 'open';
  } catch (fault) {
    return String(fault);
  }
}
