import type { Bilingual, Language } from '../../domain/bilingual.ts';
import type { SignedReview } from '../../domain/review.ts';
import {
  describeClassification,
  describeContradictions,
  describeDocuments,
  describeDossier,
  describeIntegrity,
  describeParties,
  section,
  showInstant,
} from './describe-dossier.ts';
import { describeConclusions, describeFindings, describeOwnFindings } from './describe-finding.ts';
import type { AuditPosition, Block, Report } from './report.ts';
import { meaningWords, words } from './words.ts';

/**
 * The official report of a review that the required people have signed; the type lets nothing else in. `audit` is where the last
 * signature stands in the log, shown on the last page; `programme` the title of the programme. Pure: the same review gives the same report.
 */
export function buildOfficialReport(signed: SignedReview, language: Language, audit: AuditPosition | null, programme?: Bilingual): Report {
  const { prepared, findings, ownFindings, signOffs, contentHash } = signed;
  const shown = findings.map((decided) => ({ finding: decided.finding, decided }));
  return {
    kind: 'review',
    official: true,
    language,
    title: words.officialTitle[language],
    subject: prepared.dossierName,
    mark: words.officialMark[language],
    watermark: null,
    at: signOffs.at(-1)?.at ?? prepared.preparedAt,
    blocks: [
      { type: 'text', text: words.officialNote[language] },
      ...describeDossier(prepared, language, programme),
      ...describeParties(prepared, language),
      ...describeClassification(prepared, language),
      ...describeConclusions(shown, language),
      ...describeFindings(shown, language),
      ...describeOwnFindings(ownFindings, language),
      ...describeContradictions(prepared, language),
      ...describeIntegrity(prepared, language),
      ...describeDocuments(prepared, language),
      { type: 'page-break' },
      ...describeSignatures(signed, language),
      ...describeAudit(audit, language),
    ],
    data: { v: 1, kind: 'review', language, prepared, findings, ownFindings, signOffs, contentHash, audit },
  };
}

/** Who signed what, when, over which hash. */
export function describeSignatures({ signOffs, contentHash }: Pick<SignedReview, 'signOffs' | 'contentHash'>, language: Language): Block[] {
  const rows = signOffs.map(({ byName, meaning, at }) => [byName, meaningWords[meaning][language], showInstant(at)]);
  const header = [words.by[language], words.meaning[language], words.at[language]];
  return section(
    words.signaturesSection[language],
    [
      { type: 'table', header, rows, widths: [0.4, 0.25, 0.35] },
      { type: 'pairs', pairs: [[words.contentHash[language], contentHash]] },
    ],
    language,
  );
}

export function describeAudit(audit: AuditPosition | null, language: Language): Block[] {
  if (audit === null) return section(words.auditSection[language], [], language);
  const pairs = [
    [words.record[language], String(audit.seq)],
    [words.treeSize[language], String(audit.treeSize)],
    [words.rootHash[language], audit.rootHash],
  ] as const;
  return section(
    words.auditSection[language],
    [
      { type: 'pairs', pairs },
      { type: 'text', text: words.auditNote[language] },
    ],
    language,
  );
}
