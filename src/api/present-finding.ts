import type { CaseView, ClauseView, CoveredFindingView, FindingRow, FindingView } from '../contract/index.ts';
import {
  type Bilingual,
  canFail,
  currentDisposition,
  failingVerdicts,
  type DossierCitation,
  type Person,
  type Case,
  type Clause,
  type KnowledgeBase,
  type Requirement,
  type ReviewState,
  type VerifiedFinding,
} from '../domain/index.ts';
import { coverFor, needsOwnDecision, type Cover } from '../domain/blind-cover.ts';
import { enterableFacts } from '../stages/facts/index.ts';
import { deficiencyQuestion, departmentOf, departmentWords, gapHelpOf } from '../stages/report/index.ts';

/** A row of the list as this reader may see it; `reader` null: a pre-check, where nothing is covered. */
export function presentRow(finding: VerifiedFinding, state: ReviewState, knowledge: KnowledgeBase, reader: Person | null): FindingRow {
  const cover = reader === null ? null : coverFor(state, finding.id, reader);
  const requirement = requirementOf(finding, state, knowledge);
  const article = articleOf(finding.clause);
  const clause = knowledge.clauses.get(`${finding.clause.split('#')[0] ?? ''}#${article}`) ?? knowledge.clauses.get(finding.clause);
  const disposition = currentDisposition(state, finding.id);
  const finalVerdict =
    disposition?.decision === 'amend' ? (disposition.amended?.verdict ?? null) : disposition?.decision === 'undecided' ? 'undecided' : null;
  return {
    id: finding.id,
    requirementId: finding.requirementId,
    article: finding.clause.startsWith(`${mainInstrument(state, knowledge)}#`)
      ? article
      : `${shortName(finding.clause, knowledge)} ${article}`,
    articleTitle: clause?.heading ?? { en: finding.clause, zh: finding.clause },
    discipline: departmentWords[departmentOf(finding.requirementId, knowledge.programmes.get(state.prepared.programme))],
    title: requirement?.title ?? titleOf(finding, state, knowledge),
    verdict: cover === null ? finding.verdict : null,
    cover,
    severity: finding.severity,
    decision: disposition?.decision ?? null,
    finalVerdict,
    needsOwnDecision: needsOwnDecision(state.prepared, finding),
    draftChanged: cover === null && changeOf(finding, state) !== undefined,
    evidenceCount: cover === null ? finding.evidence.length : passagesOf(finding, state).length,
    files: filesOf(finding, state, cover),
  };
}

/** Help for the writer goes along on the pre-check side; the draft question to the applicant with an accepted failing finding. */
export function presentFinding(
  finding: VerifiedFinding,
  state: ReviewState,
  knowledge: KnowledgeBase,
  side: 'review' | 'precheck',
): FindingView {
  const requirement = requirementOf(finding, state, knowledge);
  const disposition = currentDisposition(state, finding.id);
  return {
    finding,
    requirement: presentRequirement(requirement),
    clauses: [...new Set([finding.clause, ...finding.clauses.map(({ clause }) => clause as string)])].flatMap((id) => {
      const clause = knowledge.clauses.get(id);
      return clause === undefined ? [] : [presentClause(clause, knowledge)];
    }),
    cases: finding.cases.flatMap((id) => {
      const item = knowledge.cases.find((candidate) => candidate.id === id);
      return item === undefined ? [] : [presentCase(item)];
    }),
    ...(side === 'precheck' ? presentHelp(finding, state, knowledge) : {}),
    ...(disposition?.decision === 'accept' && requirement !== undefined ? presentQuestion(finding, requirement, knowledge) : {}),
    disposition: disposition ?? null,
    ...presentChange(finding, state, knowledge),
    blindVerdicts: state.blindVerdicts.filter(({ findingId }) => findingId === finding.id),
    history: state.dispositions.filter(({ findingId }) => findingId === finding.id),
    comments: state.comments.filter(({ findingId }) => findingId === finding.id),
  };
}

function changeOf({ id }: VerifiedFinding, { prepared }: ReviewState) {
  return prepared.changedAfterDecision?.find(({ findingId }) => findingId === id);
}

/** What the draft would say now, and the corrections since the decision that it was made again from. */
function presentChange(finding: VerifiedFinding, state: ReviewState, knowledge: KnowledgeBase): Pick<FindingView, 'changed'> {
  const change = changeOf(finding, state);
  if (change === undefined) return {};
  const decidedAt = currentDisposition(state, finding.id)?.at ?? '';
  const corrections = (state.prepared.corrections ?? []).filter(({ at }) => at > decidedAt);
  const titles = new Map(
    enterableFacts(knowledge.programmes.get(state.prepared.programme)?.facts ?? []).map(({ key, title }) => [key, title]),
  );
  const { draft } = change;
  return {
    changed: {
      draft: draft === null ? null : { verdict: draft.verdict, severity: draft.severity, summary: draft.summary },
      facts: corrections.map(({ key, reason, byName, at }) => ({
        key,
        title: titles.get(key) ?? { en: key, zh: key },
        reason,
        byName,
        at,
      })),
    },
  };
}

/** Documents of the evidence, the best first; of a covered finding in the order of the dossier. */
function filesOf(finding: VerifiedFinding, state: ReviewState, cover: Cover | null): string[] {
  const citations = cover === null ? finding.evidence.map(({ citation }) => citation) : passagesOf(finding, state);
  return [...new Set(citations.map(({ file }) => file))];
}

/** Requirement, its clause and the passages in the order of the documents: nothing here comes from the verdict of the draft. */
export function presentCovered(finding: VerifiedFinding, cover: Cover, state: ReviewState, knowledge: KnowledgeBase): CoveredFindingView {
  const requirement = requirementOf(finding, state, knowledge);
  const clause = knowledge.clauses.get(finding.clause);
  return {
    covered: cover,
    id: finding.id,
    requirementId: finding.requirementId,
    clause: finding.clause,
    title: requirement?.title ?? titleOf(finding, state, knowledge),
    severity: finding.severity,
    requirement: presentRequirement(requirement),
    clauses: clause === undefined ? [] : [presentClause(clause, knowledge)],
    passages: passagesOf(finding, state),
  };
}

/** All passages of a finding, the strongest against the draft among them, in the order in which they stand in the dossier. */
function passagesOf({ evidence, counterEvidence }: VerifiedFinding, { prepared }: ReviewState): DossierCitation[] {
  const place = (item: DossierCitation): string => [item.documentId, item.page, item.start, item.end].join(' ');
  const all = [...evidence.map(({ citation }) => citation), ...(counterEvidence === undefined ? [] : [counterEvidence])];
  const rank = new Map(prepared.documents.map(({ id }, index) => [id, index]));
  return [...new Map(all.map((item) => [place(item), item])).values()].sort(
    (a, b) => (rank.get(a.documentId) ?? 0) - (rank.get(b.documentId) ?? 0) || a.page - b.page || a.start - b.start || a.end - b.end,
  );
}

function presentRequirement(requirement: Requirement | undefined): FindingView['requirement'] {
  if (requirement === undefined) return null;
  const { id, title, statement, evidenceExpected, evidenceExpectedZh, threshold, subject, kind, checkMode, mark } = requirement;
  const chinese = evidenceExpectedZh === undefined ? {} : { evidenceExpectedZh };
  return { id, title, statement, evidenceExpected, ...chinese, threshold, subject, kind, checkMode, mark };
}

function presentHelp(finding: VerifiedFinding, state: ReviewState, knowledge: KnowledgeBase): Pick<FindingView, 'help'> {
  const help = gapHelpOf({ ...state.prepared, findings: [finding] }, knowledge).get(finding.id);
  return help === undefined ? {} : { help: { where: [...help.where], notFound: [...help.notFound], fix: [...help.fix] } };
}

function presentQuestion(finding: VerifiedFinding, requirement: Requirement, knowledge: KnowledgeBase): Pick<FindingView, 'question'> {
  if (!failingVerdicts.includes(finding.verdict) || !canFail(requirement)) return {};
  const clause = knowledge.clauses.get(requirement.clause);
  const instrument = knowledge.instruments.find(({ id }) => id === clause?.instrument);
  return { question: deficiencyQuestion(finding, requirement, clause, instrument) };
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

/** Name of a finding without a requirement: what is compared or which gate, never what the draft says of it. */
function titleOf(finding: VerifiedFinding, state: ReviewState, knowledge: KnowledgeBase): Bilingual {
  const [sort, name] = finding.requirementId.split('/');
  if (sort === 'gate') {
    const gate = knowledge.programmes.get(state.prepared.programme)?.gates.find(({ id }) => id === name);
    if (gate !== undefined) return gate.statement;
  }
  if (sort === 'consistency') {
    const contradiction = state.prepared.contradictions.find(({ topic, id }) => topic === name || id === name);
    if (contradiction !== undefined) return contradiction.title;
  }
  return { en: finding.requirementId, zh: finding.requirementId };
}

function mainInstrument(state: ReviewState, knowledge: KnowledgeBase): string {
  return knowledge.programmes.get(state.prepared.programme)?.instruments[0] ?? '';
}

/** `drug-administration-law-2019` → `DAL`. */
function shortName(clause: string, { instruments }: KnowledgeBase): string {
  const id = clause.split('#')[0] ?? '';
  const title = instruments.find((instrument) => instrument.id === id)?.title.en ?? id;
  return [...title.matchAll(/\b(?!of\b|the\b|and\b|on\b|for\b)([A-Z])/gu)]
    .map(([letter]) => letter)
    .join('')
    .slice(0, 4);
}

export function articleOf(clause: string): string {
  return (clause.split('#')[1] ?? clause).split('.')[0] ?? clause;
}

function requirementOf(finding: VerifiedFinding, state: ReviewState, knowledge: KnowledgeBase): Requirement | undefined {
  return knowledge.programmes.get(state.prepared.programme)?.requirements.find(({ id }) => id === finding.requirementId);
}
