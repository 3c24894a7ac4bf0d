import type { SecurityAlert, SecurityEvent } from '../../domain/index.ts';
import type { AlertRule } from './alert-rules.ts';

/**
 * Alerts, oldest first, of events in the order of the record. An alert begins with the event that completes a rule's count within its minutes and
 * takes in every further one that comes within those minutes of the last.
 */
export function raiseAlerts(events: readonly SecurityEvent[], rules: readonly AlertRule[]): SecurityAlert[] {
  return rules.flatMap((rule) => raise(events, rule)).sort((a, b) => a.lastSeq - b.lastSeq || (a.id < b.id ? -1 : 1));
}

function raise(events: readonly SecurityEvent[], rule: AlertRule): SecurityAlert[] {
  const alerts: SecurityAlert[] = [];
  const open = new Map<string, number>();
  const recent = new Map<string, SecurityEvent[]>();
  for (const event of events) {
    if (!rule.kinds.includes(event.kind)) continue;
    const who = rule.per === 'person' ? event.who : '';
    const index = open.get(who);
    const alert = index === undefined ? undefined : alerts[index];
    if (index !== undefined && alert !== undefined && minutesBetween(alert.lastAt, event.at) <= rule.minutes) {
      alerts[index] = { ...alert, count: alert.count + 1, lastSeq: event.seq, lastAt: event.at };
      continue;
    }
    const within = [...(recent.get(who) ?? []), event].filter(({ at }) => minutesBetween(at, event.at) <= rule.minutes);
    recent.set(who, within);
    if (within.length < rule.count) continue;
    recent.delete(who);
    open.set(who, alerts.length);
    alerts.push(alertOf(rule, who, within, event));
  }
  return alerts;
}

function alertOf(rule: AlertRule, who: string, events: readonly SecurityEvent[], last: SecurityEvent): SecurityAlert {
  const { id, severity, says } = rule;
  const first = events[0] ?? last;
  return {
    id: `${id}-${String(last.seq)}`,
    rule: id,
    severity,
    says,
    who,
    count: events.length,
    firstSeq: first.seq,
    lastSeq: last.seq,
    firstAt: first.at,
    lastAt: last.at,
  };
}

function minutesBetween(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / 60_000;
}
