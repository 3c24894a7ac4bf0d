import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

export type RunningServer = {
  readonly origin: string;
  /** Sample accounts: sign-in name to password, as the server prints them once. */
  readonly passwords: ReadonlyMap<string, string>;
  readonly stop: () => Promise<void>;
};

function newest(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { withFileTypes: true, recursive: true }).map((entry) =>
      entry.isFile() ? statSync(join(entry.parentPath, entry.name)).mtimeMs : 0,
    ),
  );
}

/** The tests try what is shipped: the built server and the built console. Builds them when they are older than the source. */
function buildWhenStale(): void {
  const built = [join(root, 'dist/cli/main.js'), join(root, 'dist/console/index.html')];
  const source = newest(join(root, 'src'));
  if (built.every((file) => existsSync(file) && statSync(file).mtimeMs >= source)) return;
  const result = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (result.status !== 0) throw new Error('The build failed; its messages are above.');
}

/** Starts the real server with a workspace of its own and the sample dossiers drafted, as `npm start` does on a fresh machine. */
export async function startServer(): Promise<RunningServer> {
  buildWhenStale();
  const workspace = mkdtempSync(join(tmpdir(), 'countersign-e2e-'));
  const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), 'serve', '--samples'], {
    cwd: root,
    env: { ...process.env, COUNTERSIGN_WORKSPACE: workspace, COUNTERSIGN_PORT: '0', COUNTERSIGN_LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = await waitFor(child, /http:\/\/[\d.]+:\d+/u);
  const passwords = new Map([...output.matchAll(/^ {2}(\S+) +(\S+) +\S+/gmu)].map((match) => [match[1]!, match[2]!]));
  return {
    origin: /http:\/\/[\d.]+:\d+/u.exec(output)![0],
    passwords,
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await Promise.race([ended, new Promise((done) => setTimeout(done, 5000))]);
      child.kill('SIGKILL');
      rmSync(workspace, { recursive: true, force: true });
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
