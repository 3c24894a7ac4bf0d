import type { Language } from '../../domain/bilingual.ts';
import type { KnowledgeBase } from '../../domain/knowledge.ts';
import type { PreparedReview, SignedReview } from '../../domain/review.ts';
import { openNote } from './build-deficiency-letter.ts';
import { describeSignatures } from './build-official-report.ts';
import type { Concluded } from './deficiency-items.ts';
import { deficiencyWords } from './deficiency-words.ts';
import { describeContradictions, inBrackets, section } from './describe-dossier.ts';
import { nameClause } from './describe-item.ts';
import { focusPoints, type FocusPoint } from './focus-points.ts';
import { departmentWords, focusReasonWords, paperWords } from './paper-words.ts';
import type { Block, Pair, Report } from './report.ts';
import { severityWords } from './words.ts';

/** Places named for one point; the JSON has all. */
const mostPlaces = 3;

/** The inspection focus list of a signed review; the type lets nothing else in. */
export function buildFocusList(signed: SignedReview, knowledge: KnowledgeBase, language: Language): Report {
  const { signOffs, contentHash } = signed;
  const composed = compose(signed, knowledge, language);
  return {
    ...composed,
    data: { ...composed.data, signOffs, contentHash },
    official: true,
    mark: paperWords.focusMark[language],
    watermark: null,
    at: signOffs.at(-1)?.at ?? signed.prepared.preparedAt,
    blocks: [...list(signed, knowledge, language, []), ...describeSignatures(signed, language)],
  };
}

/** The same of what is decided so far; watermarked. */
export function buildDraftFocusList(concluded: Concluded, knowledge: KnowledgeBase, language: Language): Report {
  return {
    ...compose(concluded, knowledge, language),
    official: false,
    mark: paperWords.draftMark[language],
    watermark: paperWords.watermark[language],
    at: concluded.prepared.preparedAt,
    blocks: list(concluded, knowledge, language, openNote(concluded, language)),
  };
}

function compose(concluded: Concluded, knowledge: KnowledgeBase, language: Language) {
  const { prepared } = concluded;
  return {
    kind: 'inspection-focus',
    language,
    title: paperWords.focusTitle[language],
    subject: prepared.dossierName,
    data: { v: 1, kind: 'inspection-focus', language, dossier: prepared.dossierId, points: focusPoints(concluded, knowledge) },
  } as const;
}

function list(concluded: Concluded, knowledge: KnowledgeBase, language: Language, note: readonly Block[]): Block[] {
  const points = focusPoints(concluded, knowledge);
  const departments = [...new Set(points.map(({ department }) => department))];
  const reasons = Object.entries(focusReasonWords).map(([reason, word]): string[] => [
    word[language],
    String(points.filter((point) => point.reason === reason).length),
  ]);
  return [
    ...note,
    { type: 'text', text: paperWords.focusNote[language] },
    { type: 'heading', level: 1, text: paperWords.focusPlaces[language] },
    { type: 'pairs', pairs: placesToVisit(concluded.prepared, language) },
    { type: 'table', header: [paperWords.why[language], paperWords.overview[language]], rows: reasons, widths: [0.6, 0.2] },
    ...departments.flatMap((department) => {
      const own = points.filter((point) => point.department === department);
      const rows = own.map((point, n) => describePoint(point, n + 1, knowledge, language));
      const header = ['', paperWords.point[language], paperWords.why[language], paperWords.lookFirst[language], paperWords.noted[language]];
      return section(
        `${departmentWords[department][language]}${inBrackets(String(own.length), language)}`,
        [{ type: 'table', header, rows, widths: [0.05, 0.4, 0.17, 0.25, 0.13] }],
        language,
      );
    }),
    ...describeContradictions(concluded.prepared, language),
  ];
}

/** Manufacturer, every address that the dossier states, and the dosage forms of the line. */
function placesToVisit({ facts }: PreparedReview, language: Language): Pair[] {
  const values = (key: string): string[] => [
    ...new Set(facts.filter((fact) => fact.key === key).flatMap(({ value }) => [value].flat().map(String))),
  ];
  const sites = values('cmo.siteAddress');
  const forms = values('line.dosageForms');
  return [
    ...values('cmo.name').map((name): Pair => [paperWords.manufacturer[language], name]),
    ...(sites.length === 0 ? [paperWords.noSite[language]] : sites).map((site): Pair => [paperWords.site[language], site]),
    ...(forms.length === 0 ? [] : [[paperWords.line[language], forms.join(language === 'en' ? ', ' : '、')] as const]),
  ];
}

function describePoint(point: FocusPoint, n: number, knowledge: KnowledgeBase, language: Language): string[] {
  const { title, detail, clause, severity, reason, places } = point;
  const pages = [...new Set(places.map(({ file, page }) => deficiencyWords[language].page(file, page)))];
  const more = pages.length - mostPlaces;
  const shown = [...pages.slice(0, mostPlaces), ...(more > 0 ? [`+ ${String(more)} ${paperWords.morePlaces[language]}`] : [])];
  const named = clause === null ? [] : [nameClause(clause, knowledge, language)];
  const text = title[language] === detail[language] ? [title[language]] : [title[language], detail[language]];
  return [
    String(n),
    [...text, [severityWords[severity][language], ...named].join(language === 'en' ? ', ' : '，')].join('\n'),
    focusReasonWords[reason][language],
    shown.length === 0 ? paperWords.noPlace[language] : shown.join('\n'),
    '',
  ];
}
