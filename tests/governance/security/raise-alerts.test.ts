import { describe, expect, it } from 'vitest';
import type { AuditRecord, SecurityEvent } from '../../../src/domain/index.ts';
import { alertRules } from '../../../src/governance/security/alert-rules.ts';
import { securityEventOf } from '../../../src/governance/security/kind-of-record.ts';
import { raiseAlerts } from '../../../src/governance/security/raise-alerts.ts';

const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
const event = (seq: number, minute: number, who = 'noor', kind: SecurityEvent['kind'] = 'failed-sign-in'): SecurityEvent => ({
  seq,
  at: at(minute),
  kind,
  who,
});
const rule = {
  id: 'guessing',
  kinds: ['failed-sign-in'],
  count: 3,
  minutes: 10,
  per: 'person',
  severity: 'major',
  says: { en: 'x', zh: 'x' },
} as const;
const raised = (events: readonly SecurityEvent[], per: 'person' | 'all' = 'person') =>
  raiseAlerts(events, [{ ...rule, per }]).map(({ id, who, count, firstSeq, lastSeq }) => [id, who, count, firstSeq, lastSeq]);

describe('alerts', () => {
  it('begin with the event that completes the count within the minutes, and take in those that follow', () => {
    expect(raised([event(1, 0), event(2, 5)])).toEqual([]);
    expect(raised([event(1, 0), event(2, 5), event(3, 9), event(4, 18)])).toEqual([['guessing-3', 'noor', 4, 1, 4]]);
  });

  it('do not count what lies too far apart', () => {
    expect(raised([event(1, 0), event(2, 8), event(3, 16), event(4, 24)])).toEqual([]);
  });

  it('begin anew after a quiet time', () => {
    const again = [0, 1, 2, 60, 61, 62].map((minute, index) => event(index, minute));
    expect(raised(again).map(([id]) => id)).toEqual(['guessing-2', 'guessing-5']);
  });

  it('count each person alone, or all together, as the rule says', () => {
    const mixed = [event(1, 0, 'noor'), event(2, 1, 'sven'), event(3, 2, 'noor')];
    expect(raised(mixed)).toEqual([]);
    expect(raised(mixed, 'all')).toEqual([['guessing-3', '', 3, 1, 3]]);
  });

  it('leave other kinds alone', () => {
    expect(raised([1, 2, 3].map((seq) => event(seq, seq, 'noor', 'export')))).toEqual([]);
  });
});

describe('a record', () => {
  const record = (name: AuditRecord['event'], data: AuditRecord['data'] = {}): AuditRecord => ({
    v: 1,
    seq: 7,
    at: at(0),
    actor: { kind: 'person', id: 'p1', name: 'Noor', roles: [] },
    event: name,
    dossier: null,
    subject: '',
    data,
  });

  it('of a sign-in that failed names who was tried, of a locked account says so', () => {
    expect(securityEventOf(record('session.refused', { username: 'sven', code: 'auth.failed' }))).toMatchObject({
      kind: 'failed-sign-in',
      who: 'sven',
    });
    expect(securityEventOf(record('session.refused', { username: 'sven', code: 'auth.locked' }))).toMatchObject({ kind: 'lockout' });
  });

  it('of a verification bears on security only when it failed', () => {
    expect(securityEventOf(record('audit.verified', { ok: true }))).toBeNull();
    expect(securityEventOf(record('audit.verified', { ok: false }))).toMatchObject({ kind: 'record', who: 'Noor' });
    expect(securityEventOf(record('finding.disposed'))).toBeNull();
  });

  it('of every kind is counted by a rule, but those of accounts, which are only listed', () => {
    const counted = new Set(alertRules.flatMap(({ kinds }) => kinds));
    expect(counted).toEqual(new Set(['failed-sign-in', 'lockout', 'refused-act', 'refused-egress', 'export', 'record']));
  });
});
