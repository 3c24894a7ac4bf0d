import type { Role } from '../domain/people.ts';

/** Who may say how far the text of a dossier goes. */
export function mayLabel(roles: readonly Role[]): boolean {
  return roles.includes('lead') || roles.includes('governance');
}
