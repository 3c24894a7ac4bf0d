import type { AuditEntry } from '../../../domain/audit-record.ts';
import type { CertificateEvent, CertificateKind, CertificateState, ReleasedCertificate } from '../../../domain/certificate.ts';
import type { DossierId } from '../../../domain/ids.ts';
import type { SignedReview } from '../../../domain/review.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { checkFields } from './check-fields.ts';
import { viewFields } from './suggest-fields.ts';

/** The state from all events of one certificate, oldest first. */
export function certificateStateOf(kind: CertificateKind, events: readonly CertificateEvent[]): CertificateState {
  return events.reduce<CertificateState>(applyEvent, { kind, versions: [], release: null, sentBack: null });
}

function applyEvent(state: CertificateState, event: CertificateEvent): CertificateState {
  switch (event.type) {
    case 'certificate.prepared':
      return { ...state, versions: [...state.versions, event.version], release: null, sentBack: null };
    case 'certificate.released':
      return { ...state, release: event.release, sentBack: null };
    case 'certificate.sent-back':
      return { ...state, sentBack: { byName: event.byName, at: event.at, reason: event.reason } };
  }
}

/** The audit record of a certificate event: hashes and counts, and each value that a person entered with its reason. */
export function recordCertificateEvent(event: CertificateEvent, kind: CertificateKind, dossier: DossierId): Omit<AuditEntry, 'actor'> {
  switch (event.type) {
    case 'certificate.prepared': {
      const { id, no, hash, reviewHash, entries } = event.version;
      const entered = entries
        .filter(({ basis, reason }) => basis === 'entered' || reason !== '')
        .map(({ key, value, reason }) => ({ key, value, reason }));
      return { event: event.type, dossier, subject: id, data: { kind, no, hash, review: reviewHash, fields: entries.length, entered } };
    }
    case 'certificate.released':
      return { event: event.type, dossier, subject: event.release.versionId, data: { kind, hash: event.release.hash } };
    case 'certificate.sent-back':
      return { event: event.type, dossier, subject: event.versionId, data: { kind, hash: event.hash, reason: event.reason } };
  }
}

/**
 * The only maker of a `ReleasedCertificate`. Checks again that the newest version was released over its hash, by a person who prepared
 * none, and that the review it rests on still stands.
 */
export function releasedCertificateOf(
  state: CertificateState,
  signed: SignedReview,
): { readonly kind: 'released'; readonly certificate: ReleasedCertificate } | { readonly kind: 'refused'; readonly refusal: Refusal } {
  const version = state.versions.at(-1);
  const { release } = state;
  if (version === undefined) return refuse('certificate-none');
  if (release === null || release.versionId !== version.id || release.hash !== version.hash) return refuse('certificate-unreleased');
  if (state.versions.some(({ by }) => by === release.by)) return refuse('certificate-same-person');
  if (version.reviewHash !== signed.contentHash) return refuse('certificate-stale');
  const fields = viewFields(state.kind, signed.prepared, version);
  const checks = checkFields(state.kind, fields, signed.prepared.facts);
  return { kind: 'released', certificate: { version, release, fields, checks } as unknown as ReleasedCertificate };
}
