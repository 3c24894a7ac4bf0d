import type { Bilingual, IsoDate } from '../domain/bilingual.ts';
import type { KnowledgeBase, Programme, Requirement } from '../domain/knowledge.ts';
import { isInForce } from './clauses-in-force.ts';
import { transitionWords } from './words.ts';

/** The day whose law applies, and what it is: the day of acceptance, else that of the application, else that of preparation. */
export type AsOf = { readonly date: IsoDate; readonly basis: 'accepted' | 'application' | 'prepared' };

export type RequirementsInTime =
  /** The programme's requirements whose clauses are in force on the day. */
  | { readonly state: 'in-force'; readonly requirements: readonly Requirement[] }
  /** Earlier requirements govern: only those that decide which rule set applies are judged. `clause` says so. */
  | {
      readonly state: 'original-requirements';
      readonly requirements: readonly Requirement[];
      readonly clause: string;
      readonly statement: Bilingual;
    }
  /** The text does not settle it: all are judged, and a reviewer is told why and decides. */
  | {
      readonly state: 'reviewer-decides';
      readonly requirements: readonly Requirement[];
      readonly clause: string;
      readonly statement: Bilingual;
    };

/**
 * The requirements of a programme for a day, by the validity of their clauses and the transitional rule of the programme's first instrument
 * (for Announcement 134: article (XXVIII)). An application day before the turn proves nothing about acceptance, so a reviewer decides then.
 */
export function requirementsFor(
  knowledge: Pick<KnowledgeBase, 'clauses' | 'instruments'>,
  programme: Pick<Programme, 'instruments' | 'requirements'>,
  asOf: AsOf,
): RequirementsInTime {
  const all = programme.requirements;
  const inForce = all.filter((requirement) => {
    const clause = knowledge.clauses.get(requirement.clause);
    return clause !== undefined && isInForce(clause, asOf.date);
  });
  const transition = knowledge.instruments.find((instrument) => instrument.id === programme.instruments[0])?.transition;
  if (transition === undefined || asOf.basis === 'prepared' || asOf.date > transition.acceptedBefore) {
    return { state: 'in-force', requirements: inForce };
  }
  const { clause } = transition;
  if (asOf.basis === 'application') {
    return { state: 'reviewer-decides', requirements: all, clause, statement: transitionWords.onlyApplicationDay(asOf.date) };
  }
  if (asOf.date === transition.acceptedBefore)
    return { state: 'reviewer-decides', requirements: all, clause, statement: transition.onTheDay };
  const deciding = all.filter((requirement) => requirement.kind === 'applicability');
  return { state: 'original-requirements', requirements: deciding, clause, statement: transition.statement };
}
