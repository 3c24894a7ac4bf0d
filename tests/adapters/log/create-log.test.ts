import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const write = `
import { createLog } from './src/adapters/log/create-log.ts';
const log = createLog('warn');
log.info('too quiet to be written');
log.warn('preparation failed', { dossier: 'D-1', code: 'input.empty' });
`;

it('the log goes to standard error as one JSON object per line, and leaves standard output to results', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', write], {
    cwd: new URL('../../..', import.meta.url),
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
  const lines = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>);
  expect(lines).toMatchObject([{ level: 'warn', message: 'preparation failed', dossier: 'D-1', code: 'input.empty' }]);
  expect(lines[0]?.['timestamp']).toMatch(/^\d{4}-\d{2}-\d{2}T/u);
});
