import { randomUUID } from 'node:crypto';
import { actorOf } from '../../src/adapters/store/people.ts';
import { coversOf } from '../../src/domain/blind-cover.ts';
import type { DossierId, VerifiedFinding } from '../../src/domain/index.ts';
import { contentHashOf, decide, needsSecondPerson } from '../../src/stages/approve/index.ts';
import type { Workspace } from '../../src/workspace/open-workspace.ts';

type Command = Parameters<typeof decide>[1];
type Said = Pick<Extract<Command, { type: 'dispose' }>, 'decision' | 'reason'> & Partial<Extract<Command, { type: 'dispose' }>>;

/** Undecided drafts become questions, all others are accepted. */
const usually = ({ verdict }: VerifiedFinding): Said =>
  verdict === 'undecided' ? { decision: 'undecided', reason: 'Please show it.' } : { decision: 'accept', reason: '' };

/** Two people decide and sign everything; `say` has what they decide where that is not as usual. */
export async function signAll(
  { store, now }: Workspace,
  dossier: DossierId,
  say: (finding: VerifiedFinding) => Said | undefined = () => undefined,
): Promise<void> {
  const people = [];
  for (const [username, roles] of [
    ['rhea', ['reviewer']],
    ['arne', ['approver']],
  ] as const)
    people.push(
      actorOf(
        store.personByUsername(username) ??
          (await store.createPerson(
            { username, name: `${username} Test`, roles, password: 'correct horse battery' },
            { kind: 'system', id: 'system' },
          )),
      ),
    );
  const [reviewer, approver] = people;
  if (reviewer === undefined || approver === undefined) throw new Error('no people');
  const act = (actor: typeof reviewer, command: Command): void => {
    const outcome = store.decideReview(dossier, actor, (state) =>
      decide(state, command, { actor, now: now().toISOString(), newId: randomUUID }),
    );
    if (outcome.kind === 'refused') throw new Error(outcome.refusal.code);
  };
  for (const finding of store.reviewState(dossier).prepared.findings) {
    const { id, verdict } = finding;
    if (coversOf(store.reviewState(dossier).prepared).has(id)) act(reviewer, { type: 'recordBlindVerdict', findingId: id, verdict });
    act(reviewer, { type: 'dispose', findingId: id, expectedSupersedes: null, ...(say(finding) ?? usually(finding)) });
  }
  const state = store.reviewState(dossier);
  act(reviewer, { type: 'sign', contentHash: contentHashOf(state) });
  if (needsSecondPerson(state)) act(approver, { type: 'approve', contentHash: contentHashOf(state) });
}
