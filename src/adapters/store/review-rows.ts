import { canonicalJson } from '../../domain/canonical-json.ts';
import type { ReviewEvent } from '../../domain/review-event.ts';
import type { Connection } from './connection.ts';

/** Writes an event as the row of its kind: decisions, verdicts, own findings, comments, signatures and turns are kept apart. */
export function writeEvent(db: Connection, review_id: number, no: number, event: ReviewEvent, seq: number): void {
  const { sql } = db;
  const { at, by } = saidBy(event);
  const row = { review_id, no, at, person_id: by, body_json: canonicalJson(event) };
  switch (event.type) {
    case 'finding.disposed':
    case 'finding.withdrawn': {
      const { id, findingId, decision, supersedes, withdrawn } = event.disposition;
      const columns = { id, finding_id: findingId, decision, supersedes, withdrawn: withdrawn ? 1 : 0 };
      db.run(sql.insertInto('dispositions').values({ ...row, ...columns }));
      return;
    }
    case 'finding.blind-verdict': {
      const { findingId, verdict } = event.blindVerdict;
      db.run(sql.insertInto('blind_verdicts').values({ ...row, finding_id: findingId, verdict }));
      return;
    }
    case 'finding.added':
      db.run(sql.insertInto('own_findings').values({ ...row, id: event.finding.id }));
      return;
    case 'finding.commented':
      db.run(sql.insertInto('comments').values({ ...row, id: event.comment.id, finding_id: event.comment.findingId }));
      return;
    case 'review.signed': {
      const { id, meaning, contentHash } = event.signOff;
      db.run(sql.insertInto('sign_offs').values({ ...row, id, meaning, content_hash: contentHash, seq }));
      return;
    }
    case 'review.sent-back':
    case 'review.reopened':
      db.run(sql.insertInto('review_turns').values({ ...row, kind: event.type }));
  }
}

const tables = ['dispositions', 'blind_verdicts', 'own_findings', 'comments', 'sign_offs', 'review_turns'] as const;

/** All events of a review in the order in which they happened. */
export function readEvents(db: Connection, review: number): ReviewEvent[] {
  return tables
    .flatMap((table) => db.all(db.sql.selectFrom(table).select(['no', 'body_json']).where('review_id', '=', review)))
    .sort((a, b) => a.no - b.no)
    .map(({ body_json }) => JSON.parse(body_json) as ReviewEvent);
}

function saidBy(event: ReviewEvent): { at: string; by: string } {
  switch (event.type) {
    case 'finding.disposed':
    case 'finding.withdrawn':
      return event.disposition;
    case 'finding.blind-verdict':
      return event.blindVerdict;
    case 'finding.added':
      return event.finding;
    case 'finding.commented':
      return event.comment;
    case 'review.signed':
      return event.signOff;
    case 'review.sent-back':
    case 'review.reopened':
      return event;
  }
}
