import { AppError } from '../../domain/errors.ts';
import {
  canFail,
  type Clause,
  type DraftFinding,
  type Fact,
  type FactDefinition,
  type GlossaryTerm,
  type Language,
  type Passage,
  type RejectedCitation,
  type Requirement,
  type VerifiedFinding,
} from '../../domain/index.ts';
import { assessRequirement, type AgentReading } from './assess-requirement.ts';
import { lexiconOf, type Lexicon } from './bearing.ts';
import { createBreaker } from './breaker.ts';
import { sumCalls, type CallRecord } from './call-record.ts';
import { afterCheck, checkClaim } from './check-claim.ts';
import { combineOpinions } from './combine-opinions.ts';
import type { Budget, Means } from './converse.ts';
import { documentParts, type DocumentPart } from './document-parts.ts';
import type { DossierAccess } from './dossier-access.ts';
import type { FailureReason } from './failure.ts';
import { joinReadings } from './join-readings.ts';
import { mergeNotes, titlesOf, type MergedNotes } from './merge-notes.ts';
import type { PromptSet } from './prompts.ts';
import { readPart } from './read-document.ts';
import { runLimited } from './run-limited.ts';
import { verifyAgentDraft, type SpineChecks, type VerifiedOpinion, type VerifyContext } from './verify-agent-draft.ts';
import { stopWords } from './words.ts';

/** One dossier as the agent gets it, after the rules have drafted. */
export type AgentDossier = {
  readonly access: DossierAccess;
  /** Requirements in time, as the rules judged them. */
  readonly requirements: readonly Requirement[];
  readonly definitions: readonly FactDefinition[];
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly glossary: readonly GlossaryTerm[];
  /** Verified facts. */
  readonly facts: readonly Fact[];
  /** The rules' findings; those without a requirement of the programme go through untouched. */
  readonly findings: readonly (DraftFinding | VerifiedFinding)[];
  /** Passages by retrieval, best first. */
  readonly evidenceFor: (requirement: Requirement) => readonly Passage[];
  readonly checks: SpineChecks;
};

export type AgentSettings = {
  readonly prompts: PromptSet;
  /** Language of the conversations; a reviewer's, or the dossier's. */
  readonly language: Language;
  readonly means: Omit<Means, 'budget' | 'breaker'>;
  readonly assessBudget: Budget;
  readonly readBudget: Budget;
  /** Seconds for the whole run; after them nothing more is sent. */
  readonly runSeconds: number;
  /** Conversations at once. */
  readonly parallel: number;
  readonly ways: 'requirements' | 'documents' | 'both';
  /** Tokens of dossier text in one part. */
  readonly partTokens: number;
  /** Ask a second reader of claim and quotes for every decided opinion. */
  readonly checker: boolean;
  /** Which requirements the agent drafts for. Those that an applicant cannot fail are left to the rules in any case. */
  readonly drafts: (requirement: Requirement) => boolean;
  readonly onProgress?: (done: number, total: number) => void;
};

export const usualSettings = {
  assessBudget: { turns: 8, tokens: 60_000, seconds: 300 },
  readBudget: { turns: 2, tokens: 60_000, seconds: 300 },
  runSeconds: 3600,
  parallel: 4,
  ways: 'both',
  partTokens: 6000,
  checker: false,
  drafts: () => true,
} as const satisfies Partial<AgentSettings>;

export type AgentRun = {
  /** One per finding that came in, in the same order: drafts, to be verified again. */
  readonly findings: readonly DraftFinding[];
  /** Every call, in the order of documents, parts and requirements, whatever the order in which they were made. */
  readonly calls: readonly CallRecord[];
  readonly totals: ReturnType<typeof sumCalls>;
  readonly rejected: readonly RejectedCitation[];
  /** Facts that reading by document found, verified and typed; they stand beside the rules' and overwrite none. */
  readonly facts: readonly Fact[];
  /** Requirements and document parts for which the agent gave nothing, with the reason. */
  readonly failed: readonly { readonly subject: string; readonly why: FailureReason }[];
};

const mostEvidence = 12;
const notePassages = 4;
/**
 * Drafts one dossier: reads each document in parts, assesses each requirement in a conversation of its own, verifies, joins both ways of reading,
 * and combines with the rules' findings. A run that is repeated over the same answer store gives the same findings byte for byte and pays for
 * nothing twice.
 * @throws AppError `job.cancelled` when the signal aborts; what a failed answer store or record throws.
 */
export async function draftWithAgent(dossier: AgentDossier, given: AgentSettings): Promise<AgentRun> {
  const settings = { ...given, means: { ...given.means, breaker: createBreaker(given.runSeconds, given.means.clock) } };
  const { access, definitions } = dossier;
  const requirements = dossier.requirements.filter((requirement) => canFail(requirement) && settings.drafts(requirement));
  const parts = settings.ways === 'requirements' ? [] : partsOf(access, settings.partTokens);
  const assessed = settings.ways === 'documents' ? [] : requirements;
  const report = progress(parts.length + assessed.length, settings);

  const readings = await runLimited(parts, settings.parallel, (part) =>
    report(
      readPart(part, { requirements, facts: definitions }, access, settings.prompts, settings.language, {
        ...settings.means,
        budget: settings.readBudget,
      }),
    ),
  );
  cancelled(settings);
  const lexicon = lexiconOf(dossier.requirements, dossier.glossary);
  const notes = await mergeNotes(readings, requirements, definitions, { access, checks: dossier.checks, lexicon }, breathe);

  const opinions = await runLimited(assessed, settings.parallel, (requirement) => report(assess(requirement, notes, dossier, settings)));
  cancelled(settings);

  const verified = new Map<string, VerifiedOpinion>();
  const checks: CallRecord[] = [];
  for (const [index, requirement] of requirements.entries()) {
    if (index % 8 === 0) await breathe();
    const reading = opinions[index];
    const own = reading === undefined ? undefined : verifyAgentDraft(reading, requirement, contextOf(requirement, dossier, lexicon));
    const joined = joinReadings(own, requirement.id, notes.byRequirement.get(requirement.id) ?? []);
    if (joined !== undefined) verified.set(requirement.id, joined);
  }
  if (settings.checker) await secondReading(verified, settings, checks);
  cancelled(settings);

  const calls = [...readings, ...opinions].flatMap((each) => [...each.calls]).concat(checks);
  const lacking = [...opinions].flatMap((each) => (each.state === 'search-failed' ? [{ subject: each.requirementId, why: each.why }] : []));
  const unread = readings.flatMap((each) => (each.state === 'search-failed' ? [{ subject: subjectOf(each.part), why: each.why }] : []));
  return {
    findings: dossier.findings.map((finding) => {
      const opinion = verified.get(finding.requirementId);
      return opinion === undefined ? { ...finding, stage: 'draft' as const } : combineOpinions(finding, opinion);
    }),
    calls,
    totals: sumCalls(calls),
    rejected: [...notes.rejected, ...[...verified.values()].flatMap(({ rejected }) => rejected)],
    facts: notes.facts,
    failed: [...unread, ...lacking],
  };
}

function partsOf(access: DossierAccess, tokens: number): DocumentPart[] {
  const byDocument = new Map<string, Passage[]>([...access.documents.keys()].map((id) => [id, []]));
  for (const passage of access.passages.values()) byDocument.get(passage.documentId)?.push(passage);
  return [...access.documents.values()].flatMap((document) => documentParts(document, byDocument.get(document.id) ?? [], tokens));
}

/** Lets a server that runs in the same thread answer in between. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Evidence by retrieval, and places that notes found: passages only, never what a note says. */
async function assess(requirement: Requirement, notes: MergedNotes, dossier: AgentDossier, settings: AgentSettings): Promise<AgentReading> {
  await breathe();
  const noted = (notes.byRequirement.get(requirement.id) ?? []).flatMap(({ passages }) => passages).slice(0, notePassages);
  const evidence = new Map([...dossier.evidenceFor(requirement), ...noted].map((passage) => [passage.id, passage]));
  const keys = new Set(requirement.factsNeeded.map((key) => key.replace(/\[\].*$/u, '')));
  const facts = dossier.facts.filter(({ key }) => keys.has(key) || [...keys].some((needed) => key.startsWith(`${needed}.`)));
  const subject = {
    requirement,
    clause: dossier.clauses.get(requirement.clause),
    facts,
    evidence: [...evidence.values()].slice(0, mostEvidence),
  };
  return assessRequirement(subject, dossier.access, settings.prompts, settings.language, {
    ...settings.means,
    budget: settings.assessBudget,
  });
}

function contextOf(requirement: Requirement, { access, checks, definitions, clauses }: AgentDossier, lexicon: Lexicon): VerifyContext {
  return { access, checks, lexicon, factTitles: titlesOf(requirement, definitions), clause: clauses.get(requirement.clause) };
}

async function secondReading(verified: Map<string, VerifiedOpinion>, settings: AgentSettings, calls: CallRecord[]): Promise<void> {
  const decided = [...verified.values()].filter(
    (opinion) => opinion.state === 'drafted' && opinion.verdict !== 'undecided' && opinion.citations.length > 0,
  );
  const means = { ...settings.means, budget: settings.readBudget };
  const checks = await runLimited(decided, settings.parallel, (opinion) =>
    opinion.state === 'drafted'
      ? checkClaim(opinion.requirementId, opinion.reasoning[opinion.language], opinion.citations, settings.prompts, opinion.language, means)
      : Promise.resolve(undefined),
  );
  for (const [index, opinion] of decided.entries()) {
    const check = checks[index];
    if (check === undefined) continue;
    calls.push(...check.calls);
    verified.set(opinion.requirementId, afterCheck(opinion, check));
  }
}

function subjectOf({ document, number }: DocumentPart): string {
  return `${document.id}#${number}`;
}

function progress(total: number, { onProgress }: AgentSettings) {
  let done = 0;
  return async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    onProgress?.((done += 1), total);
    return result;
  };
}

function cancelled({ means }: AgentSettings): void {
  if (means.signal?.aborted === true) throw new AppError('job.cancelled', 'drafting was cancelled', stopWords.cancelled);
}
