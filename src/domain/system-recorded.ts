import type { AuditEntry } from './audit-record.ts';

/** The system itself, as a record names who acted. */
export const systemRecorded: AuditEntry['actor'] = { kind: 'system', id: 'system', name: 'system', roles: [] };
