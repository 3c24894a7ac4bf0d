import type { z } from 'zod';
import type { RouteName, routes } from '../../contract/index.ts';

type Routes = typeof routes;
type NamesIn<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** Path parameters that a route needs. */
export type Params<N extends RouteName> = Readonly<Record<NamesIn<Routes[N]['path']>, string | number>>;
/** Body of a request: what the schema takes in, or bytes. */
export type Body<N extends RouteName> = Routes[N] extends { body: infer B } ? (B extends z.ZodType ? z.input<B> : Blob) : undefined;
/** Query of a request. */
export type Query<N extends RouteName> = Routes[N] extends { query: infer Q extends z.ZodType } ? Partial<z.input<Q>> : undefined;
/** What comes back. */
export type Answer<N extends RouteName> = Routes[N]['response'] extends z.ZodType ? z.output<Routes[N]['response']> : undefined;

/**
 * Method and path of every route that the console calls. The compiler holds each line to the contract's table, so that the
 * schemas themselves need not be shipped to the browser.
 */
export const endpoints: { readonly [N in RouteName]: `${Routes[N]['method']} ${Routes[N]['path']}` } = {
  health: 'GET /api/health',
  signIn: 'POST /api/session',
  session: 'GET /api/session',
  signOut: 'DELETE /api/session',
  listDossiers: 'GET /api/dossiers',
  createDossier: 'POST /api/dossiers',
  uploadFile: 'PUT /api/dossiers/{dossierId}/files',
  prepareDossier: 'POST /api/dossiers/{dossierId}/prepare',
  cancelPreparation: 'DELETE /api/dossiers/{dossierId}/prepare',
  dossier: 'GET /api/dossiers/{dossierId}',
  dossierEvents: 'GET /api/dossiers/{dossierId}/events',
  presence: 'POST /api/dossiers/{dossierId}/presence',
  facts: 'GET /api/dossiers/{dossierId}/facts',
  document: 'GET /api/dossiers/{dossierId}/documents/{documentId}',
  page: 'GET /api/dossiers/{dossierId}/documents/{documentId}/pages/{page}',
  file: 'GET /api/dossiers/{dossierId}/documents/{documentId}/file',
  findings: 'GET /api/dossiers/{dossierId}/findings',
  finding: 'GET /api/dossiers/{dossierId}/findings/{findingId}',
  dispose: 'POST /api/dossiers/{dossierId}/findings/{findingId}/disposition',
  withdraw: 'DELETE /api/dossiers/{dossierId}/findings/{findingId}/disposition',
  comment: 'POST /api/dossiers/{dossierId}/findings/{findingId}/comments',
  blindVerdict: 'POST /api/dossiers/{dossierId}/findings/{findingId}/blind-verdict',
  colleagues: 'GET /api/dossiers/{dossierId}/colleagues',
  questions: 'GET /api/questions',
  searchDossier: 'GET /api/dossiers/{dossierId}/search',
  addFinding: 'POST /api/dossiers/{dossierId}/own-findings',
  acceptRoutine: 'POST /api/dossiers/{dossierId}/accept-routine',
  signOffSheet: 'GET /api/dossiers/{dossierId}/sign-off',
  sign: 'POST /api/dossiers/{dossierId}/sign-off',
  sendBack: 'POST /api/dossiers/{dossierId}/send-back',
  reopen: 'POST /api/dossiers/{dossierId}/reopen',
  previewPaper: 'GET /api/dossiers/{dossierId}/paper',
  certificate: 'GET /api/dossiers/{dossierId}/certificates/{kind}',
  prepareCertificate: 'POST /api/dossiers/{dossierId}/certificates/{kind}',
  releaseCertificate: 'POST /api/dossiers/{dossierId}/certificates/{kind}/release',
  sendBackCertificate: 'POST /api/dossiers/{dossierId}/certificates/{kind}/send-back',
  makeReport: 'POST /api/dossiers/{dossierId}/reports',
  listReports: 'GET /api/dossiers/{dossierId}/reports',
  downloadReport: 'GET /api/dossiers/{dossierId}/reports/{reportId}',
  audit: 'GET /api/audit',
  verifyAudit: 'POST /api/audit/verify',
  auditProof: 'GET /api/audit/proof/{seq}',
  releases: 'GET /api/releases',
  evaluateRelease: 'POST /api/releases/{releaseId}/evaluation',
  reviewRelease: 'POST /api/releases/{releaseId}/security-review',
  approveRelease: 'POST /api/releases/{releaseId}/approvals',
  activateRelease: 'POST /api/releases/{releaseId}/activation',
  retireRelease: 'POST /api/releases/{releaseId}/retirement',
  filingSheet: 'GET /api/releases/{releaseId}/filing-sheet',
  modelCard: 'GET /api/releases/{releaseId}/model-card',
  modelCardFile: 'GET /api/releases/{releaseId}/model-card/file',
  ruleCard: 'GET /api/requirements/{requirementId}/card',
  ruleCardFile: 'GET /api/requirements/{requirementId}/card/file',
  evals: 'GET /api/evals',
  evalCases: 'GET /api/evals/{evalId}/cases',
  shadowRuns: 'GET /api/shadow-runs',
  startShadow: 'POST /api/releases/{releaseId}/shadow-runs',
  scenarios: 'GET /api/scenarios',
  draftScenario: 'POST /api/scenarios',
  reviewScenario: 'POST /api/scenarios/{scenarioId}/review',
  switchScenarioOn: 'POST /api/scenarios/{scenarioId}/on',
  switchScenarioOff: 'POST /api/scenarios/{scenarioId}/off',
  oversight: 'GET /api/oversight',
  egressLog: 'GET /api/egress',
  corrections: 'GET /api/corrections',
  consentToData: 'PUT /api/dossiers/{dossierId}/data-consent',
  askCorrections: 'POST /api/corrections/exports',
  decideCorrections: 'POST /api/corrections/exports/{exportId}/decision',
  downloadCorrections: 'GET /api/corrections/exports/{exportId}/file',
  security: 'GET /api/security',
  readAlert: 'POST /api/security/alerts/{alertId}/read',
  reviewAudit: 'POST /api/audit/reviews',
  clauseTree: 'GET /api/knowledge',
  searchKnowledge: 'GET /api/knowledge/search',
  allocation: 'GET /api/dossiers/{dossierId}/allocation',
  allocate: 'POST /api/dossiers/{dossierId}/allocation',
  describeReviewer: 'PUT /api/people/{personId}/profile',
  askKnowledge: 'GET /api/knowledge/ask',
  clause: 'GET /api/knowledge/clauses/{clauseId}',
  changePassword: 'POST /api/session/password',
  classification: 'GET /api/dossiers/{dossierId}/classification',
  decideClassification: 'POST /api/dossiers/{dossierId}/classification/{suggestion}',
  correctFact: 'POST /api/dossiers/{dossierId}/facts',
  gaps: 'GET /api/dossiers/{dossierId}/gaps',
  receivedFiles: 'GET /api/dossiers/{dossierId}/files',
  discardFiles: 'DELETE /api/dossiers/{dossierId}/files',
  findingLife: 'GET /api/dossiers/{dossierId}/findings/{findingId}/life',
  exportAudit: 'GET /api/audit/export',
  confirmCase: 'POST /api/knowledge/cases/{caseId}/confirmation',
  listPeople: 'GET /api/people',
  addPerson: 'POST /api/people',
  changePerson: 'PUT /api/people/{personId}',
  listEndpoints: 'GET /api/endpoints',
  registerEndpoint: 'POST /api/endpoints',
  decideEndpoint: 'POST /api/endpoints/{name}/decision',
  listLabels: 'GET /api/labels',
  labelDossier: 'PUT /api/dossiers/{dossierId}/label',
  retention: 'GET /api/retention',
  setRetentionPeriod: 'PUT /api/retention/periods/{kind}',
  holdDossier: 'PUT /api/dossiers/{dossierId}/hold',
  askDeletion: 'POST /api/dossiers/{dossierId}/deletion',
  decideDeletion: 'POST /api/deletions/{deletionId}/decision',
  listTeams: 'GET /api/teams',
  giveTeam: 'PUT /api/dossiers/{dossierId}/team',
  listSessions: 'GET /api/sessions',
  endSession: 'DELETE /api/sessions/{sessionId}',
  endOtherSessions: 'DELETE /api/sessions',
  endSessionsOf: 'DELETE /api/people/{personId}/sessions',
  secondFactor: 'GET /api/session/second-factor',
  beginSecondFactor: 'POST /api/session/second-factor',
  enrolSecondFactor: 'POST /api/session/second-factor/enrolment',
  beginSingleSignOn: 'GET /api/sso',
  finishSingleSignOn: 'GET /api/sso/callback',
  linkSignIn: 'PUT /api/people/{personId}/sign-in-link',
  unlinkSignIn: 'DELETE /api/people/{personId}/sign-in-link',
  askRecovery: 'POST /api/people/{personId}/recovery',
  listRecoveries: 'GET /api/recoveries',
  confirmRecovery: 'POST /api/recoveries/{recoveryId}/confirmation',
  recover: 'POST /api/session/recovery',
  removeSecondFactor: 'POST /api/session/second-factor/removal',
};

/** Address of a route with its parameters filled in and encoded. */
export function addressOf<N extends RouteName>(name: N, params: Params<N>, query?: Query<N>): string {
  const path = endpoints[name].split(' ')[1]!;
  const filled = path.replace(/\{(\w+)\}/gu, (_, key: string) =>
    encodeURIComponent(String((params as Record<string, string | number>)[key])),
  );
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  return pairs.length === 0 ? filled : `${filled}?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString()}`;
}
