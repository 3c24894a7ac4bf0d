import type { CertificateEvent, KnowledgeBase, Language, PaperKind, PaperLanguage, ReviewState, SignedReview } from '../domain/index.ts';
import { CertificateKind } from '../domain/index.ts';
import {
  certificateStateOf,
  checkFields,
  disposedFindings,
  releasedCertificateOf,
  signedReviewOf,
  viewFields,
} from '../stages/approve/index.ts';
import {
  buildCertificate,
  buildDeficiencyLetter,
  buildDraftCertificate,
  buildDraftFocusList,
  buildDraftLetter,
  buildFocusList,
  buildOfficialReport,
  buildPrecheckReport,
  sideBySide,
  type AuditPosition,
  type Report,
} from '../stages/report/index.ts';

type Content = {
  readonly state: ReviewState;
  readonly knowledge: KnowledgeBase;
  /** Where the last signature stands in the log. */
  readonly audit: AuditPosition | null;
  readonly certificateEvents: (kind: CertificateKind) => readonly CertificateEvent[];
};
type Built = { readonly kind: 'built'; readonly report: Report } | { readonly kind: 'unsigned' };

/**
 * A paper in one language or both. Official where the review is signed, and for certificate data released; else a watermarked draft.
 * A review report of an unsigned review is `unsigned`: there is no draft of it but the pre-check report.
 */
export function buildPaper(kind: PaperKind, language: PaperLanguage, content: Content): Built {
  const outcome = signedReviewOf(content.state);
  const signed = outcome.kind === 'signed' ? outcome.review : null;
  if (kind === 'review' && signed === null) return { kind: 'unsigned' };
  const build = (one: Language): Report => buildIn(kind, one, signed, content);
  return { kind: 'built', report: language === 'both' ? sideBySide(build('en'), build('zh')) : build(language) };
}

function buildIn(
  kind: PaperKind,
  language: Language,
  signed: SignedReview | null,
  { state, knowledge, audit, certificateEvents }: Content,
): Report {
  const concluded = { prepared: state.prepared, findings: disposedFindings(state), ownFindings: state.ownFindings };
  if (kind === 'precheck' || (kind === 'review' && signed === null)) return buildPrecheckReport(state.prepared, language, knowledge);
  if (kind === 'review' && signed !== null) {
    const title = knowledge.programmes.get(state.prepared.programme)?.title;
    return buildOfficialReport(signed, language, audit, title);
  }
  if (kind === 'deficiency-letter')
    return signed === null ? buildDraftLetter(concluded, knowledge, language) : buildDeficiencyLetter(signed, knowledge, language, audit);
  if (kind === 'inspection-focus')
    return signed === null ? buildDraftFocusList(concluded, knowledge, language) : buildFocusList(signed, knowledge, language);
  const item = CertificateKind.parse(kind);
  const certificate = certificateStateOf(item, certificateEvents(item));
  const released = signed === null ? null : releasedCertificateOf(certificate, signed);
  if (released?.kind === 'released') return buildCertificate(released.certificate, state.prepared, language);
  const fields = viewFields(item, state.prepared, certificate.versions.at(-1) ?? null);
  return buildDraftCertificate(certificate, { fields, checks: checkFields(item, fields, state.prepared.facts) }, state.prepared, language);
}
