import type { CaseView, ClauseView, FindingRow, FindingView } from '../contract/index.ts';
import {
  currentDisposition,
  needsOwnDecision,
  type Case,
  type Clause,
  type KnowledgeBase,
  type Requirement,
  type ReviewState,
  type VerifiedFinding,
} from '../domain/index.ts';

export function presentRow(finding: VerifiedFinding, state: ReviewState, knowledge: KnowledgeBase): FindingRow {
  const requirement = requirementOf(finding, state, knowledge);
  const article = articleOf(finding.clause);
  const clause = knowledge.clauses.get(`${finding.clause.split('#')[0] ?? ''}#${article}`) ?? knowledge.clauses.get(finding.clause);
  const disposition = currentDisposition(state, finding.id);
  const finalVerdict =
    disposition?.decision === 'amend' ? (disposition.amended?.verdict ?? null) : disposition?.decision === 'undecided' ? 'undecided' : null;
  return {
    id: finding.id,
    requirementId: finding.requirementId,
    article,
    articleTitle: clause?.heading ?? { en: finding.clause, zh: finding.clause },
    title: requirement?.title ?? finding.summary,
    verdict: finding.verdict,
    severity: finding.severity,
    decision: disposition?.decision ?? null,
    finalVerdict,
    needsOwnDecision: needsOwnDecision(finding),
    evidenceCount: finding.evidence.length,
    files: [...new Set(finding.evidence.map(({ citation }) => citation.file))],
  };
}

export function presentFinding(finding: VerifiedFinding, state: ReviewState, knowledge: KnowledgeBase): FindingView {
  const requirement = requirementOf(finding, state, knowledge);
  return {
    finding,
    requirement: requirement === undefined ? null : {
      id: requirement.id, title: requirement.title, statement: requirement.statement, evidenceExpected: requirement.evidenceExpected, threshold: requirement.threshold,
      subject: requirement.subject, kind: requirement.kind, checkMode: requirement.checkMode, mark: requirement.mark,
    }, // prettier-ignore
    clauses: [...new Set([finding.clause, ...finding.clauses.map(({ clause }) => clause as string)])].flatMap((id) => {
      const clause = knowledge.clauses.get(id);
      return clause === undefined ? [] : [presentClause(clause, knowledge)];
    }),
    cases: finding.cases.flatMap((id) => {
      const item = knowledge.cases.find((candidate) => candidate.id === id);
      return item === undefined ? [] : [presentCase(item)];
    }),
    disposition: currentDisposition(state, finding.id) ?? null,
    history: state.dispositions.filter(({ findingId }) => findingId === finding.id),
    comments: state.comments.filter(({ findingId }) => findingId === finding.id),
  };
}

export function presentClause(clause: Clause, knowledge: KnowledgeBase): ClauseView {
  const instrument = knowledge.instruments.find(({ id }) => id === clause.instrument);
  const empty = { en: clause.instrument, zh: clause.instrument };
  return {
    id: clause.id,
    number: clause.number,
    heading: clause.heading,
    workingText: clause.workingText,
    ...(clause.officialText === undefined ? {} : { officialText: clause.officialText }),
    instrument: {
      id: clause.instrument,
      title: instrument?.title ?? empty,
      number: instrument?.number ?? empty,
      inForce: instrument?.inForce ?? '',
    },
    validFrom: clause.validFrom,
    validTo: clause.validTo,
    mark: clause.mark,
  };
}

/** Provisions that are only our annotation stay behind: a reader must not take them for the authority's citation. */
export function presentCase({
  id,
  title,
  authority,
  date,
  relation,
  confirmed,
  deficiency,
  lesson,
  facts,
  outcome,
  sourceUrl,
}: Case): CaseView {
  return { id, title, authority, date, relation, confirmed, deficiency, lesson, facts, outcome, sourceUrl };
}

export function articleOf(clause: string): string {
  return (clause.split('#')[1] ?? clause).split('.')[0] ?? clause;
}

function requirementOf(finding: VerifiedFinding, state: ReviewState, knowledge: KnowledgeBase): Requirement | undefined {
  return knowledge.programmes.get(state.prepared.programme)?.requirements.find(({ id }) => id === finding.requirementId);
}
