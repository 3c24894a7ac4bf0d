import { z } from 'zod';
import { Instant, type Bilingual } from './bilingual.ts';
import { DossierCitation } from './document.ts';
import { PersonId, Sha256 } from './ids.ts';

/** What the authority issues at the end of contract-manufacturing licensing; the data of it are drafted here, never issued. */
export const CertificateKind = z.enum(['class-b-licence', 'class-c-licence', 'written-opinion']);
export type CertificateKind = z.infer<typeof CertificateKind>;

/** One field as a person left it. Only a confirmed one is shown on the paper. */
export const CertificateEntry = z.object({
  key: z.string(),
  value: z.string(),
  /** A person compared it with its source, or answers for what they entered. */
  confirmed: z.boolean(),
  /** `source`: as the dossier states it, at `citations`; `entered`: written by the person, for `reason`. */
  basis: z.enum(['source', 'entered']),
  citations: z.array(DossierCitation),
  reason: z.string(),
});
export type CertificateEntry = z.infer<typeof CertificateEntry>;

/** All fields as one person saved them. Immutable; a later version supersedes it. `hash`: of the canonical JSON of kind, review and entries. */
export const CertificateVersion = z.object({
  id: z.string(), kind: CertificateKind, no: z.int().min(1),
  /** Content hash of the signed review that it rests on. */
  reviewHash: Sha256,
  entries: z.array(CertificateEntry), hash: Sha256, by: PersonId, byName: z.string(), at: Instant,
}); // prettier-ignore
export type CertificateVersion = z.infer<typeof CertificateVersion>;

const act = { versionId: z.string(), hash: Sha256, by: PersonId, byName: z.string(), at: Instant };
export const CertificateRelease = z.object(act);
export type CertificateRelease = z.infer<typeof CertificateRelease>;

/** What happened to one certificate, in order; each is one immutable row and one audit record of the same name. */
export const CertificateEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('certificate.prepared'), version: CertificateVersion }),
  z.object({ type: z.literal('certificate.released'), release: CertificateRelease }),
  z.object({ type: z.literal('certificate.sent-back'), ...act, reason: z.string() }),
]);
export type CertificateEvent = z.infer<typeof CertificateEvent>;

const text = z.string().max(400);
/** What a person may ask of a certificate. `expectedVersion` is the version that they saw, null for none. */
export const CertificateCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('prepare'),
    expectedVersion: z.string().nullable(),
    entries: z.array(z.object({ key: z.string(), value: text, confirmed: z.boolean(), reason: text })).max(60),
  }),
  z.object({ type: z.literal('release'), hash: Sha256 }),
  z.object({ type: z.literal('sendBack'), reason: text }),
]);
export type CertificateCommand = z.infer<typeof CertificateCommand>;

export type CertificateState = {
  readonly kind: CertificateKind;
  /** Oldest first. */
  readonly versions: readonly CertificateVersion[];
  /** Release of the newest version, or null. */
  readonly release: CertificateRelease | null;
  /** Shown until the next version. */
  readonly sentBack: { readonly byName: string; readonly at: string; readonly reason: string } | null;
};

/** Why a field is not prefilled. */
export const FieldObstacle = z.enum(['none', 'no-fact', 'not-stated', 'contradicting']);
export type FieldObstacle = z.infer<typeof FieldObstacle>;

/** Outcome of a check of form or of several fields together; says nothing of the registry. */
export type CertificateCheck = {
  readonly keys: readonly string[];
  readonly outcome: 'fits' | 'differs' | 'not-checkable';
  readonly text: Bilingual;
};

/** A field with what the dossier states and what people made of it. `entry` null: nobody has saved it yet. */
export type CertificateFieldView = {
  readonly key: string;
  readonly title: Bilingual;
  readonly form: 'text' | 'date' | 'identifier';
  readonly required: boolean;
  readonly obstacle: FieldObstacle;
  /** What is prefilled, empty when there is an obstacle. */
  readonly suggested: string;
  /** Each different value with its places. */
  readonly candidates: readonly { readonly value: string; readonly citations: readonly z.infer<typeof DossierCitation>[] }[];
  readonly entry: CertificateEntry | null;
};

declare const released: unique symbol;
/** Certificate data that one person prepared and another released, on a review that still stands. Only `stages/approve` can make one. */
export type ReleasedCertificate = {
  readonly [released]: true;
  readonly version: CertificateVersion;
  readonly release: CertificateRelease;
  readonly fields: readonly CertificateFieldView[];
  readonly checks: readonly CertificateCheck[];
};
