import {
  type AgentOpinion,
  type DossierCitation,
  type DraftFinding,
  type Evidence,
  type RuleTrace,
  type Verdict,
  type VerifiedFinding,
} from '../../domain/index.ts';
import { isFailing } from './dossier-access.ts';
import type { VerifiedOpinion } from './verify-agent-draft.ts';
import { failures, lowerings, opinionWords, verdictNames } from './words.ts';

type Drafted = Extract<VerifiedOpinion, { state: 'drafted' }>;
type RuleFinding = DraftFinding | VerifiedFinding;

/**
 * One finding from what the rules and what the agent say of one requirement. Pure; the result is a draft and goes through verification again.
 *
 * | rules | agent | finding |
 * |---|---|---|
 * | any | search failed, or lowered | as the rules say, marked |
 * | decided | undecided | as the rules say, marked |
 * | undecided | undecided | undecided, both agree |
 * | undecided | decided, confidence medium or high | as the agent says, origin agent |
 * | undecided | decided, confidence low | undecided, marked |
 * | same side | same side | as the rules say, both agree |
 * | one side | another side | undecided, both disagree, both reasonings |
 * | not failing | its two ways of reading differ | undecided, both disagree, both reasonings |
 *
 * Sides: met; failing (partly met, not met, not addressed); not applicable.
 */
export function combineOpinions(rule: RuleFinding, opinion: VerifiedOpinion): DraftFinding {
  const base: DraftFinding = { ...rule, stage: 'draft' };
  if (opinion.state === 'search-failed') {
    const agent: AgentOpinion = {
      state: 'search-failed',
      failure: failures[opinion.why],
      ruleVerdict: rule.verdict,
      lowered: [],
      missing: [],
      rejectedCitations: 0,
    };
    return { ...base, agent };
  }
  const marked: DraftFinding = { ...base, agent: markOf(rule.verdict, opinion) };
  if (opinion.lowered.includes('readings-differ') && !isFailing(rule.verdict)) return disagreement(marked, opinion);
  if (opinion.lowered.length > 0) return marked;
  if (opinion.verdict === 'undecided') {
    return rule.verdict === 'undecided' ? { ...withEvidence(marked, opinion), origin: 'both', agreement: 'agree' } : marked;
  }
  if (rule.verdict === 'undecided') return opinion.confidence === 'low' ? withEvidence(marked, opinion) : agentAlone(marked, opinion);
  if (sideOf(rule.verdict) === sideOf(opinion.verdict)) {
    return { ...withEvidence(marked, opinion), origin: 'both', agreement: 'agree', reasoning: joined(rule, opinion) };
  }
  return disagreement(marked, opinion);
}

function agentAlone(rule: DraftFinding, opinion: Drafted): DraftFinding {
  const found = withEvidence(rule, opinion);
  const name = verdictNames[opinion.verdict];
  const queries = opinion.searched
    .filter((query) => query !== '')
    .slice(0, 5)
    .join('; ');
  const finding: DraftFinding = {
    ...found,
    verdict: opinion.verdict,
    summary: opinionWords.agentAlone(name),
    reasoning: opinion.reasoning,
    origin: 'agent',
    agreement: 'single',
    evidenceState: found.evidence.length === 0 ? 'none-found' : stateOf(found.evidence),
  };
  delete finding.searched;
  if (opinion.verdict === 'not-addressed' && queries !== '') finding.searched = opinionWords.searched(queries);
  return finding;
}

function disagreement(rule: DraftFinding, opinion: Drafted): DraftFinding {
  const found = withEvidence(rule, opinion);
  const [first] = opinion.citations;
  const [ruleName, agentName] = [verdictNames[rule.verdict], verdictNames[opinion.verdict]];
  const says = opinionWords.rulesSay(ruleName, rule.reasoning);
  const other = opinionWords.agentSays(agentName, opinion.reasoning);
  return {
    ...found,
    verdict: 'undecided',
    summary: opinionWords.disagree(ruleName, agentName),
    reasoning: { en: `${says.en} ${other.en}`, zh: `${says.zh}${other.zh}` },
    origin: 'both',
    agreement: 'disagree',
    ...(rule.counterEvidence === undefined && first !== undefined ? { counterEvidence: first } : {}),
  };
}

function joined(rule: RuleFinding, opinion: Drafted): DraftFinding['reasoning'] {
  const says = opinionWords.agentSays(verdictNames[opinion.verdict], opinion.reasoning);
  return { en: `${rule.reasoning.en} ${says.en}`.trim(), zh: `${rule.reasoning.zh}${says.zh}` };
}

/** The rule's evidence and then the agent's; a place that both name stays once. Facts that cover the agent's numbers go into the trace. */
function withEvidence(rule: DraftFinding, opinion: Drafted): DraftFinding {
  const state = isFailing(opinion.verdict) ? 'contradicting' : opinion.verdict === 'met' ? 'supporting' : 'located';
  const known = new Set(rule.evidence.map(({ citation }) => placeOf(citation)));
  const added = opinion.citations
    .filter((citation) => !known.has(placeOf(citation)))
    .map((citation, rank): Evidence => ({ state, citation, relevance: 1 / (1 + rank / 10), by: 'agent' }));
  const evidence = [...rule.evidence, ...added];
  const covering: RuleTrace[] =
    opinion.covering.length === 0
      ? []
      : [{ rule: 'none', expression: opinionWords.covered, facts: [...opinion.covering], outcome: 'not-computed' }];
  return { ...rule, evidence, trace: [...rule.trace, ...covering], evidenceState: stateOf(evidence) };
}

function stateOf(evidence: readonly Evidence[]): DraftFinding['evidenceState'] {
  if (evidence.length === 0) return 'none-found';
  return evidence.some(({ state }) => state === 'contradicting') ? 'contradicting' : 'supporting';
}

function markOf(ruleVerdict: Verdict, opinion: Drafted): AgentOpinion {
  return {
    state: 'drafted',
    ruleVerdict,
    verdict: opinion.verdict,
    draftedVerdict: opinion.draftedVerdict,
    confidence: opinion.confidence,
    reasoning: opinion.reasoning,
    lowered: opinion.lowered.map((lowering) => lowerings[lowering]),
    missing: [...opinion.missing],
    ...(opinion.question === undefined ? {} : { question: opinion.question }),
    language: opinion.language,
    rejectedCitations: opinion.rejected.length,
  };
}

function placeOf({ documentId, page, start, end }: DossierCitation): string {
  return `${documentId}:${page}:${start}:${end}`;
}

function sideOf(verdict: Verdict): 'met' | 'failing' | 'not-applicable' | 'undecided' {
  return isFailing(verdict) ? 'failing' : (verdict as 'met' | 'not-applicable' | 'undecided');
}
