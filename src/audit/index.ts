export { leafHash } from './merkle-hash.ts';
export { openAuditLog, type AuditLog } from './open-audit-log.ts';
export type { PublishedHead as PublishedLog } from './log-source.ts';
export { ProofBundle, verifyProofBundle } from './proof-bundle.ts';
export { verifyLog } from './verify-log.ts';
export { verifyWhileRunning } from './verify-store-against-log.ts';
