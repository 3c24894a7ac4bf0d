import {
  addWorkingDays,
  type AllocationSuggestion,
  type Bilingual,
  type CalendarYear,
  type Person,
  type PreparedReview,
  type ReviewerProfile,
} from '../../domain/index.ts';
import { neededDisciplines } from './needed-disciplines.ts';
import { skillWords, words } from './words.ts';

export type AllocationInput = {
  readonly prepared: Pick<PreparedReview, 'classification' | 'findings' | 'contradictions' | 'integrity' | 'facts'>;
  readonly people: readonly { readonly person: Person; readonly profile: ReviewerProfile | undefined; readonly openDossiers: number }[];
  readonly calendar: readonly CalendarYear[];
  /** YYYY-MM-DD */
  readonly today: string;
};

/** Working days for a review: a pressing dossier first. Ours, a working rule. */
const workingDays = { high: 10, elevated: 15, normal: 20, unknown: 20 } as const;

/**
 * Who could review a dossier, best first: needed skills, then free capacity, then name. An interest in a party excludes, whatever the
 * skills. Nothing is assigned: a lead confirms, or assigns another.
 */
export function suggestAllocation({ prepared, people, calendar, today }: AllocationInput): AllocationSuggestion {
  const disciplines = neededDisciplines(prepared);
  const needed = disciplines.map(({ skill }) => skill);
  const parties = partiesOf(prepared.facts);
  const candidates: AllocationSuggestion['candidates'] = [];
  const excluded: AllocationSuggestion['excluded'] = [];
  for (const { person, profile, openDossiers } of people) {
    const obstacle = obstacleTo(person, profile, openDossiers, parties);
    if (obstacle !== undefined || profile === undefined) {
      excluded.push({ personId: person.id, name: person.name, reason: obstacle ?? words.noProfile });
      continue;
    }
    const has = needed.filter((skill) => profile.skills.includes(skill));
    const missing = needed.filter((skill) => !profile.skills.includes(skill));
    const reason = words.candidate(
      has.map((s) => skillWords[s]),
      missing.map((s) => skillWords[s]),
      openDossiers,
      profile.capacity,
    );
    candidates.push({
      personId: person.id,
      name: person.name,
      team: profile.team,
      skills: has,
      missing,
      openDossiers,
      capacity: profile.capacity,
      reason,
    });
  }
  const load = (c: (typeof candidates)[number]): number => c.openDossiers / c.capacity;
  candidates.sort((a, b) => b.skills.length - a.skills.length || load(a) - load(b) || (a.name < b.name ? -1 : 1));
  const days = workingDays[prepared.classification.risk?.level ?? 'unknown'];
  const due = addWorkingDays(today, days, calendar);
  return {
    disciplines,
    candidates: candidates.filter(({ skills }) => skills.length > 0),
    excluded,
    dueDate: 'day' in due ? due.day : null,
    dueReason: 'day' in due ? words.due(days, today) : words.noCalendar(due.missingYear),
  };
}

function obstacleTo(
  person: Person,
  profile: ReviewerProfile | undefined,
  open: number,
  parties: ReadonlyMap<string, string>,
): Bilingual | undefined {
  if (!person.active || !person.roles.some((role) => role === 'reviewer' || role === 'lead')) return words.noReviewer;
  if (profile === undefined) return words.noProfile;
  const party = profile.conflicts.map((name) => parties.get(plainName(name))).find((name) => name !== undefined);
  if (party !== undefined) return words.conflict(party);
  return open >= profile.capacity ? words.full(open, profile.capacity) : undefined;
}

/** Names and social credit codes of the parties as the dossier states them, by their plain form. */
function partiesOf(facts: PreparedReview['facts']): Map<string, string> {
  const stated = facts.filter(({ key, value }) => /^(?:mah|cmo)\.(?:name|nameEn|uscc)$/u.test(key) && typeof value === 'string');
  return new Map(stated.map(({ value }) => [plainName(String(value)), String(value)]));
}

function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s.,()（）]/gu, '');
}
