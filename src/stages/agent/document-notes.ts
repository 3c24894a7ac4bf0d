import { z } from 'zod';
import { FactValue } from '../../domain/fact.ts';
import { Verdict } from '../../domain/finding.ts';
import { ClaimedCitation } from './agent-draft.ts';

/** What a model hands in for one part of a document. */
export const DraftNotes = z.looseObject({
  notes: z
    .array(
      z.looseObject({
        /** A requirement id, a fact key, or `other`. */
        about: z.string(),
        leaning: Verdict,
        statement: z.string(),
        citations: z.array(ClaimedCitation).max(10),
      }),
    )
    .max(80),
  facts: z.array(z.looseObject({ key: z.string(), value: FactValue, citation: ClaimedCitation })).max(120),
});
export type DraftNotes = z.infer<typeof DraftNotes>;
