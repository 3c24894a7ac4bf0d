import { writeSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openExampleReview } from './open-example-review.ts';

/**
 * A process that decides as fast as it can until it is killed. It says `<dossier> <id of the disposition>` on standard output after
 * the decision is committed, and `ready` before the first.
 */
const { store, log, dossier, decideOnce } = await openExampleReview(process.argv[2] ?? '');
log.startSealing(store.onRecords);
writeSync(1, 'ready\n');

for (let n = 0; ; n++) {
  for (const id of decideOnce(n)) writeSync(1, `${dossier} ${id}\n`);
  if (n % 8 === 0) await nextTurn();
}
