import { spawn, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { confinedCommand, type Confinement } from './confined-command.ts';

/** How a task ended. Expected ends are values: one bad file must not stop the others. */
export type TaskOutcome<Result> =
  | { readonly end: 'done'; readonly result: Result }
  | { readonly end: 'failed'; readonly detail: string }
  | { readonly end: 'timed-out' }
  | { readonly end: 'out-of-memory' };

export type Job<Task, Said> = {
  readonly task: Task;
  readonly onProgress?: (progress: unknown) => void;
  /**
   * Called for each part of a large result and each question, in order, before the job is done; the process waits for what is returned, and this
   * waiting does not count as its time. When it rejects, the job has failed.
   */
  readonly onSaid?: (said: Said) => unknown;
};
/** A process and the end of what it said on standard error: the engine names a lack of memory there. */
type Reader = { readonly child: ChildProcess; ready: boolean; lastWords: string };
type Reply = { id: number; result?: unknown; error?: string; progress?: unknown; said?: unknown };

export type PoolOptions = Confinement & {
  /** Module that answers with `answerTasks`. */
  readonly entry: URL;
  readonly size?: number;
  readonly timeoutMs: number;
};

/**
 * Confined processes (`confinedCommand`) that take one task at a time. A task that runs out of time or memory or kills its process ends alone: the
 * process is replaced. `close` kills all of them, running or not, and returns when they are gone.
 */
export class ProcessPool<Task, Result, Said = never> {
  readonly size: number;
  readonly #options: PoolOptions;
  readonly #idle: Reader[] = [];
  readonly #all = new Set<Reader>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #next = 0;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.size = Math.max(1, options.size ?? Math.min(availableParallelism(), 4));
  }

  /** Starts this many processes, at most `size`, before the first job needs them; each finds `args` behind its name in `process.argv`. */
  warm(processes: number, args: readonly string[] = []): void {
    while (this.#all.size < Math.min(processes, this.size)) this.#idle.push(this.#start(args));
  }

  /**
   * Runs a job when a process is free; `prepare` is called only then, so that no more than `size` inputs are in memory.
   * @param next before all that wait.
   */
  async run(prepare: () => Promise<Job<Task, Said>>, next = false): Promise<TaskOutcome<Result>> {
    while (this.#busy >= this.size)
      await new Promise<void>((resolve) => (next ? this.#waiting.unshift(resolve) : this.#waiting.push(resolve)));
    this.#busy += 1;
    try {
      return await this.#perform(await prepare());
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#all].map(kill));
  }

  #perform(job: Job<Task, Said>): Promise<TaskOutcome<Result>> {
    if (this.#closed) return Promise.resolve({ end: 'failed', detail: 'the pool is closed' });
    const reader = this.#idle.pop() ?? this.#start();
    const { child } = reader;
    const id = (this.#next += 1);
    return new Promise((resolve) => {
      let settled = false;
      let left = this.#options.timeoutMs;
      let since = 0;
      let timer: NodeJS.Timeout;
      const goOn = (): void => {
        since = performance.now();
        timer = setTimeout(() => settle({ end: 'timed-out' }, false), left);
      };
      const rest = (): void => {
        clearTimeout(timer);
        left -= performance.now() - since;
      };
      const settle = (outcome: TaskOutcome<Result>, reusable: boolean): void => {
        settled = true;
        clearTimeout(timer);
        child.removeListener('message', take).removeListener('error', fail).removeListener('close', ended);
        if (reusable) this.#idle.push(reader);
        else void kill(reader);
        resolve(outcome);
      };
      const hear = async (said: Said): Promise<void> => {
        rest();
        const answer = await job.onSaid?.(said);
        if (settled) return;
        goOn();
        setImmediate(() => send(child, { id, answer }));
      };
      const take = (reply: Reply): void => {
        if (reply.id !== id) return;
        if (reply.progress !== undefined) job.onProgress?.(reply.progress);
        else if (reply.said !== undefined)
          hear(reply.said as Said).catch((error: unknown) => settle({ end: 'failed', detail: String(error) }, false));
        else if (reply.error === undefined) settle({ end: 'done', result: reply.result as Result }, true);
        else settle({ end: 'failed', detail: reply.error }, true);
      };
      const fail = (error: Error): void => settle({ end: 'failed', detail: error.message }, false);
      const ended = (code: number | null, signal: NodeJS.Signals | null): void => settle(this.#endOf(reader, code, signal), false);
      child.on('message', take).on('error', fail).on('close', ended);
      goOn();
      send(child, { id, task: job.task });
    });
  }

  /** Whoever else kills a process with SIGKILL is the system, short of memory. */
  #endOf({ ready, lastWords }: Reader, code: number | null, signal: NodeJS.Signals | null): TaskOutcome<Result> {
    const starved = signal !== null && /out of memory|heap limit/iu.test(lastWords);
    if (!this.#closed && (starved || signal === 'SIGKILL')) return { end: 'out-of-memory' };
    // Once it reads, what it says may be of the file, which is nothing for a log.
    return {
      end: 'failed',
      detail: ready ? `the process ended with ${signal ?? String(code)}` : `the process did not start: ${lastWords}`,
    };
  }

  #start(args: readonly string[] = []): Reader {
    const { command, args: words, env } = confinedCommand(this.#options.entry, this.#options, args);
    const child = spawn(command, words, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced', env });
    const reader: Reader = { child, ready: false, lastWords: '' };
    child.once('message', () => (reader.ready = true));
    child.stderr?.on('data', (chunk: Buffer) => {
      reader.lastWords = (reader.lastWords + chunk.toString('latin1')).slice(-4096);
    });
    this.#all.add(reader);
    // A late fault of a process that is given up must not end this one.
    child.on('error', () => undefined).on('exit', () => this.#forget(reader));
    return reader;
  }

  #forget(reader: Reader): void {
    this.#all.delete(reader);
    const at = this.#idle.indexOf(reader);
    if (at >= 0) this.#idle.splice(at, 1);
  }
}

/** A process that is gone takes nothing more; its end is told by `exit`. */
function send(child: ChildProcess, message: object): void {
  child.send(message, () => undefined);
}

function kill({ child }: Reader): Promise<void> {
  return new Promise((resolve) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
