import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, serve } from './serve.ts';

/** A workspace with sample accounts and drafted sample dossiers, to be copied. */
export type Samples = {
  readonly workspace: string;
  /** As the server printed them once. */
  readonly passwords: readonly (readonly [username: string, password: string])[];
};

declare module 'vitest' {
  interface ProvidedContext {
    samples: Samples;
  }
}

/** What `npm start` leaves on a fresh machine; builds first what is stale. */
export async function draftSamples(): Promise<Samples> {
  buildWhenStale();
  const workspace = mkdtempSync(join(tmpdir(), 'countersign-e2e-samples-'));
  const { output, stop } = await serve(workspace, '--samples');
  await stop();
  const passwords = [...output.matchAll(/^ {2}(\S+) +(\S+) +\S+/gmu)].map(([, username, password]) => [username!, password!] as const);
  return { workspace, passwords };
}

/** The tests try what is shipped: the built server and the built console. */
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

function newest(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { withFileTypes: true, recursive: true }).map((entry) =>
      entry.isFile() ? statSync(join(entry.parentPath, entry.name)).mtimeMs : 0,
    ),
  );
}
