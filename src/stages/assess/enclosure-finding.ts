import type { DraftFinding } from '../../domain/index.ts';
import type { AssessInput } from './assess-input.ts';
import { buildDraft, shortQuote } from './build-draft.ts';
import type { MissingEnclosure } from './missing-enclosures.ts';
import { sentences, words } from './words.ts';

/** Material is examined with the licence application (art. XVI); a listed document that is not there belongs to no other finding. */
const clause = 'nmpa-2025-134#XVI';

/** A listed document that is not in the dossier and that no requirement took up. */
export function enclosureFinding(enclosure: MissingEnclosure, clauses: AssessInput['clauses']): DraftFinding {
  const row = enclosure.citations[0] === undefined ? enclosure.title : shortQuote(enclosure.citations[0].quote);
  return buildDraft(
    {
      id: `enclosure/${enclosure.no}`,
      clause,
      title: words.enclosures,
      statement: words.enclosures,
      severity: 'major',
      openQuestions: [],
    },
    {
      verdict: 'not-addressed',
      summary: sentences.notEnclosed(words.enclosures, row),
      reasoning: [],
      evidence: enclosure.citations.map((citation) => ({ state: 'contradicting', citation, relevance: 1 })),
      trace: [{ rule: 'enclosure', expression: 'every listed enclosure is in the dossier', facts: [], outcome: 'false' }],
    },
    clauses,
    [],
  );
}
