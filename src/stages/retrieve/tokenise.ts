import { stemmer } from 'stemmer';

/** Cuts a run of Chinese characters into words. */
export type SegmentChinese = (text: string) => string[];

const englishStop = new Set(
  'a an and are as at be been but by can could did do does for from had has have he her his if in into is it its may must no nor not of on or our shall she should so such than that the their them then there these they this those to under until upon was we were what when where which while who whom will with would you your'.split(
    ' ',
  ),
);
/** Negations carry meaning in evidence and stay in. */
for (const kept of ['no', 'not', 'nor', 'without']) englishStop.delete(kept);
const chineseStop = new Set('的 了 和 与 及 或 在 对 为 以 等 其 该 由 并 将 应 所 于 按 上 下 中 是 有 个'.split(' '));

const word = /[\p{Script=Han}]+|[\p{L}\p{N}][\p{L}\p{N}.-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu;
const han = /\p{Script=Han}/u;

/** Stems already found; the words of a collection come again and again. Emptied when full, so memory stays bounded. */
const stems = new Map<string, string>();
const mostStems = 50_000;

function stemOnce(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    if (stems.size === mostStems) stems.clear();
    stems.set(word, (stem = stemmer(word)));
  }
  return stem;
}

/**
 * Terms of a text for lexical search, in order: English words lower-cased and Porter-stemmed (Porter 1980), numbers as they stand,
 * Chinese words by the segmenter; stop words left out. A stop word leaves a gap, so it never joins two terms to a bigram.
 */
export function tokenise(text: string, segment: SegmentChinese): (string | null)[] {
  const terms: (string | null)[] = [];
  for (const [raw] of text.normalize('NFKC').matchAll(word)) {
    if (han.test(raw)) {
      for (const piece of segment(raw)) terms.push(chineseStop.has(piece) ? null : piece);
      continue;
    }
    const lower = raw.toLowerCase();
    terms.push(englishStop.has(lower) ? null : /^[a-z]+$/u.test(lower) ? stemOnce(lower) : lower);
  }
  return terms;
}

/** Neighbouring pairs, for phrases: `quality agreement` → `qualiti_agreement`. */
export function bigrams(terms: readonly (string | null)[]): string[] {
  const pairs: string[] = [];
  for (let i = 1; i < terms.length; i++) {
    const left = terms[i - 1];
    const right = terms[i];
    if (left && right) pairs.push(`${left}_${right}`);
  }
  return pairs;
}
