import { clauseFeatureNames } from '../../src/stages/retrieve/clause-features.ts';
import { clauseTerms } from '../../src/stages/retrieve/clause-corpus.ts';
import { ClauseIndex } from '../../src/stages/retrieve/clause-index.ts';
import type { TermRecall } from '../../src/stages/retrieve/clause-query.ts';
import { indexedClauses } from '../../src/stages/retrieve/clauses.ts';
import type { StoredRanking } from '../../src/stages/retrieve/read-ranking.ts';
import type { SegmentChinese } from '../../src/stages/retrieve/tokenise.ts';
import { fitTrees, type BoostingOptions, type RankedExample } from './boosted-trees.ts';
import type { Obliqa, Question } from './read-obliqa.ts';

/** Chosen by cross-validation on the development questions. */
export const boosting: BoostingOptions = {
  trees: 110, leaves: 12, rate: 0.1, smallestLeaf: 60, damping: 1, featureShare: 0.4, questionShare: 0.7, seed: 1,
}; // prettier-ignore
/** Candidates of a question that the fit looks at; questions that prior ones count for; how often a term must have been asked. */
const fittedCandidates = 45;
const priorWeight = 5;
const fewest = 3;

export type FoundExample = RankedExample & { readonly ids: readonly string[] };

/** Fits the ranking on questions with known answers. The recall of terms that a question's own features use is learnt from other folds. */
export class RankingFitter {
  private readonly questions: readonly Question[];
  private readonly index: ClauseIndex;
  private readonly ids: readonly string[];
  private readonly questionTerms: readonly (readonly string[])[];
  /** For each question and each of its terms the share of answers that have it. */
  private readonly found: readonly (readonly number[])[];

  constructor({ knowledge, questions }: Obliqa, segment: SegmentChinese) {
    const clauses = indexedClauses(knowledge, 'en');
    this.questions = questions;
    this.index = new ClauseIndex(clauses, segment);
    this.ids = [...knowledge.clauses.keys()];
    const places = new Map(this.ids.map((id, place) => [id, place]));
    this.questionTerms = questions.map(({ text }) => [...new Set(clauseTerms(text, segment).filter((term) => term !== null))]);
    this.found = questions.map(({ answers }, q) => {
      const texts = answers.map((id) => {
        const clause = clauses[places.get(id) ?? -1];
        return new Set([clause?.text ?? '', ...(clause?.context ?? [])].flatMap((text) => clauseTerms(text, segment)));
      });
      return (this.questionTerms[q] ?? []).map((term) => texts.filter((text) => text.has(term)).length / texts.length);
    });
  }

  /** Each question's candidates with their features; the recall of terms in them is that of all other folds. */
  examples(foldOf: readonly number[]): FoundExample[] {
    const recalls = new Map<number, TermRecall>();
    return this.questions.map(({ text, answers }, q) => {
      const fold = foldOf[q] ?? 0;
      let recall = recalls.get(fold);
      if (recall === undefined) recalls.set(fold, (recall = this.recall(foldOf.flatMap((other, i) => (other === fold ? [] : [i])))));
      const candidates = this.index.features(text, recall);
      const wanted = new Set(answers);
      const ids = candidates.map(({ index }) => this.ids[index] ?? '');
      return { ids, rows: candidates.map(({ row }) => row), answers: ids.map((id) => wanted.has(id)), answerCount: wanted.size };
    });
  }

  /** Learns from the questions of `training`. */
  fit(training: readonly number[], examples: readonly FoundExample[]): StoredRanking {
    const seen = training.flatMap((q) => {
      const example = examples[q];
      return example === undefined
        ? []
        : [{ ...example, rows: example.rows.slice(0, fittedCandidates), answers: example.answers.slice(0, fittedCandidates) }];
    });
    return {
      features: [...clauseFeatureNames],
      recall: Object.fromEntries([...this.recall(training)].map(([term, share]) => [term, Math.round(share * 100)])),
      trees: fitTrees(seen, boosting) as StoredRanking['trees'],
    };
  }

  /** Share of questions with a term whose answers have it too, drawn towards one half. */
  private recall(from: readonly number[]): TermRecall {
    const asked = new Map<string, { count: number; found: number }>();
    for (const q of from) {
      this.questionTerms[q]?.forEach((term, i) => {
        const entry = asked.get(term) ?? { count: 0, found: 0 };
        entry.count++;
        entry.found += this.found[q]?.[i] ?? 0;
        asked.set(term, entry);
      });
    }
    return new Map(
      [...asked].flatMap(([term, { count, found }]) =>
        count < fewest ? [] : [[term, Math.min(0.97, Math.max(0.02, (found + priorWeight / 2) / (count + priorWeight)))] as const],
      ),
    );
  }
}
