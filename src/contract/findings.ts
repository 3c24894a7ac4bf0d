import { z } from 'zod';
import {
  Bilingual, Instant, BlindVerdict, Comment, Decision, Disposition, DossierCitation, OwnFinding, PersonId, Severity, Verdict, VerifiedFinding,
} from '../domain/index.ts'; // prettier-ignore

/** Why a draft stays covered until the person has given their own verdict. */
const Cover = z.enum(['critical', 'drawn']);

/** A row of the requirement list. */
export const FindingRow = z.object({
  id: z.string(),
  requirementId: z.string(),
  /** `VIII` */
  article: z.string(),
  articleTitle: Bilingual,
  /** Discipline whose work it is about. */
  discipline: Bilingual,
  title: Bilingual,
  /** Of the draft; null while it is covered for the person who asks. */
  verdict: Verdict.nullable(),
  cover: Cover.nullable(),
  severity: Severity,
  decision: Decision.nullable(),
  /** The person's verdict where it differs from the draft. */
  finalVerdict: Verdict.nullable(),
  needsOwnDecision: z.boolean(),
  /** Decided before facts were corrected, and drafted otherwise now. */
  draftChanged: z.boolean(),
  evidenceCount: z.int(),
  /** Documents that its evidence stands in. */
  files: z.array(z.string()),
});
export type FindingRow = z.infer<typeof FindingRow>;
export const FindingList = z.object({
  findings: z.array(FindingRow),
  decided: z.int(),
  total: z.int(),
  routineOpen: z.int(),
  /** Findings that people added, oldest first; they have no row of their own. */
  ownFindings: z.array(OwnFinding).optional(),
});
export type FindingList = z.infer<typeof FindingList>;

export const CaseView = z.object({
  id: z.string(), title: Bilingual, authority: z.string(), date: z.string(), relation: z.enum(['illustrates', 'analogy', 'none']),
  confirmed: z.boolean(), deficiency: z.string(), lesson: z.string(), facts: z.string(), outcome: z.string(), sourceUrl: z.string(),
}); // prettier-ignore
export type CaseView = z.infer<typeof CaseView>;

export const ClauseView = z.object({
  id: z.string(), number: z.string(), heading: Bilingual, workingText: Bilingual,
  officialText: z.object({ en: z.string().optional(), zh: z.string().optional() }).optional(),
  instrument: z.object({ id: z.string(), title: Bilingual, number: Bilingual, inForce: z.string() }),
  validFrom: z.string(), validTo: z.string().nullable(), mark: z.string(),
}); // prettier-ignore
export type ClauseView = z.infer<typeof ClauseView>;

/** Everything that the desk shows of one finding. */
export const FindingView = z.object({
  finding: VerifiedFinding,
  requirement: z.object({
    id: z.string(), title: Bilingual, statement: Bilingual, evidenceExpected: z.string(), evidenceExpectedZh: z.string().optional(), threshold: z.string().nullable(),
    subject: z.string(), kind: z.string(), checkMode: z.string(), mark: z.string(),
  }).nullable(), // prettier-ignore
  clauses: z.array(ClauseView),
  cases: z.array(CaseView),
  /** How a writer may close the gap; only in a pre-check, for a failing finding of a requirement. */
  help: z.object({
    where: z.array(z.object({ kind: z.string(), name: Bilingual })), notFound: z.array(Bilingual), fix: z.array(Bilingual),
  }).optional(), // prettier-ignore
  /** Draft question to the applicant; only for a failing finding that a person accepted. */
  question: Bilingual.optional(),
  disposition: Disposition.nullable(),
  /** What would be drafted now where facts were corrected after the decision (`draft` null: no finding), and those corrections. */
  changed: z.object({
    draft: VerifiedFinding.pick({ verdict: true, severity: true, summary: true }).nullable(),
    facts: z.array(z.object({ key: z.string(), title: Bilingual, reason: z.string(), byName: z.string(), at: Instant })),
  }).optional(), // prettier-ignore
  /** Verdicts that people gave before they saw the draft. */
  blindVerdicts: z.array(BlindVerdict),
  history: z.array(Disposition),
  comments: z.array(Comment),
});
export type FindingView = z.infer<typeof FindingView>;

/**
 * A finding whose draft is covered for the person who asks: requirement, clause and passages in the order of the documents. Nothing in
 * it tells verdict, reasoning, states, cases or what others said.
 */
export const CoveredFindingView = FindingView.pick({ requirement: true, clauses: true }).extend({
  covered: Cover,
  id: z.string(),
  requirementId: z.string(),
  clause: z.string(),
  title: Bilingual,
  severity: Severity,
  passages: z.array(DossierCitation),
});
export type CoveredFindingView = z.infer<typeof CoveredFindingView>;
export const FindingAnswer = z.union([CoveredFindingView, FindingView]);
export type FindingAnswer = z.infer<typeof FindingAnswer>;

export const BlindVerdictRequest = z.object({ verdict: Verdict, note: z.string().trim().max(4000).optional() });

export const DisposeRequest = z.object({
  decision: Decision,
  reason: z.string().trim().max(4000).default(''),
  amended: z.object({ verdict: Verdict, severity: Severity, summary: z.string().trim().min(1).max(4000) }).optional(),
  /** Id of the disposition that the person saw, null for none: a newer one is a conflict (409). */
  expectedSupersedes: z.string().nullable(),
  /** Whole seconds for which the evidence was in view on the screen of the person; left out where nothing was measured. */
  evidenceSeconds: z.int().min(0).max(86_400).optional(),
});
export type DisposeRequest = z.input<typeof DisposeRequest>;
export const WithdrawRequest = z.object({ expectedSupersedes: z.string() });
/** `to`: the colleague who is asked. */
export const CommentRequest = z.object({ text: z.string().trim().min(1).max(4000), to: PersonId.optional() });

/** People who may be asked about a finding. */
export const ColleagueList = z.object({ colleagues: z.array(z.object({ id: PersonId, name: z.string() })) });
/** Questions put to the signed-in person and not yet answered with a comment of theirs, oldest first. */
export const QuestionList = z.object({
  questions: z.array(
    z.object({
      dossierId: z.string(), dossier: z.string(), findingId: z.string(), title: Bilingual,
      /** Null while the finding is covered for the person: the question may tell of its draft. */
      text: z.string().nullable(),
      byName: z.string(), at: z.string(),
    }), // prettier-ignore
  ),
});
export const OwnFindingRequest = OwnFinding.pick({ clause: true, verdict: true, severity: true, summary: true }).extend({
  documentId: z.string().optional(), page: z.int().optional(), start: z.int().optional(), end: z.int().optional(),
}); // prettier-ignore
export const OwnFindingResponse = z.object({ id: z.string() });
export const AcceptRoutineResponse = z.object({ accepted: z.int() });
