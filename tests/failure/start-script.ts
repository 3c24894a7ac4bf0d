import { join } from 'node:path';

/** Arguments of Node for a script of this folder, in a process of its own that can be killed. */
export function scriptArguments(name: string, ...args: readonly string[]): string[] {
  return ['--import', 'tsx', '--import', join(import.meta.dirname, 'compiled-modules.mjs'), join(import.meta.dirname, name), ...args];
}
