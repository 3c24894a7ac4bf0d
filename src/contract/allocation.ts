import { z } from 'zod';
import { Allocation, AllocationSuggestion, PersonId, ReviewerProfile } from '../domain/index.ts';

export const AllocationView = z.object({
  suggestion: AllocationSuggestion,
  /** What leads confirmed, oldest first, each beside what was suggested then. */
  history: z.array(Allocation),
});
export type AllocationView = z.infer<typeof AllocationView>;
export const AllocateRequest = z.object({ assignTo: PersonId, reason: z.string().trim().max(2000).default('') });
export const ReviewerProfileRequest = ReviewerProfile;
