import type { AuditRecord, SecurityEvent, SecurityKind } from '../../domain/index.ts';

const kinds: Partial<Readonly<Record<AuditRecord['event'], SecurityKind>>> = {
  'session.refused': 'failed-sign-in',
  'access.refused': 'refused-act',
  'egress.refused': 'refused-egress',
  'report.downloaded': 'export',
  'audit.exported': 'export',
  'release.exported': 'export',
  'capsule.made': 'export',
  'corrections.downloaded': 'export',
  'person.created': 'account',
  'person.changed': 'account',
  'token.created': 'account',
  'checkpoint.unwitnessed': 'record',
  'checkpoint.uncopied': 'record',
  'checkpoint.untimestamped': 'record',
  'clock.set-back': 'record',
  'workspace.restored': 'record',
};

/** Null for records that do not bear on security. */
export function securityEventOf({ seq, at, event, actor, data }: AuditRecord): SecurityEvent | null {
  if (event === 'session.refused') {
    const kind = data['code'] === 'auth.locked' ? 'lockout' : 'failed-sign-in';
    return { seq, at, kind, who: typeof data['username'] === 'string' ? data['username'] : '' };
  }
  const kind = event === 'audit.verified' && data['ok'] !== true ? 'record' : kinds[event];
  return kind === undefined ? null : { seq, at, kind, who: actor.kind === 'system' ? '' : actor.name };
}
