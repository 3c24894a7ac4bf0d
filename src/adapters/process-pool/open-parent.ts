import { once } from 'node:events';
import { closeNetwork } from './close-network.ts';

/** The way from a process started with `startAside` to the one that started it. */
export type Parent<Task> = {
  readonly task: Task;
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: never) => void): unknown;
  /** Ends this process once everything was sent. */
  close(): void;
};

/** For the module of such a process, first of all: takes the network away, ends it with its parent, and waits for its task. */
export async function openParent<Task>(): Promise<Parent<Task>> {
  closeNetwork();
  process.on('disconnect', () => process.exit());
  const [task] = (await once(process, 'message')) as [Task];
  return {
    task,
    postMessage: (message) => void process.send?.(message),
    on: (event, listener) => process.on(event, listener as (message: unknown) => void),
    close: () => void process.send?.({ type: 'end' }, undefined, {}, () => process.disconnect()),
  };
}
