import type { IsoDate } from '../domain/bilingual.ts';
import type { Clause, KnowledgeBase } from '../domain/knowledge.ts';

/** Is a clause in force on a day? `validFrom` is its first day, `validTo` its last; null has no end. */
export function isInForce(clause: Pick<Clause, 'validFrom' | 'validTo'>, day: IsoDate): boolean {
  return clause.validFrom <= day && (clause.validTo === null || day <= clause.validTo);
}

/** The clauses that are in force on a day, in the order of the knowledge base. */
export function clausesInForce(knowledge: Pick<KnowledgeBase, 'clauses'>, day: IsoDate): Clause[] {
  return [...knowledge.clauses.values()].filter((clause) => isInForce(clause, day));
}

/** The clauses above a clause, the nearest first; empty for one on top or an unknown id. */
export function ancestors(knowledge: Pick<KnowledgeBase, 'clauses'>, clauseId: string): Clause[] {
  const above: Clause[] = [];
  let parent = knowledge.clauses.get(clauseId)?.parent ?? null;
  while (parent !== null) {
    const clause = knowledge.clauses.get(parent);
    if (clause === undefined || above.includes(clause)) break;
    above.push(clause);
    parent = clause.parent;
  }
  return above;
}
