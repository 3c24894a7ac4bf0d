/** Everything that CI runs, from a fresh clone: packages, build, checks, unit tests, evals, browser tests. Says what is missing. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
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

const steps = ['format:check', 'lint', 'types', 'check:imports', 'check:dead', 'check:generated', 'test:unit'].map((name) => ({
  name,
  args: ['run', '--silent', name],
}));
steps.push({ name: 'evals: findings against their gate', args: ['run', '--silent', 'eval', '--', 'findings', '--gate'] });
if (chromium) steps.push({ name: 'test:e2e', args: ['run', '--silent', 'test:e2e'], env: { CHROMIUM: chromium } });

let passed = 0;
const failed = [];
for (const { name, args, env } of steps) {
  console.log(`\n── ${name}`);
  const ok = run(npm, args, { env: { ...process.env, ...env } });
  if (ok) passed += 1;
  else failed.push(name);
}
const skipped = chromium ? 0 : 1;
if (skipped) {
  console.log(
    '\nThe browser tests did not run: no Chromium was found. Install one (Debian: apt-get install chromium fonts-noto-cjk) or name it in CHROMIUM, then run npm test again.',
  );
}
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(`\n${passed} passed, ${failed.length} failed, ${skipped} skipped`);
process.exit(failed.length === 0 ? 0 : 1);
