import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Root of the installed project: two levels above this file, in `src/` as in `dist/`. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

export const engineVersion = (JSON.parse(readFileSync(`${projectRoot}/package.json`, 'utf8')) as { version: string }).version;
