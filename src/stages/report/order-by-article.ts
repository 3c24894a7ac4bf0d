import type { Language } from '../../domain/bilingual.ts';

export type ArticleGroup<T> = { readonly article: string; readonly items: readonly T[] };

/** Groups by the article of the clause (`nmpa-2025-134#XVII.3` is article XVII), in the order of instrument and article. */
export function groupByArticle<T extends { readonly clause: string }>(items: readonly T[]): ArticleGroup<T>[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const article = item.clause.split('.')[0] ?? item.clause;
    const group = groups.get(article);
    if (group === undefined) groups.set(article, [item]);
    else group.push(item);
  }
  return [...groups].map(([article, group]) => ({ article, items: group })).sort((a, b) => compareArticles(a.article, b.article));
}

/** `Article XVII` and `第十七条` for a Roman or plain number, `Article XVII.3` and `第十七条第3项` for a point of it; any other numbering as it stands. */
export function nameArticle(article: string, language: Language): string {
  const number = article.split('#')[1] ?? article;
  const [head = '', ...points] = number.split('.');
  const value = /^\d{1,3}$/u.test(head) ? Number(head) : romanValue(head);
  if (value === undefined) return number;
  return language === 'en' ? `Article ${number}` : `第${chineseNumber(value)}条${points.map((point) => `第${point}项`).join('')}`;
}

function compareArticles(a: string, b: string): number {
  const [instrumentA = '', numberA = ''] = a.split('#');
  const [instrumentB = '', numberB = ''] = b.split('#');
  if (instrumentA !== instrumentB) return instrumentA < instrumentB ? -1 : 1;
  const [valueA, valueB] = [romanValue(numberA), romanValue(numberB)];
  if (valueA !== undefined && valueB !== undefined) return valueA - valueB;
  return numberA.localeCompare(numberB, 'en', { numeric: true });
}

const romanDigits: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

function romanValue(text: string): number | undefined {
  if (!/^[IVXLC]+$/u.test(text)) return undefined;
  const digits = [...text].map((digit) => romanDigits[digit] ?? 0);
  return digits.reduce((sum, digit, n) => sum + (digit < (digits[n + 1] ?? 0) ? -digit : digit), 0);
}

/** 1 to 199 in Chinese numerals: 17 is 十七, 20 is 二十. */
function chineseNumber(value: number): string {
  const digits = '零一二三四五六七八九';
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  const head = hundreds > 0 ? `${digits.charAt(hundreds)}百` : '';
  const middle = tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : digits.charAt(tens)}十` : hundreds > 0 && ones > 0 ? '零' : '';
  return `${head}${middle}${ones > 0 ? digits.charAt(ones) : ''}`;
}

/** In the authority's order: the programme's instruments as it lists them, then article by article, then the points within. */
export function compareClauses(a: string, b: string, instruments: readonly string[]): number {
  const [instrumentA = '', ...pointsA] = a.split(/[#.]/u);
  const [instrumentB = '', ...pointsB] = b.split(/[#.]/u);
  const rank = (id: string): number => (instruments.includes(id) ? instruments.indexOf(id) : instruments.length);
  if (instrumentA !== instrumentB) return rank(instrumentA) - rank(instrumentB) || (instrumentA < instrumentB ? -1 : 1);
  const articles = compareArticles(`#${pointsA[0] ?? ''}`, `#${pointsB[0] ?? ''}`);
  return articles || pointsA.slice(1).join('.').localeCompare(pointsB.slice(1).join('.'), 'en', { numeric: true });
}
