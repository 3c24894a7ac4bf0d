import { z } from 'zod';
import type { Role } from '../domain/index.ts';
import * as administration from './administration.ts';
import { AllocateRequest, AllocationView, ReviewerProfileRequest } from './allocation.ts';
import { AuditExportQuery, AuditPage, AuditQuery, AuditReviewRequest, FindingLife, ProofView, VerifyView } from './audit.ts';
import { CardFileQuery, CardPreview, CardQuery } from './cards.ts';
import { ClassificationView, DecideClassificationRequest } from './classification.ts';
import { AskCorrectionsRequest, CorrectionsView, DataConsentRequest, DecideCorrectionsRequest } from './corrections.ts';
import * as dossiers from './dossiers.ts';
import * as findings from './findings.ts';
import { EvalCases, EvalList } from './evals.ts';
import { GapsView } from './gaps.ts';
import { AskQuery, AskReply, ClauseDetail, ConfirmCaseRequest, ClauseTree, KnowledgeSearchQuery, KnowledgeSearchResult } from './knowledge.ts';
import { ApproveReleaseRequest, EgressView, OversightView, FilingSheetQuery, ReleaseList, ReleaseReasonRequest, SecurityReviewRequest } from './releases.ts';
import { CertificateView, PaperPreview, PaperQuery, PrepareCertificateRequest, ReleaseCertificateRequest } from './papers.ts';
import { DraftScenarioRequest, ReviewScenarioRequest, ScenarioList, ScenarioReasonRequest } from './scenarios.ts';
import * as session from './session.ts';
import { Signer } from './signer.ts';
import { GiveTeamRequest, TeamsView } from './teams.ts';
import { ShadowRunList, StartShadowRequest } from './shadow.ts';
import { MakeReportRequest, ReportList, ReportRef, SendBackRequest, SignOffSheet, SignRequest } from './sign-off.ts';
import * as retention from './retention.ts';
import { ReadAlertRequest, SecurityView } from './security.ts';

export type RouteContract = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `{name}` marks a path parameter. */
  readonly path: string;
  readonly summary: string;
  /** Roles that may call it; `anyone` needs no session, `signed-in` any role. */
  readonly roles: readonly Role[] | 'anyone' | 'signed-in';
  /** A program with a person's token may call it although it changes something: what it hands in waits for people. Reading is always open to it. */
  readonly programs?: true;
  /** How far a caller must see into the dossier in its path; left out: `text`, what stands in it. */
  readonly sight?: 'metadata' | 'files';
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType | 'bytes';
  readonly response: z.ZodType | 'bytes' | 'events' | 'nothing';
};

const desk = ['reviewer', 'lead', 'approver'] as const;
const readers = ['intake', 'reviewer', 'lead', 'approver', 'governance'] as const;
const writers = ['intake', 'lead', 'writer'] as const;
const anyReader = [...readers, 'writer'] as const;
const d = '/api/dossiers/{dossierId}';
const r = '/api/releases/{releaseId}';
const s = '/api/scenarios/{scenarioId}';
const f = `${d}/findings/{findingId}`;

/** Every route of the server: one table, from which handlers, OpenAPI and the access tests are made. */
export const routes = {
  health: { method: 'GET', path: '/api/health', summary: 'Is the server up, and in which mode', roles: 'anyone', response: z.object({ status: z.enum(['ok', 'stopped']), version: z.string(), mode: z.string(), singleSignOn: z.boolean() }) },
  signIn: { method: 'POST', path: '/api/session', summary: 'Sign in', roles: 'anyone', body: session.SignInRequest, response: session.SessionView },
  session: { method: 'GET', path: '/api/session', summary: 'Who is signed in', roles: 'signed-in', response: session.SessionView },
  signOut: { method: 'DELETE', path: '/api/session', summary: 'Sign out', roles: 'signed-in', response: 'nothing' },

  listDossiers: { method: 'GET', path: '/api/dossiers', summary: 'Worklist', roles: anyReader, response: dossiers.DossierList },
  createDossier: { method: 'POST', path: '/api/dossiers', summary: 'Open a dossier to receive files', roles: writers, programs: true, body: dossiers.CreateDossierRequest, response: dossiers.CreateDossierResponse },
  uploadFile: { method: 'PUT', path: `${d}/files`, summary: 'Add a file', roles: writers, programs: true, query: z.object({ path: z.string().min(1).max(1000) }), body: 'bytes', response: dossiers.UploadResponse },
  prepareDossier: { method: 'POST', path: `${d}/prepare`, summary: 'Read the files and draft findings', roles: writers, programs: true, response: 'nothing' },
  cancelPreparation: { method: 'DELETE', path: `${d}/prepare`, summary: 'Stop the preparation', roles: writers, programs: true, response: 'nothing' },
  dossier: { method: 'GET', path: d, summary: 'A dossier', roles: anyReader, response: dossiers.DossierView },
  dossierEvents: { method: 'GET', path: `${d}/events`, summary: 'Progress and changes as server-sent events', roles: anyReader, response: 'events' },
  presence: { method: 'POST', path: `${d}/presence`, summary: 'Tell who else has the dossier open which finding you look at; not recorded', roles: anyReader, body: dossiers.PresenceRequest, response: 'nothing' },
  facts: { method: 'GET', path: `${d}/facts`, summary: 'Facts and contradictions', roles: anyReader, response: dossiers.FactsView },
  document: { method: 'GET', path: `${d}/documents/{documentId}`, summary: 'A document', roles: anyReader, response: dossiers.DocumentView },
  page: { method: 'GET', path: `${d}/documents/{documentId}/pages/{page}`, summary: 'Text and layout of a page', roles: anyReader, response: dossiers.PageView },
  file: { method: 'GET', path: `${d}/documents/{documentId}/file`, summary: 'The original file', roles: anyReader, sight: 'files', response: 'bytes' },

  findings: { method: 'GET', path: `${d}/findings`, summary: 'All requirements with their draft and decision', roles: anyReader, response: findings.FindingList },
  finding: { method: 'GET', path: f, summary: 'A finding', roles: anyReader, response: findings.FindingAnswer },
  dispose: { method: 'POST', path: `${f}/disposition`, summary: 'Decide a finding', roles: ['reviewer', 'lead'], body: findings.DisposeRequest, response: findings.FindingAnswer },
  withdraw: { method: 'DELETE', path: `${f}/disposition`, summary: 'Take a decision back before sign-off', roles: ['reviewer', 'lead'], body: findings.WithdrawRequest, response: findings.FindingAnswer },
  comment: { method: 'POST', path: `${f}/comments`, summary: 'Comment on a finding', roles: desk, body: findings.CommentRequest, response: findings.FindingAnswer },
  blindVerdict: { method: 'POST', path: `${f}/blind-verdict`, summary: 'Give your own verdict before the draft is shown', roles: ['reviewer', 'lead'], body: findings.BlindVerdictRequest, response: findings.FindingAnswer },
  colleagues: { method: 'GET', path: `${d}/colleagues`, summary: 'Who may be asked about a finding', roles: desk, response: findings.ColleagueList },
  questions: { method: 'GET', path: '/api/questions', summary: 'What colleagues ask of you', roles: 'signed-in', response: findings.QuestionList },
  searchDossier: { method: 'GET', path: `${d}/search`, summary: 'Where words stand in the documents of a dossier', roles: anyReader, query: dossiers.DossierSearchQuery, response: dossiers.DossierSearchResult },
  addFinding: { method: 'POST', path: `${d}/own-findings`, summary: 'Add a finding of your own', roles: ['reviewer', 'lead'], body: findings.OwnFindingRequest, response: findings.OwnFindingResponse },
  acceptRoutine: { method: 'POST', path: `${d}/accept-routine`, summary: 'Accept what is met or not applicable and not critical', roles: ['reviewer', 'lead'], response: findings.AcceptRoutineResponse },

  allocation: { method: 'GET', path: `${d}/allocation`, summary: 'Who could review, and what leads confirmed', roles: ['reviewer', 'lead', 'approver', 'governance'], response: AllocationView },
  allocate: { method: 'POST', path: `${d}/allocation`, summary: 'Confirm who reviews, as suggested or another', roles: ['lead'], body: AllocateRequest, response: AllocationView },
  describeReviewer: { method: 'PUT', path: '/api/people/{personId}/profile', summary: 'Skills, team, capacity and interests of a reviewer', roles: ['lead', 'administrator'], body: ReviewerProfileRequest, response: 'nothing' },

  signOffSheet: { method: 'GET', path: `${d}/sign-off`, summary: 'What would be signed', roles: readers, response: SignOffSheet },
  sign: { method: 'POST', path: `${d}/sign-off`, summary: 'Sign', roles: desk, body: SignRequest, response: SignOffSheet },
  sendBack: { method: 'POST', path: `${d}/send-back`, summary: 'Send a review back', roles: ['approver'], body: SendBackRequest, response: SignOffSheet },
  reopen: { method: 'POST', path: `${d}/reopen`, summary: 'Open a signed review again; the signatures become stale', roles: ['lead', 'approver'], body: SendBackRequest, response: SignOffSheet },
  previewPaper: { method: 'GET', path: `${d}/paper`, summary: 'A paper as it would be made now', roles: anyReader, query: PaperQuery, response: PaperPreview },
  certificate: { method: 'GET', path: `${d}/certificates/{kind}`, summary: 'Draft certificate data', roles: readers, response: CertificateView },
  prepareCertificate: { method: 'POST', path: `${d}/certificates/{kind}`, summary: 'Save draft certificate data', roles: ['reviewer', 'lead'], body: PrepareCertificateRequest, response: CertificateView },
  releaseCertificate: { method: 'POST', path: `${d}/certificates/{kind}/release`, summary: 'Release draft certificate data as a second person, with your signature', roles: ['approver'], body: ReleaseCertificateRequest, response: CertificateView },
  sendBackCertificate: { method: 'POST', path: `${d}/certificates/{kind}/send-back`, summary: 'Send draft certificate data back', roles: ['approver'], body: SendBackRequest, response: CertificateView },
  makeReport: { method: 'POST', path: `${d}/reports`, summary: 'Make a report', roles: anyReader, programs: true, sight: 'files', body: MakeReportRequest, response: ReportRef },
  listReports: { method: 'GET', path: `${d}/reports`, summary: 'Reports made', roles: anyReader, response: ReportList },
  downloadReport: { method: 'GET', path: `${d}/reports/{reportId}`, summary: 'Download a report', roles: anyReader, sight: 'files', response: 'bytes' },

  audit: { method: 'GET', path: '/api/audit', summary: 'Audit timeline', roles: ['governance', 'lead', 'approver', 'reviewer', 'administrator'], query: AuditQuery, response: AuditPage },
  verifyAudit: { method: 'POST', path: '/api/audit/verify', summary: 'Verify the log now', roles: ['governance', 'lead', 'approver', 'reviewer', 'administrator'], response: VerifyView },
  auditProof: { method: 'GET', path: '/api/audit/proof/{seq}', summary: 'Inclusion proof of a record', roles: ['governance', 'lead', 'approver', 'reviewer', 'administrator'], response: ProofView },
  reviewAudit: { method: 'POST', path: '/api/audit/reviews', summary: 'Record that you reviewed a part of the audit trail, independently', roles: ['governance'], body: AuditReviewRequest, response: z.object({ seq: z.int() }) },

  releases: { method: 'GET', path: '/api/releases', summary: 'Releases, their steps, and whether what runs here may draft', roles: ['governance', 'lead', 'approver', 'administrator'], response: ReleaseList },
  evaluateRelease: { method: 'POST', path: `${r}/evaluation`, summary: 'Hold the kept eval result to the thresholds of a release', roles: ['governance'], response: ReleaseList },
  reviewRelease: { method: 'POST', path: `${r}/security-review`, summary: 'Record the security review of a release', roles: ['governance', 'administrator'], body: SecurityReviewRequest, response: ReleaseList },
  approveRelease: { method: 'POST', path: `${r}/approvals`, summary: 'Approve a release; two people have to', roles: ['governance', 'approver'], body: ApproveReleaseRequest, response: ReleaseList },
  activateRelease: { method: 'POST', path: `${r}/activation`, summary: 'Let an approved or an earlier release draft from now on', roles: ['governance'], body: ReleaseReasonRequest, response: ReleaseList },
  retireRelease: { method: 'POST', path: `${r}/retirement`, summary: 'Stop a release', roles: ['governance', 'administrator'], body: ReleaseReasonRequest, response: ReleaseList },
  filingSheet: { method: 'GET', path: `${r}/filing-sheet`, summary: 'Filing sheet of a release', roles: ['governance', 'lead', 'approver', 'administrator'], query: FilingSheetQuery, response: 'bytes' },
  modelCard: { method: 'GET', path: `${r}/model-card`, summary: 'Model card of a release: purpose, limits, figures with intervals, training, weaknesses', roles: ['governance', 'lead', 'approver', 'administrator'], query: CardQuery, response: CardPreview },
  modelCardFile: { method: 'GET', path: `${r}/model-card/file`, summary: 'Model card of a release as DOCX, PDF or JSON', roles: ['governance', 'lead', 'approver', 'administrator'], query: CardFileQuery, response: 'bytes' },
  ruleCard: { method: 'GET', path: '/api/requirements/{requirementId}/card', summary: 'Rule card of a requirement: clause, check, facts, results, figures, what it cannot see', roles: 'signed-in', query: CardQuery, response: CardPreview },
  ruleCardFile: { method: 'GET', path: '/api/requirements/{requirementId}/card/file', summary: 'Rule card of a requirement as DOCX, PDF or JSON', roles: 'signed-in', query: CardFileQuery, response: 'bytes' },
  evals: { method: 'GET', path: '/api/evals', summary: 'Kept eval results, the register of test sets, who read what is held out', roles: ['governance', 'lead', 'approver', 'administrator'], response: EvalList },
  evalCases: { method: 'GET', path: '/api/evals/{evalId}/cases', summary: 'An eval result label by label, of development dossiers only', roles: ['governance', 'lead', 'approver', 'administrator'], response: EvalCases },
  shadowRuns: { method: 'GET', path: '/api/shadow-runs', summary: 'Releases that drafted signed dossiers aside: missed, new, judged otherwise than people', roles: ['governance'], response: ShadowRunList },
  startShadow: { method: 'POST', path: `${r}/shadow-runs`, summary: 'Have a release draft signed dossiers again aside, where no reviewer sees it', roles: ['governance'], body: StartShadowRequest, response: ShadowRunList },
  scenarios: { method: 'GET', path: '/api/scenarios', summary: 'Scenario register: sheets, their steps, what is live', roles: ['governance', 'lead', 'approver', 'administrator'], response: ScenarioList },
  draftScenario: { method: 'POST', path: '/api/scenarios', summary: 'Put a sheet into the scenario register', roles: ['governance', 'lead'], body: DraftScenarioRequest, response: ScenarioList },
  reviewScenario: { method: 'POST', path: `${s}/review`, summary: 'Review a scenario; not by whoever wrote it', roles: ['governance'], body: ReviewScenarioRequest, response: ScenarioList },
  switchScenarioOn: { method: 'POST', path: `${s}/on`, summary: 'Let dossiers of its programme be drafted; by an approver where the residual rating is high', roles: ['governance', 'approver'], body: ScenarioReasonRequest, response: ScenarioList },
  switchScenarioOff: { method: 'POST', path: `${s}/off`, summary: 'Stop drafting for its programme', roles: ['governance', 'approver', 'administrator'], body: ScenarioReasonRequest, response: ScenarioList },
  oversight: { method: 'GET', path: '/api/oversight', summary: 'How people dealt with drafts, by requirement, programme, release and month; alarms', roles: ['governance'], response: OversightView },
  corrections: { method: 'GET', path: '/api/corrections', summary: 'Decided findings as labelled data: consent of each dossier, exports', roles: ['governance', 'lead'], response: CorrectionsView },
  consentToData: { method: 'PUT', path: `${d}/data-consent`, summary: 'Give or take back consent that the decided findings of a signed dossier are used as labelled data', roles: ['lead'], body: DataConsentRequest, response: CorrectionsView },
  askCorrections: { method: 'POST', path: '/api/corrections/exports', summary: 'Ask for an export of decided findings as labelled data', roles: ['governance'], body: AskCorrectionsRequest, response: CorrectionsView },
  decideCorrections: { method: 'POST', path: '/api/corrections/exports/{exportId}/decision', summary: 'Release or decline an export as the second person, with your signature', roles: ['governance', 'lead'], body: DecideCorrectionsRequest, response: CorrectionsView },
  downloadCorrections: { method: 'GET', path: '/api/corrections/exports/{exportId}/file', summary: 'The released file as JSON lines, for who asked for it', roles: ['governance'], response: 'bytes' },
  security: { method: 'GET', path: '/api/security', summary: 'Security events and alerts', roles: ['governance', 'administrator'], response: SecurityView },
  readAlert: { method: 'POST', path: '/api/security/alerts/{alertId}/read', summary: 'Record that you read a security alert', roles: ['governance', 'administrator'], body: ReadAlertRequest, response: SecurityView },
  egressLog: { method: 'GET', path: '/api/egress', summary: 'What was sent to endpoints and what was refused', roles: ['governance', 'administrator'], response: EgressView },

  clauseTree: { method: 'GET', path: '/api/knowledge', summary: 'Instruments and clauses', roles: 'signed-in', response: ClauseTree },
  searchKnowledge: { method: 'GET', path: '/api/knowledge/search', summary: 'Search clauses', roles: 'signed-in', query: KnowledgeSearchQuery, response: KnowledgeSearchResult },
  askKnowledge: { method: 'GET', path: '/api/knowledge/ask', summary: 'Clauses in force on a day that answer a question, with an answer of cited clauses where a model is configured', roles: 'signed-in', query: AskQuery, response: AskReply },
  clause: { method: 'GET', path: '/api/knowledge/clauses/{clauseId}', summary: 'A clause with its requirements and cases', roles: 'signed-in', response: ClauseDetail },

  changePassword: { method: 'POST', path: '/api/session/password', summary: 'Choose a new password of your own; other sessions end', roles: 'signed-in', body: session.ChangePasswordRequest, response: session.SessionView },
  classification: { method: 'GET', path: `${d}/classification`, summary: 'Suggestions with their decision paths, and what people decided', roles: anyReader, response: ClassificationView },
  decideClassification: { method: 'POST', path: `${d}/classification/{suggestion}`, summary: 'Confirm or correct a suggestion', roles: ['reviewer', 'lead'], body: DecideClassificationRequest, response: ClassificationView },
  correctFact: { method: 'POST', path: `${d}/facts`, summary: 'Enter the value of a fact; the rules run again', roles: ['reviewer', 'lead'], body: dossiers.CorrectFactRequest, response: dossiers.FactsView },
  gaps: { method: 'GET', path: `${d}/gaps`, summary: 'Gaps of this run beside the earlier run of the same submission', roles: anyReader, response: GapsView },
  receivedFiles: { method: 'GET', path: `${d}/files`, summary: 'Files received so far', roles: writers, response: dossiers.ReceivedFiles },
  discardFiles: { method: 'DELETE', path: `${d}/files`, summary: 'Discard files that are not yet on the record', roles: writers, programs: true, response: 'nothing' },
  findingLife: { method: 'GET', path: `${f}/life`, summary: 'Everything recorded of one finding, oldest first', roles: ['reviewer', 'lead', 'approver', 'governance'], response: FindingLife },
  exportAudit: { method: 'GET', path: '/api/audit/export', summary: 'Records with their proofs as one file that verifies offline', roles: ['governance', 'lead', 'approver', 'reviewer', 'administrator'], query: AuditExportQuery, response: 'bytes' },
  confirmCase: { method: 'POST', path: '/api/knowledge/cases/{caseId}/confirmation', summary: 'Confirm a case at its source', roles: ['knowledge'], body: ConfirmCaseRequest, response: 'nothing' },

  listPeople: { method: 'GET', path: '/api/people', summary: 'Accounts with roles and reviewer profiles', roles: ['administrator', 'lead', 'governance'], response: administration.PeopleView },
  addPerson: { method: 'POST', path: '/api/people', summary: 'Make an account with a start password', roles: ['administrator'], body: administration.AddPersonRequest, response: administration.StartPassword },
  changePerson: { method: 'PUT', path: '/api/people/{personId}', summary: 'Change name or roles, deactivate or activate', roles: ['administrator'], body: administration.ChangePersonRequest, response: administration.PersonView },
  listEndpoints: { method: 'GET', path: '/api/endpoints', summary: 'Model endpoints and their state', roles: ['administrator', 'governance'], response: administration.EndpointList },
  registerEndpoint: { method: 'POST', path: '/api/endpoints', summary: 'Register a model endpoint; nothing is sent to it yet', roles: ['administrator'], body: administration.RegisterEndpointRequest, response: administration.EndpointList },
  decideEndpoint: { method: 'POST', path: '/api/endpoints/{name}/decision', summary: 'Approve, reject or suspend an endpoint', roles: ['governance', 'administrator'], body: administration.DecideEndpointRequest, response: administration.EndpointList },
  listLabels: { method: 'GET', path: '/api/labels', summary: 'How far the text of each dossier may go', roles: ['lead', 'governance'], response: administration.LabelList },
  labelDossier: { method: 'PUT', path: `${d}/label`, summary: 'Say how far the text of a dossier may go', roles: ['lead', 'governance'], sight: 'metadata', body: administration.LabelRequest, response: administration.LabelList },
  retention: { method: 'GET', path: '/api/retention', summary: 'What is kept and until when; dossiers that are due, held, or asked to be deleted', roles: ['administrator', 'governance', 'lead'], response: retention.RetentionView },
  setRetentionPeriod: { method: 'PUT', path: '/api/retention/periods/{kind}', summary: 'Set for how long closed dossiers of a kind are kept', roles: ['administrator'], body: retention.SetPeriodRequest, response: retention.RetentionView },
  holdDossier: { method: 'PUT', path: `${d}/hold`, summary: 'Set or end the legal hold of a dossier', roles: ['lead', 'governance'], sight: 'metadata', body: retention.HoldRequest, response: retention.RetentionView },
  askDeletion: { method: 'POST', path: `${d}/deletion`, summary: 'Ask that a closed dossier be deleted', roles: ['lead', 'administrator'], sight: 'metadata', body: retention.AskDeletionRequest, response: retention.RetentionView },
  decideDeletion: { method: 'POST', path: '/api/deletions/{deletionId}/decision', summary: 'Confirm or decline a deletion as the second person, with your signature', roles: ['governance'], body: retention.DecideDeletionRequest, response: retention.RetentionView },

  listTeams: { method: 'GET', path: '/api/teams', summary: 'Teams, and which dossier is whose', roles: ['administrator', 'lead', 'governance'], response: TeamsView },
  giveTeam: { method: 'PUT', path: `${d}/team`, summary: 'Give a dossier to a team, which alone sees it from then on', roles: ['administrator', 'lead'], sight: 'metadata', body: GiveTeamRequest, response: TeamsView },
  listSessions: { method: 'GET', path: '/api/sessions', summary: 'Your sessions: where, since when, last used', roles: 'signed-in', response: session.SessionList },
  endSession: { method: 'DELETE', path: '/api/sessions/{sessionId}', summary: 'End a session of your own', roles: 'signed-in', response: session.SessionList },
  endOtherSessions: { method: 'DELETE', path: '/api/sessions', summary: 'End all your sessions but this one', roles: 'signed-in', response: session.SessionList },
  endSessionsOf: { method: 'DELETE', path: '/api/people/{personId}/sessions', summary: 'End all sessions of a person', roles: ['administrator'], response: session.EndedSessions },
  secondFactor: { method: 'GET', path: '/api/session/second-factor', summary: 'Your second factor', roles: 'signed-in', response: session.SecondFactorView },
  beginSecondFactor: { method: 'POST', path: '/api/session/second-factor', summary: 'Make a key for a second factor of your own', roles: 'signed-in', body: session.SecondFactorRequest, response: session.NewSecondFactor },
  enrolSecondFactor: { method: 'POST', path: '/api/session/second-factor/enrolment', summary: 'Take the key into use with a first code; recovery codes, shown once', roles: 'signed-in', body: session.EnrolSecondFactorRequest, response: session.RecoveryCodes },
  removeSecondFactor: { method: 'POST', path: '/api/session/second-factor/removal', summary: 'Remove your second factor', roles: 'signed-in', body: session.SecondFactorRequest, response: session.SecondFactorView },
  beginSingleSignOn: { method: 'GET', path: '/api/sso', summary: 'To the sign-in page of the configured provider', roles: 'anyone', response: 'bytes' },
  finishSingleSignOn: { method: 'GET', path: '/api/sso/callback', summary: 'Back from the provider', roles: 'anyone', response: 'bytes' },
  linkSignIn: { method: 'PUT', path: '/api/people/{personId}/sign-in-link', summary: 'Link an account of the sign-in provider', roles: ['administrator'], body: administration.LinkSignInRequest, response: 'nothing' },
  unlinkSignIn: { method: 'DELETE', path: '/api/people/{personId}/sign-in-link', summary: 'Remove the link', roles: ['administrator'], response: 'nothing' },
  askRecovery: { method: 'POST', path: '/api/people/{personId}/recovery', summary: 'Ask, with your signature, that an account be recovered', roles: ['administrator'], body: administration.AskRecoveryRequest, response: administration.RecoveryList },
  listRecoveries: { method: 'GET', path: '/api/recoveries', summary: 'Recoveries of accounts', roles: ['administrator', 'governance'], response: administration.RecoveryList },
  confirmRecovery: { method: 'POST', path: '/api/recoveries/{recoveryId}/confirmation', summary: 'Confirm a recovery as the second person, with your signature', roles: ['administrator', 'governance'], body: Signer, response: administration.RecoveryWord },
  recover: { method: 'POST', path: '/api/session/recovery', summary: 'Set a new password with a one-time word', roles: 'anyone', body: session.RecoverRequest, response: 'nothing' },
} as const satisfies Record<string, RouteContract>; // prettier-ignore

export type RouteName = keyof typeof routes;
