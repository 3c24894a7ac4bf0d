import { z } from 'zod';
import { Bilingual, Instant } from './bilingual.ts';
import { PersonId } from './ids.ts';

export const skills = ['gmp', 'sterile', 'biologics', 'tcm', 'chemistry', 'special-control', 'pharmacovigilance', 'data-integrity', 'devices', 'cosmetics'] as const; // prettier-ignore
export const Skill = z.enum(skills);
export type Skill = z.infer<typeof Skill>;

const Team = z.string().trim().min(1).max(100);

/** What allocation and access to dossiers need to know of a person beside the account. Kept in versions; the newest counts. */
export const ReviewerProfile = z.object({
  skills: z.array(Skill),
  /** Empty: in no team. */
  team: Team.or(z.literal('')),
  /** Further teams whose dossiers the person works on. */
  otherTeams: z.array(Team).max(20).default([]),
  /** Open dossiers that the person can carry at once. */
  capacity: z.int().min(1).max(100),
  /** Enterprises with which the person has an interest: names or social credit codes. */
  conflicts: z.array(z.string().trim().min(2).max(200)).max(200),
});
export type ReviewerProfile = z.infer<typeof ReviewerProfile>;

/** Every team of a person, each once. */
export function teamsOf(profile: Pick<ReviewerProfile, 'team' | 'otherTeams'> | undefined): readonly string[] {
  return profile === undefined ? [] : [...new Set([profile.team, ...profile.otherTeams])].filter((team) => team !== '');
}

const Candidate = z.object({
  personId: PersonId,
  name: z.string(),
  team: z.string(),
  /** Needed skills that the person has. */
  skills: z.array(Skill),
  missing: z.array(Skill),
  openDossiers: z.int(),
  capacity: z.int(),
  reason: Bilingual,
});
export const AllocationSuggestion = z.object({
  /** Needed skills, each with why. */
  disciplines: z.array(z.object({ skill: Skill, reason: Bilingual })),
  /** Best first; the first is suggested. Empty when nobody fits: a lead decides alone. */
  candidates: z.array(Candidate),
  /** People who may not be asked, each with why. */
  excluded: z.array(z.object({ personId: PersonId, name: z.string(), reason: Bilingual })),
  /** `null` when the working-day calendar lacks a year. */
  dueDate: z.iso.date().nullable(),
  dueReason: Bilingual,
});
export type AllocationSuggestion = z.infer<typeof AllocationSuggestion>;

/** What a lead confirmed, beside what was suggested then. Immutable; a later one follows it. */
export const Allocation = z.object({
  no: z.int(),
  suggested: AllocationSuggestion,
  assignedTo: PersonId,
  dueDate: z.iso.date().nullable(),
  reason: z.string(),
  by: PersonId,
  at: Instant,
});
export type Allocation = z.infer<typeof Allocation>;
