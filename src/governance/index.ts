export { createApprovedFetch, type ApprovedFetchOptions, type OutgoingRequest } from './create-approved-fetch.ts';
export { decideEndpoint, type EndpointCommand } from './decide-endpoint.ts';
export { classOf, endpointUnusable } from './egress-policy.ts';
export { EgressRefused } from './egress-refused.ts';
export { mayLabel } from './may-label.ts';
export { createSignInDoor } from './create-sign-in-door.ts';
export { createProofDoor } from './create-proof-door.ts';
export { createMasker, type Masker } from './masking/create-masker.ts';
export { personNamesOf } from './masking/person-names-of.ts';
export { decideRelease, type ReleaseCommand } from './releases/decide-release.ts';
export { FindingsResult, judgeEvaluation, Thresholds } from './releases/judge-evaluation.ts';
export { figureAt } from './releases/figure-at.ts';
export { AgentResult, AgentThresholds, judgeModel } from './releases/judge-model.ts';
export { mayDraft, type MayDraft } from './releases/may-draft.ts';
export { releaseId, releaseOf } from './releases/release-of.ts';
export { decideScenario, decideSheet, type ScenarioCommand } from './scenarios/decide-scenario.ts';
export { programmeNotLive } from './scenarios/programme-not-live.ts';
export { scenarioId, scenarioOf } from './scenarios/scenario-of.ts';
export { alertRules } from './security/alert-rules.ts';
export { securityEventOf } from './security/kind-of-record.ts';
export { raiseAlerts } from './security/raise-alerts.ts';
export { measureOversight } from './oversight/measure-oversight.ts';
export { decideTeam, membershipRefusal } from './access/decide-team.ts';
export { seesAtLeast, sightOf, type Sight, type Viewed, type Viewer } from './access/sight-of.ts';
export { nextTestSetLine, readTestSetLog, testSetHash } from './evals/test-set-log.ts';
export { evalRunOf } from './evals/eval-run-of.ts';
export { compareShadow } from './shadow/compare-shadow.ts';
export { mayShadow, type MayShadow } from './shadow/may-shadow.ts';
export { shadowWords } from './shadow/shadow-words.ts';
export { closedSince, dueSince, refuseAskingDeletion, refuseDecidingDeletion, refuseHold } from './retention/decide-deletion.ts';
export {
  refuseAskingExport,
  refuseConsent,
  refuseDecidingExport,
  refuseDownload,
  whyLeftOut,
  type Usable,
} from './corrections/decide-export.ts';
export { correctionsWords } from './corrections/corrections-words.ts';
export { labelFindings } from './corrections/label-findings.ts';
