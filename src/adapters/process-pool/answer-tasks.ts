import { closeNetwork } from './close-network.ts';

export type Answer<Task> = (task: Task, ports: { progress(value: unknown): void; part(value: unknown): Promise<void> }) => Promise<unknown>;

/**
 * Answers the tasks of a `ProcessPool` one after the other, without network: `{ id, task }` with `{ id, result }` or `{ id, error }`, after any number
 * of `{ id, progress }` and `{ id, part }`; before all of them `{ ready: true }`. The next part is sent only after `{ id, next: true }`, so that taking a large result never holds the
 * pool's event loop for long. Ends with the pool.
 */
export function answerTasks<Task>(answer: Answer<Task>): void {
  closeNetwork();
  process.on('disconnect', () => process.exit());
  send({ ready: true });
  process.on('message', ({ id, task }: { id: number; task?: Task }) => {
    if (task === undefined) return;
    const ports = {
      progress: (progress: unknown): void => send({ id, progress }),
      part: (part: unknown): Promise<void> => {
        const next = new Promise<void>((resolve) => process.once('message', () => resolve()));
        send({ id, part });
        return next;
      },
    };
    answer(task, ports).then(
      (result) => send({ id, result }),
      (fault: unknown) => send({ id, error: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) }),
    );
  });
}

function send(message: object): void {
  process.send?.(message);
}
