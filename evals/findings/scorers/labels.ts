import { z } from 'zod';

const Place = z.object({ file: z.string(), page: z.number(), quote: z.string(), also_on_pages: z.array(z.number()).optional() });
export type Place = z.infer<typeof Place>;

/** Labels of one dossier (`truth.json`); README.md beside the cases says what each part means. */
export const Labels = z.object({
  dossier: z.string(),
  language: z.string(),
  findings: z.array(
    z.object({
      id: z.string(),
      article: z.string(),
      kind: z.string(),
      status: z.string(),
      severity: z.string(),
      summary: z.string(),
      evidence: z.array(Place),
      also: z.array(z.string()).optional(),
      article_also_accepted: z.array(z.string()).optional(),
      accept_undecided: z.boolean().optional(),
    }),
  ),
  decoys: z.array(z.object({ id: z.string(), article: z.string(), why: z.string(), evidence: z.array(Place) })),
  met: z.array(z.object({ id: z.string(), article: z.string(), summary: z.string(), evidence: z.array(Place) })),
});
export type Labels = z.infer<typeof Labels>;
export type LabelledDefect = Labels['findings'][number];
