import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClauseId, Sha256, type Clause, type KnowledgeBase, type Language } from '../../src/domain/index.ts';
import { withOfficialTexts } from '../../src/knowledge/with-official-texts.ts';
import { ImportedText } from '../../src/knowledge/import-official-text.ts';

type Article = { readonly law: string; readonly article: string; readonly text: string };

/** Laws that questions refer to, by the id that their clauses get. */
const known: Readonly<Record<string, string>> = {
  '药品管理法(2019-08-26)': 'drug-administration-law-2019',
  '疫苗管理法(2019-06-29)': 'vaccine-administration-law-2019',
  '医疗器械监督管理条例(2021-02-09)': 'medical-device-regulation-2021',
};

/** The knowledge base as it is after a user imported the laws of a folder with `articles.jsonl` (`law`, `article`, `text`), in Chinese. */
export function withLaws(knowledge: KnowledgeBase, folder: string): KnowledgeBase {
  const articles = readFileSync(join(folder, 'articles.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Article);
  const laws = new Map<string, Article[]>();
  for (const article of articles) laws.set(article.law, [...(laws.get(article.law) ?? []), article]);
  return withOfficialTexts(knowledge, [...laws].map(([law, own], at) => imported(law, own, known[law] ?? `law-${at + 1}`, knowledge)));
}

function imported(law: string, articles: readonly Article[], instrument: string, knowledge: KnowledgeBase): ImportedText {
  const numbers = new Set(articles.map(({ article }) => numberOf(article)));
  const has = (number: string): boolean => knowledge.clauses.has(`${instrument}#${number}`);
  const date = /\((\d{4}-\d{2}-\d{2})\)/u.exec(law)?.[1] ?? '2000-01-01';
  const title = law.replace(/\(.*$/u, '');
  return ImportedText.parse({
    schema: 'imported-text/1',
    instrument,
    language: 'zh',
    source: { name: law, sha256: Sha256.parse('0'.repeat(64)) },
    clauses: [...numbers].map((number) => ({
      number,
      parent: null,
      heading: { en: `Article ${number}`, zh: `第${number}条` },
      text: articles.filter(({ article }) => numberOf(article) === number).map(({ text }) => text).join('\n'),
    })),
    matched: [...numbers].filter(has).map((number) => `${instrument}#${number}`),
    unmatched: [...numbers].filter((number) => !has(number)),
    missing: [],
    newInstrument: { title: { en: title, zh: title }, number: { en: title, zh: title }, issued: date, inForce: date, ended: null, issuer: { en: '–', zh: '–' } },
  });
}

/** The shipped clauses as if they stood in one language only: the other one's words are taken away. */
export function onlyIn(language: Language, knowledge: KnowledgeBase, shipped: KnowledgeBase): KnowledgeBase {
  const only = (text: { readonly en: string; readonly zh: string }): { en: string; zh: string } => ({ en: '', zh: '', [language]: text[language] });
  const clauses = [...knowledge.clauses].flatMap(([id, clause]): [string, Clause][] => {
    if (!shipped.clauses.has(id)) return [[id, clause]];
    const { officialText, ...rest } = clause;
    const said = officialText?.[language];
    return [[id, { ...rest, heading: only(clause.heading), workingText: only(clause.workingText), ...(said === undefined ? {} : { officialText: { [language]: said } }) }]];
  });
  return { ...knowledge, clauses: new Map(clauses) };
}

/** `第一百零二条之一` → `102-1`. */
function numberOf(article: string): string {
  const [, main = '', sub] = /^第(.+?)条(?:之(.+))?$/u.exec(article.trim()) ?? [];
  const number = main === '' ? article.replace(/[^\p{L}\p{N}]/gu, '-') : String(chineseNumber(main));
  return ClauseId.safeParse(`x#${number}`).success ? (sub === undefined ? number : `${number}-${chineseNumber(sub)}`) : 'other';
}

function chineseNumber(text: string): number {
  const digits = '零一二三四五六七八九';
  let total = 0;
  let digit = 0;
  for (const character of text) {
    if (character === '百' || character === '十') {
      total += (digit || 1) * (character === '百' ? 100 : 10);
      digit = 0;
    } else digit = Math.max(0, digits.indexOf(character));
  }
  return total + digit;
}
