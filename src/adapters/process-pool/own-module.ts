import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A line of shell before `exec "$@"`: what is started ends with the thread that started it, where the system's tools can do that. */
export const endsWithStarter = 'setpriv --pdeathsig KILL true 2>/dev/null && set -- setpriv --pdeathsig KILL "$@"';

/** What a process of ours is given of this one's environment, which may hold keys. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  // eslint-disable-next-line no-restricted-properties -- handed on by name to a process that shall have nothing else; no setting of ours
  return Object.fromEntries(['PATH', 'TMPDIR', 'TZ', 'LANG', 'SystemRoot'].map((name) => [name, process.env[name]]));
}

/** Node's arguments that run a module: the compiled file, or the TypeScript source under tsx. */
export function moduleArguments(entry: URL): string[] {
  const file = fileURLToPath(entry);
  return entry.pathname.endsWith('.ts') ? ['--import', typescriptLoader(), file] : [file];
}

const typescriptLoader = (): string =>
  pathToFileURL(join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist/esm/index.mjs')).href;
