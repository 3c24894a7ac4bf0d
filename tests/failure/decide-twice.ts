import { readSync, writeSync } from 'node:fs';
import { AppError } from '../../src/domain/errors.ts';
import { openExampleReview } from './open-example-review.ts';

/**
 * A process that is ready, waits for a line, then decides twice; each decision is published before it is acknowledged. It says `ready`,
 * then for each decision `acknowledged <id>` or `refused <code>`, then `end`.
 */
const { log, decideOnce } = await openExampleReview(process.argv[2] ?? '');
await log.seal();
const say = (line: string): void => void writeSync(1, `${line}\n`);
say('ready');
readSync(0, Buffer.alloc(16));
for (let n = 0; n < 2; n++) {
  try {
    const ids = decideOnce(n);
    await log.seal();
    for (const id of ids) say(`acknowledged ${id}`);
  } catch (fault) {
    say(`refused ${fault instanceof AppError ? fault.code : String(fault)}`);
  }
}
say('end');
process.exit(0);
