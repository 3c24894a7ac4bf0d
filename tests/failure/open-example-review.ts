import { randomUUID } from 'node:crypto';
import { actorOf } from '../../src/adapters/store/people.ts';
import { sealDraft } from '../../src/adapters/store/seal-draft.ts';
import type { DossierId } from '../../src/domain/ids.ts';
import { currentDisposition } from '../../src/domain/review.ts';
import { decide } from '../../src/stages/approve/index.ts';
import { exampleReview } from '../stages/approve/example-review.ts';
import { openWorkspace } from './open-workspace.ts';

/** A workspace with a person who decides on a new dossier of twelve findings, as often as asked. */
export async function openExampleReview(folder: string) {
  const { store, log } = await openWorkspace(folder);
  const account = { username: 'li.wei', name: '李伟', roles: ['reviewer'] as const, password: 'correct horse' };
  const person = store.personByUsername('li.wei') ?? (await store.createPerson(account, { kind: 'system', id: 'system' }));
  const actor = actorOf(person);
  const dossier = randomUUID() as DossierId;
  await store.receiveDossier({ id: dossier, name: 'n', programme: 'p', side: 'review', files: [] }, actor);
  const findings = Array.from({ length: 12 }, (_, n) => ({ id: `f${String(n)}`, verdict: 'not-met', severity: 'major' }) as const);
  await store.savePrepared(sealDraft(exampleReview(findings, { dossierId: dossier })));

  /** Decides on finding n modulo 12, or takes a decision back. Returns the ids of what was decided, all committed. */
  const decideOnce = (n: number): string[] => {
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
    return outcome.events.flatMap((event) => ('disposition' in event ? [event.disposition.id] : []));
  };
  return { store, log, dossier, decideOnce };
}
