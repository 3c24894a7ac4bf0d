import type { Verdict, VerifiedFinding } from '../../domain/finding.ts';
import type { ReviewCommand } from '../../domain/review-command.ts';
import type { ReviewEvent } from '../../domain/review-event.ts';
import { coverFor, needsOwnDecision } from '../../domain/blind-cover.ts';
import { currentDisposition, type Disposition, type ReviewState } from '../../domain/review.ts';
import type { Outcome, PersonContext } from './outcome.ts';
import { refuse } from './refusal.ts';
import type { RefusalCode } from './words.ts';

type Command<T extends ReviewCommand['type']> = Extract<ReviewCommand, { type: T }>;

/** One decision on one finding; an earlier one is superseded and stays on the record. */
export function dispose(state: ReviewState, command: Command<'dispose'>, context: PersonContext): Outcome {
  const finding = state.prepared.findings.find(({ id }) => id === command.findingId);
  if (finding === undefined) return refuse('finding-unknown');
  const current = currentDisposition(state, finding.id);
  if ((current?.id ?? null) !== command.expectedSupersedes) return refuse('decided-meanwhile');
  if (coverFor(state, finding.id, context.actor) !== null) return refuse('own-verdict-first');
  const own = state.blindVerdicts.find((blind) => blind.findingId === finding.id && blind.by === context.actor.id);
  const fault = faultOfDecision(finding, command) ?? faultOfChange(finding, command, own?.verdict);
  if (fault !== undefined) return refuse(fault);
  const amended = command.decision === 'amend' && command.amended !== undefined ? { amended: command.amended } : {};
  const { decision, evidenceSeconds } = command;
  const timed = evidenceSeconds === undefined ? {} : { evidenceSeconds };
  return accepted([disposed(state, context, { findingId: finding.id, decision, reason: command.reason.trim(), ...amended, ...timed })]);
}

/** Accepts every open finding that does not need its own decision, each with its own disposition. */
export function acceptRoutine(state: ReviewState, command: Command<'acceptRoutine'>, context: PersonContext): Outcome {
  const routine = state.prepared.findings.filter(
    (finding) => !needsOwnDecision(state.prepared, finding) && currentDisposition(state, finding.id) === undefined,
  );
  if (routine.length === 0) return refuse('nothing-routine');
  return accepted(routine.map(({ id }) => disposed(state, context, { findingId: id, decision: 'accept', reason: command.reason.trim() })));
}

/** Takes a decision back; the finding is open again. */
export function withdraw(state: ReviewState, command: Command<'withdraw'>, context: PersonContext): Outcome {
  if (!state.prepared.findings.some(({ id }) => id === command.findingId)) return refuse('finding-unknown');
  const current = currentDisposition(state, command.findingId);
  if (current === undefined) return refuse('not-decided');
  if (current.id !== command.expectedSupersedes) return refuse('decided-meanwhile');
  const { actor, now, newId } = context;
  const disposition: Disposition = {
    ...current,
    id: newId(),
    reason: command.reason.trim(),
    by: actor.id,
    byName: actor.name,
    at: now,
    supersedes: current.id,
    withdrawn: true,
  };
  return accepted([{ type: 'finding.withdrawn', disposition }]);
}

function faultOfDecision(finding: VerifiedFinding, command: Command<'dispose'>): RefusalCode | undefined {
  const { decision, amended } = command;
  const hasReason = command.reason.trim() !== '';
  if (decision !== 'amend' && amended !== undefined) return 'amendment-unwanted';
  switch (decision) {
    case 'accept':
      return finding.verdict === 'undecided' ? 'accept-undecided' : undefined;
    case 'reject':
      return hasReason ? undefined : 'reason-missing';
    case 'undecided':
      return hasReason ? undefined : 'question-missing';
    case 'amend':
      if (amended === undefined || amended.summary.trim() === '') return 'amendment-missing';
      if (amended.verdict === 'undecided') return 'amendment-undecided';
      if (!differs(finding, amended)) return 'amendment-same';
      return hasReason ? undefined : 'reason-missing';
  }
}

/** Who accepts a draft against the verdict that they gave before seeing it says why. The other decisions ask for a reason anyway. */
function faultOfChange(finding: VerifiedFinding, command: Command<'dispose'>, own: Verdict | undefined): RefusalCode | undefined {
  if (own === undefined || own === finding.verdict || command.decision !== 'accept') return undefined;
  return command.reason.trim() === '' ? 'change-unexplained' : undefined;
}

function differs({ verdict, severity, summary }: VerifiedFinding, amended: NonNullable<Disposition['amended']>): boolean {
  const sameWords = amended.summary.trim() === summary.en.trim() || amended.summary.trim() === summary.zh.trim();
  return amended.verdict !== verdict || amended.severity !== severity || !sameWords;
}

function disposed(
  state: ReviewState,
  { actor, now, newId }: PersonContext,
  said: Pick<Disposition, 'findingId' | 'decision' | 'reason' | 'amended' | 'evidenceSeconds'>,
): ReviewEvent {
  const last = state.dispositions.findLast(({ findingId }) => findingId === said.findingId);
  return {
    type: 'finding.disposed',
    disposition: { id: newId(), ...said, by: actor.id, byName: actor.name, at: now, supersedes: last?.id ?? null, withdrawn: false },
  };
}

function accepted(events: readonly ReviewEvent[]): Outcome {
  return { kind: 'accepted', events };
}
