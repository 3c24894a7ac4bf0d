import { availableParallelism } from 'node:os';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** How a task ended. Expected ends are values: one bad file must not stop the others. */
export type TaskOutcome<Result> =
  { readonly end: 'done'; readonly result: Result } | { readonly end: 'failed'; readonly detail: string } | { readonly end: 'timed-out' };

export type Job<Task, Part> = {
  readonly task: Task;
  readonly transfer: ArrayBuffer[];
  readonly onProgress?: (progress: unknown) => void;
  /** Called for each part of a large result, in order, before the job is done. */
  readonly onPart?: (part: Part) => void;
};
type Reply = { id: number; result?: unknown; error?: string; progress?: unknown; part?: unknown };

export type PoolOptions = {
  /**
   * Module that answers `{ id, task }` with `{ id, result }` or `{ id, error }`, after any number of `{ id, progress }` and `{ id, part }`. It sends
   * the next part only after `{ id, next: true }`, so that unpacking a large result never holds the event loop for long.
   */
  readonly entry: URL;
  readonly size?: number;
  readonly timeoutMs: number;
  /** Heap of one worker; a task that needs more fails alone. */
  readonly heapMb?: number;
  /** What every worker finds as its `workerData`. */
  readonly workerData?: unknown;
};

/**
 * Worker threads that take one task at a time. A task that runs out of time or kills its worker ends alone: the worker is
 * replaced. `close` kills all of them, running or not.
 */
export class WorkerPool<Task, Result, Part = never> {
  readonly size: number;
  readonly #options: PoolOptions;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #next = 0;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.size = Math.max(1, options.size ?? Math.min(availableParallelism(), 4));
  }

  /** Starts this many workers, at most `size`, before the first job needs them. */
  warm(workers: number): void {
    while (this.#all.size < Math.min(workers, this.size)) this.#rest(this.#start());
  }

  /** Runs a job when a worker is free; `prepare` is called only then, so that no more than `size` inputs are in memory. */
  async run(prepare: () => Promise<Job<Task, Part>>): Promise<TaskOutcome<Result>> {
    while (this.#busy >= this.size) await new Promise<void>((resolve) => this.#waiting.push(resolve));
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
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
    this.#all.clear();
  }

  #perform(job: Job<Task, Part>): Promise<TaskOutcome<Result>> {
    if (this.#closed) return Promise.resolve({ end: 'failed', detail: 'the pool is closed' });
    const worker = this.#idle.pop()?.removeAllListeners('error').removeAllListeners('exit') ?? this.#start();
    const id = (this.#next += 1);
    return new Promise((resolve) => {
      const settle = (outcome: TaskOutcome<Result>, reusable: boolean): void => {
        clearTimeout(timer);
        worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit');
        if (reusable) this.#rest(worker);
        else {
          this.#all.delete(worker);
          // A late fault of a worker that is given up must not end the process.
          worker.on('error', () => undefined);
          void worker.terminate();
        }
        resolve(outcome);
      };
      const timer = setTimeout(() => settle({ end: 'timed-out' }, false), this.#options.timeoutMs);
      worker.on('message', (reply: Reply) => {
        if (reply.id !== id) return;
        if (reply.progress !== undefined) job.onProgress?.(reply.progress);
        else if (reply.part !== undefined) {
          job.onPart?.(reply.part as Part);
          setImmediate(() => worker.postMessage({ id, next: true }));
        } else if (reply.error === undefined) settle({ end: 'done', result: reply.result as Result }, true);
        else settle({ end: 'failed', detail: reply.error }, true);
      });
      worker.on('error', (error) => settle({ end: 'failed', detail: error.message }, false));
      worker.on('exit', (code) => settle({ end: 'failed', detail: `the worker ended with ${code}` }, false));
      worker.postMessage({ id, task: job.task }, job.transfer);
    });
  }

  /** Keeps a worker for the next job; one that ends by itself meanwhile is forgotten. */
  #rest(worker: Worker): void {
    const forget = (): void => {
      this.#all.delete(worker);
      const at = this.#idle.indexOf(worker);
      if (at >= 0) this.#idle.splice(at, 1);
    };
    worker.on('error', forget).on('exit', forget);
    this.#idle.push(worker);
  }

  #start(): Worker {
    const resourceLimits = { maxOldGenerationSizeMb: this.#options.heapMb ?? 768 };
    const { entry, workerData } = this.#options;
    const worker = entry.pathname.endsWith('.ts')
      ? new Worker(typescriptLoader(entry), { eval: true, resourceLimits, workerData })
      : new Worker(entry, { resourceLimits, workerData });
    worker.setMaxListeners(0);
    this.#all.add(worker);
    return worker;
  }
}

/** In tests and under tsx the entry is TypeScript; a worker thread has no loader for it unless it registers one first. */
function typescriptLoader(entry: URL): string {
  const api = pathToFileURL(join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist/esm/api/index.mjs')).href;
  return `import(${JSON.stringify(api)}).then(({ register }) => { register(); return import(${JSON.stringify(entry.href)}); });`;
}
