import type { Language } from '../../domain/bilingual.ts';
import type { KnowledgeBase } from '../../domain/knowledge.ts';
import type { DeficiencyItem } from './deficiency-items.ts';
import { deficiencyWords } from './deficiency-words.ts';
import { describeQuote, inBrackets } from './describe-dossier.ts';
import { nameArticle } from './order-by-article.ts';
import { paperWords } from './paper-words.ts';
import type { Block } from './report.ts';
import { severityWords } from './words.ts';

/** One item: the duty, the conclusion, what the dossier says where, what to send, and room for the reply. Each sentence names clause and place. */
export function describeItem(item: DeficiencyItem, documents: number, knowledge: KnowledgeBase, language: Language): Block[] {
  const words = deficiencyWords[language];
  const between = language === 'en' ? '; ' : '；';
  const clause = nameClause(item.clause, knowledge, language);
  const pages = [...new Set(item.places.map(({ file, page }) => words.page(file, page)))];
  const where = pages.length === 0 ? words.searched(documents) : pages.join(between);
  const said = (sentence: string): Block => ({ type: 'text', text: words.traced(sentence, [clause, where].join(between)) });
  const heading = `${String(item.number)}. ${nameArticle(item.clause.split('.')[0] ?? item.clause, language)} · ${item.title[language]}`;
  const expected = item.expected?.[language];
  return [
    { type: 'heading', level: 2, text: `${heading}${inBrackets(severityWords[item.severity][language], language)}` },
    ...(item.duty === null ? [] : [{ type: 'text', text: words.duty(clause, ended(item.duty[language])) } as const]),
    ...item.conclusions.map((conclusion) =>
      said(`${paperWords.conclusion[language]}${language === 'en' ? ': ' : '：'}${conclusion[language]}`),
    ),
    ...(item.places.length === 0 ? [said(words.silent)] : item.places.map((place) => describeQuote(place, language))),
    said(expected === undefined ? words.correct : item.places.length === 0 ? words.supply(expected) : words.explain(expected)),
    { type: 'reply', label: `${paperWords.reply[language]} ${String(item.number)}` },
    { type: 'reply', label: `${paperWords.enclosed[language]} ${String(item.number)}` },
  ];
}

/** The instrument's number and the clause's own numbering. */
export function nameClause(id: string, knowledge: KnowledgeBase, language: Language): string {
  const [instrument = '', number = ''] = id.split('#');
  const name = knowledge.instruments.find((known) => known.id === instrument)?.number[language] ?? instrument;
  return deficiencyWords[language].source(name, nameArticle(knowledge.clauses.get(id)?.number ?? number, language));
}

function ended(text: string): string {
  return text.replace(/[.。]$/u, '');
}
