import { z } from 'zod';
import { Instant, type Bilingual } from './bilingual.ts';
import { PersonId } from './ids.ts';
import type { Actor } from './people.ts';

/** What was lost. With a second factor the password is set anew too: whoever found one may know the other. */
export const Lost = z.enum(['password', 'second-factor']);
export type Lost = z.infer<typeof Lost>;

/** Recovery of an account by two people. `endsAt`: 24 hours after it was asked for, then after it was confirmed. */
export const Recovery = z.object({
  id: z.string(),
  person: PersonId,
  personName: z.string(),
  lost: Lost,
  reason: z.string(),
  askedBy: PersonId,
  askedByName: z.string(),
  askedAt: Instant,
  state: z.enum(['asked', 'confirmed', 'used', 'ended']),
  endsAt: Instant,
});
export type Recovery = z.infer<typeof Recovery>;

type PersonActor = Extract<Actor, { kind: 'person' }>;

/** May this person ask that the account be recovered? Null when they may; else why not. */
export function refuseAsking(by: PersonActor, person: PersonId): Bilingual | null {
  if (!by.roles.includes('administrator')) return { en: 'Only an administrator asks for a recovery.', zh: '只有管理员可以申请恢复账号。' };
  if (by.id === person)
    return {
      en: 'You cannot recover your own account. Another administrator asks for it.',
      zh: '不能恢复自己的账号，请由另一名管理员申请。',
    };
  return null;
}

/** May this person confirm the recovery, as the second of two? */
export function refuseConfirming(
  by: PersonActor,
  { person, askedBy, state }: Pick<Recovery, 'person' | 'askedBy' | 'state'>,
): Bilingual | null {
  if (state !== 'asked')
    return { en: 'This recovery was confirmed already, or has ended. Ask for a new one.', zh: '该恢复申请已确认或已失效，请重新申请。' };
  if (!by.roles.some((role) => role === 'administrator' || role === 'governance'))
    return { en: 'An administrator or a person with the governance role confirms a recovery.', zh: '须由管理员或治理人员确认。' };
  if (by.id === askedBy || by.id === person)
    return {
      en: 'Somebody other than who asked, and other than the person concerned, confirms a recovery.',
      zh: '确认人须不同于申请人和账号本人。',
    };
  return null;
}
