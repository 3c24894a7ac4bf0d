import type {
  Clause,
  ClauseCitation,
  DossierCitation,
  DraftFinding,
  Evidence,
  Requirement,
  RuleTrace,
  Bilingual,
} from '../../domain/index.ts';
import { FindingId, RequirementId } from '../../domain/index.ts';

export type Draft = {
  readonly verdict: DraftFinding['verdict'];
  readonly summary: Bilingual;
  readonly reasoning: readonly Bilingual[];
  readonly evidence: readonly Evidence[];
  readonly trace: readonly RuleTrace[];
  readonly counterEvidence?: DossierCitation;
  readonly searched?: Bilingual;
};

/** What a finding is about: a requirement of the programme, or a named check with its own clause. */
export type Subject = Pick<Requirement, 'title' | 'statement' | 'severity' | 'openQuestions'> & {
  readonly id: string;
  readonly clause: string;
};

/** One draft finding in its final shape; clause text goes along so that its numbers are covered. Id is stable for a dossier. */
export function buildDraft(subject: Subject, draft: Draft, clauses: ReadonlyMap<string, Clause>, cases: readonly string[]): DraftFinding {
  const contradicts = draft.evidence.some((e) => e.state === 'contradicting');
  const nothing = draft.evidence.length === 0;
  return {
    stage: 'draft',
    id: FindingId.parse(`F-${subject.id}`),
    requirementId: RequirementId.parse(subject.id),
    clause: subject.clause,
    verdict: draft.verdict,
    severity: subject.severity,
    summary: draft.summary,
    reasoning: joined(draft.reasoning),
    evidenceState: nothing ? 'none-found' : contradicts ? 'contradicting' : 'supporting',
    ...(draft.searched === undefined ? {} : { searched: draft.searched }),
    evidence: [...draft.evidence],
    clauses: clauseCitations(subject.clause, clauses),
    cases: [...cases],
    ...(draft.counterEvidence === undefined ? {} : { counterEvidence: draft.counterEvidence }),
    origin: 'rule',
    agreement: 'single',
    trace: [...draft.trace],
    openQuestions: [...subject.openQuestions],
  };
}

/** The clause as a citation, in its official words where they were imported. */
export function clauseCitations(id: string, clauses: ReadonlyMap<string, Clause>): ClauseCitation[] {
  const clause = clauses.get(id);
  if (clause === undefined) return [];
  const official = clause.officialText?.en ?? clause.officialText?.zh;
  const quote = official ?? `${clause.workingText.en}\n${clause.workingText.zh}`;
  return [{ source: 'clause', clause: clause.id, quote, wording: official === undefined ? 'working' : 'official' }];
}

function joined(parts: readonly Bilingual[]): Bilingual {
  return { en: parts.map((p) => p.en).join(' '), zh: parts.map((p) => p.zh).join('') };
}

const longestQuote = 180;

/** The beginning of a quote for a sentence, never cut inside a word or number. */
export function shortQuote(text: string): string {
  const folded = text.replaceAll(/\s+/gu, ' ').trim();
  if (folded.length <= longestQuote) return folded;
  return `${folded
    .slice(0, longestQuote)
    .replace(/[\w.,%-]*$/u, '')
    .trimEnd()}…`;
}
