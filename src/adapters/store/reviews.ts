import { canonicalJson } from '../../domain/canonical-json.ts';
import { AppError } from '../../domain/errors.ts';
import type { DossierId, Sha256 } from '../../domain/ids.ts';
import type { Actor } from '../../domain/people.ts';
import type { ReviewEvent } from '../../domain/review-event.ts';
import { currentDisposition, type PreparedReview, type ReviewState } from '../../domain/review.ts';
import { compileOnce } from './compile-once.ts';
import { recordedActor, systemActor, type StoreParts } from './parts.ts';
import { deleted } from './deleted.ts';
import { newestDecision } from './classification-decisions.ts';
import { readEvents, writeEvent } from './review-rows.ts';
import type { PreparedRow } from './schema.ts';
import type { SealedDraft } from './seal-draft.ts';
import { words } from './words.ts';

type Decided = { readonly kind: 'accepted'; readonly events: readonly ReviewEvent[] } | { readonly kind: 'refused' };
export type Reviews = {
  /**
   * Keeps the machine's draft for ever and opens the review on it; the dossier is `ready`. AppError `conflict` once people have
   * decided on an earlier draft.
   */
  savePrepared(draft: SealedDraft): Promise<void>;
  /**
   * A draft made again over corrected facts, beside the earlier one, which stays. `merge` gets the review as it is now, so that what people
   * have decided goes on into the new draft; it is called again when somebody decides meanwhile. AppError `refused` unless in review.
   */
  saveRedraft(dossier: DossierId, merge: (state: ReviewState) => PreparedReview): Promise<void>;
  /** The newest draft of a dossier. */
  preparedOf(dossier: DossierId): PreparedReview | undefined;
  /** Draft and everything that people said. AppError `not-found` while there is no draft. */
  reviewState(dossier: DossierId): ReviewState;
  /**
   * Load, decide, record: in one transaction, so nobody can come between. `decide` sees the present state; what it accepts is
   * stored as rows with one audit record each, what it refuses changes nothing. Returns its answer. AppError `refused` for a pre-check.
   */
  decideReview<T extends Decided>(dossier: DossierId, actor: Actor, decide: (state: ReviewState) => T): T;
  /** As `decideReview` with events already decided on. */
  appendReviewEvents(dossier: DossierId, events: readonly ReviewEvent[], actor: Actor): void;
  /** Everything said of the newest draft, oldest first, stale signatures included. */
  reviewEvents(dossier: DossierId): ReviewEvent[];
  /** Drops what is kept of a dossier's drafts in memory. */
  forgetReview(dossier: DossierId): void;
  /** Number in the log of each signature of the newest draft, by the signature's id. */
  signatureRecords(dossier: DossierId): ReadonlyMap<string, number>;
};

/** Length of the drafts kept in memory beside what people said of them, those not asked for the longest let go first; one is always kept. */
const keptBytes = 48 * 2 ** 20;

export function openReviews(parts: StoreParts): Reviews {
  const { db, ledger, content, review, now } = parts;
  const { sql } = db;
  const known = new Map<number, { events: number; state: ReviewState; bytes: number }>();

  const draftsOf = (dossier: DossierId) => sql.selectFrom('prepared_reviews').selectAll().where('dossier_id', '=', dossier);
  const newestByDossier = compileOnce((dossier) =>
    draftsOf(dossier).where('dossier_id', 'not in', deleted(sql)).orderBy('id', 'desc').limit(1),
  );
  const eventsByReview = compileOnce((id) => sql.selectFrom('review_progress').select('events').where('review_id', '=', id));
  const riskTierOf = newestDecision(db, 'risk-tier');
  /** A dossier whose deletion was confirmed has none any more. */
  const newest = (dossier: DossierId): PreparedRow | undefined => db.first(newestByDossier(dossier));
  const newestOf = (dossier: DossierId): PreparedRow => {
    const row = newest(dossier);
    if (row === undefined) throw new AppError('not-found', `dossier ${dossier} has no draft`, words.notPrepared);
    return row;
  };
  const eventCount = (row: PreparedRow): number => db.first(eventsByReview(row.id))?.events ?? 0;

  /** What was said of a draft, and before it of the drafts that it was made again from. */
  const eventsOf = (id: number): ReviewEvent[] => {
    const earlier = db.first(sql.selectFrom('redrafts').select('earlier_id').where('review_id', '=', id))?.earlier_id;
    return [...(earlier === undefined ? [] : eventsOf(earlier)), ...readEvents(db, id)];
  };

  /** The state with what people said of the risk tier, which may only raise it. */
  const stateOf = (row: PreparedRow): ReviewState => {
    const state = foldedState(row);
    const newest = riskTierOf(row.dossier_id);
    const raisedRisk = newest?.decided.value === 'high' && state.prepared.classification.riskTier !== 'high' ? newest : null;
    return raisedRisk?.no === state.raisedRisk?.no ? state : { ...state, raisedRisk };
  };
  const foldedState = (row: PreparedRow): ReviewState => {
    const events = eventCount(row);
    const kept = known.get(row.id);
    if (kept?.events === events) return keep(row.id, kept);
    const { prepared, bytes } = kept === undefined ? readPrepared(row) : { prepared: kept.state.prepared, bytes: kept.bytes };
    return keep(row.id, { events, state: eventsOf(row.id).reduce(review.apply, review.open(prepared)), bytes });
  };
  let heldBytes = 0;
  const keep = (id: number, asked: { events: number; state: ReviewState; bytes: number }): ReviewState => {
    letGo(id);
    known.set(id, asked);
    heldBytes += asked.bytes;
    for (const oldest of known.keys()) if (heldBytes > keptBytes && oldest !== id) letGo(oldest);
    return asked.state;
  };
  const letGo = (id: number): void => {
    heldBytes -= known.get(id)?.bytes ?? 0;
    known.delete(id);
  };
  const readPrepared = (row: PreparedRow): { prepared: PreparedReview; bytes: number } => {
    const blob = content.getSync(row.blob as Sha256);
    return { prepared: JSON.parse(Buffer.from(blob).toString('utf8')) as PreparedReview, bytes: blob.length };
  };

  const decideReview = <T extends Decided>(dossier: DossierId, actor: Actor, decide: (state: ReviewState) => T): T => {
    const { outcome, decidedOn } = ledger.transact((record) => {
      const row = newestOf(dossier);
      const side = db.first(sql.selectFrom('dossiers').select('side').where('id', '=', dossier))?.side;
      if (side === 'precheck') throw new AppError('refused', `dossier ${dossier} is a pre-check`, words.precheckOnly);
      const before = stateOf(row);
      const bytes = known.get(row.id)?.bytes ?? 0;
      const outcome = decide(before);
      if (outcome.kind === 'refused' || outcome.events.length === 0) return { outcome, decidedOn: null };
      const first = eventCount(row);
      outcome.events.forEach((event, n) => {
        writeEvent(db, row.id, first + n, event, record(review.record(event, before.prepared, actor)));
      });
      const state = outcome.events.reduce(review.apply, before);
      const events = first + outcome.events.length;
      const decided = state.prepared.findings.filter(({ id }) => currentDisposition(state, id) !== undefined).length;
      const progress = { phase: state.phase, events, decided, changed_at: now().toISOString() };
      db.run(sql.updateTable('review_progress').set(progress).where('review_id', '=', row.id));
      return { outcome, decidedOn: { id: row.id, events, state, bytes } };
    });
    if (decidedOn !== null) keep(decidedOn.id, decidedOn);
    return outcome;
  };

  return {
    async savePrepared({ prepared, bytes }) {
      const blob = await content.put(bytes);
      ledger.transact((record) => {
        const dossier = prepared.dossierId;
        const earlier = newest(dossier);
        if (earlier !== undefined && eventCount(earlier) > 0) {
          throw new AppError('conflict', `review of ${dossier} is under way`, words.reviewUnderWay);
        }
        const at = now().toISOString();
        db.run(sql.insertInto('prepared_reviews').values({ dossier_id: dossier, hash: prepared.hash, blob, prepared_at: at }));
        const row = newestOf(dossier);
        const findings = prepared.findings.length;
        const empty = { phase: 'in-review', events: 0, findings, decided: 0 };
        db.run(sql.insertInto('review_progress').values({ review_id: row.id, ...empty, changed_at: at }));
        db.run(sql.updateTable('dossiers').set({ status: 'ready', failure_json: null }).where('id', '=', dossier));
        const counts = { documents: prepared.documents.length, findings, rejected: prepared.rejected.length };
        const { hash, release, asOf, inputHash } = prepared;
        const data = { hash, blob, inputHash, asOf, release, ...counts, integrity: prepared.integrity.length };
        record({ actor: recordedActor(systemActor), event: 'dossier.prepared', dossier, subject: dossier, data });
      });
    },
    async saveRedraft(dossier, merge) {
      for (let saved = false; !saved;) {
        const earlier = newestOf(dossier);
        const seen = eventCount(earlier);
        const before = stateOf(earlier);
        if (before.phase !== 'in-review') throw new AppError('refused', `review of ${dossier} is ${before.phase}`, words.notInReview);
        const prepared = merge(before);
        const blob = await content.put(Buffer.from(canonicalJson(prepared), 'utf8'));
        saved = ledger.transact((record) => {
          if (newestOf(dossier).id !== earlier.id || eventCount(earlier) !== seen) return false;
          const at = now().toISOString();
          db.run(sql.insertInto('prepared_reviews').values({ dossier_id: dossier, hash: prepared.hash, blob, prepared_at: at }));
          const { id } = newestOf(dossier);
          db.run(sql.insertInto('redrafts').values({ review_id: id, earlier_id: earlier.id }));
          const findings = prepared.findings.length;
          const decided = prepared.findings.filter((finding) => currentDisposition(before, finding.id) !== undefined).length;
          db.run(
            sql.insertInto('review_progress').values({ review_id: id, phase: before.phase, events: 0, findings, decided, changed_at: at }),
          );
          const { hash, inputHash, asOf, release, corrections = [], changedAfterDecision = [] } = prepared;
          const changed = changedAfterDecision.map(({ findingId, draft }) => ({ findingId, verdict: draft?.verdict ?? null }));
          const data = { hash, blob, earlier: earlier.hash, inputHash, asOf, release, findings, kept: decided, changed: changed.length };
          const corrected = corrections.map(({ no, key }) => ({ no, key }));
          record({
            actor: recordedActor(systemActor),
            event: 'dossier.redrafted',
            dossier,
            subject: dossier,
            data: { ...data, corrected, changedDrafts: changed.slice(0, 200) },
          });
          return true;
        });
      }
    },
    preparedOf(dossier) {
      const row = newest(dossier);
      return row && stateOf(row).prepared;
    },
    reviewState: (dossier) => stateOf(newestOf(dossier)),
    decideReview,
    appendReviewEvents(dossier, events, actor) {
      decideReview(dossier, actor, () => ({ kind: 'accepted', events }));
    },
    forgetReview(dossier) {
      for (const { id } of db.all(draftsOf(dossier))) known.delete(id);
    },
    reviewEvents: (dossier) => eventsOf(newestOf(dossier).id),
    signatureRecords(dossier) {
      const signed = sql.selectFrom('sign_offs').select(['id', 'seq']).where('review_id', '=', newestOf(dossier).id);
      return new Map(db.all(signed).map(({ id, seq }) => [id, seq]));
    },
  };
}
