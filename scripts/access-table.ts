import type { RouteName } from '../src/contract/index.ts';

/** Who is tried on every route. All but those who oversee are in the team of the dossier. */
export const people = [
  { column: 'intake', username: 'intake' },
  { column: 'reviewer of it', username: 'reviewer' },
  { column: 'other reviewer', username: 'second' },
  { column: 'lead', username: 'lead' },
  { column: 'approver', username: 'approver' },
  { column: 'writer of it', username: 'writer' },
  { column: 'other writer', username: 'colleague' },
  { column: 'governance', username: 'governance' },
  { column: 'knowledge', username: 'knowledge' },
  { column: 'administrator', username: 'administrator' },
] as const;

/** One sign for each of `people`, in order: `+` gets in, `-` the role is refused, `0` the dossier does not exist for them, `?` told whom to ask. */
type Signs = string;
/** Of a dossier: a review and a pre-check of their team, and either of another team. */
export type Row = Signs | { readonly review: Signs; readonly precheck: Signs; readonly foreign: Signs };

const everybody = '++++++++++';
const read: Row = { review: '+++++000--', precheck: '00000++0--', foreign: '00000000--' };
const take: Row = { review: '?+?++000--', precheck: '00000+?0--', foreign: '00000000--' };
const send: Row = { review: '+--+-00---', precheck: '0--0-++---', foreign: '0--0-00---' };
const readReview: Row = { review: '+++++--0--', precheck: '00000--0--', foreign: '00000--0--' };
const followReview: Row = { review: '-++++--0--', precheck: '-0000--0--', foreign: '-0000--0--' };
const decide: Row = { review: '-+++------', precheck: '-000------', foreign: '-000------' };
const speak: Row = { review: '-++++-----', precheck: '-0000-----', foreign: '-0000-----' };
const lead: Row = { review: '---+------', precheck: '---0------', foreign: '---0------' };
const approve: Row = { review: '----+-----', precheck: '----0-----', foreign: '----0-----' };
const readRecord = '-++++--+-+';
const readRegisters = '---++--+-+';

/** What each route answers to whom. Written by hand, not derived from the route table: the two are held against each other. */
export const accessTable: Record<RouteName, Row> = {
  health: everybody,
  signIn: everybody,
  session: everybody,
  signOut: everybody,
  changePassword: everybody,
  recover: everybody,
  listSessions: everybody,
  endSession: everybody,
  endOtherSessions: everybody,
  endSessionsOf: '---------+',
  secondFactor: everybody,
  beginSecondFactor: everybody,
  enrolSecondFactor: everybody,
  removeSecondFactor: everybody,
  beginSingleSignOn: everybody,
  finishSingleSignOn: everybody,

  listDossiers: '++++++++--',
  createDossier: '+--+-++---',
  uploadFile: send,
  receivedFiles: send,
  discardFiles: send,
  prepareDossier: send,
  cancelPreparation: send,

  dossier: read,
  dossierEvents: read,
  presence: read,
  facts: read,
  document: read,
  page: read,
  searchDossier: read,
  findings: read,
  finding: read,
  classification: read,
  gaps: read,
  previewPaper: read,
  listReports: read,
  file: take,
  makeReport: take,
  downloadReport: take,

  findingLife: followReview,
  dispose: decide,
  withdraw: decide,
  blindVerdict: decide,
  addFinding: decide,
  acceptRoutine: decide,
  decideClassification: decide,
  correctFact: decide,
  comment: speak,
  colleagues: speak,
  questions: everybody,

  allocation: followReview,
  allocate: lead,
  describeReviewer: '---+-----+',
  listTeams: '---+---+-+',
  giveTeam: { review: '---+-----+', precheck: '---0-----+', foreign: '---0-----+' },

  signOffSheet: readReview,
  sign: speak,
  sendBack: approve,
  reopen: { review: '---++-----', precheck: '---00-----', foreign: '---00-----' },
  certificate: readReview,
  prepareCertificate: decide,
  releaseCertificate: approve,
  sendBackCertificate: approve,

  audit: readRecord,
  verifyAudit: readRecord,
  auditProof: readRecord,
  exportAudit: readRecord,
  reviewAudit: '-------+--',

  releases: readRegisters,
  filingSheet: readRegisters,
  modelCard: readRegisters,
  modelCardFile: readRegisters,
  ruleCard: everybody,
  ruleCardFile: everybody,
  evals: readRegisters,
  evalCases: readRegisters,
  shadowRuns: '-------+--',
  startShadow: '-------+--',
  evaluateRelease: '-------+--',
  reviewRelease: '-------+-+',
  approveRelease: '----+--+--',
  activateRelease: '-------+--',
  retireRelease: '-------+-+',
  scenarios: readRegisters,
  draftScenario: '---+---+--',
  reviewScenario: '-------+--',
  switchScenarioOn: '----+--+--',
  switchScenarioOff: '----+--+-+',
  oversight: '-------+--',
  corrections: '---+---+--',
  consentToData: lead,
  askCorrections: '-------+--',
  decideCorrections: '---+---+--',
  downloadCorrections: '-------+--',
  security: '-------+-+',
  readAlert: '-------+-+',
  egressLog: '-------+-+',

  clauseTree: everybody,
  searchKnowledge: everybody,
  askKnowledge: everybody,
  clause: everybody,
  confirmCase: '--------+-',

  listPeople: '---+---+-+',
  addPerson: '---------+',
  changePerson: '---------+',
  linkSignIn: '---------+',
  unlinkSignIn: '---------+',
  askRecovery: '---------+',
  listRecoveries: '-------+-+',
  confirmRecovery: '-------+-+',
  listEndpoints: '-------+-+',
  registerEndpoint: '---------+',
  decideEndpoint: '-------+-+',
  listLabels: '---+---+--',
  labelDossier: { review: '---+---+--', precheck: '---0---+--', foreign: '---0---+--' },
  retention: '---+---+-+',
  setRetentionPeriod: '---------+',
  holdDossier: { review: '---+---+--', precheck: '---0---+--', foreign: '---0---+--' },
  askDeletion: { review: '---+-----+', precheck: '---0-----+', foreign: '---0-----+' },
  decideDeletion: '-------+--',
};
