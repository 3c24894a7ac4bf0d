/** Everything that CI runs, from a fresh clone: packages, build, checks and eval gate, unit tests, browser tests. Says what is missing. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const run = (command, args, options = {}) => spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options }).status === 0;

const setUp = run(process.execPath, ['scripts/setup.mjs']);
if (!setUp) process.exit(1);

/** A Chromium of the system, or Debian's where this user may install it. */
function findChromium() {
  const names = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return names.find((name) => name && existsSync(name));
}
let chromium = findChromium();
if (!chromium && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
  console.error('Installing Chromium and Chinese fonts for the browser tests …');
  run('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'] });
  run('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], { stdio: ['ignore', 'ignore', 'inherit'] });
  chromium = findChromium();
}

const failed = [];
let passed = 0;
/** One script of package.json; what it says is shown when it has ended, or at once where nothing runs beside it. */
async function runStage(name, { args = [], env = {}, atOnce = false } = {}) {
  const begun = performance.now();
  const child = spawn(npm, ['run', '--silent', name, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', ...(atOnce ? ['inherit', 'inherit'] : ['pipe', 'pipe'])],
    shell: process.platform === 'win32',
  });
  if (atOnce) console.log(`\n── ${name}`);
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => said.push(piece));
  const ok = await new Promise((resolve) => child.on('close', (code) => resolve(code === 0)).on('error', () => resolve(false)));
  if (!atOnce) console.log(`\n── ${name}\n${Buffer.concat(said).toString()}`);
  console.log(`${ok ? 'passed' : 'FAILED'} in ${Math.round((performance.now() - begun) / 1000)} s`);
  if (ok) passed += 1;
  else failed.push(name);
}

// Each uses one processor; those that take longest come first.
const waiting = [
  ['eval', { args: ['--', 'findings', '--gate'] }],
  ['lint'],
  ['types:main'],
  ['format:check'],
  ['types:console'],
  ['types:e2e'],
  ['check:imports'],
  ['check:dead'],
  ['check:generated'],
  ['check:licences'],
];
const lane = async () => {
  for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift()) await runStage(...stage);
};
await Promise.all(Array.from({ length: Math.max(1, Math.min(availableParallelism(), 4)) }, lane));
await runStage('test:unit', { atOnce: true });
await runStage('check:duties');
if (chromium) await runStage('test:e2e', { env: { CHROMIUM: chromium }, atOnce: true });

const skipped = chromium ? 0 : 1;
if (skipped) {
  console.log(
    '\nThe browser tests did not run: no Chromium was found. Install one (Debian: apt-get install chromium fonts-noto-cjk) or name it in CHROMIUM, then run npm test again.',
  );
}
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(`\n${passed} passed, ${failed.length} failed, ${skipped} skipped`);
process.exit(failed.length === 0 ? 0 : 1);
