import { spawnSync } from 'node:child_process';

/**
 * `npm run test:failure [-- --cuts 1000] [--tamperings 10000] [--faults all] [--seed 1]`: what the system survives, in full. kill -9 while people decide and
 * while a draft is made, every failing disk call of one approval (takes root and strace), a full disk (takes root), random tampering. Without arguments:
 * 200 cuts, 10,000 tamperings, all faults.
 */
const known = { cuts: '200', tamperings: '10000', faults: 'all', seed: '20261121' };
const args = process.argv.slice(2);
const given = { ...known };
for (let n = 0; n < args.length; n += 2) {
  const name = args[n]?.replace(/^--/u, '') ?? '';
  const value = args[n + 1];
  if (!(name in known) || value === undefined) {
    console.error(
      `Known: ${Object.keys(known)
        .map((key) => `--${key} <value>`)
        .join(', ')}`,
    );
    process.exit(2);
  }
  given[name] = value;
}
const env = { ...process.env };
for (const [name, value] of Object.entries(given)) env[name.toUpperCase()] = value;
const run = spawnSync('npx', ['vitest', 'run', '--config', '.config/vitest.config.ts', 'tests/failure'], { stdio: 'inherit', env });
process.exit(run.status ?? 1);
