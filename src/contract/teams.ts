import { z } from 'zod';
import { DossierId } from '../domain/index.ts';

/** Teams of active accounts, and the dossiers that the caller knows of. Names only, nothing of what stands in them. */
export const TeamsView = z.object({
  teams: z.array(z.object({ name: z.string(), people: z.array(z.string()) })),
  dossiers: z.array(
    z.object({
      id: DossierId,
      name: z.string(),
      side: z.enum(['review', 'precheck']),
      /** Null: none yet. A review is then seen by everybody who reviews, a pre-check by its maker. */
      team: z.string().nullable(),
    }),
  ),
});
export type TeamsView = z.infer<typeof TeamsView>;

export const GiveTeamRequest = z.object({ team: z.string().trim().min(1).max(100), reason: z.string().trim().min(1).max(2000) });
