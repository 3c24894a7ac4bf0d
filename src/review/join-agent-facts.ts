import type { DraftFinding, FactSheet, RejectedCitation } from '../domain/index.ts';
import type { AgentRun } from '../stages/agent/draft-with-agent.ts';
import { celEvaluator } from '../stages/assess/cel.ts';
import { agentContradictionFindings, weighAgentFacts } from '../stages/assess/weigh-agent-facts.ts';
import { flatFacts, mergeAgentFacts } from '../stages/facts/index.ts';
import { ReadingVerifier } from '../stages/verify/verify-readings.ts';
import type { RuledReview } from './prepare-review.ts';

export type JoinedFacts = {
  /** Facts of rules and agent; those of the agent are of origin agent. */
  readonly sheet: FactSheet;
  /** In the order of the run, then one for each value that rules and agent read differently. */
  readonly findings: readonly DraftFinding[];
  readonly rejected: readonly RejectedCitation[];
};

/** Facts that the agent read, verified once more, beside the rules' facts, and what the checks say with them: at most *undecided* with evidence. */
export function joinAgentFacts(
  { sheet, documents, programme, input }: RuledReview,
  run: Pick<AgentRun, 'facts' | 'findings'>,
): JoinedFacts {
  const verifier = new ReadingVerifier(documents);
  const read = verifier.facts({ facts: [...run.facts], contradictions: [] }).facts.filter(({ citations }) => citations.length > 0);
  if (read.length === 0) return { sheet, findings: run.findings, rejected: verifier.rejected };
  const clauseOf = (key: string): string | undefined =>
    programme.requirements.find(({ factsNeeded }) => factsNeeded.some((needed) => needed.replace(/\[\].*$/u, '') === key))?.clause;
  const merged = mergeAgentFacts(sheet, read, programme.facts, clauseOf);
  const facts = {
    ruled: flatFacts(sheet).values,
    joined: joinedValues(sheet, merged.sheet),
    sheet: merged.sheet,
    evaluate: celEvaluator(input.knowledge.calendar ?? []),
  };
  const checks = new Map([
    ...programme.requirements.flatMap(({ id, cel }) => (cel === undefined ? [] : [[id as string, cel] as const])),
    ...programme.gates.map(({ id, cel }) => [`gate/${id}`, cel] as const),
  ]);
  const findings = run.findings.map((finding) => {
    const check = checks.get(finding.requirementId);
    return check === undefined ? finding : weighAgentFacts(finding, check, facts);
  });
  const differing = [...agentContradictionFindings(merged.differing, input.knowledge.clauses)];
  return { sheet: merged.sheet, findings: [...findings, ...differing], rejected: verifier.rejected };
}

/** The rules' values, and the agent's only for keys of which no rule has any reading: one that the rules contradict stays without value. */
function joinedValues(ruled: FactSheet, merged: FactSheet): ReturnType<typeof flatFacts>['values'] {
  const known = new Set(ruled.facts.map(({ key }) => key));
  const own = flatFacts({ ...merged, facts: merged.facts.filter(({ key, origin }) => origin === 'agent' && !known.has(key)) });
  return { ...own.values, ...flatFacts(ruled).values };
}
