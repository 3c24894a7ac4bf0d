import { canonicalHash } from '../domain/canonical-json.ts';
import {
  type AgentAccount,
  type AppliedCorrection,
  type Bilingual,
  type Document,
  type Dossier,
  type EnterpriseRecord,
  type DraftFinding,
  type Fact,
  type FactCorrection,
  type FactSheet,
  type KnowledgeBase,
  type Passage,
  type PreparedReview,
  type Programme,
  type RejectedCitation,
  type ReleaseRef,
  type SearchAccount,
  type VerifiedFinding,
} from '../domain/index.ts';
import { requirementsFor } from '../knowledge/requirements-for.ts';
import { assessDossier } from '../stages/assess/assess-dossier.ts';
import { celEvaluator } from '../stages/assess/cel.ts';
import type { ReadSentence } from '../stages/assess/sentence-classifier.ts';
import type { StatementRules } from '../stages/assess/statement-rules.ts';
import { classifyDossier } from '../stages/classify/classify-dossier.ts';
import { listIssues } from '../stages/classify/list-issues.ts';
import type { DeviceResources } from '../stages/classify/suggest-device-class.ts';
import { flatFacts, type FlatFacts } from '../stages/facts/flat-facts.ts';
import { readFacts } from '../stages/facts/read-facts.ts';
import type { ReadingRules } from '../stages/facts/reading-rules.ts';
import { splitPassages } from '../stages/ingest/passages.ts';
import { KnowledgeIndex } from '../stages/retrieve/clauses.ts';
import { EvidenceFinder, type DenseEvidence } from '../stages/retrieve/evidence.ts';
import type { SegmentChinese } from '../stages/retrieve/tokenise.ts';
import { verifyFinding } from '../stages/verify/verify-finding.ts';
import { ReadingVerifier } from '../stages/verify/verify-readings.ts';

/** Passages that retrieval locates for a requirement. */
const located = 10;

/** Data of a programme beside its requirements: how to read facts, what documents say of a duty, a trained reader of sentences. */
export type ProgrammeRules = {
  readonly reading: ReadingRules;
  readonly statements: StatementRules;
  readonly classify?: ReadSentence;
  /** Read only when the product is a device. */
  readonly devices?: () => DeviceResources;
};

export type PrepareInput = {
  readonly dossier: Dossier;
  readonly programme: string;
  readonly knowledge: KnowledgeBase;
  readonly rules: ProgrammeRules;
  readonly segment: SegmentChinese;
  readonly release: ReleaseRef;
  /** RFC 3339 instant in UTC. */
  readonly now: string;
  /** Records of enterprises that the user imported. */
  readonly records?: readonly EnterpriseRecord[];
  /** Facts that people entered, oldest first; the rules run over them instead of what was read. */
  readonly corrections?: readonly FactCorrection[];
  readonly onStage?: (stage: 'facts' | 'assess' | 'verify', done: number, total: number) => void;
};

/** A dossier whose facts are read, before evidence is looked for. */
export type ReadDossier = {
  readonly input: PrepareInput;
  readonly passages: readonly Passage[];
  readonly documents: ReadonlyMap<string, Document>;
  /** Requirements in time. */
  readonly programme: Programme;
  readonly day: Pick<PreparedReview, 'asOf' | 'asOfBasis'>;
  readonly classification: PreparedReview['classification'];
  readonly sheet: FactSheet;
  /** One value a key. */
  readonly flat: FlatFacts['values'];
  readonly integrity: PreparedReview['integrity'];
  readonly rejected: readonly RejectedCitation[];
  /** Facts that were read and stand aside for what people entered. */
  readonly replaced: readonly Fact[];
};
/** A draft by rules before it is verified, with what an agent needs to draft too. */
export type RuledReview = ReadDossier & {
  readonly finder: EvidenceFinder;
  readonly cases: KnowledgeIndex;
  readonly drafts: readonly DraftFinding[];
  readonly corrections: readonly AppliedCorrection[];
};

/**
 * The order of a review up to the stop: facts, classification, evidence, assessment, verification. CPU only and synchronous: doors run it
 * off their event loop. The result is the whole draft; nothing in it has taken effect.
 */
export function prepareReview(input: PrepareInput): PreparedReview {
  return verifyRuled(draftByRules(input));
}

/** The draft of the rules alone, verified. */
export function verifyRuled(ruled: RuledReview, search?: SearchAccount): PreparedReview {
  return verifyDrafts(ruled, ruled.drafts, { search });
}

/** Facts, classification, evidence, assessment by rules. */
export function draftByRules(input: PrepareInput, dense?: DenseEvidence): RuledReview {
  return assessRead(readDossier(input), dense);
}

/** Facts, their places verified, and a classification: what is known before evidence is looked for. */
export function readDossier(input: PrepareInput): ReadDossier {
  const { dossier, knowledge, rules, now } = input;
  const whole = knowledge.programmes.get(input.programme);
  if (whole === undefined) throw new RangeError(`no programme ${input.programme}; the caller loads its rules first`);
  const stage = input.onStage ?? (() => undefined);

  stage('facts', 0, dossier.documents.length);
  const passages: Passage[] = dossier.documents.flatMap(splitPassages);
  const documents = new Map(dossier.documents.map((document) => [document.id as string, document]));
  const verifier = new ReadingVerifier(documents);
  const read = readFacts({
    documents: dossier.documents,
    passages,
    programme: whole,
    reading: rules.reading,
    unread: dossier.integrity.map(({ file }) => file),
    ...(input.corrections === undefined ? {} : { corrections: input.corrections }),
  });
  const sheet = verifier.facts(read.sheet);
  const integrity = verifier.marks([...dossier.integrity, ...read.integrity]);
  const flat = flatFacts(sheet);
  const day = dayOfLaw(sheet, now);
  const programme = inTime(whole, knowledge, day);
  const classification = verifier.classification(
    classifyDossier({
      dossier,
      sheet,
      flat: flat.values,
      programme,
      evaluate: celEvaluator(knowledge.calendar ?? []),
      ...(rules.devices === undefined ? {} : { devices: rules.devices }),
    }),
  );
  stage('facts', dossier.documents.length, dossier.documents.length);
  return {
    input,
    passages,
    documents,
    programme,
    day,
    classification,
    sheet,
    flat: flat.values,
    integrity,
    rejected: verifier.rejected,
    replaced: read.replaced,
  };
}

/** Evidence and assessment by rules; `dense` are passages that an embedding endpoint finds near each requirement. */
export function assessRead(read: ReadDossier, dense?: DenseEvidence): RuledReview {
  const { input, passages, sheet, programme, day } = read;
  const { dossier, knowledge, rules } = input;
  const finder = new EvidenceFinder(dossier.documents, passages, programme.facts, knowledge.glossary, input.segment, dense);
  const cases = new KnowledgeIndex(knowledge, input.segment);
  const drafts: DraftFinding[] = [];
  for (const draft of assessDossier({
    dossier,
    passages,
    sheet,
    flat: read.flat,
    programme,
    clauses: knowledge.clauses,
    statements: rules.statements,
    ...(rules.classify === undefined ? {} : { classify: rules.classify }),
    ...(knowledge.calendar === undefined ? {} : { calendar: knowledge.calendar }),
    asOf: day.asOf,
    evidenceFor: (requirement) => finder.find(requirement, located),
    casesFor: (requirement) => cases.casesFor(requirement),
  })) {
    drafts.push(draft);
    input.onStage?.('assess', drafts.length, programme.requirements.length);
  }
  return { ...read, finder, cases, drafts, corrections: appliedCorrections(input.corrections ?? [], read.replaced) };
}

/** What stands beside the drafts: an agent's account, with facts and rejected citations; whether vectors were used in search. */
type Beside = {
  readonly agent?: { readonly account: AgentAccount; readonly rejected: readonly RejectedCitation[]; readonly sheet: FactSheet };
  readonly search?: SearchAccount | undefined;
};

/** Verifies every draft and closes the review: its hash covers all that a person will be shown. */
export function verifyDrafts(
  { input, documents, programme, day, classification, sheet, integrity, rejected: unread, corrections }: RuledReview,
  drafts: readonly DraftFinding[],
  { agent, search }: Beside = {},
): PreparedReview {
  const { dossier, release, now } = input;
  const stage = input.onStage ?? (() => undefined);
  const duties = new Map<string, readonly Bilingual[]>([
    ...programme.requirements.map(({ id, title, statement }) => [id, [title, statement]] as const),
    ...programme.gates.map(({ id, statement }) => [`gate/${id}`, [statement]] as const),
  ]);
  const findings: VerifiedFinding[] = [];
  const rejected: RejectedCitation[] = [...unread, ...(agent?.rejected ?? [])];
  for (const draft of drafts) {
    const verification = verifyFinding(draft, documents, duties.get(draft.requirementId));
    findings.push(verification.finding);
    rejected.push(...verification.rejected);
    stage('verify', findings.length, drafts.length);
  }

  const body = {
    dossierId: dossier.id,
    dossierName: dossier.name,
    programme: programme.id,
    ...day,
    inputHash: dossier.inputHash,
    release,
    preparedAt: now,
    documents: dossier.documents.map(({ id, path, sha256, format, kind, language, pages, title }) => ({
      id,
      path,
      sha256,
      format,
      kind,
      language,
      pages: pages.length,
      title,
    })),
    classification: { ...classification, risk: listIssues({ classification, findings, sheet, integrity, records: input.records ?? [] }) },
    facts: (agent?.sheet ?? sheet).facts,
    contradictions: (agent?.sheet ?? sheet).contradictions,
    integrity,
    findings,
    rejected,
    ...(agent === undefined ? {} : { agent: agent.account }),
    ...(search === undefined ? {} : { search }),
    ...(corrections.length === 0 ? {} : { corrections: [...corrections] }),
  };
  return { ...body, hash: canonicalHash(body) };
}

/** The newest correction of each fact, with what had been read. */
function appliedCorrections(corrections: readonly FactCorrection[], replaced: readonly Fact[]): AppliedCorrection[] {
  const newest = new Map(corrections.map((correction) => [correction.key, correction]));
  return [...newest.values()].map((correction) => ({ ...correction, read: replaced.filter(({ key }) => key === correction.key) }));
}

/**
 * The programme as it applies on the day: requirements in force, by the transitional rule. Where that rule leaves it to a reviewer, or
 * earlier requirements govern, its own requirements say so as an open question.
 */
function inTime(
  programme: Programme,
  knowledge: KnowledgeBase,
  { asOf, asOfBasis }: Pick<PreparedReview, 'asOf' | 'asOfBasis'>,
): Programme {
  const applicable = requirementsFor(knowledge, programme, { date: asOf, basis: asOfBasis });
  if (applicable.state === 'in-force') return { ...programme, requirements: [...applicable.requirements] };
  const { clause, statement } = applicable;
  return {
    ...programme,
    requirements: applicable.requirements.map((requirement) =>
      requirement.clause === clause ? { ...requirement, openQuestions: [...requirement.openQuestions, statement] } : requirement,
    ),
  };
}

/** Clauses apply by the day of acceptance, else of application, else today. */
function dayOfLaw(sheet: FactSheet, now: string): Pick<PreparedReview, 'asOf' | 'asOfBasis'> {
  for (const [key, asOfBasis] of [
    ['application.acceptedDate', 'accepted'],
    ['application.date', 'application'],
  ] as const) {
    const fact = sheet.facts.find((candidate) => candidate.key === key && typeof candidate.value === 'string' && candidate.value !== '');
    if (fact !== undefined) return { asOf: String(fact.value), asOfBasis };
  }
  return { asOf: now.slice(0, 10), asOfBasis: 'prepared' };
}
