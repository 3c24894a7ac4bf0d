import type { FindingId } from '../../domain/ids.ts';
import type { ReviewCommand } from '../../domain/review-command.ts';
import { currentDisposition, type ReviewState } from '../../domain/review.ts';
import type { Outcome, PersonContext } from './outcome.ts';
import { refuse } from './refusal.ts';

type Command<T extends ReviewCommand['type']> = Extract<ReviewCommand, { type: T }>;

/** A verdict given before the draft was shown: once per person and finding, and only while the finding is open. */
export function recordBlindVerdict(state: ReviewState, command: Command<'recordBlindVerdict'>, context: PersonContext): Outcome {
  const { findingId, verdict, note } = command;
  const { actor, now } = context;
  if (!state.prepared.findings.some(({ id }) => id === findingId)) return refuse('finding-unknown');
  if (currentDisposition(state, findingId) !== undefined) return refuse('blind-after-decision');
  if (state.blindVerdicts.some((blind) => blind.findingId === findingId && blind.by === actor.id)) return refuse('blind-twice');
  const said = note === undefined || note.trim() === '' ? {} : { note: note.trim() };
  const blindVerdict = { findingId, verdict, ...said, by: actor.id, byName: actor.name, at: now };
  return { kind: 'accepted', events: [{ type: 'finding.blind-verdict', blindVerdict }] };
}

/** A finding that the machine did not draft; it is the person's conclusion from the start. */
export function addFinding(_state: ReviewState, command: Command<'addFinding'>, context: PersonContext): Outcome {
  const { clause, verdict, severity, summary, citations } = command;
  const { actor, now, newId } = context;
  const id = `own/${newId()}` as FindingId;
  const finding = { id, clause, verdict, severity, summary, citations, by: actor.id, byName: actor.name, at: now };
  return { kind: 'accepted', events: [{ type: 'finding.added', finding }] };
}

/** A remark on a finding, the machine's or a person's. Not part of what is signed. */
export function comment(state: ReviewState, command: Command<'comment'>, context: PersonContext): Outcome {
  const { findingId, text, to } = command;
  const { actor, now, newId } = context;
  const known = state.prepared.findings.some(({ id }) => id === findingId) || state.ownFindings.some(({ id }) => id === findingId);
  if (!known) return refuse('finding-unknown');
  const said = { id: newId(), findingId, text, by: actor.id, byName: actor.name, at: now, ...(to === undefined ? {} : { to }) };
  return { kind: 'accepted', events: [{ type: 'finding.commented', comment: said }] };
}
