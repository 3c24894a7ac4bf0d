import type { Bilingual } from '../../domain/index.ts';
import { seesAtLeast, sightOf, type Viewed, type Viewer } from './sight-of.ts';

type TeamDecision = { readonly kind: 'given'; readonly unassign: boolean } | { readonly kind: 'refused'; readonly message: Bilingual };

/**
 * May this team become that of the dossier? Not when nobody of `people` (the active accounts) in it could see the dossier then. `unassign`:
 * whoever reviews it would not.
 */
export function decideTeam(dossier: Viewed, team: string, people: readonly Viewer[]): TeamDecision {
  if (dossier.team === team) return { kind: 'refused', message: words.same };
  const after = { ...dossier, team };
  const sees = (person: Viewer): boolean => seesAtLeast(sightOf(person, after), 'text');
  if (!people.some(sees)) return { kind: 'refused', message: words.nobody };
  return {
    kind: 'given',
    unassign: dossier.assignedTo !== null && !people.some((person) => person.id === dossier.assignedTo && sees(person)),
  };
}

/** Membership opens dossiers: a lead gives and takes the teams that they are in, an administrator any. Returns why not, or null. */
export function membershipRefusal(by: Viewer, before: readonly string[], after: readonly string[]): Bilingual | null {
  if (by.roles.includes('administrator')) return null;
  const changed = [...before.filter((team) => !after.includes(team)), ...after.filter((team) => !before.includes(team))];
  return changed.every((team) => by.teams.includes(team)) ? null : words.notYourTeam;
}

const words = {
  same: { en: 'The dossier is in this team already.', zh: '该资料已属于此小组。' },
  nobody: {
    en: 'Nobody in this team could see the dossier. Choose a team with people of its side, or put them into the team first.',
    zh: '该小组中无人能查看此资料。请选择有相应人员的小组，或先将人员加入该小组。',
  },
  notYourTeam: {
    en: 'A lead puts people into teams of their own only, because a team opens its dossiers. Ask an administrator for others.',
    zh: '小组决定可查看的资料，组长只能调整自己所在小组的成员；其他小组请联系管理员。',
  },
} as const satisfies Record<string, Bilingual>;
