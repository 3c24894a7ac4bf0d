import { z } from 'zod';
import { Instant } from './bilingual.ts';

/** The closed catalogue of audit events. Each is written in the transaction of the change that it records. */
export const auditEvents = {
  'workspace.created': 'The workspace and its log key were made.',
  'person.created': 'An account was made by an administrator, or at first start.',
  'person.changed': 'Name, roles or activity of an account changed; old and new value.',
  'person.password-changed': 'A person set a new password; no secret is recorded.',
  'session.started': 'A person signed in.',
  'session.refused': 'A sign-in failed; the name that was tried, never the password.',
  'session.ended':
    'A person signed out or ended other sessions, an administrator ended those of somebody, or a session ran out; which, and how many.',
  'token.created': 'A person made a token for programs.',
  'token.revoked': 'A token was revoked.',
  'knowledge.loaded': 'A knowledge base was loaded; its version hash.',
  'knowledge.imported': 'An official text was attached to clauses; file hash, clauses.',
  'records.imported': 'Enterprise records were imported; file hash, rows, hash of the import that it replaces.',
  'case.confirmed': 'A person with the knowledge role confirmed a case at its source.',
  'dossier.received': 'Files were taken in; path, size and hash of each, the team.',
  'dossier.prepared': 'The draft was made; its hash, release, knowledge version, counts, rejected citations.',
  'dossier.failed': 'Preparation failed; the reason.',
  'dossier.assigned': 'A lead confirmed who reviews it; suggested and assigned.',
  'dossier.redrafted':
    'Facts were corrected and the rules ran again; hash of the new draft, decisions kept, drafts that changed after a decision.',
  'classification.decided': 'A person confirmed or corrected a suggestion; suggested and decided value, reason.',
  'fact.corrected': 'A person entered the value of a fact; what was read, what was entered, reason.',
  'finding.blind-verdict': 'A person recorded their own verdict before the draft was shown.',
  'finding.disposed': 'A person decided a finding; draft and decision.',
  'finding.withdrawn': 'A person took a decision back before sign-off.',
  'finding.added': 'A person added a finding of their own.',
  'finding.commented': 'A person commented on a finding.',
  'review.signed': 'A person signed; meaning and hash of what was signed.',
  'review.sent-back': 'An approver sent the review back; the reason.',
  'review.reopened': 'A change after signing made the signatures stale.',
  'report.made': 'A report was made; kind, format, hash, and whether it is official.',
  'report.downloaded': 'A person downloaded a report.',
  'document.opened': 'A document of a dossier was sent to a person, who opened it or whose screen read it ahead.',
  'audit.verified': 'The log was verified; sizes and result.',
  'audit.exported': 'A person exported records or proofs.',
  'dossier.labelled': 'A person said how far the text of a dossier may go; old and new label, reason.',
  'endpoint.registered': 'An administrator registered a model endpoint; address, location. Nothing may be sent to it yet.',
  'endpoint.approved': 'A person with the governance role approved an endpoint; the reason.',
  'endpoint.rejected': 'A person with the governance role rejected an endpoint; the reason.',
  'endpoint.suspended': 'An endpoint was suspended; nothing is sent to it any more; the reason.',
  'release.registered': 'What drafts was registered as a release: engine, knowledge base, thresholds, model and prompts by hash.',
  'release.evaluated': 'An eval result was attached to a release and held to its thresholds.',
  'release.security-reviewed': 'A person reviewed the security of a release.',
  'release.approved': 'A person approved a release; a deviation where it is below its gate.',
  'release.activated': 'A release became the one that drafts.',
  'release.retired': 'A release was stopped or replaced; it drafts no more.',
  'release.exported': 'A person exported the filing sheet or the model card of a release; which, format, language, hash.',
  'shadow.started':
    'A person had a release draft signed dossiers again aside, where no reviewer sees it; release, number of dossiers, reason.',
  'shadow.finished':
    'A shadow run ended; counts of what the release missed, found anew and judged otherwise than people, hash of the report.',
  'scenario.drafted': 'A sheet was put into the scenario register; programme and sheet.',
  'scenario.reviewed': 'A person reviewed a scenario; the conclusion.',
  'scenario.switched-on': 'A scenario became the live one of its programme: dossiers may be drafted; the reason, whether it was shipped.',
  'scenario.switched-off': 'A scenario was switched off or replaced; the reason.',
  'egress.sent': 'Text was sent to an endpoint; hash and size of the body, label, counts of what was masked. Never the text.',
  'egress.refused': 'A sending was refused; the reason. Nothing left.',
  'certificate.prepared': 'A person saved draft certificate data; hash, and each value entered by hand with its reason.',
  'certificate.released': 'A second, different person released draft certificate data; the hash.',
  'certificate.sent-back': 'An approver sent draft certificate data back; the reason.',
  'precheck.made': 'A writer pre-checked a folder; no regulatory decision.',

  'checkpoint.witnessed': 'A witness cosigned the log, the first time since the start or since it last did not; its name, the size.',
  'checkpoint.unwitnessed': 'A witness did not cosign; the reason. Told once, until it cosigns again.',
  'checkpoint.copied': 'Checkpoints are copied to the folder outside the workspace again; told at the start and after a failure.',
  'checkpoint.uncopied': 'Checkpoints could not be copied to the folder outside the workspace; told once, until they are again.',
  'checkpoint.timestamped': 'A timestamp authority signed the time of a checkpoint; size, time, hash of the token.',
  'checkpoint.untimestamped': 'A checkpoint was not timestamped; the reason.',
  'audit.reviewed': 'An independent person reviewed the audit trail; range, conclusion, remarks.',
  'clock.set-back': 'The clock of the machine ran behind the record; records went on with the later time.',
  'workspace.restored': 'The workspace was restored from a backup; its time and the size of the log then.',
  'dossier.team-given': 'A person gave a dossier that had no team its team, which alone sees it from then on; the reason.',
  'dossier.team-changed': 'A person gave a dossier to another team; old and new team, the reason, who thereby no longer reviews it.',
  'access.refused': 'Something was refused to a person or to nobody known; the route, the reason, how often since it was last recorded.',
  'security.alert-read': 'A person read a security alert; its rule and the records that it counts.',
  'capsule.made': 'A decision replay capsule of a sign-off was made; its hash.',

  'session.signing-opened': 'A person gave everything that signing asks for, the first time in a session; which components.',
  'factor.enrolled': 'A person enrolled a second factor, or replaced it; no secret is recorded.',
  'factor.removed': 'A second factor was removed, by the person or by a recovery.',
  'sign-in.linked': 'An administrator linked an account of the sign-in provider to a person; issuer, subject.',
  'sign-in.unlinked': 'An administrator removed such a link.',
  'recovery.asked': 'An administrator asked that an account be recovered; what was lost, the reason.',
  'recovery.confirmed': 'A second, different person confirmed a recovery; a one-time word was given out, no secret is recorded.',
  'recovery.used': 'A person set a new password with the one-time word; their sessions ended.',
  'factor.recovery-code-used': 'A person used one of their recovery codes instead of a code; how many are left.',

  'retention.changed': 'An administrator set for how long closed dossiers of a kind are kept; old and new days, the reason.',
  'dossier.held': 'A person put a dossier on legal hold: it cannot be deleted; the reason.',
  'dossier.hold-ended': 'A person ended the legal hold of a dossier; the reason.',
  'deletion.asked': 'A person asked that a closed dossier be deleted; the reason, the day on which it was due.',
  'deletion.declined': 'A second, different person declined a deletion that was asked for.',
  'deletion.confirmed': 'A second, different person confirmed a deletion; from here on nobody sees into the dossier.',
  'dossier.deleted': 'Files, drafts, papers and words of a dossier were deleted; counts, who asked and who confirmed. Its records stay.',
  'consent.given': 'A lead consented that decided findings of a signed dossier are used as labelled data; the reason.',
  'consent.withdrawn': 'A lead took this consent back; the reason, and the released exports that the dossier stands in.',
  'corrections.asked': 'A person asked for an export of decided findings as labelled data; purpose, dossiers.',
  'corrections.declined': 'A second, different person declined an export.',
  'corrections.released':
    'A second, different person released an export; hash of the file, lines, counts of what was masked, dossiers in it and left out.',
  'corrections.downloaded': 'The person who asked for an export downloaded its file; the hash.',
} as const;
export type AuditEvent = keyof typeof auditEvents;
export const AuditEvent = z.enum(Object.keys(auditEvents) as [AuditEvent, ...AuditEvent[]]);

/**
 * One line of the log, exact bytes: canonical JSON (RFC 8785) in UTF-8 without line end; its RFC 6962 leaf hash is
 * SHA-256(0x00 || bytes). `seq` is its index in the tree, from 0.
 */
export const AuditRecord = z.object({
  v: z.literal(1),
  seq: z.int().min(0),
  at: Instant,
  actor: z.object({ kind: z.enum(['person', 'system']), id: z.string(), name: z.string(), roles: z.array(z.string()) }),
  event: AuditEvent,
  dossier: z.string().nullable(),
  /** What it is about: finding id, person id, report id ... */
  subject: z.string(),
  data: z.record(z.string(), z.json()),
});
export type AuditRecord = z.infer<typeof AuditRecord>;

const members = ['v', 'seq', 'at', 'actor', 'event', 'dossier', 'subject', 'data'];
const actorMembers = ['kind', 'id', 'name', 'roles'];

/** Has a value that came from JSON the form of `AuditRecord`, and no other member? The same answer as the schema, ten times as fast. */
export function isAuditRecord(value: unknown): value is AuditRecord {
  if (!isObject(value) || !hasOnly(value, members) || !isObject(value['actor']) || !hasOnly(value['actor'], actorMembers)) return false;
  const { v, seq, at, actor, event, dossier, subject, data } = value;
  const { kind, id, name, roles } = actor as Record<string, unknown>;
  return (
    v === 1 &&
    Number.isSafeInteger(seq) &&
    (seq as number) >= 0 &&
    typeof at === 'string' &&
    (plainInstant.test(at) || Instant.safeParse(at).success) &&
    typeof event === 'string' &&
    Object.hasOwn(auditEvents, event) &&
    (dossier === null || typeof dossier === 'string') &&
    typeof subject === 'string' &&
    isObject(data) &&
    (kind === 'person' || kind === 'system') &&
    typeof id === 'string' &&
    typeof name === 'string' &&
    Array.isArray(roles) &&
    roles.every((role) => typeof role === 'string')
  );
}

/** Instants as we write them, on days that every month has; the schema decides on any other. */
const plainInstant = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/u;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOnly(value: object, names: readonly string[]): boolean {
  const keys = Object.keys(value);
  return keys.length === names.length && keys.every((key) => names.includes(key));
}
export type AuditEntry = Omit<AuditRecord, 'v' | 'seq' | 'at'>;
