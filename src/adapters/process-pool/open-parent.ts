import { once } from 'node:events';
import { closeNetwork } from './close-network.ts';

/** The way from a process started with `startAside` to the one that started it. */
export type Parent<Task> = {
  readonly task: Task;
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: never) => void): unknown;
  /** Ends this process once everything is sent. */
  close(): void;
};

/**
 * For the module of such a process, first of all: takes the network away, ends it with its parent, and waits for its task. A terminal or a supervisor
 * that asks every process to stop asks the parent too, and that one ends this.
 */
export async function openParent<Task>(): Promise<Parent<Task>> {
  closeNetwork();
  process.on('disconnect', () => process.exit());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  const [task] = (await once(process, 'message')) as [Task];
  let sent = Promise.resolve();
  return {
    task,
    postMessage: (message) => {
      sent = new Promise((resolve) => process.send?.(message, undefined, {}, () => resolve()));
    },
    on: (event, listener) => process.on(event, listener as (message: unknown) => void),
    close: () => void sent.then(() => process.disconnect()),
  };
}
