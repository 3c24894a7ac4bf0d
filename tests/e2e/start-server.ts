import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Samples } from './draft-samples.ts';
import { serve } from './serve.ts';

export type RunningServer = {
  readonly origin: string;
  /** Sample accounts: sign-in name to password, as the server printed them once. */
  readonly passwords: ReadonlyMap<string, string>;
  readonly stop: () => Promise<void>;
};

/** The real server on a workspace of its own, as `npm start` leaves it on a fresh machine: sample accounts, sample dossiers drafted. */
export async function startServer(samples: Samples = inject('samples')): Promise<RunningServer> {
  const workspace = mkdtempSync(join(tmpdir(), 'countersign-e2e-'));
  cpSync(samples.workspace, workspace, { recursive: true });
  const { origin, stop } = await serve(workspace);
  return {
    origin,
    passwords: new Map(samples.passwords),
    stop: async () => {
      await stop();
      rmSync(workspace, { recursive: true, force: true });
    },
  };
}
