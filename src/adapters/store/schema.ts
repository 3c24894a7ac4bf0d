import type { Generated, Selectable } from 'kysely';
import type { CertificateKind } from '../../domain/certificate.ts';
import type { PaperKind, PaperLanguage } from '../../domain/paper.ts';

/** Rows as they stand in the database. Instants are RFC 3339 UTC text, truth values 0 or 1, `*_json` canonical JSON. */
type PersonsTable = {
  id: string; username: string; name: string; roles_json: string; active: number; password_hash: string;
  failures: number; locked_until: string | null; created_at: string; must_change_password: Generated<number>;
}; // prettier-ignore
export type PersonRow = Selectable<PersonsTable>;
type SessionsTable = {
  token_hash: string; person_id: string; started_at: string; last_seen_at: string; expires_at: string; ended_at: string | null;
  /** When the person first gave everything that signing asks for. */
  signing_opened_at: Generated<string | null>;
  /** Network address and browser (User-Agent) that it was started from; null where neither was told. */
  from_address: Generated<string | null>; from_browser: Generated<string | null>;
}; // prettier-ignore
export type TokenRow = {
  id: string; token_hash: string; person_id: string; name: string; created_at: string; expires_at: string | null; revoked_at: string | null;
}; // prettier-ignore
export type DossierRow = {
  id: string; name: string; programme: string; side: 'review' | 'precheck'; status: 'receiving' | 'preparing' | 'ready' | 'failed';
  failure_json: string | null; assigned_to: string | null; created_by: string; created_at: string;
}; // prettier-ignore
export type DossierFileRow = { dossier_id: string; path: string; sha256: string; bytes: number };
type PreparedTable = { id: Generated<number>; dossier_id: string; hash: string; blob: string; prepared_at: string };
export type PreparedRow = Selectable<PreparedTable>;
export type ProgressRow = { review_id: number; phase: string; events: number; findings: number; decided: number; changed_at: string };
type EventRow = { review_id: number; no: number; at: string; person_id: string; body_json: string };
export type DispositionRow = EventRow & { id: string; finding_id: string; decision: string; supersedes: string | null; withdrawn: number };
export type BlindVerdictRow = EventRow & { finding_id: string; verdict: string };
export type OwnFindingRow = EventRow & { id: string };
export type CommentRow = EventRow & { id: string; finding_id: string };
export type SignOffRow = EventRow & { id: string; meaning: string; content_hash: string; seq: number };
export type TurnRow = EventRow & { kind: 'review.sent-back' | 'review.reopened' };
export type ReportRow = {
  id: string; dossier_id: string; review_id: number; kind: PaperKind; official: number;
  format: 'docx' | 'pdf' | 'json'; language: PaperLanguage;
  sha256: string; bytes: number; content_hash: string | null; made_by: string; made_at: string;
}; // prettier-ignore
export type JobRow = {
  id: string; kind: string; dossier_id: string | null; status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  progress_json: string | null; failure_json: string | null; created_at: string; started_at: string | null; finished_at: string | null;
}; // prettier-ignore
export type AuditRow = { seq: number; dossier: string | null; line: Uint8Array; leaf_hash: Uint8Array };
export type MetaRow = { key: string; value: string };
export type EndpointRow = {
  name: string; base_url: string; location: 'on-premises' | 'external'; masks_on_premises: number;
  state: 'registered' | 'approved' | 'rejected' | 'suspended'; registered_by: string; registered_at: string; decided_json: string | null;
}; // prettier-ignore
export type LabelRow = {
  dossier_id: string; no: number; label: 'public' | 'internal' | 'confidential' | 'secret'; person_id: string; at: string; reason: string;
}; // prettier-ignore
export type EgressRow = {
  seq: number; at: string; outcome: 'sent' | 'refused'; reason: string | null; endpoint: string; endpoint_class: string;
  dossier_id: string | null; label: string; route: string | null; body_hash: string | null; bytes: number; masked_json: string;
}; // prettier-ignore

export type DossierTeamRow = { dossier_id: string; no: number; team: string; by_id: string; at: string; reason: string };
export type ProfileRow = { person_id: string; no: number; profile_json: string; at: string; by_id: string };
export type AllocationRow = { dossier_id: string; no: number; at: string; person_id: string; assigned_to: string; body_json: string };
export type ReleaseEventRow = { release_id: string; no: number; at: string; person_id: string; type: string; body_json: string };
export type ScenarioEventRow = { scenario_id: string; no: number; at: string; person_id: string; type: string; body_json: string };

/** An import of enterprise records; the newest of a file name counts. */
export type RecordImportRow = { no: number; file: string; sha256: string; at: string; by_id: string; records_json: string };

export type CertificateRow = { review_id: number; kind: CertificateKind; no: number; at: string; person_id: string; body_json: string };

export type ClassificationRow = { dossier_id: string; no: number; suggestion: string; at: string; person_id: string; body_json: string };
export type CorrectionRow = { dossier_id: string; no: number; fact_key: string; at: string; person_id: string; body_json: string };
export type CaseConfirmationRow = { case_id: string; at: string; person_id: string; note: string };

/** `secret` and `pending_secret` are sealed for this person; `last_step` is the newest 30-second step whose code was used. */
export type FactorRow = {
  person_id: string; secret: string | null; pending_secret: string | null; last_step: number; enrolled_at: string | null;
}; // prettier-ignore
export type RecoveryCodeRow = { person_id: string; batch: string; no: number; code_hash: string; used_at: string | null };

export type RecoveryRow = {
  id: string; person_id: string; lost: 'password' | 'second-factor'; reason: string; asked_by: string; asked_at: string;
  confirmed_by: string | null; confirmed_at: string | null; word_hash: string | null; used_at: string | null; ends_at: string;
}; // prettier-ignore

/** One valid link of a subject and of a person at a time; ended ones stay. */
export type SignInLinkRow = {
  issuer: string; subject: string; person_id: string; linked_by: string; linked_at: string; ended_at: string | null;
}; // prettier-ignore
/** `started` before the first draft, `finished` with what came of it. */
export type ShadowRunRow = { run_id: string; step: 'started' | 'finished'; at: string; body_json: string };

export type RetentionPeriodRow = { kind: 'review' | 'precheck'; no: number; days: number; by_id: string; at: string; reason: string };
export type DossierHoldRow = { dossier_id: string; no: number; held: number; by_id: string; at: string; reason: string };
/** Decided once by a second person; `done_at` once everything is gone. */
export type DeletionRow = {
  id: string; dossier_id: string; reason: string; asked_by: string; asked_at: string; decision: 'confirmed' | 'declined' | null;
  decided_by: string | null; decided_at: string | null; done_at: string | null; counts_json: string | null;
}; // prettier-ignore

export type DataConsentRow = { dossier_id: string; no: number; given: number; by_id: string; at: string; reason: string };
export type CorrectionStepRow = {
  export_id: string; no: number; step: 'asked' | 'declined' | 'released' | 'downloaded'; at: string; by_id: string; body_json: string;
}; // prettier-ignore

export type Schema = {
  persons: PersonsTable;
  sessions: SessionsTable;
  api_tokens: TokenRow;
  dossiers: DossierRow;
  dossier_files: DossierFileRow;
  prepared_reviews: PreparedTable;
  review_progress: ProgressRow;
  dispositions: DispositionRow;
  blind_verdicts: BlindVerdictRow;
  own_findings: OwnFindingRow;
  comments: CommentRow;
  sign_offs: SignOffRow;
  review_turns: TurnRow;
  reports: ReportRow;
  jobs: JobRow;
  audit_records: AuditRow;
  audit_meta: MetaRow;
  endpoints: EndpointRow;
  dossier_labels: LabelRow;
  egress: EgressRow;
  reviewer_profiles: ProfileRow;
  allocations: AllocationRow;
  release_events: ReleaseEventRow;
  scenario_events: ScenarioEventRow;
  record_imports: RecordImportRow;
  certificate_events: CertificateRow;
  classification_decisions: ClassificationRow;
  fact_corrections: CorrectionRow;
  redrafts: { review_id: number; earlier_id: number };
  later_runs: { dossier_id: string; follows: string };
  case_confirmations: CaseConfirmationRow;
  dossier_teams: DossierTeamRow;
  second_factors: FactorRow;
  recovery_codes: RecoveryCodeRow;
  recoveries: RecoveryRow;
  sign_in_links: SignInLinkRow;
  shadow_runs: ShadowRunRow;
  retention_periods: RetentionPeriodRow;
  dossier_holds: DossierHoldRow;
  deletions: DeletionRow;
  data_consents: DataConsentRow;
  correction_steps: CorrectionStepRow;
};
