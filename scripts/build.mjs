/**
 * `node scripts/build.mjs [server] [console]`: builds what its sources have left behind: the server (`dist/`, by the compiler, which does not check
 * types here: `npm run types` does) and the console (`dist/console/`, by Vite). Both when none is named. All output goes to standard error.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const bin = (path) => join(root, 'node_modules', path);

const parts = {
  server: {
    sources: () => ['.config/tsconfig.build.json', ...files('src').filter((path) => !isOfConsole(path))],
    result: 'cli/main.js',
    build: () => {
      run(bin('typescript/bin/tsc'), ['-p', '.config/tsconfig.build.json']);
      removeWhatLostItsSource();
    },
  },
  console: {
    sources: () => ['.config/vite.config.ts', ...files('src')],
    result: 'console/index.html',
    build: () =>
      run(bin('vite/bin/vite.js'), ['build', '--config', '.config/vite.config.ts', '--logLevel', 'warn'], { NODE_ENV: 'production' }),
  },
};

function buildWhenStale(name) {
  const { sources, result, build } = parts[name];
  const stamp = join(dist, `.${name}-built-from`);
  const wanted = fingerprint([...sources(), 'tsconfig.json', 'package-lock.json']);
  if (existsSync(join(dist, result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error(`Building the ${name} …`);
  rmSync(stamp, { force: true });
  build();
  writeFileSync(stamp, wanted);
}

function files(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length))
    .sort();
}

const isOfConsole = (path) => path.split(sep).includes('console');

/** Names, sizes and times; taken before the build, so that what changes meanwhile is built again. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** A module that was deleted or renamed must not be found any more. */
function removeWhatLostItsSource() {
  for (const path of files('dist')) {
    const source = join(root, 'src', path.slice('dist/'.length).replace(/\.js(?:\.map)?$/u, '.ts'));
    if (/\.js(?:\.map)?$/u.test(path) && !isOfConsole(path) && !existsSync(source)) rmSync(join(root, path));
  }
}

function run(script, args, env = {}) {
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...env },
  });
  if (status === 0) return;
  console.error('The build failed; its messages are above.');
  process.exit(1);
}

const named = process.argv.slice(2);
for (const name of named.length > 0 ? named : Object.keys(parts)) buildWhenStale(name);
