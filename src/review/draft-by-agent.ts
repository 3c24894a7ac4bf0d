import { canonicalHash } from '../domain/canonical-json.ts';
import type { AgentAccount, PreparedReview, SearchAccount } from '../domain/index.ts';
import { bindDossier } from '../stages/agent/dossier-access.ts';
import { draftWithAgent, type AgentRun, type AgentSettings } from '../stages/agent/draft-with-agent.ts';
import { uncoveredNumbers } from '../stages/verify/verify-numbers.ts';
import { verifyCitation } from '../stages/verify/verify-citation.ts';
import { joinAgentFacts } from './join-agent-facts.ts';
import { verifyDrafts, type RuledReview } from './prepare-review.ts';

const passagesShown = 8;

/** Settings of the agent, made when the rules have drafted: masking needs the names that the facts state. */
export type AgentFor = (ruled: RuledReview) => AgentSettings;

/**
 * A review in which an agent drafts too, after the rules: the agent over the same dossier, then both opinions joined, then
 * verification of everything. What the agent could not do is in the account; the rules' finding stands there.
 * @throws AppError `job.cancelled`; what a failed record or answer store throws.
 */
export async function prepareReviewWithAgent(
  ruled: RuledReview,
  agentFor: AgentFor,
  search?: SearchAccount,
): Promise<{ readonly prepared: PreparedReview; readonly run: AgentRun }> {
  const { input, documents, programme, finder, cases, day, sheet, drafts } = ruled;
  const settings = agentFor(ruled);
  const run = await draftWithAgent(
    {
      access: bindDossier({
        documents: input.dossier.documents,
        passages: ruled.passages,
        integrity: ruled.integrity,
        searchDossier: (query, limit) => finder.search(query, limit),
        searchClauses: (query, limit) => cases.searchClauses(query, day.asOf, limit).map(({ clause }) => clause),
        searchCases: (query, limit) => cases.searchCases(query, limit),
      }),
      requirements: programme.requirements,
      definitions: programme.facts,
      clauses: input.knowledge.clauses,
      glossary: input.knowledge.glossary,
      facts: sheet.facts,
      findings: drafts,
      evidenceFor: (requirement) => finder.find(requirement, passagesShown).map(({ passage }) => passage),
      checks: { stands: (citation) => verifyCitation(citation, documents).stands, uncoveredNumbers },
    },
    settings,
  );
  const { sheet: joined, findings, rejected } = joinAgentFacts(ruled, run);
  const prepared = verifyDrafts(ruled, findings, {
    agent: { account: accountOf(run, settings), rejected: [...run.rejected, ...rejected], sheet: joined },
    search,
  });
  return { prepared, run };
}

function accountOf({ totals, failed, calls }: AgentRun, { means, prompts, language }: AgentSettings): AgentAccount {
  const { endpoint, model } = means.model;
  const lacking = failed.map(({ subject, why }) => ({ subject, why }));
  return { endpoint, model, prompts: prompts.hash, language, callRecords: canonicalHash(calls), ...totals, lacking };
}
