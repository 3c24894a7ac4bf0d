import type { CalendarYear, Clause, Dossier, FactSheet, FactValue, IsoDate, Passage, Programme, Requirement } from '../../domain/index.ts';
import type { ReadSentence } from './sentence-classifier.ts';
import type { StatementRules } from './statement-rules.ts';

/** Facts as the checks read them: one value per key of the fact model. */
export type FlatFacts = Readonly<Record<string, FactValue>>;
export type ScoredPassage = { readonly passage: Passage; readonly score: number };

/** Everything that assessing one dossier needs; nothing is fetched. */
export type AssessInput = {
  readonly dossier: Dossier;
  readonly passages: readonly Passage[];
  readonly sheet: FactSheet;
  readonly flat: FlatFacts;
  readonly programme: Programme;
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly statements: StatementRules;
  /** The programme's trained sentence classifier, where it has one. */
  readonly classify?: ReadSentence;
  /** Years whose working days are known; counting over others stays undecided. */
  readonly calendar?: readonly CalendarYear[];
  /** Day whose law applies. */
  readonly asOf: IsoDate;
  /** Retrieved passages for a requirement, the best first. */
  readonly evidenceFor: (requirement: Requirement) => readonly ScoredPassage[];
  /** Ids of similar published cases. */
  readonly casesFor: (requirement: Requirement) => readonly string[];
};
