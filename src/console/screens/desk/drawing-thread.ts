import type { Order, Reply } from './drawing-orders.ts';
import Drawer from './page-drawer.ts?worker';

let thread: Worker | undefined;
let last = 0;
const waiting = new Map<number, (reply: Reply) => void>();

function send(order: Order): void {
  thread ??= start();
  thread.postMessage(order);
}

function start(): Worker {
  const worker = new Drawer();
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  return worker;
}

/** Starts the thread and its engine before a file is there, so that the first file need not wait for them. */
export function wakeThread(): void {
  if (thread === undefined) send({ type: 'wake' });
}

/** Opens a file in the thread that draws; false where it cannot be opened. */
export function openInThread(address: string): Promise<boolean> {
  const id = ++last;
  return new Promise((done) => {
    waiting.set(id, (reply) => done(reply.outcome === 'opened'));
    send({ type: 'open', id, address });
  });
}

/** Draws a page in the thread; `scale` is device pixels a point. */
export function drawInThread(
  address: string,
  page: number,
  scale: number,
): { readonly reply: Promise<Reply>; readonly cancel: () => void } {
  const id = ++last;
  return {
    reply: new Promise((done) => {
      waiting.set(id, done);
      send({ type: 'draw', id, address, page, scale });
    }),
    cancel: () => send({ type: 'cancel', id }),
  };
}
