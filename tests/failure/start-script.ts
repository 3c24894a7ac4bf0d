import { join } from 'node:path';

/** Arguments of Node for a script of this folder, in a process of its own that can be killed. */
export function scriptArguments(name: string, ...args: readonly string[]): string[] {
  const compiled = join(import.meta.dirname, '../../.config/compiled-modules.mjs');
  return ['--import', 'tsx', '--import', compiled, join(import.meta.dirname, name), ...args];
}
