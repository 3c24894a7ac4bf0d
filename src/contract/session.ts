import { z } from 'zod';
import { Instant, PersonId, Role } from '../domain/index.ts';

/** Code of a second factor, or a recovery code; asked for where one is enrolled. */
const SecondCode = z.string().trim().max(40).optional();

export const SignInRequest = z.object({
  username: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(1000),
  code: SecondCode,
});
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
  /** A role of theirs asks for a second factor: nothing else is answered until one is enrolled. */
  mustEnrol: z.boolean(),
  /** What the next signature in this session asks for. */
  signing: z.enum(['all', 'password']),
  secondFactor: z.boolean(),
});
export type SessionView = z.infer<typeof SessionView>;

export const RecoverRequest = z.object({
  username: z.string().trim().min(1).max(200),
  word: z.string().min(1).max(100),
  password: z.string().min(10).max(256),
});

/** `since` null: none is enrolled. */
export const SecondFactorView = z.object({ since: Instant.nullable(), codesLeft: z.int(), required: z.boolean() });
/** Who they are again, before a second factor is made, replaced or removed. */
export const SecondFactorRequest = z.object({ password: z.string().min(1).max(1000), code: SecondCode });
/** Shown while it is enrolled and never again: as address for a QR code and as base32 for typing. */
export const NewSecondFactor = z.object({ key: z.string(), address: z.string() });
export const EnrolSecondFactorRequest = z.object({ code: z.string().trim().min(6).max(10) });
/** Shown once. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()).readonly() });

/** Sessions of a person that are still good, the last used first. `from` null: not known. */
export const SessionList = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      startedAt: Instant,
      lastUsedAt: Instant,
      from: z.object({ address: z.string(), browser: z.string() }).nullable(),
      /** The session that asks. */
      own: z.boolean(),
    }),
  ),
});
export type SessionList = z.infer<typeof SessionList>;
export const EndedSessions = z.object({ ended: z.int() });

/** Every refused request has this body. */
export const ErrorBody = z.object({
  error: z.object({ code: z.string(), message: z.object({ en: z.string(), zh: z.string() }), details: z.json().optional() }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;
