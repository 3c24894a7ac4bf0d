import type { Log } from '../adapters/log/create-log.ts';
import type { Store } from '../adapters/store/open-store.ts';
import { AppError, type Actor, type AuditRecord, type SecurityAlert, type SecurityEvent } from '../domain/index.ts';
import { alertRules, raiseAlerts, securityEventOf } from '../governance/index.ts';
import { words } from './security-words.ts';

/** Records looked back over at the start, and events kept. */
const [lookBack, mostEvents] = [20_000, 5000];

export type ReadBy = { readonly name: string; readonly at: string };
export type SecurityWatch = {
  /** Newest first. */
  events(): readonly SecurityEvent[];
  alerts(): readonly (SecurityAlert & { readonly read: ReadBy | null })[];
  /** Records that a person read an alert. AppError `not-found` for one that is not there, `refused` for one that was read. */
  read(id: string, by: Extract<Actor, { kind: 'person' }>, remark: string): void;
};

/** Follows the record and says each new alert on the log, one line for a machine that collects them. What is known comes from the record alone. */
export function watchSecurity(store: Store, log: Log): SecurityWatch {
  const events: SecurityEvent[] = [];
  const readers = new Map<string, ReadBy>();
  const told = new Set<string>();
  let seen = Math.max(0, store.auditSize() - lookBack);

  const alerts = (): SecurityAlert[] => raiseAlerts(events, alertRules);
  const take = (record: AuditRecord): boolean => {
    if (record.event === 'security.alert-read') readers.set(record.subject, { name: record.actor.name, at: record.at });
    const event = securityEventOf(record);
    if (event === null) return false;
    events.push(event);
    if (events.length > mostEvents) events.shift();
    return true;
  };
  const follow = (size: number): boolean => {
    let found = false;
    while (seen < size) {
      const lines = store.auditLines(seen, size);
      for (const { line } of lines) found = take(JSON.parse(Buffer.from(line).toString('utf8')) as AuditRecord) || found;
      if (lines.length === 0) break;
      seen += lines.length;
    }
    return found;
  };
  const tell = (): void => {
    for (const { id, rule, severity, who, count, firstSeq, lastSeq } of alerts()) {
      if (told.has(id)) continue;
      told.add(id);
      log.warn('security alert', { alert: id, rule, severity, who, count, firstSeq, lastSeq });
    }
  };

  follow(store.auditSize());
  for (const { id } of alerts()) told.add(id);
  // After the answer to whoever caused the record; a fault here must not look like a failed write.
  store.onRecords((size) => setImmediate(() => store.failure() === null && follow(size) && tell()));

  return {
    events: () => events.toReversed(),
    alerts: () =>
      alerts()
        .toReversed()
        .map((alert) => ({ ...alert, read: readers.get(alert.id) ?? null })),
    read(id, { id: person, name, roles }, remark) {
      follow(store.auditSize());
      const alert = alerts().find((each) => each.id === id);
      if (alert === undefined) throw new AppError('not-found', `no alert ${id}`, words.noAlert);
      if (readers.has(id)) throw new AppError('refused', `alert ${id} was read`, words.alreadyRead);
      const { rule, count, firstSeq, lastSeq } = alert;
      const data = { rule, count, firstSeq, lastSeq, remark };
      store.record({
        actor: { kind: 'person', id: person, name, roles: [...roles] },
        event: 'security.alert-read',
        dossier: null,
        subject: id,
        data,
      });
      follow(store.auditSize());
    },
  };
}
