export { leafHash } from './merkle-hash.ts';
export { openAuditLog, type AuditLog, type AuditLogPorts, type LogFiles, type PublishedLog } from './open-audit-log.ts';
export { ProofBundle, verifyProofBundle } from './proof-bundle.ts';
export { verifyLog, type LogFault, type ReadLogFile, type VerifiedLog, type VerifyOptions } from './verify-log.ts';
export { verifyStoreAgainstLog, type VerifiedStore } from './verify-store-against-log.ts';
