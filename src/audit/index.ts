export { leafHash } from './merkle-hash.ts';
export { openAuditLog, type AuditLog, type AuditLogPorts, type LogFiles } from './open-audit-log.ts';
export type { PublishedHead as PublishedLog } from './log-source.ts';
export { ProofBundle, verifyProofBundle } from './proof-bundle.ts';
export { verifyLog, type LogFault, type ReadLogFile, type VerifiedLog, type VerifyOptions } from './verify-log.ts';
export { verifyStoreAgainstLog, verifyWhileRunning, type VerifiedStore } from './verify-store-against-log.ts';
