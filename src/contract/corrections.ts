import { z } from 'zod';
import { DataConsent, DossierId, Instant, LeftOut, ReleasedCorrections } from '../domain/index.ts';
import { Signer } from './signer.ts';

/** Dossiers whose decided findings may become labelled data, and the exports: what was asked for, what was released, what was taken. */
export const CorrectionsView = z.object({
  /** Signed reviews, and others for which a lead gave consent; newest first. */
  dossiers: z.array(
    z.object({
      id: DossierId,
      name: z.string(),
      signedAt: Instant.nullable(),
      decided: z.int(),
      /** The newest word of a lead; null: none was ever given. */
      consent: DataConsent.nullable(),
      /** May the person who asks give or take back consent here? */
      mayConsent: z.boolean(),
    }),
  ),
  /** Newest first; those alone whose dossiers the person who asks may all know of. */
  exports: z.array(
    z.object({
      id: z.string(),
      purpose: z.string(),
      state: z.enum(['asked', 'declined', 'released']),
      askedBy: z.string(),
      askedByName: z.string(),
      askedAt: Instant,
      decidedByName: z.string().nullable(),
      decidedAt: Instant.nullable(),
      file: ReleasedCorrections.pick({ sha256: true, lines: true, masked: true }).nullable(),
      downloads: z.int(),
      /** `now`: why it may not be used at this moment; `leftOut`: why it is not in the file; `alias`: its name in the file. */
      dossiers: z.array(
        z.object({
          id: DossierId, name: z.string(), now: LeftOut.nullable(), leftOut: LeftOut.nullable(), alias: z.string().nullable(), lines: z.int(),
        }), // prettier-ignore
      ),
    }),
  ),
});
export type CorrectionsView = z.infer<typeof CorrectionsView>;

export const DataConsentRequest = z.object({ given: z.boolean(), reason: z.string().trim().min(1).max(2000) });
/** The record of an export names its dossiers and has a limit of 65,535 bytes. */
export const AskCorrectionsRequest = z.object({
  purpose: z.string().trim().min(1).max(2000),
  dossiers: z.array(DossierId).min(1).max(300),
});
export const DecideCorrectionsRequest = Signer.extend({ decision: z.enum(['release', 'decline']) });
