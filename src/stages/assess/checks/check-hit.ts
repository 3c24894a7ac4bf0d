import type { Bilingual, DossierCitation } from '../../../domain/index.ts';
import type { AssessInput } from '../assess-input.ts';

/** What a named check found: a defect of one requirement with its places, the telling one first. */
export type CheckHit = {
  readonly requirement: string;
  readonly force: 'clear' | 'weak';
  readonly citations: readonly DossierCitation[];
  /** The check as a short expression with the values it compared. */
  readonly expression: string;
  readonly note: Bilingual;
};

/** A check that no CEL expression of the programme covers; reads facts and passages only. */
export type NamedCheck = (input: AssessInput) => Iterable<CheckHit>;
