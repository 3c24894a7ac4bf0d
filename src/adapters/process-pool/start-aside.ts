import { spawn, type ChildProcess } from 'node:child_process';
import { endsWithStarter, moduleArguments, plainEnvironment } from './own-module.ts';

/**
 * A fortieth of the share of the processors that those have who serve people. What runs aside reads files against a clock, so it must not stand
 * still: serving keeps one processor busy at most, and another one is left.
 */
const niceness = 17;
const script = `
${endsWithStarter}
nice -n ${niceness} true 2>/dev/null && set -- nice -n ${niceness} "$@"
exec "$@"`;

export type Aside = {
  readonly child: ChildProcess;
  /** One that is gone takes nothing more; its end is told by `ended`. */
  postMessage(message: unknown): void;
  /** How it ended, once it is gone and all that it said was heard: null for exit 0, else why, with the end of what stood on standard error. */
  readonly ended: Promise<string | null>;
};

/**
 * Starts `name` (a path without ending, relative to `base`) as a process of our own, for long work that shall take neither memory nor processors from
 * this one: all of its threads come after people who wait. It has nothing of this process's environment, which may hold keys, and ends with it. The
 * module finds its task and speaks by `openParent`.
 */
export function startAside(name: string, base: string, task: object): Aside {
  const entry = new URL(`${name}.${base.endsWith('.ts') ? 'ts' : 'js'}`, base);
  const run = [process.execPath, '--no-warnings', ...moduleArguments(entry)];
  const [command, args] = process.platform === 'win32' ? [run[0]!, run.slice(1)] : ['sh', ['-c', script, 'sh', ...run]];
  const child = spawn(command, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    env: plainEnvironment(),
    // A group of its own: Ctrl-C in the terminal is for the one that started it, which ends it in order.
    detached: process.platform !== 'win32',
  });
  let lastWords = '';
  child.stderr?.on('data', (chunk: Buffer) => (lastWords = (lastWords + chunk.toString('utf8')).slice(-4096)));
  const ended = new Promise<string | null>((resolve) => {
    child.once('error', (fault) => resolve(fault.message));
    let left = 2;
    const gone = (): void => {
      left -= 1;
      const { exitCode, signalCode } = child;
      if (left === 0) resolve(exitCode === 0 ? null : `ended with ${signalCode ?? String(exitCode)} ${lastWords}`.trim());
    };
    child.once('close', gone);
    child.once('disconnect', gone);
  });
  const postMessage = (message: unknown): void => void child.send(message as object, () => undefined);
  postMessage(task);
  return { child, postMessage, ended };
}
