import type { Actor, Bilingual, CorrectionExport, DataConsent, LeftOut } from '../../domain/index.ts';
import { correctionsWords as words } from './corrections-words.ts';

type PersonActor = Extract<Actor, { kind: 'person' }>;
/** A dossier as far as its use as data depends on it. */
export type Usable = { readonly phase: string | null; readonly consent: DataConsent | null; readonly deleted: boolean };

/** Why a dossier is not used as data at this moment; null when it may be: its review is signed, and a lead consents. */
export function whyLeftOut({ phase, consent, deleted }: Usable): LeftOut | null {
  if (deleted) return 'deleted';
  if (consent?.given !== true) return 'no-consent';
  return phase === 'signed' ? null : 'not-signed';
}

/** May this person give consent for a dossier, or take it back? Null when they may. It is taken back whatever happened since. */
export function refuseConsent(by: PersonActor, given: boolean, reason: string, { phase, consent }: Usable): Bilingual | null {
  if (!by.roles.includes('lead')) return words.whoConsents;
  if (reason.trim() === '') return words.reasonMissing;
  if ((consent?.given ?? false) === given) return given ? words.givenAlready : words.notGiven;
  return given && phase !== 'signed' ? words.notSigned : null;
}

export function refuseAskingExport(by: PersonActor, purpose: string, dossiers: readonly Usable[]): Bilingual | null {
  if (!by.roles.includes('governance')) return words.whoAsks;
  if (purpose.trim() === '') return words.purposeMissing;
  if (dossiers.length === 0) return words.noneChosen;
  return dossiers.some((dossier) => whyLeftOut(dossier) !== null) ? words.without : null;
}

/** `left`: how many of its dossiers may still be used. Declining is possible whatever happened since. */
export function refuseDecidingExport(
  by: PersonActor,
  decision: 'release' | 'decline',
  { state, asked }: CorrectionExport,
  left: number,
): Bilingual | null {
  if (state !== 'asked') return words.decidedAlready;
  if (!by.roles.some((role) => role === 'governance' || role === 'lead')) return words.whoDecides;
  if (by.id === asked.by) return words.secondPerson;
  return decision === 'release' && left === 0 ? words.nothingLeft : null;
}

/** `included`: the dossiers in the file as they are now. A file that holds one without consent stays where it is. */
export function refuseDownload(
  by: PersonActor,
  { state, asked }: CorrectionExport,
  included: readonly Pick<Usable, 'consent' | 'deleted'>[],
): Bilingual | null {
  if (state !== 'released') return words.notReleased;
  if (!by.roles.includes('governance') || by.id !== asked.by) return words.onlyAsker;
  if (included.some(({ deleted }) => deleted)) return words.deleted;
  return included.some(({ consent }) => consent?.given !== true) ? words.withdrawn : null;
}
