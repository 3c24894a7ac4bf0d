import type { Role } from '../../domain/people.ts';
import type { ReviewCommand } from '../../domain/review-command.ts';
import { longestText } from '../../domain/review-command.ts';
import type { ReviewEvent } from '../../domain/review-event.ts';
import type { ReviewPhase, ReviewState } from '../../domain/review.ts';
import { addFinding, comment, recordBlindVerdict } from './add-to-review.ts';
import { acceptRoutine, dispose, withdraw } from './dispose-finding.ts';
import type { DecisionContext, Outcome, PersonContext } from './outcome.ts';
import { refuse } from './refusal.ts';
import { approve, reopen, sendBack, sign } from './sign-review.ts';
import type { RefusalCode } from './words.ts';

/** `go`: the command's own rules decide. `reopens`: the same, and signatures already given become stale. Else the refusal. */
type Cell = 'go' | 'reopens' | RefusalCode;
type Row = { readonly roles: readonly Role[]; readonly phases: Record<ReviewPhase, Cell> };

const row = (roles: readonly Role[], inReview: Cell, awaiting: Cell, signed: Cell): Row => ({
  roles,
  phases: { 'in-review': inReview, 'awaiting-approval': awaiting, signed },
});
const reviewing: readonly Role[] = ['reviewer', 'lead'];

/** The whole policy: who may ask for what, in which phase. */
export const decisionTable: Record<ReviewCommand['type'], Row> = {
  //                         who                               in-review         awaiting-approval       signed
  dispose: /*            */ row(reviewing, /*               */ 'go', /*       */ 'reopens', /*        */ 'review-signed'),
  acceptRoutine: /*      */ row(reviewing, /*               */ 'go', /*       */ 'nothing-routine', /**/ 'review-signed'),
  withdraw: /*           */ row(reviewing, /*               */ 'go', /*       */ 'reopens', /*        */ 'review-signed'),
  recordBlindVerdict: /* */ row(reviewing, /*               */ 'go', /*       */ 'blind-after-decision', 'review-signed'),
  addFinding: /*         */ row(reviewing, /*               */ 'go', /*       */ 'reopens', /*        */ 'review-signed'),
  comment: /*            */ row([...reviewing, 'approver'], /**/ 'go', /*     */ 'go', /*             */ 'go'),
  sign: /*               */ row(reviewing, /*               */ 'go', /*       */ 'already-signed', /* */ 'already-signed'),
  approve: /*            */ row(['approver'], /*            */ 'not-signed-yet', 'go', /*             */ 'already-signed'),
  sendBack: /*           */ row(['approver'], /*            */ 'not-signed-yet', 'go', /*             */ 'review-signed'),
  reopen: /*             */ row(['lead', 'approver'], /*    */ 'not-signed-yet', 'go', /*             */ 'go'),
}; // prettier-ignore

/**
 * What a command does to a review: the events to record, or the refusal to show. Pure: nothing is written here, and the same
 * state, command and context give the same outcome.
 */
export function decide(state: ReviewState, command: ReviewCommand, context: DecisionContext): Outcome {
  const { actor } = context;
  if (actor.kind !== 'person') return refuse('not-a-person');
  const { roles, phases } = decisionTable[command.type];
  if (!actor.roles.some((role) => roles.includes(role))) return refuse('role-missing');
  const cell = phases[state.phase];
  if (cell !== 'go' && cell !== 'reopens') return refuse(cell);
  if (textsOf(command).some((text) => text.length > longestText)) return refuse('text-too-long');
  const outcome = runCommand(state, command, { ...context, actor });
  if (cell === 'go' || outcome.kind === 'refused') return outcome;
  return { kind: 'accepted', events: [reopenedBy({ ...context, actor }, command.type), ...outcome.events] };
}

function runCommand(state: ReviewState, command: ReviewCommand, context: PersonContext): Outcome {
  switch (command.type) {
    case 'dispose':
      return dispose(state, command, context);
    case 'acceptRoutine':
      return acceptRoutine(state, command, context);
    case 'withdraw':
      return withdraw(state, command, context);
    case 'recordBlindVerdict':
      return recordBlindVerdict(state, command, context);
    case 'addFinding':
      return addFinding(state, command, context);
    case 'comment':
      return comment(state, command, context);
    case 'sign':
      return sign(state, command, context);
    case 'approve':
      return approve(state, command, context);
    case 'sendBack':
      return sendBack(state, command, context);
    case 'reopen':
      return reopen(state, command, context);
  }
}

function reopenedBy({ actor, now }: PersonContext, reason: string): ReviewEvent {
  return { type: 'review.reopened', by: actor.id, byName: actor.name, at: now, reason };
}

function textsOf(command: ReviewCommand): string[] {
  const texts = 'reason' in command ? [command.reason] : [];
  if (command.type === 'comment') texts.push(command.text);
  if (command.type === 'recordBlindVerdict') texts.push(command.note ?? '');
  if (command.type === 'addFinding') texts.push(command.summary);
  if (command.type === 'dispose' && command.amended !== undefined) texts.push(command.amended.summary);
  return texts;
}
