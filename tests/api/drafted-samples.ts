import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { createLog } from '../../src/adapters/log/create-log.ts';
import { addSampleDossiers } from '../../src/workspace/add-samples.ts';
import { openWorkspace, type Workspace } from '../../src/workspace/open-workspace.ts';
import { shareCache } from '../workspace/share-cache.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** For what files of one run share; gone after it. */
    runFolder: string;
  }
}

/** Copies a workspace with these people and the sample dossiers, drafted once in a run by the first file that asks. */
export async function copyDraftedSamples(folder: string, addPeople: (workspace: Workspace) => Promise<void>): Promise<void> {
  const samples = join(inject('runFolder'), 'samples');
  if (!existsSync(samples)) await draftSamples(samples, addPeople);
  cpSync(samples, folder, { recursive: true });
}

async function draftSamples(samples: string, addPeople: (workspace: Workspace) => Promise<void>): Promise<void> {
  const draft = shareCache(mkdtempSync(`${samples}-`));
  const workspace = await openWorkspace({ folder: draft, log: createLog('error'), workers: 2 });
  await addPeople(workspace);
  await addSampleDossiers(workspace);
  await workspace.preparation.whenIdle();
  await workspace.close();
  // Another file may have been faster.
  if (existsSync(samples)) rmSync(draft, { recursive: true });
  else renameSync(draft, samples);
}
