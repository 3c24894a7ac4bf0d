import type {
  Bilingual,
  Document,
  DossierCitation,
  DraftFinding,
  RejectedCitation,
  RuleTrace,
  VerifiedFinding,
} from '../../domain/index.ts';
import { failingVerdicts } from '../../domain/index.ts';
import { verifyCitation } from './verify-citation.ts';
import { uncoveredNumbers } from './verify-numbers.ts';
import { words } from './words.ts';

export type Verification = { readonly finding: VerifiedFinding; readonly rejected: readonly RejectedCitation[] };

/**
 * No quote, no claim. Citations that do not stand are taken out and kept as rejected, and with them the facts that had no other place. A met or
 * failing verdict that has lost all its evidence, or everything that spoke for it, becomes undecided; reasoning with a number that no
 * remaining citation, fact or clause covers is replaced and said to be so. `duty` is the wording of the requirement (title, statement), whose
 * numbers are the knowledge base's and covered like those of the clause.
 */
export function verifyFinding(
  draft: DraftFinding,
  documents: ReadonlyMap<string, Document>,
  duty: readonly Bilingual[] = [],
): Verification {
  const rejected: RejectedCitation[] = [];
  const stands = (citation: DossierCitation): boolean => {
    const check = verifyCitation(citation, documents);
    if (!check.stands) rejected.push({ findingId: draft.id, citation, reason: check.reason, detail: check.detail });
    return check.stands;
  };

  const evidence = draft.evidence.filter(({ citation }) => stands(citation));
  const trace = draft.trace.map((step) => ({ ...step, facts: standingFacts(step.facts, stands) }));
  const { counterEvidence, ...rest } = draft;
  const checked: VerifiedFinding = {
    ...rest,
    stage: 'verified',
    evidence,
    trace,
    ...(counterEvidence !== undefined && stands(counterEvidence) ? { counterEvidence } : {}),
  };

  const restsOnCitations = failingVerdicts.includes(draft.verdict) || draft.verdict === 'met';
  if (restsOnCitations && (lostAll(draft.evidence, evidence) || lostAll(grounds(draft), grounds(checked)))) {
    checked.verdict = 'undecided';
    checked.evidenceState = 'search-failed';
    checked.searched = words.citationsRejected;
    checked.summary = words.citationsRejected;
    checked.reasoning = words.citationsRejected;
    return { finding: checked, rejected };
  }

  const claim = bothLanguages([draft.summary, draft.reasoning]).join('\n');
  const uncovered = uncoveredNumbers(claim, [...sourcesOf(checked), ...bothLanguages(duty)]);
  if (uncovered.length > 0) {
    const [first] = evidence;
    if (first !== undefined) {
      rejected.push({ findingId: draft.id, citation: first.citation, reason: 'number-not-cited', detail: uncovered.join(', ') });
    }
    checked.verdict = draft.verdict === 'not-applicable' ? draft.verdict : 'undecided';
    checked.summary = words.numberNotCovered;
    checked.reasoning = words.numberNotCovered;
  }
  return { finding: checked, rejected };
}

function bothLanguages(texts: readonly Bilingual[]): string[] {
  return texts.flatMap(({ en, zh }) => [en, zh]);
}

type TracedFact = RuleTrace['facts'][number];

function standingFacts(facts: readonly TracedFact[], stands: (citation: DossierCitation) => boolean): TracedFact[] {
  return facts.flatMap((fact) => {
    const citations = fact.citations.filter(stands);
    return lostAll(fact.citations, citations) ? [] : [{ ...fact, citations }];
  });
}

/** What speaks for or against by itself: not passages that were only located. */
function grounds({ evidence, trace }: Pick<DraftFinding, 'evidence' | 'trace'>): DossierCitation[] {
  const spoken = evidence.filter(({ state }) => state !== 'located').map(({ citation }) => citation);
  return [...spoken, ...trace.flatMap(({ facts }) => facts.flatMap(({ citations }) => citations))];
}

function lostAll(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length > 0 && after.length === 0;
}

function* sourcesOf(finding: VerifiedFinding): Generator<string> {
  for (const { citation } of finding.evidence) yield citation.quote;
  if (finding.counterEvidence !== undefined) yield finding.counterEvidence.quote;
  for (const { quote } of finding.clauses) yield quote;
  for (const step of finding.trace) {
    yield step.expression;
    for (const fact of step.facts) {
      yield fact.value;
      if (fact.derivation !== undefined) yield fact.derivation;
      for (const citation of fact.citations) yield citation.quote;
    }
  }
}
