import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { endsWithStarter, moduleArguments, plainEnvironment } from './own-module.ts';

export type Confinement = {
  /** JavaScript heap, in MB. */
  readonly heapMb: number;
  /** All data of the process, heap included (`ulimit -d`), in MB. */
  readonly dataMb: number;
  /** The only folder that it may read, beside its own code, and write to. */
  readonly folder: string;
};
export type Command = { readonly command: string; readonly args: readonly string[]; readonly env: NodeJS.ProcessEnv };

/** Past this, a process whose parent was killed is looping: no dossier takes an hour of one processor. */
const cpuSeconds = 3600;

/**
 * For processes that live for seconds, one for each processor. Memory is cleared seldom: reading makes and drops many objects, so new ones get 16 MB, and
 * the rest is first cleared at 128 MB. No helping threads, which would take the processors from one another. A pattern is compiled once, to machine
 * code; a function is made faster later than usual (after so many bytes of its code), since most would not live to repay it: an option of V8 11, which is
 * Node 20's, and refused by later ones.
 */
const engine = [
  '--min-semi-space-size=16',
  '--initial-old-space-size=128',
  '--single-threaded',
  '--no-regexp-tier-up',
  ...(process.versions.v8.startsWith('11.') ? ['--interrupt-budget=400000'] : []),
];

/**
 * No core dump: it would hold the dossier. Ends with the thread that started it, and has no network, where the system's tools can do that; elsewhere
 * `answerTasks` ends it with its channel, and `closeNetwork` alone holds.
 */
const script = (dataMb: number): string => `
ulimit -c 0; ulimit -d ${dataMb * 1024}; ulimit -t ${cpuSeconds}
${endsWithStarter}
for way in '--user --map-root-user --net' --net; do unshare $way true 2>/dev/null && exec unshare $way "$@"; done
exec "$@"`;

/**
 * How a module is started that opens files of strangers: without network, other processes, threads or native modules, with no more of the disk and of
 * memory than is given here, and without this process's environment, which may hold keys.
 *
 * A module in TypeScript (tsx) is compiled on the way, which takes processes and files: there the disk and processes stay open.
 */
export function confinedCommand(entry: URL, limits: Confinement, args: readonly string[] = []): Command {
  const node = [process.execPath, '--no-warnings', `--max-old-space-size=${limits.heapMb}`, ...engine];
  const allowed = entry.pathname.endsWith('.ts') ? [] : permissions(entry, limits.folder);
  const run = [...node, ...allowed, ...moduleArguments(entry), ...args];
  const env = plainEnvironment();
  if (process.platform === 'win32') return { command: run[0]!, args: run.slice(1), env };
  return { command: 'sh', args: ['-c', script(limits.dataMb), 'sh', ...run], env };
}

function permissions(entry: URL, folder: string): string[] {
  const model = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';
  return [model, ...[...codeFolders(entry), folder].map((path) => `--allow-fs-read=${path}`), `--allow-fs-write=${folder}`];
}

/** The compiled program and its packages, and nothing else of the folder that it stands in: a workspace with keys may be there. */
function codeFolders(entry: URL): string[] {
  const own = [new URL('../', entry), new URL('../../package.json', entry)].map((url) => fileURLToPath(url));
  const packages = (createRequire(entry).resolve.paths('-') ?? []).filter((folder) => existsSync(folder));
  return [...own, ...new Set(packages.flatMap((folder) => [folder, realpathSync(folder)]))];
}
