import type { Requirement, Verdict } from '../../domain/index.ts';
import { canFail } from '../../domain/index.ts';

/** What was learned of one requirement before a verdict is drawn. */
export type Learned = {
  /** Outcome of the CEL condition; `true` where there is none. */
  readonly applies: 'true' | 'false' | 'missing';
  /** Outcome of the CEL check; `missing` where there is none. */
  readonly check: 'true' | 'false' | 'missing';
  /** Condition or check count working days of a year that the calendar lacks. */
  readonly noCalendar: boolean;
  /** Only a part of what the check asks for is lacking. */
  readonly lackingInPart: boolean;
  readonly breach: 'clear' | 'partly' | 'weak' | 'none';
  readonly fulfilment: 'clear' | 'weak' | 'none';
  /** A statement speaks of all members of a set whose facts are listed one by one, so a false check may only mean that the list is short. */
  readonly fulfilmentOutweighs: boolean;
  /** A document that would be its evidence is listed among the enclosures and is not in the dossier. */
  readonly notEnclosed: boolean;
};

export type Decision = {
  readonly verdict: Verdict;
  readonly because:
    | 'authority-side' | 'condition' | 'permission' | 'applicability' | 'continuing-silent' | 'check-true' | 'check-false' | 'breach'
    | 'fulfilment' | 'not-enclosed' | 'weak' | 'condition-unknown' | 'no-calendar' | 'nothing';
}; // prettier-ignore

/**
 * The one table from what was learned to a draft verdict. Failing verdicts come only from a check that is false, a statement that breaches
 * the duty, or a listed document that is not there; permissions, encouragements and authority duties never fail.
 */
export function decideVerdict(requirement: Pick<Requirement, 'kind' | 'whenCheckable'>, learned: Learned): Decision {
  if (requirement.whenCheckable === 'authority_side') return { verdict: 'not-applicable', because: 'authority-side' };
  const breached = learned.breach === 'clear' || learned.breach === 'partly';
  if (learned.applies === 'false') return decideUnconditioned(requirement, breached);
  if (!canFail(requirement)) return decideUnfailing(requirement, learned);

  if (learned.applies === 'true' && learned.check === 'false') {
    if (learned.fulfilmentOutweighs && !breached) return { verdict: 'undecided', because: 'weak' };
    const inPart = learned.lackingInPart && learned.breach !== 'clear';
    return { verdict: inPart ? 'partly-met' : 'not-met', because: 'check-false' };
  }
  if (breached) {
    const inPart = learned.breach === 'partly' || learned.check === 'true';
    return { verdict: inPart ? 'partly-met' : 'not-met', because: 'breach' };
  }
  if (learned.notEnclosed) return { verdict: 'not-addressed', because: 'not-enclosed' };
  if (learned.applies === 'true' && learned.check === 'true')
    return { verdict: learned.breach === 'weak' ? 'undecided' : 'met', because: learned.breach === 'weak' ? 'weak' : 'check-true' };
  if (learned.breach === 'weak') return { verdict: 'undecided', because: 'weak' };
  if (learned.noCalendar) return { verdict: 'undecided', because: 'no-calendar' };
  if (learned.fulfilment === 'clear') return { verdict: 'met', because: 'fulfilment' };
  if (requirement.whenCheckable === 'continuing') return { verdict: 'not-applicable', because: 'continuing-silent' };
  if (learned.applies === 'missing') return { verdict: 'undecided', because: 'condition-unknown' };
  if (learned.fulfilment === 'weak') return { verdict: 'undecided', because: 'weak' };
  return { verdict: 'undecided', because: 'nothing' };
}

/** The condition is not given yet, or by facts that may be incomplete: a clause that already breaches a later duty counts, other breaches are shown. */
function decideUnconditioned(requirement: Pick<Requirement, 'kind' | 'whenCheckable'>, breached: boolean): Decision {
  if (!breached || !canFail(requirement)) return { verdict: 'not-applicable', because: 'condition' };
  if (requirement.whenCheckable === 'continuing') return { verdict: 'not-met', because: 'breach' };
  return { verdict: 'undecided', because: 'condition-unknown' };
}

function decideUnfailing(requirement: Pick<Requirement, 'kind'>, learned: Learned): Decision {
  if (learned.applies === 'true' && learned.check === 'true') return { verdict: 'met', because: 'check-true' };
  if (learned.fulfilment === 'clear') return { verdict: 'met', because: 'fulfilment' };
  return { verdict: 'not-applicable', because: requirement.kind === 'applicability' ? 'applicability' : 'permission' };
}
