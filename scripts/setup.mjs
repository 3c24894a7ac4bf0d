/** Brings a fresh clone to where it can run: right Node, packages as locked, built. Needs nothing but Node; says what is missing. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(
      `Countersign needs Node 20.19 or newer; this is ${process.versions.node}. Install it and run the command again.\n需要Node 20.19或更高版本，当前为${process.versions.node}。`,
    );
  }
}

function installPackages() {
  const lock = join(root, 'package-lock.json');
  const done = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(done) && statSync(done).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error('Installing packages as locked (some minutes the first time) …');
  const result = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (result.status !== 0) {
    const compiler = spawnSync('c++', ['--version']).status === 0;
    fail(
      compiler
        ? 'npm ci failed; its messages are above. Check that the package registry can be reached, then run the command again.'
        : 'npm ci failed and no C++ compiler (c++) was found. hnswlib-node and better-sqlite3 may need one: install build-essential (Debian), Xcode command line tools (macOS) or the Visual Studio build tools (Windows), then run the command again.',
    );
  }
}

requireNode();
installPackages();
if (spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { stdio: ['ignore', 2, 2] }).status !== 0) process.exit(1);
