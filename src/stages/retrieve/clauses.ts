import type { Case, Clause, KnowledgeBase, Language, Requirement } from '../../domain/index.ts';
import { TextIndex } from './text-index.ts';
import type { SegmentChinese } from './tokenise.ts';

/** Clauses nearest in meaning to a query, whatever the language of either; ids, best first. */
export type NearestClauses = (query: string, limit: number) => readonly string[];
export type ClauseHit = { readonly clause: Clause; readonly score: number };

/** Reciprocal rank fusion (Cormack et al. 2009). */
const rankOffset = 60;

/** Search over clauses in force on a day, and over cases. One index per language; a query is answered in the language it is written in. */
export class KnowledgeIndex {
  private readonly clauses: readonly Clause[];
  private readonly byLanguage: Readonly<Record<Language, TextIndex>>;
  private readonly cases: readonly Case[];
  private readonly caseIndex: TextIndex;
  private nearest: NearestClauses | undefined;

  constructor(knowledge: KnowledgeBase, segment: SegmentChinese) {
    this.clauses = [...knowledge.clauses.values()];
    const titles = new Map(knowledge.instruments.map((instrument) => [instrument.id, instrument.title]));
    const index = (language: Language): TextIndex =>
      new TextIndex(
        this.clauses.map((clause) => ({
          text: `${clause.heading[language]}\n${clause.officialText?.[language] ?? clause.workingText[language]}`,
          context: [
            ...ancestorsOf(clause, knowledge).map((a) => `${a.heading[language]}\n${a.workingText[language]}`),
            titles.get(clause.instrument)?.[language] ?? '',
          ],
        })),
        segment,
      );
    this.byLanguage = { en: index('en'), zh: index('zh') };
    this.cases = knowledge.cases;
    this.caseIndex = new TextIndex(
      this.cases.map((item) => ({
        text: [item.title.en, item.title.zh, item.deficiency, item.lesson, ...item.checks].join('\n'),
        context: [item.facts],
      })),
      segment,
    );
  }

  /** Adds search across languages, for clauses that have no text in the language of the query. */
  addNearest(nearest: NearestClauses): void {
    this.nearest = nearest;
  }

  /** Clauses valid on `asOf` (YYYY-MM-DD), best first: lexical, and across languages where a clause speaks only the other one. */
  searchClauses(query: string, asOf: string, limit: number): ClauseHit[] {
    const language: Language = /\p{Script=Han}/u.test(query) ? 'zh' : 'en';
    const lexical = this.byLanguage[language]
      .search([{ text: query, weight: 1 }], limit * 3)
      .flatMap(({ index }) => this.clauses[index] ?? []);
    const foreign = (this.nearest?.(query, limit * 3) ?? []).flatMap((id) => {
      const clause = this.clauses.find((candidate) => candidate.id === id);
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
