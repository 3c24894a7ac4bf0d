import { z } from 'zod';
import { Bilingual, Language } from '../domain/index.ts';
import { CaseView, ClauseView } from './findings.ts';

export const KnowledgeSearchQuery = z.object({
  q: z.string().trim().min(1).max(500),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  /** Only this instrument. */
  instrument: z.string().optional(),
  /** Day on which the clause is in force; today when absent. */
  on: z.iso.date().optional(),
});
export const KnowledgeHit = z.object({ clause: ClauseView, score: z.number() });
/** `note`: why the search was by words alone, where vectors are set up and could not be used. */
export const KnowledgeSearchResult = z.object({ hits: z.array(KnowledgeHit), note: Bilingual.optional() });
export const AskQuery = z.object({
  q: z.string().trim().min(1).max(500),
  /** Day whose law is asked for; today when absent. */
  on: z.iso.date().optional(),
  /** Language that a model answers in. */
  language: Language.default('en'),
});
/** Clauses that bear on a question, and a model's answer from them where one is configured; `cover` is the share of the question in [0, 1]. */
export const AskReply = z.object({
  question: z.string(),
  on: z.string(),
  state: z.enum(['answered', 'clauses', 'nothing-found']),
  sentences: z.array(z.object({ text: z.string(), clauses: z.array(z.object({ clause: z.string(), quote: z.string() })) })),
  clauses: z.array(z.object({ clause: ClauseView, cover: z.number() })),
  model: z.enum(['none', 'answered', 'no-answer', 'failed']),
  failure: Bilingual.optional(),
  /** Why the search was by words alone, where vectors are set up and could not be used. */
  note: Bilingual.optional(),
});
export type AskReply = z.infer<typeof AskReply>;
export const ClauseDetail = z.object({
  clause: ClauseView,
  requirements: z.array(z.object({ id: z.string(), title: Bilingual, statement: Bilingual, kind: z.string(), severity: z.string() })),
  cases: z.array(CaseView),
  /** Dates of the instrument, and what was done to this clause here, oldest first. */
  history: z.array(z.object({ day: z.string(), what: Bilingual, record: z.int().nullable() })),
});
export const ConfirmCaseRequest = z.object({ note: z.string().trim().min(1).max(2000) });
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
