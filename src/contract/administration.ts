import { z } from 'zod';
import { Signer } from './signer.ts';
import { DossierLabel, Endpoint, EndpointLocation, Lost, PersonId, Recovery, ReviewerProfile, Role } from '../domain/index.ts';

export const PersonView = z.object({
  id: PersonId,
  username: z.string(),
  name: z.string(),
  roles: z.array(Role),
  active: z.boolean(),
  /** Has a start password and has not yet chosen one of their own. */
  mustChangePassword: z.boolean(),
  profile: ReviewerProfile.nullable(),
  /** Their account at the sign-in provider; null where none is linked. */
  providerSubject: z.string().nullable(),
});
export type PersonView = z.infer<typeof PersonView>;
export const PeopleView = z.object({ people: z.array(PersonView) });

const name = z.string().trim().min(1).max(200);
export const AddPersonRequest = z.object({ username: z.string().trim().min(2).max(64), name, roles: z.array(Role).min(1) });
export const ChangePersonRequest = z.object({
  name: name.optional(),
  roles: z.array(Role).min(1).optional(),
  active: z.boolean().optional(),
});
/** Shown once; the person must choose another at the first sign-in. */
export const StartPassword = z.object({ personId: PersonId, username: z.string(), startPassword: z.string() });

export const LinkSignInRequest = z.object({ subject: z.string().trim().min(1).max(255) });

export const AskRecoveryRequest = Signer.extend({ lost: Lost, reason: z.string().trim().min(1).max(2000) });
export const RecoveryList = z.object({ recoveries: z.array(Recovery) });
/** Shown once, to the second person, who hands it to the person concerned. */
export const RecoveryWord = z.object({ username: z.string(), word: z.string(), endsAt: z.string() });

export const EndpointList = z.object({ endpoints: z.array(Endpoint) });
export const RegisterEndpointRequest = z.object({
  name: z.string().trim(),
  baseUrl: z.string().trim().max(500),
  location: EndpointLocation,
  masksOnPremises: z.boolean().default(false),
});
export const DecideEndpointRequest = z.object({ decision: z.enum(['approve', 'reject', 'suspend']), reason: z.string().trim().max(2000) });

export const LabelList = z.object({ dossiers: z.array(z.object({ id: z.string(), name: z.string(), label: DossierLabel })) });
export const LabelRequest = z.object({ label: DossierLabel, reason: z.string().trim().max(2000) });
