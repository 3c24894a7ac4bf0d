import type { Requirement, Verdict } from '../../domain/index.ts';
import { canFail } from '../../domain/index.ts';

/** What was learned of one requirement before a verdict is drawn. */
export type Learned = {
  /** Outcome of the CEL condition; `true` where there is none. */
  readonly applies: 'true' | 'false' | 'missing';
  /** Outcome of the CEL check; `missing` where there is none. */
  readonly check: 'true' | 'false' | 'missing';
  /** Only a part of what the check asks for is lacking. */
  readonly lackingInPart: boolean;
  readonly breach: 'clear' | 'partly' | 'weak' | 'none';
  readonly fulfilment: 'clear' | 'weak' | 'none';
  /** A document that would be its evidence is listed among the enclosures and is not in the dossier. */
  readonly notEnclosed: boolean;
};

export type Decision = {
  readonly verdict: Verdict;
  readonly because:
    | 'authority-side' | 'condition' | 'permission' | 'applicability' | 'continuing-silent' | 'check-true' | 'check-false' | 'breach'
    | 'fulfilment' | 'not-enclosed' | 'weak' | 'condition-unknown' | 'nothing';
}; // prettier-ignore

/**
 * The one table from what was learned to a draft verdict. Failing verdicts come only from a check that is false, a statement that breaches
 * the duty, or a listed document that is not there; permissions, encouragements and authority duties never fail.
 */
export function decideVerdict(requirement: Pick<Requirement, 'kind' | 'whenCheckable'>, learned: Learned): Decision {
  if (requirement.whenCheckable === 'authority_side') return { verdict: 'not-applicable', because: 'authority-side' };
  if (learned.applies === 'false') return { verdict: 'not-applicable', because: 'condition' };
  if (!canFail(requirement)) return decideUnfailing(requirement, learned);

  const breached = learned.breach === 'clear' || learned.breach === 'partly';
  if (learned.applies === 'true' && learned.check === 'false') {
    const inPart = learned.lackingInPart && learned.breach !== 'clear';
    return { verdict: inPart ? 'partly-met' : 'not-met', because: 'check-false' };
  }
  if (breached) {
    const inPart = learned.breach === 'partly' || learned.check === 'true';
    return { verdict: inPart ? 'partly-met' : 'not-met', because: 'breach' };
  }
  if (learned.notEnclosed) return { verdict: 'not-addressed', because: 'not-enclosed' };
  if (learned.applies === 'true' && learned.check === 'true') return { verdict: learned.breach === 'weak' ? 'undecided' : 'met', because: learned.breach === 'weak' ? 'weak' : 'check-true' };
  if (learned.breach === 'weak') return { verdict: 'undecided', because: 'weak' };
  if (learned.fulfilment === 'clear') return { verdict: 'met', because: 'fulfilment' };
  if (requirement.whenCheckable === 'continuing') return { verdict: 'not-applicable', because: 'continuing-silent' };
  if (learned.applies === 'missing') return { verdict: 'undecided', because: 'condition-unknown' };
  if (learned.fulfilment === 'weak') return { verdict: 'undecided', because: 'weak' };
  return { verdict: 'undecided', because: 'nothing' };
}

function decideUnfailing(requirement: Pick<Requirement, 'kind'>, learned: Learned): Decision {
  if (learned.applies === 'true' && learned.check === 'true') return { verdict: 'met', because: 'check-true' };
  if (learned.fulfilment === 'clear') return { verdict: 'met', because: 'fulfilment' };
  return { verdict: 'not-applicable', because: requirement.kind === 'applicability' ? 'applicability' : 'permission' };
}
