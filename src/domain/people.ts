import { z } from 'zod';
import { PersonId } from './ids.ts';

export const Role = z.enum(['intake', 'reviewer', 'lead', 'approver', 'writer', 'governance', 'knowledge', 'administrator']);
export type Role = z.infer<typeof Role>;

export const Person = z.object({
  id: PersonId,
  /** Sign-in name; unique, never used again for another person. */
  username: z.string(),
  name: z.string(),
  roles: z.array(Role).min(1),
  active: z.boolean(),
});
export type Person = z.infer<typeof Person>;

/** Who acts: a named person, or the system itself. Only a person may decide or sign. */
export type Actor =
  | { readonly kind: 'person'; readonly id: PersonId; readonly name: string; readonly roles: readonly Role[] }
  | { readonly kind: 'system'; readonly id: 'system' };
