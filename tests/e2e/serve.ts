import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** The project. */
export const root = resolve(import.meta.dirname, '../..');

export type Serving = {
  readonly origin: string;
  /** What it printed until it served. */
  readonly output: string;
  /** Ends once the workspace is closed, or was given five seconds to be. */
  readonly stop: () => Promise<void>;
};

/** The built server on a free port, with a workspace that is there or is made. */
export async function serve(workspace: string, ...options: readonly string[]): Promise<Serving> {
  const child = spawn(process.execPath, [resolve(root, 'dist/cli/main.js'), 'serve', ...options], {
    cwd: root,
    env: { ...process.env, COUNTERSIGN_WORKSPACE: workspace, COUNTERSIGN_PORT: '0', COUNTERSIGN_LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = await waitFor(child, /http:\/\/[\d.]+:\d+/u);
  return {
    origin: /http:\/\/[\d.]+:\d+/u.exec(output)![0],
    output,
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await Promise.race([ended, new Promise((done) => setTimeout(done, 5000))]);
      child.kill('SIGKILL');
    },
  };
}

function waitFor(child: ChildProcess, sign: RegExp): Promise<string> {
  return new Promise((done, fail) => {
    let output = '';
    let errors = '';
    child.stdout?.on('data', (piece: Buffer) => {
      output += piece.toString();
      if (sign.test(output)) done(output);
    });
    child.stderr?.on('data', (piece: Buffer) => (errors += piece.toString()));
    child.once('exit', (code) => fail(new Error(`The server ended with ${code}: ${errors}`)));
  });
}
