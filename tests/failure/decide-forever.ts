import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { actorOf } from '../../src/adapters/store/people.ts';
import type { DossierId } from '../../src/domain/ids.ts';
import { currentDisposition } from '../../src/domain/review.ts';
import { decide } from '../../src/stages/approve/index.ts';
import { exampleReview } from '../stages/approve/example-review.ts';
import { openWorkspace } from './open-workspace.ts';

/**
 * A process that decides as fast as it can until it is killed. It says `<dossier> <id of the disposition>` on standard output after
 * the decision is committed, and `ready` before the first.
 */
const { store, log } = await openWorkspace(process.argv[2] ?? '');
log.startSealing(store.onRecords);
const account = { username: 'li.wei', name: '李伟', roles: ['reviewer'] as const, password: 'correct horse' };
const person = store.personByUsername('li.wei') ?? (await store.createPerson(account, { kind: 'system', id: 'system' }));
const actor = actorOf(person);
const dossier = randomUUID() as DossierId;
await store.receiveDossier({ id: dossier, name: 'n', programme: 'p', side: 'review', files: [] }, actor);
const findings = Array.from({ length: 12 }, (_, n) => ({ id: `f${String(n)}`, verdict: 'not-met', severity: 'major' }) as const);
await store.savePrepared(exampleReview(findings, { dossierId: dossier }));
writeSync(1, 'ready\n');

for (let n = 0; ; n++) {
  const context = { actor, now: new Date().toISOString(), newId: randomUUID };
  const outcome = store.decideReview(dossier, actor, (state) => {
    const finding = state.prepared.findings[n % findings.length];
    if (finding === undefined) throw new RangeError('no finding');
    const current = currentDisposition(state, finding.id);
    const command =
      current !== undefined && n % 3 === 0
        ? ({ type: 'withdraw', findingId: finding.id, reason: 'again', expectedSupersedes: current.id } as const)
        : ({ type: 'dispose', findingId: finding.id, decision: 'accept', reason: '', expectedSupersedes: current?.id ?? null } as const);
    return decide(state, command, context);
  });
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.code);
  for (const event of outcome.events) if ('disposition' in event) writeSync(1, `${dossier} ${event.disposition.id}\n`);
  if (n % 8 === 0) await nextTurn();
}
