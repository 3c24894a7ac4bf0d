import type { Language } from '../../domain/bilingual.ts';
import type {
  CertificateCheck,
  CertificateFieldView,
  CertificateKind,
  CertificateState,
  ReleasedCertificate,
} from '../../domain/certificate.ts';
import type { PreparedReview } from '../../domain/review.ts';
import { deficiencyWords } from './deficiency-words.ts';
import { section, showInstant } from './describe-dossier.ts';
import { certificateTitles, checkOutcomeWords, paperWords } from './paper-words.ts';
import type { Block, Pair, Report } from './report.ts';
import { words } from './words.ts';

type Subject = Pick<PreparedReview, 'dossierId' | 'dossierName' | 'preparedAt'>;
type Content = { readonly fields: readonly CertificateFieldView[]; readonly checks: readonly CertificateCheck[] };

/** Certificate data that two people prepared and released; the type lets nothing else in. Data for the authority's form, never a licence. */
export function buildCertificate(released: ReleasedCertificate, dossier: Subject, language: Language): Report {
  const { version, release } = released;
  const people: Pair[] = [
    [paperWords.prepared[language], `${version.byName}, ${showInstant(version.at)}`],
    [paperWords.released[language], `${release.byName}, ${showInstant(release.at)}`],
    [paperWords.dataHash[language], release.hash],
    [words.contentHash[language], version.reviewHash],
  ];
  return {
    ...compose(version.kind, released, dossier, language, people),
    official: true,
    mark: paperWords.certificateMark[language],
    watermark: null,
    at: release.at,
  };
}

/** The same before the second person released it; watermarked. */
export function buildDraftCertificate(state: CertificateState, content: Content, dossier: Subject, language: Language): Report {
  const last = state.versions.at(-1);
  const people: Pair[] = [
    [paperWords.prepared[language], last === undefined ? paperWords.notPrepared[language] : `${last.byName}, ${showInstant(last.at)}`],
    [paperWords.released[language], paperWords.notReleased[language]],
  ];
  return {
    ...compose(state.kind, content, dossier, language, people),
    official: false,
    mark: paperWords.draftMark[language],
    watermark: paperWords.watermark[language],
    at: last?.at ?? dossier.preparedAt,
  };
}

function compose(kind: CertificateKind, { fields, checks }: Content, dossier: Subject, language: Language, people: readonly Pair[]) {
  const header = [paperWords.field[language], paperWords.value[language], paperWords.source[language]];
  const rows = fields.map((field) => [field.title[language], valueOf(field, language), sourceOf(field, language)]);
  const outcomes = checks.map(({ outcome, text }) => [text[language], checkOutcomeWords[outcome][language]]);
  const blocks: Block[] = [
    { type: 'text', text: paperWords.certificateNote[language], strong: true },
    { type: 'heading', level: 1, text: paperWords.fields[language] },
    { type: 'table', header, rows, widths: [0.28, 0.34, 0.38] },
    ...section(
      paperWords.checks[language],
      outcomes.length === 0
        ? []
        : [{ type: 'table', header: [paperWords.check[language], paperWords.outcome[language]], rows: outcomes, widths: [0.78, 0.22] }],
      language,
    ),
    ...section(paperWords.people[language], [{ type: 'pairs', pairs: people }], language),
  ];
  const shown = fields.map(({ key, title, required, entry }) => ({
    key,
    title,
    required,
    entry: entry?.confirmed === true ? entry : null,
  }));
  const data = { v: 1, kind, language, dossier: dossier.dossierId, fields: shown, checks, people };
  return { kind, language, title: certificateTitles[kind][language], subject: dossier.dossierName, blocks, data } as const;
}

/** Only what a person confirmed is shown as a value. */
function valueOf({ entry, required }: CertificateFieldView, language: Language): string {
  if (entry === null) return (required ? paperWords.missing : paperWords.optionalMissing)[language];
  return entry.confirmed ? entry.value : paperWords.unconfirmed[language];
}

function sourceOf({ entry, obstacle }: CertificateFieldView, language: Language): string {
  const colon = language === 'en' ? ': ' : '：';
  if (entry?.confirmed !== true) return obstacle === 'contradicting' ? paperWords.disputed[language] : '';
  const places = entry.citations.map(({ file, page, quote }) => `${deficiencyWords[language].page(file, page)}${colon}“${short(quote)}”`);
  const reason =
    entry.reason === '' ? [] : [`${(entry.basis === 'entered' ? paperWords.entered : words.reason)[language]}${colon}${entry.reason}`];
  return [...places, ...reason].join('\n');
}

function short(quote: string): string {
  const characters = [...quote.replaceAll(/\s+/gu, ' ').trim()];
  return characters.length <= 120 ? characters.join('') : `${characters.slice(0, 120).join('')}…`;
}
