import { z } from 'zod';
import type { Language } from '../../domain/index.ts';
import { computeDates, DateQuestion, type Computed } from './compute-dates.ts';
import type { AgentTool } from './converse.ts';
import type { DossierAccess } from './dossier-access.ts';
import type { ShownEvidence } from './shown-evidence.ts';
import { toModel } from './words.ts';
import { toolWords } from './tool-words.ts';

const mostHits = 8;
const longestQuery = 300;

/**
 * The tools of one conversation. They read this dossier and the knowledge base and nothing else, and change nothing. `computed` collects what
 * was calculated.
 */
export function readingTools(access: DossierAccess, shown: ShownEvidence, language: Language, computed: Computed[]): AgentTool[] {
  const say = (key: keyof typeof toModel): string => toModel[key][language];
  const describe = (key: keyof typeof toolWords): string => toolWords[key][language];
  const found = (text: string): { text: string } => ({ text: text === '' ? say('nothingFound') : text });
  const inOrder = [...access.passages.values()];
  const query = z.object({ query: z.string() });
  const made = <S extends z.ZodObject>(
    name: keyof typeof toolWords,
    input: S,
    run: (input: z.infer<S>) => { text: string },
  ): AgentTool => ({
    name,
    description: describe(name),
    input,
    run,
  });
  return [
    made('searchDossier', query, (input) => found(shown.passages(access.searchDossier(input.query.slice(0, longestQuery), mostHits)))),
    made('readAround', z.object({ passageId: z.string(), before: z.int().min(0).max(15).optional(), after: z.int().min(0).max(15).optional() }), (input) => {
      const passage = shown.passageOf(input.passageId);
      if (passage === undefined) return { text: say('noSuchPassage') };
      const at = inOrder.findIndex(({ id }) => id === passage.id);
      const near = inOrder.slice(Math.max(0, at - (input.before ?? 4)), at + (input.after ?? 6) + 1);
      return { text: shown.passages(near.filter(({ documentId }) => documentId === passage.documentId)) };
    }), // prettier-ignore
    made('listDocuments', z.object({}), () =>
      found([...access.documents.values()].map(({ title, kind, pages }, i) => `${i + 1}. ${title} | ${kind} | ${pages.length} ${say('page')}`).join('\n')),
    ), // prettier-ignore
    made('searchClauses', query, (input) => found(shown.clauses(access.searchClauses(input.query.slice(0, longestQuery), mostHits)))),
    made('searchCases', query, (input) => found(shown.cases(access.searchCases(input.query.slice(0, longestQuery), 5)))),
    made('computeDates', DateQuestion, (input) => {
      const result = computeDates(input);
      computed.push(result);
      return { text: result.derivation };
    }),
  ];
}
