import type { Log } from '../adapters/log/create-log.ts';
import type { Store } from '../adapters/store/open-store.ts';
import type { AuditEntry, AuditEvent } from '../domain/audit-record.ts';
import { systemRecorded } from '../domain/system-recorded.ts';

export type TellChange = (outcome: 'good' | 'bad', data: AuditEntry['data']) => void;

/**
 * Records that something works, or that it does not, when that changes. Not each time: a record of every cosigned checkpoint would itself
 * ask for another checkpoint.
 */
export function tellChanges(
  { store, log }: { readonly store: Pick<Store, 'record' | 'failure'>; readonly log: Log },
  subject: string,
  events: Readonly<Record<'good' | 'bad', AuditEvent>>,
): TellChange {
  let told: 'good' | 'bad' | null = null;
  return (outcome, data) => {
    if (outcome === told || store.failure() !== null) return;
    told = outcome;
    if (outcome === 'bad') log.warn(events.bad, { subject, ...data });
    store.record({
      actor: systemRecorded,
      event: events[outcome],
      dossier: null,
      subject,
      data,
    });
  };
}
