import { createAskKnowledge } from '../../workspace/ask-knowledge.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import type { Handlers } from '../bind-routes.ts';
import { RequestError } from '../http-error.ts';
import { clauseHistory } from '../clause-history.ts';
import { articleOf, presentCase, presentClause } from '../present-finding.ts';
import { withConfirmation } from '../with-confirmation.ts';
import { words } from '../words.ts';

/** With an instrument chosen the whole ranking is looked through for it. */
const wholeList = 5000;
type Names = 'clauseTree' | 'searchKnowledge' | 'askKnowledge' | 'clause' | 'confirmCase';

export function knowledgeHandlers({ knowledge, knowledgeIndex, ask, clauseVectors, store }: Workspace): Pick<Handlers, Names> {
  const askKnowledge = createAskKnowledge(knowledge, knowledgeIndex, ask, clauseVectors?.near);
  const today = (): string => new Date().toISOString().slice(0, 10);
  return {
    clauseTree: () => ({
      version: knowledge.version,
      instruments: knowledge.instruments.map(({ id, title, number, inForce }) => ({
        id,
        title,
        number,
        inForce,
        clauses: [...knowledge.clauses.values()]
          .filter((clause) => clause.instrument === id)
          .map((clause) => ({ id: clause.id, number: clause.number, heading: clause.heading })),
      })),
    }),
    searchKnowledge: async ({ query }) => {
      const { hits, note } = (await clauseVectors?.near(query.q)) ?? {};
      const limit = query.instrument === undefined ? query.limit : wholeList;
      const found = knowledgeIndex
        .searchClauses(query.q, query.on ?? today(), limit, hits)
        .filter(({ clause }) => query.instrument === undefined || clause.instrument === query.instrument)
        .slice(0, query.limit);
      return {
        hits: found.map(({ clause, score }) => ({ clause: presentClause(clause, knowledge), score })),
        ...(note === undefined ? {} : { note }),
      };
    },
    askKnowledge: async ({ query }) => {
      const { sentences, clauses, ...reply } = await askKnowledge(query.q, query.on ?? today(), query.language);
      return {
        ...reply,
        sentences: sentences.map(({ text, clauses: cited }) => ({ text, clauses: [...cited] })),
        clauses: clauses.map(({ clause, cover }) => ({ clause: presentClause(clause, knowledge), cover })),
      };
    },
    clause: ({ params }) => {
      const clause = knowledge.clauses.get(params.clauseId);
      if (clause === undefined) throw new RequestError('not-found', words.notFound);
      const article = `${clause.instrument}#${articleOf(clause.id)}`;
      return {
        clause: presentClause(clause, knowledge),
        requirements: [...knowledge.programmes.values()]
          .flatMap(({ requirements }) => requirements)
          .filter((requirement) => requirement.clause === clause.id || requirement.clause.startsWith(`${clause.id}.`))
          .map(({ id, title, statement, kind, severity }) => ({ id, title, statement, kind, severity })),
        cases: knowledge.cases
          .filter((item) => item.clauses.some((id) => id === article))
          .map((item) => withConfirmation(presentCase(item), store)),
        history: clauseHistory(clause, knowledge, store),
      };
    },
    confirmCase: ({ params, body, caller }) => {
      const known = knowledge.cases.find(({ id }) => id === params.caseId);
      if (known === undefined) throw new RequestError('not-found', words.notFound);
      if (known.confirmed) throw new RequestError('conflict', words.caseConfirmed);
      store.confirmCase(known.id, body.note, caller.person);
    },
  };
}
