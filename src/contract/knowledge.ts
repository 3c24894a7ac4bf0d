import { z } from 'zod';
import { Bilingual } from '../domain/index.ts';
import { CaseView, ClauseView } from './findings.ts';

export const KnowledgeSearchQuery = z.object({
  q: z.string().trim().min(1).max(500),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export const KnowledgeHit = z.object({ clause: ClauseView, score: z.number() });
export const KnowledgeSearchResult = z.object({ hits: z.array(KnowledgeHit) });
export const ClauseDetail = z.object({
  clause: ClauseView,
  requirements: z.array(z.object({ id: z.string(), title: Bilingual, statement: Bilingual, kind: z.string(), severity: z.string() })),
  cases: z.array(CaseView),
});
export type ClauseDetail = z.infer<typeof ClauseDetail>;
export const ClauseTree = z.object({
  version: z.string(),
  instruments: z.array(
    z.object({
      id: z.string(),
      title: Bilingual,
      number: Bilingual,
      inForce: z.string(),
      clauses: z.array(z.object({ id: z.string(), number: z.string(), heading: Bilingual })),
    }),
  ),
});
