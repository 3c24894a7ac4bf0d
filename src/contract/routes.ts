import { z } from 'zod';
import type { Role } from '../domain/index.ts';
import { AllocateRequest, AllocationView, ReviewerProfileRequest } from './allocation.ts';
import { AuditPage, AuditQuery, ProofView, VerifyView } from './audit.ts';
import * as dossiers from './dossiers.ts';
import * as findings from './findings.ts';
import { AskQuery, AskReply, ClauseDetail, ClauseTree, KnowledgeSearchQuery, KnowledgeSearchResult } from './knowledge.ts';
import { SessionView, SignInRequest } from './session.ts';
import { MakeReportRequest, ReportList, ReportRef, SendBackRequest, SignOffSheet, SignRequest } from './sign-off.ts';

export type RouteContract = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `{name}` marks a path parameter. */
  readonly path: string;
  readonly summary: string;
  /** Roles that may call it; `anyone` needs no session, `signed-in` any role. */
  readonly roles: readonly Role[] | 'anyone' | 'signed-in';
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType | 'bytes';
  readonly response: z.ZodType | 'bytes' | 'events' | 'nothing';
};

const desk = ['reviewer', 'lead', 'approver'] as const;
const readers = ['intake', 'reviewer', 'lead', 'approver', 'governance'] as const;
const writers = ['intake', 'lead', 'writer'] as const;
const anyReader = [...readers, 'writer'] as const;
const d = '/api/dossiers/{dossierId}';
const f = `${d}/findings/{findingId}`;

/** Every route of the server: one table, from which handlers, OpenAPI and the access tests are made. */
export const routes = {
  health: { method: 'GET', path: '/api/health', summary: 'Is the server up, and in which mode', roles: 'anyone', response: z.object({ status: z.enum(['ok', 'stopped']), version: z.string(), mode: z.string() }) },
  signIn: { method: 'POST', path: '/api/session', summary: 'Sign in', roles: 'anyone', body: SignInRequest, response: SessionView },
  session: { method: 'GET', path: '/api/session', summary: 'Who is signed in', roles: 'signed-in', response: SessionView },
  signOut: { method: 'DELETE', path: '/api/session', summary: 'Sign out', roles: 'signed-in', response: 'nothing' },

  listDossiers: { method: 'GET', path: '/api/dossiers', summary: 'Worklist', roles: anyReader, response: dossiers.DossierList },
  createDossier: { method: 'POST', path: '/api/dossiers', summary: 'Open a dossier to receive files', roles: writers, body: dossiers.CreateDossierRequest, response: dossiers.CreateDossierResponse },
  uploadFile: { method: 'PUT', path: `${d}/files`, summary: 'Add a file', roles: writers, query: z.object({ path: z.string().min(1).max(1000) }), body: 'bytes', response: dossiers.UploadResponse },
  prepareDossier: { method: 'POST', path: `${d}/prepare`, summary: 'Read the files and draft findings', roles: writers, response: 'nothing' },
  cancelPreparation: { method: 'DELETE', path: `${d}/prepare`, summary: 'Stop the preparation', roles: writers, response: 'nothing' },
  dossier: { method: 'GET', path: d, summary: 'A dossier', roles: anyReader, response: dossiers.DossierView },
  dossierEvents: { method: 'GET', path: `${d}/events`, summary: 'Progress and changes as server-sent events', roles: anyReader, response: 'events' },
  facts: { method: 'GET', path: `${d}/facts`, summary: 'Facts and contradictions', roles: anyReader, response: dossiers.FactsView },
  document: { method: 'GET', path: `${d}/documents/{documentId}`, summary: 'A document', roles: anyReader, response: dossiers.DocumentView },
  page: { method: 'GET', path: `${d}/documents/{documentId}/pages/{page}`, summary: 'Text and layout of a page', roles: anyReader, response: dossiers.PageView },
  file: { method: 'GET', path: `${d}/documents/{documentId}/file`, summary: 'The original file', roles: anyReader, response: 'bytes' },

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
  sign: { method: 'POST', path: `${d}/sign-off`, summary: 'Sign with your password', roles: desk, body: SignRequest, response: SignOffSheet },
  sendBack: { method: 'POST', path: `${d}/send-back`, summary: 'Send a review back', roles: ['approver'], body: SendBackRequest, response: SignOffSheet },
  reopen: { method: 'POST', path: `${d}/reopen`, summary: 'Open a signed review again; the signatures become stale', roles: ['lead', 'approver'], body: SendBackRequest, response: SignOffSheet },
  makeReport: { method: 'POST', path: `${d}/reports`, summary: 'Make a report', roles: anyReader, body: MakeReportRequest, response: ReportRef },
  listReports: { method: 'GET', path: `${d}/reports`, summary: 'Reports made', roles: anyReader, response: ReportList },
  downloadReport: { method: 'GET', path: `${d}/reports/{reportId}`, summary: 'Download a report', roles: anyReader, response: 'bytes' },

  audit: { method: 'GET', path: '/api/audit', summary: 'Audit timeline', roles: ['governance', 'lead', 'approver', 'reviewer', 'administrator'], query: AuditQuery, response: AuditPage },
  verifyAudit: { method: 'POST', path: '/api/audit/verify', summary: 'Verify the log now', roles: ['governance', 'lead', 'approver', 'reviewer', 'administrator'], response: VerifyView },
  auditProof: { method: 'GET', path: '/api/audit/proof/{seq}', summary: 'Inclusion proof of a record', roles: ['governance', 'lead', 'approver', 'reviewer', 'administrator'], response: ProofView },

  clauseTree: { method: 'GET', path: '/api/knowledge', summary: 'Instruments and clauses', roles: 'signed-in', response: ClauseTree },
  searchKnowledge: { method: 'GET', path: '/api/knowledge/search', summary: 'Search clauses', roles: 'signed-in', query: KnowledgeSearchQuery, response: KnowledgeSearchResult },
  askKnowledge: { method: 'GET', path: '/api/knowledge/ask', summary: 'Clauses in force on a day that answer a question, with an answer of cited clauses where a model is configured', roles: 'signed-in', query: AskQuery, response: AskReply },
  clause: { method: 'GET', path: '/api/knowledge/clauses/{clauseId}', summary: 'A clause with its requirements and cases', roles: 'signed-in', response: ClauseDetail },
} as const satisfies Record<string, RouteContract>; // prettier-ignore

export type RouteName = keyof typeof routes;
