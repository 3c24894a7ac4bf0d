import type { Bilingual, Language } from '../../domain/bilingual.ts';
import type { DossierCitation } from '../../domain/document.ts';
import { sayReaderPhrase } from '../../domain/fact-words.ts';
import { kindWords } from '../../domain/kind-words.ts';
import type { PreparedReview } from '../../domain/review.ts';
import { nameArticle } from './order-by-article.ts';
import type { Block, Pair } from './report.ts';
import { asOfWords, partyWords, questionWords, riskWords, severityWords, words } from './words.ts';

/** Longest quote on paper, in characters; the JSON report has all of it. */
const longestQuote = 600;

/** Name, law applied, draft and its pins. `programme` is its title; its id stands there without one. */
export function describeDossier(prepared: PreparedReview, language: Language, programme?: Bilingual): Block[] {
  const { release } = prepared;
  const model = release.model ?? words.rulesOnly[language];
  return [
    { type: 'heading', level: 1, text: words.dossierSection[language] },
    {
      type: 'pairs',
      pairs: [
        [words.dossierName[language], prepared.dossierName],
        [words.dossierId[language], prepared.dossierId],
        [words.programme[language], programme?.[language] ?? prepared.programme],
        [words.asOf[language], `${prepared.asOf}${inBrackets(asOfWords[prepared.asOfBasis][language], language)}`],
        [words.preparedAt[language], showInstant(prepared.preparedAt)],
        [words.release[language], `${release.id}${inBrackets(model, language)}${language === 'en' ? ', ' : '，'}${release.engineVersion}`],
        [words.knowledge[language], release.knowledgeVersion],
        [words.inputHash[language], prepared.inputHash],
        [words.preparedHash[language], prepared.hash],
      ],
    },
  ];
}

/** Who and what, as the documents state it; different values stand side by side. */
export function describeParties(prepared: PreparedReview, language: Language): Block[] {
  const pairs = Object.entries(partyWords).flatMap(([key, label]): Pair[] => {
    const values = prepared.facts
      .filter((fact) => fact.key === key && fact.origin !== 'agent')
      .map(({ value }) => showValue(value, language));
    const distinct = [...new Set(values)].filter((value) => value !== '');
    return distinct.length === 0 ? [] : [[label[language], distinct.join(' / ')]];
  });
  return section(words.partiesSection[language], pairs.length === 0 ? [] : [{ type: 'pairs', pairs }], language);
}

/** Suggested answers; the risk tier decides whether a second person signs. */
export function describeClassification({ classification }: PreparedReview, language: Language): Block[] {
  const rows = classification.suggestions.map(({ question, value, label, reason }) => [
    questionWords[question][language],
    value === null ? words.abstains[language] : label[language],
    reason[language],
  ]);
  const header = [words.question[language], words.suggested[language], words.reason[language]];
  return [
    { type: 'heading', level: 1, text: words.classificationSection[language] },
    { type: 'pairs', pairs: [[words.riskTier[language], riskWords[classification.riskTier][language]]] },
    ...(rows.length === 0 ? [] : [{ type: 'table', header, rows, widths: [0.2, 0.25, 0.55] } as const]),
  ];
}

/** Each document with its kind, pages and SHA-256. */
export function describeDocuments({ documents }: PreparedReview, language: Language): Block[] {
  const rows = documents.map(({ path, kind, pages, sha256 }) => [path, kindName(kind)[language], String(pages), sha256]);
  const header = [words.file[language], words.kind[language], words.pages[language], 'SHA-256'];
  return section(
    words.documentsSection[language],
    rows.length === 0 ? [] : [{ type: 'table', header, rows, widths: [0.34, 0.18, 0.08, 0.4] }],
    language,
  );
}

export function describeContradictions({ contradictions }: PreparedReview, language: Language): Block[] {
  const blocks = contradictions.flatMap(({ title, summary, values, clause }): Block[] => [
    { type: 'heading', level: 3, text: `${title[language]}${inBrackets(nameArticle(clause, language), language)}` },
    { type: 'text', text: summary[language] },
    ...values.flatMap(({ value, citations }): Block[] => [
      { type: 'text', text: value, strong: true },
      ...citations.map((citation) => describeQuote(citation, language)),
    ]),
  ]);
  return section(words.contradictionsSection[language], blocks, language);
}

export function describeIntegrity({ integrity }: PreparedReview, language: Language): Block[] {
  const rows = integrity.map(({ file, severity, summary, citations }) => {
    const places = citations.map(({ page }) => page).join(language === 'en' ? ', ' : '、');
    return [
      places === '' ? file : language === 'en' ? `${file}, page ${places}` : `${file}，第${places}页`,
      severityWords[severity][language],
      summary[language],
    ];
  });
  const header = [words.file[language], words.severity[language], words.finding[language]];
  return section(
    words.integritySection[language],
    rows.length === 0 ? [] : [{ type: 'table', header, rows, widths: [0.34, 0.12, 0.54] }],
    language,
  );
}

/** Words of a document with file and page. */
export function describeQuote(citation: DossierCitation, language: Language, said = ''): Block {
  const { file, page, quote } = citation;
  const place = language === 'en' ? `${file}, page ${String(page)}` : `${file}，第${String(page)}页`;
  return { type: 'quote', text: shorten(quote), place: said === '' ? place : `${said}${language === 'en' ? ': ' : '：'}${place}` };
}

/** `2026-11-20 09:30:00` of an instant; all times of a report are UTC. */
export function showInstant(instant: string): string {
  return instant.replace('T', ' ').replace(/(?:\.\d+)?Z$/u, '');
}

/** A section says that it is empty instead of being left out. */
export function section(title: string, blocks: readonly Block[], language: Language): Block[] {
  const content = blocks.length === 0 ? [{ type: 'text', text: words.none[language] } as const] : blocks;
  return [{ type: 'heading', level: 1, text: title }, ...content];
}

function shorten(quote: string): string {
  const text = quote.replaceAll(/\s+/gu, ' ').trim();
  return text.length <= longestQuote ? text : `${text.slice(0, longestQuote)} …`;
}

/** The name of a kind of document; one that this version does not know as it is written. */
function kindName(kind: string): Bilingual {
  const names: Readonly<Record<string, Bilingual>> = kindWords;
  return names[kind] ?? { en: kind, zh: kind };
}

/** What a reading put in words of its own (a province) in the paper's language; words of a document as they stand there. */
function showValue(value: unknown, language: Language): string {
  if (Array.isArray(value)) return value.map((item) => showValue(item, language)).join(language === 'en' ? ', ' : '、');
  if (typeof value === 'object') return JSON.stringify(value);
  return sayReaderPhrase(String(value))?.[language] ?? String(value);
}

/** A remark in the brackets of the language, behind what it is about. */
export function inBrackets(text: string, language: Language): string {
  return language === 'en' ? ` (${text})` : `（${text}）`;
}
