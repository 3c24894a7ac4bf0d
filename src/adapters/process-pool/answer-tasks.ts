import { closeNetwork } from './close-network.ts';

/** `say` sends a part of the result, or a question, and waits for what the pool's side answers. */
export type Ports = { progress(value: unknown): void; say(value: unknown): Promise<unknown> };
export type Answer<Task> = (task: Task, ports: Ports) => Promise<unknown>;

/**
 * Answers the tasks of a `ProcessPool` one after the other, without network: `{ id, task }` with `{ id, result }` or `{ id, error }`, after any number
 * of `{ id, progress }` and `{ id, said }`; before all of them `{ ready: true }`. What is said next is sent only after `{ id, answer }`, so that
 * taking a large result never holds the pool's event loop for long. Ends with the pool.
 */
export function answerTasks<Task>(answer: Answer<Task>): void {
  closeNetwork();
  process.on('disconnect', () => process.exit());
  send({ ready: true });
  process.on('message', ({ id, task }: { id: number; task?: Task }) => {
    if (task === undefined) return;
    const ports = {
      progress: (progress: unknown): void => send({ id, progress }),
      say: (said: unknown): Promise<unknown> => {
        const answer = new Promise((resolve) => process.once('message', (reply: { answer?: unknown }) => resolve(reply.answer)));
        send({ id, said });
        return answer;
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
