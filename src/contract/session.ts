import { z } from 'zod';
import { Instant, PersonId, Role } from '../domain/index.ts';

export const SignInRequest = z.object({ username: z.string().trim().min(1).max(200), password: z.string().min(1).max(1000) });
export type SignInRequest = z.infer<typeof SignInRequest>;

export const ChangePasswordRequest = z.object({ current: z.string().min(1).max(1000), next: z.string().min(10).max(256) });

export const SessionView = z.object({
  person: z.object({ id: PersonId, username: z.string(), name: z.string(), roles: z.array(Role) }),
  /** Sent back as header `x-csrf-token` with every request that changes something. */
  csrfToken: z.string(),
  /** End of the session if nothing more is asked; null for a program's token. */
  expiresAt: Instant.nullable(),
  /** `rules-only` when no model is configured. */
  mode: z.enum(['rules-only', 'model']),
  /** Vectors of an endpoint in the search among clauses. */
  embeddings: z.enum(['off', 'preparing', 'on', 'failed']),
  version: z.string(),
  /** The password is a start password: nothing else is answered until the person has chosen one. */
  mustChangePassword: z.boolean(),
});
export type SessionView = z.infer<typeof SessionView>;

/** Every refused request has this body. */
export const ErrorBody = z.object({
  error: z.object({ code: z.string(), message: z.object({ en: z.string(), zh: z.string() }), details: z.json().optional() }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;
