import type { Actor, Bilingual, Deletion, LegalHold, RetentionKind } from '../../domain/index.ts';
import { retentionWords as words } from './retention-words.ts';

/** A dossier as far as keeping and deleting it depends on it. */
export type Keepable = {
  readonly side: RetentionKind;
  readonly status: 'receiving' | 'preparing' | 'ready' | 'failed';
  readonly createdAt: string;
  readonly review: { readonly phase: string; readonly changedAt: string } | null;
};
/** What stands in the way or leads to a deletion at this moment. */
export type DeletionCase = {
  readonly dossier: Keepable;
  readonly hold: LegalHold | null;
  /** The one that is open, confirmed or done; declined ones do not count. */
  readonly deletion: Deletion | null;
  /** Something reads or drafts the dossier now. */
  readonly inUse: boolean;
};
type PersonActor = Extract<Actor, { kind: 'person' }>;

/** Since when nobody works on it: sign-off of a review, last change of a pre-check, a draft that failed. Null while it is open. */
export function closedSince({ side, status, createdAt, review }: Keepable): string | null {
  if (status === 'failed') return createdAt;
  if (status !== 'ready' || review === null) return null;
  return side === 'precheck' || review.phase === 'signed' ? review.changedAt : null;
}

/** First instant at which it may be deleted without being early; null while it is open. `days` by the period of its kind. */
export function dueSince(dossier: Keepable, days: number): string | null {
  const since = closedSince(dossier);
  return since === null ? null : new Date(Date.parse(since) + days * 86_400_000).toISOString();
}

/** May this person ask that the dossier be deleted? Null when they may; else why not. Early needs no more than the reason, which governance reads. */
export function refuseAskingDeletion(by: PersonActor, { dossier, hold, deletion, inUse }: DeletionCase): Bilingual | null {
  if (!by.roles.some((role) => role === 'lead' || role === 'administrator')) return words.whoAsks;
  if (deletion !== null) return deletion.state === 'asked' ? words.askedAlready : words.deletedAlready;
  return standsInTheWay(dossier, hold, inUse);
}

/** May this person decide on it, as the second of two? Declining is possible whatever happened since. */
export function refuseDecidingDeletion(
  by: PersonActor,
  decision: 'confirm' | 'decline',
  { dossier, hold, deletion, inUse }: DeletionCase,
): Bilingual | null {
  if (deletion?.state !== 'asked') return words.decidedAlready;
  if (!by.roles.includes('governance')) return words.whoDecides;
  if (by.id === deletion.askedBy) return words.secondPerson;
  return decision === 'decline' ? null : standsInTheWay(dossier, hold, inUse);
}

/** Leads and governance put a hold and end it. */
export function refuseHold(by: PersonActor, held: boolean, { hold, deletion }: Pick<DeletionCase, 'hold' | 'deletion'>): Bilingual | null {
  if (!by.roles.some((role) => role === 'lead' || role === 'governance')) return words.whoHolds;
  if (deletion?.state === 'confirmed' || deletion?.state === 'done') return words.tooLate;
  return (hold?.held ?? false) === held ? (held ? words.heldAlready : words.notHeld) : null;
}

function standsInTheWay(dossier: Keepable, hold: LegalHold | null, inUse: boolean): Bilingual | null {
  if (hold?.held === true) return words.held;
  if (closedSince(dossier) === null) return words.open;
  return inUse ? words.inUse : null;
}
