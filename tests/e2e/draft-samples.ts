import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
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

/** What `npm start` leaves on a fresh machine: the built server and the built console, built first where they are stale. */
export async function draftSamples(): Promise<Samples> {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: ['ignore', 2, 2] });
  const workspace = mkdtempSync(join(tmpdir(), 'countersign-e2e-samples-'));
  const { output, stop } = await serve(workspace, '--samples');
  await stop();
  const passwords = [...output.matchAll(/^ {2}(\S+) +(\S+) +\S+/gmu)].map(([, username, password]) => [username!, password!] as const);
  return { workspace, passwords };
}
