import type { Case, Clause, KnowledgeBase, Language, Requirement } from '../../domain/index.ts';
import { ClauseIndex, type LearntRanking } from './clause-index.ts';
import type { IndexedClause } from './clause-corpus.ts';
import { shippedRanking } from './read-ranking.ts';
import { searchCharacters } from './search-characters.ts';
import { TextIndex } from './text-index.ts';
import type { SegmentChinese } from './tokenise.ts';

/** Clauses nearest in meaning to a query, whatever the language of either; ids, best first. */
export type NearestClauses = ((query: string, limit: number) => readonly string[]) & {
  /** One order over all clauses, in and across languages, from the lexical order of the question's own language. */
  readonly fuse?: (
    query: string,
    lexical: readonly string[],
    limit: number,
    dense?: DenseHits,
  ) => { readonly id: string; readonly score: number }[];
};
/** Clauses by their number in the knowledge base, with their cosine to a question, best first. */
export type DenseHits = readonly { readonly index: number; readonly similarity: number }[];
export type ClauseHit = { readonly clause: Clause; readonly score: number };

/** Reciprocal rank fusion (Cormack et al. 2009). */
const rankOffset = 60;

/** Search over clauses in force on a day, and over cases. One index per language; a query is answered in the language it is written in. */
export class KnowledgeIndex {
  private readonly clauses: readonly Clause[];
  private readonly byId: ReadonlyMap<string, Clause>;
  private readonly byLanguage: Readonly<Record<Language, ClauseIndex>>;
  private readonly chineseTexts: readonly string[];
  private readonly cases: readonly Case[];
  private readonly caseIndex: TextIndex;
  private nearest: NearestClauses | undefined;

  /** English questions are ordered by the shipped ranking; Chinese ones keep the order of the first stage, on which nothing was learnt. */
  constructor(knowledge: KnowledgeBase, segment: SegmentChinese) {
    this.clauses = [...knowledge.clauses.values()];
    this.byId = knowledge.clauses;
    const chinese = indexedClauses(knowledge, 'zh');
    this.chineseTexts = chinese.map(({ text }) => text.normalize('NFKC'));
    this.byLanguage = {
      en: new ClauseIndex(indexedClauses(knowledge, 'en'), segment, shippedRanking()),
      zh: new ClauseIndex(chinese, segment),
    };
    this.cases = knowledge.cases;
    this.caseIndex = new TextIndex(
      this.cases.map((item) => ({
        text: [item.title.en, item.title.zh, item.deficiency, item.lesson, ...item.checks].join('\n'),
        context: [item.facts],
      })),
      segment,
    );
  }

  /** Orders English questions by another learnt ranking from now on: evals ask each question of a ranking that has not seen it. */
  rankEnglishBy(learnt: LearntRanking): void {
    this.byLanguage.en.rankBy(learnt);
  }

  /** Adds search across languages, for clauses that have no text in the language of the query. */
  addNearest(nearest: NearestClauses): void {
    this.nearest = nearest;
  }

  /**
   * Clauses valid on `asOf` (YYYY-MM-DD), best first: lexical, and across languages where a clause speaks only the other one. `dense` is what an
   * embedding endpoint finds near the query; it counts once search by meaning is there.
   */
  searchClauses(query: string, asOf: string, limit: number, dense?: DenseHits): ClauseHit[] {
    const language: Language = /\p{Script=Han}/u.test(query) ? 'zh' : 'en';
    const byWords = this.byLanguage[language].search(query, limit * 3);
    const found = byWords.length > 0 || language === 'en' ? byWords : searchCharacters(this.chineseTexts, query, limit * 3);
    const lexical = found.flatMap(({ index }) => this.clauses[index] ?? []);
    const fused = this.nearest?.fuse?.(
      query,
      lexical.map(({ id }) => id),
      limit * 3,
      dense,
    );
    if (fused !== undefined) {
      const hits = fused.flatMap(({ id, score }): ClauseHit[] => {
        const clause = this.byId.get(id);
        return clause === undefined || !inForce(clause, asOf) ? [] : [{ clause, score }];
      });
      return hits.slice(0, limit);
    }
    const foreign = (this.nearest?.(query, limit * 3) ?? []).flatMap((id) => {
      const clause = this.byId.get(id);
      return clause === undefined || speaks(clause, language) ? [] : [clause];
    });
    const scores = new Map<Clause, number>();
    for (const list of [lexical, foreign]) {
      list.forEach((clause, rank) => scores.set(clause, (scores.get(clause) ?? 0) + 1 / (rankOffset + rank)));
    }
    return [...scores]
      .map(([clause, score]) => ({ clause, score }))
      .filter(({ clause }) => inForce(clause, asOf))
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  }

  /** Published cases for words of any kind, best first. */
  searchCases(query: string, limit: number): Case[] {
    return this.caseIndex.search([{ text: query, weight: 1 }], limit).flatMap(({ index }) => this.cases[index] ?? []);
  }

  /** Ids of similar published cases; those whose articles name the requirement's clause come first. */
  casesFor(requirement: Requirement, limit = 3): string[] {
    const article = requirement.clause.replace(/\..*$/u, '');
    return this.caseIndex
      .search(
        [
          { text: requirement.statement.en, weight: 1 },
          { text: requirement.title.en, weight: 1 },
        ],
        40,
      )
      .flatMap(({ index, score }) => {
        const item = this.cases[index];
        if (item === undefined || item.relation === 'none') return [];
        const named = item.clauses.some((clause) => clause === article);
        return named ? [{ id: item.id, score: item.relation === 'illustrates' ? score * 1.5 : score }] : [];
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
      .map(({ id }) => id);
  }
}

/** The clauses of a knowledge base as they are searched in one language, in their order. */
export function indexedClauses(knowledge: KnowledgeBase, language: Language): IndexedClause[] {
  const clauses = [...knowledge.clauses.values()];
  const places = new Map(clauses.map(({ id }, place) => [id as string, place]));
  const titles = new Map(knowledge.instruments.map((instrument) => [instrument.id, instrument.title[language]]));
  return clauses.map((clause) => ({
    text: textOf(clause, language),
    context: [...ancestorsOf(clause, knowledge).map((above) => textOf(above, language)), titles.get(clause.instrument) ?? ''],
    group: clause.instrument,
    parent: clause.parent === null ? null : (places.get(clause.parent) ?? null),
  }));
}

function textOf(clause: Clause, language: Language): string {
  return `${clause.heading[language]}\n${clause.officialText?.[language] ?? clause.workingText[language]}`.trim();
}

/** An imported clause has its text in one language; its working text is only a heading. */
function speaks(clause: Clause, language: Language): boolean {
  const imported = clause.officialText;
  return (
    imported === undefined || imported[language] !== undefined || (clause.mark !== 'source-text' && clause.workingText[language] !== '')
  );
}

function ancestorsOf(clause: Clause, knowledge: KnowledgeBase): Clause[] {
  const above: Clause[] = [];
  for (let parent = clause.parent; parent !== null;) {
    const next: Clause | undefined = knowledge.clauses.get(parent);
    if (next === undefined) break;
    above.push(next);
    parent = next.parent;
  }
  return above;
}

function inForce(clause: Clause, asOf: string): boolean {
  return clause.validFrom <= asOf && (clause.validTo === null || asOf <= clause.validTo);
}
