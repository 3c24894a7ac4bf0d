import type { CertificateCommand, CertificateEntry, CertificateEvent, CertificateState } from '../../../domain/certificate.ts';
import { canonicalHash } from '../../../domain/canonical-json.ts';
import type { Role } from '../../../domain/people.ts';
import type { SignedReview } from '../../../domain/review.ts';
import type { DecisionContext, PersonContext } from '../outcome.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { checkFields } from './check-fields.ts';
import { folded, viewFields } from './suggest-fields.ts';

type Outcome =
  { readonly kind: 'accepted'; readonly events: readonly CertificateEvent[] } | { readonly kind: 'refused'; readonly refusal: Refusal };
type Command<T extends CertificateCommand['type']> = Extract<CertificateCommand, { type: T }>;

const mayAsk: Readonly<Record<CertificateCommand['type'], readonly Role[]>> = {
  prepare: ['reviewer', 'lead'],
  release: ['approver'],
  sendBack: ['approver'],
};

/**
 * What a command does to certificate data: one person prepares them on a signed review, another, who prepared no version, releases them
 * or sends them back. `signed` is null while the review is not signed. Pure.
 */
export function decideCertificate(
  state: CertificateState,
  signed: SignedReview | null,
  command: CertificateCommand,
  context: DecisionContext,
): Outcome {
  const { actor } = context;
  if (actor.kind !== 'person') return refuse('not-a-person');
  if (!actor.roles.some((role) => mayAsk[command.type].includes(role))) return refuse('role-missing');
  if (signed === null) return refuse('certificate-unsigned');
  const person = { ...context, actor };
  switch (command.type) {
    case 'prepare':
      return prepare(state, signed, command, person);
    case 'release':
      return release(state, signed, command, person);
    case 'sendBack':
      return sendBack(state, command, person);
  }
}

function prepare(
  state: CertificateState,
  signed: SignedReview,
  command: Command<'prepare'>,
  { actor, now, newId }: PersonContext,
): Outcome {
  const last = state.versions.at(-1);
  if ((last?.id ?? null) !== command.expectedVersion) return refuse('decided-meanwhile');
  if (state.release !== null && last?.reviewHash === signed.contentHash) return refuse('certificate-released');
  const entries: CertificateEntry[] = [];
  for (const field of viewFields(state.kind, signed.prepared, null)) {
    const said = command.entries.find(({ key }) => key === field.key);
    const value = said?.value.trim() ?? '';
    const reason = said?.reason.trim() ?? '';
    if (value === '') continue;
    const source = field.candidates.find((candidate) => folded(candidate.value) === folded(value));
    if ((source === undefined || field.obstacle === 'contradicting') && reason === '') return refuse('certificate-reason');
    const confirmed = said?.confirmed === true;
    entries.push({
      key: field.key,
      value,
      confirmed,
      basis: source === undefined ? 'entered' : 'source',
      citations: [...(source?.citations ?? [])],
      reason,
    });
  }
  const known = new Set(viewFields(state.kind, signed.prepared, null).map(({ key }) => key));
  if (command.entries.some(({ key }) => !known.has(key))) return refuse('certificate-field');
  const content = { kind: state.kind, reviewHash: signed.contentHash, entries };
  const hash = canonicalHash({ v: 1, dossier: signed.prepared.dossierId, ...content });
  const version = { id: newId(), no: (last?.no ?? 0) + 1, ...content, hash, by: actor.id, byName: actor.name, at: now };
  return { kind: 'accepted', events: [{ type: 'certificate.prepared', version }] };
}

function release(state: CertificateState, signed: SignedReview, command: Command<'release'>, { actor, now }: PersonContext): Outcome {
  const last = state.versions.at(-1);
  if (last === undefined) return refuse('certificate-none');
  if (state.release !== null) return refuse('certificate-released');
  if (state.versions.some(({ by }) => by === actor.id)) return refuse('certificate-same-person');
  if (last.hash !== command.hash) return refuse('content-changed');
  if (last.reviewHash !== signed.contentHash) return refuse('certificate-stale');
  const fields = viewFields(state.kind, signed.prepared, last);
  if (fields.some(({ required, entry }) => (required ? entry?.confirmed !== true : entry?.confirmed === false)))
    return refuse('certificate-incomplete');
  const unexplained = checkFields(state.kind, fields, signed.prepared.facts).some(
    ({ outcome, keys }) => outcome === 'differs' && !keys.some((key) => fields.some((f) => f.key === key && f.entry?.reason)),
  );
  if (unexplained) return refuse('certificate-check');
  const done = { versionId: last.id, hash: last.hash, by: actor.id, byName: actor.name, at: now };
  return { kind: 'accepted', events: [{ type: 'certificate.released', release: done }] };
}

function sendBack(state: CertificateState, command: Command<'sendBack'>, { actor, now }: PersonContext): Outcome {
  const last = state.versions.at(-1);
  if (last === undefined) return refuse('certificate-none');
  if (state.release !== null) return refuse('certificate-released');
  const reason = command.reason.trim();
  if (reason === '') return refuse('reason-missing');
  const act = { versionId: last.id, hash: last.hash, by: actor.id, byName: actor.name, at: now };
  return { kind: 'accepted', events: [{ type: 'certificate.sent-back', ...act, reason }] };
}
