import type { AuditEntry } from '../../domain/audit-record.ts';
import { canonicalHash } from '../../domain/canonical-json.ts';
import type { Actor } from '../../domain/people.ts';
import type { ReviewEvent } from '../../domain/review-event.ts';
import type { Comment, Disposition, PreparedReview } from '../../domain/review.ts';
import { systemRecorded } from '../../domain/system-recorded.ts';

/** The audit record of a review event: what the machine drafted, what the person decided. Written in the event's transaction. */
export function recordEvent(event: ReviewEvent, prepared: PreparedReview, actor: Actor): AuditEntry {
  return {
    actor: actor.kind === 'person' ? { ...actor, roles: [...actor.roles] } : systemRecorded,
    event: event.type,
    dossier: prepared.dossierId,
    ...about(event, prepared),
  };
}

function about(event: ReviewEvent, prepared: PreparedReview): Pick<AuditEntry, 'subject' | 'data'> {
  switch (event.type) {
    case 'finding.disposed':
    case 'finding.withdrawn':
      return { subject: event.disposition.findingId, data: { prepared: prepared.hash, ...draftAnd(event.disposition, prepared) } };
    case 'finding.blind-verdict': {
      const { findingId, verdict, note } = event.blindVerdict;
      return { subject: findingId, data: { prepared: prepared.hash, verdict, ...(note === undefined ? {} : { note }) } };
    }
    case 'finding.added': {
      const { clause, verdict, severity, summary, citations } = event.finding;
      const data = { prepared: prepared.hash, clause, verdict, severity, summary, citations: citations.length };
      return { subject: event.finding.id, data: { ...data, sha256: canonicalHash(event.finding) } };
    }
    case 'finding.commented':
      return { subject: event.comment.findingId, data: { id: event.comment.id, text: event.comment.text, ...asked(event.comment) } };
    case 'review.signed': {
      const { id, meaning, contentHash } = event.signOff;
      return { subject: id, data: { prepared: prepared.hash, meaning, contentHash, next: event.next } };
    }
    case 'review.sent-back':
    case 'review.reopened':
      return { subject: prepared.dossierId, data: { prepared: prepared.hash, reason: event.reason } };
  }
}

function asked({ to }: Comment): AuditEntry['data'] {
  return to === undefined ? {} : { to: to.id, toName: to.name };
}

function draftAnd(disposition: Disposition, prepared: PreparedReview): AuditEntry['data'] {
  const draft = prepared.findings.find(({ id }) => id === disposition.findingId);
  const { id, decision, reason, amended, supersedes, evidenceSeconds } = disposition;
  return {
    id,
    decision,
    reason,
    supersedes,
    draft: draft === undefined ? null : { requirement: draft.requirementId, verdict: draft.verdict, severity: draft.severity },
    ...(amended === undefined ? {} : { amended }),
    ...(evidenceSeconds === undefined ? {} : { evidenceSeconds }),
  };
}
