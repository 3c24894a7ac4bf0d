import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Beside the compiled modules: who deletes them deletes this. */
const shared = join(import.meta.dirname, '../../dist/.derived');

/**
 * Has the workspace that will be opened in this folder keep what it derives from the knowledge base where the workspaces of other tests find it, and
 * returns the folder. A kept value counts only for the same code and the same files. Not for a workspace that gets official texts: it would put
 * values of its own there.
 */
export function shareCache(folder: string): string {
  const link = join(folder, 'cache');
  for (const made of [shared, folder]) mkdirSync(made, { recursive: true, mode: 0o700 });
  if (!existsSync(link)) symlinkSync(shared, link, 'junction');
  return folder;
}
