import { z } from 'zod';
import { Instant } from './bilingual.ts';
import { PersonId, Sha256 } from './ids.ts';

/** How far the text of a dossier may go. `confidential` where nobody has said anything. */
export const DossierLabel = z.enum(['public', 'internal', 'confidential', 'secret']);
export type DossierLabel = z.infer<typeof DossierLabel>;
export const defaultLabel: DossierLabel = 'confidential';

/** Where the machine stands that answers: in the organisation's own rooms, or with anybody else. */
export const EndpointLocation = z.enum(['on-premises', 'external']);
export type EndpointLocation = z.infer<typeof EndpointLocation>;

/** `registered` by an administrator, then decided on by governance. Only `approved` may be sent to. */
export const EndpointState = z.enum(['registered', 'approved', 'rejected', 'suspended']);
export type EndpointState = z.infer<typeof EndpointState>;

/** What an endpoint counts as when something is to be sent there. */
export const EndpointClass = z.enum(['on-premises', 'approved-external', 'not-approved']);
export type EndpointClass = z.infer<typeof EndpointClass>;

/** A lower-case name, short enough for the name of an environment variable. */
export const EndpointName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/u);

/** An OpenAI-compatible service. Its key is never part of it: the environment holds it, under a name made of the endpoint's own. */
export const Endpoint = z.object({
  name: EndpointName,
  /** Origin and path that every request begins with, without a slash at the end: `https://models.example/v1`. */
  baseUrl: z.string(),
  location: EndpointLocation,
  /** Mask identifiers also on the way to an endpoint on the premises; to an external one they are always masked. */
  masksOnPremises: z.boolean(),
  state: EndpointState,
  registeredBy: z.string(),
  registeredAt: Instant,
  /** Who last approved, rejected or suspended it, when and why; null before. */
  decided: z.object({ by: PersonId, byName: z.string(), at: Instant, reason: z.string() }).nullable(),
});
export type Endpoint = z.infer<typeof Endpoint>;

/** Kinds of identifier that are taken out of a text before it leaves. */
export const maskKinds = ['id-card', 'phone', 'uscc', 'bank-card', 'email', 'passport', 'name', 'placeholder'] as const;
export type MaskKind = (typeof maskKinds)[number];

/** Why nothing was sent. */
export const egressRefusals = [
  'endpoint-unknown',
  'endpoint-not-approved',
  'model-not-in-release',
  'label-forbids',
  'masking-missing',
  'address-not-registered',
  'address-not-private',
  'method-not-allowed',
  'route-not-known',
  'body-not-json',
  'content-not-maskable',
  'redirected',
] as const;
export const EgressRefusalReason = z.enum(egressRefusals);
export type EgressRefusalReason = z.infer<typeof EgressRefusalReason>;

/** A sending, or the refusal of one, as it stands on the record: sizes, counts and hashes, never a word of the text. */
export const EgressEntry = z.object({
  outcome: z.enum(['sent', 'refused']),
  reason: EgressRefusalReason.nullable(),
  endpoint: z.string(),
  endpointClass: EndpointClass,
  dossier: z.string().nullable(),
  label: DossierLabel,
  route: z.enum(['/chat/completions', '/embeddings']).nullable(),
  /** Of the body exactly as it was sent; null for a refusal. */
  bodyHash: Sha256.nullable(),
  bytes: z.int().min(0),
  /** How many places were masked, by kind; kinds without any are left out. */
  masked: z.partialRecord(z.enum(maskKinds), z.int().min(1)),
});
export type EgressEntry = z.infer<typeof EgressEntry>;
