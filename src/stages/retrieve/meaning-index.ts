import type { Language } from '../../domain/index.ts';
import type { FindPhrases } from './glossary-phrases.ts';
import { spokenWords } from './spoken-words.ts';
import { takeBest, type Hit } from './take-best.ts';
import { tokenise, type SegmentChinese } from './tokenise.ts';
import type { Translation, TranslationTable } from './translation-table.ts';

/** What a clause says in one language, with the texts above it; `clause` is its number, a clause may speak both languages. */
export type ClauseText = {
  readonly clause: number;
  readonly language: Language;
  readonly text: string;
  readonly context: readonly string[];
};

/** Postings of both languages side by side. Plain data, so that a worker can build it and hand it over without copying work. */
export type MeaningPostings = {
  readonly clauses: number;
  readonly terms: readonly string[];
  /** Postings of term n lie from `starts[n]` up to `starts[n + 1]`. */
  readonly starts: Uint32Array;
  readonly texts: Uint32Array;
  readonly weights: Float32Array;
  /** Of each text: its clause, its language (0 English, 1 Chinese), its length relative to the mean of its language. */
  readonly clauseOf: Uint32Array;
  readonly languageOf: Uint8Array;
  readonly length: Float32Array;
  readonly textsByLanguage: readonly [number, number];
};

/** How much each way of meeting a question's word counts beside the word itself. */
export type MeaningWeights = {
  readonly textWeight: number;
  /** A word of the other language, by probability of translation. */
  readonly translated: number;
  /** A word of the same language that shares translations, or a group of the thesaurus. */
  readonly related: number;
  /** A glossary phrase met with all its words. */
  readonly phrase: number;
  /** Neighbouring Chinese characters. */
  readonly characters: number;
  /** A word of rules for a spoken one that stands in the question. */
  readonly spoken: number;
};

const k1 = 1.2;
const b = 0.75;
const characterMark = '\u0001';
const askingWords = new Set(
  tokeniseAsking(
    'how much many long often far need needs does do did let may might can about there any some get what whose whom us we our i my me please tell than ever still',
  ),
);
const askingChinese =
  '什么 怎么 怎样 如何 吗 呢 吧 哪些 哪个 哪里 哪 谁 几 多少 多长 多久 是否 是不是 要不要 能不能 可不可以 能否 需要 需 必须 应该 要 能 可以 会 我们 我 他们 做 办 给 让 到 时 把 被 从 里 就 都 也 还 又 再 去 来 出 得 着 这 那 这些 没有 没 不 用 用不用 一下 时候 以后 请问 多'.split(
    ' ',
  );
for (const word of askingChinese) askingWords.add(word);

/** Reads texts into postings. Linear in the text; run it off the event loop. */
export function buildMeaningPostings(
  texts: readonly ClauseText[],
  clauses: number,
  segment: SegmentChinese,
  textWeight: number,
): MeaningPostings {
  const numbers = new Map<string, number>();
  const rows: Map<number, number>[] = [];
  const lengths = new Float32Array(texts.length);
  const totals: [number, number] = [0, 0];
  const counts: [number, number] = [0, 0];
  const lines = new Map<string, readonly string[]>();
  for (const [at, { language, text, context }] of texts.entries()) {
    const row = new Map<number, number>();
    const add = (terms: readonly string[], weight: number): void => {
      for (const term of terms) {
        let number = numbers.get(term);
        if (number === undefined) numbers.set(term, (number = numbers.size));
        row.set(number, (row.get(number) ?? 0) + weight);
        if (!term.startsWith(characterMark)) lengths[at] = (lengths[at] ?? 0) + weight;
      }
    };
    add(indexTerms(text, segment), textWeight);
    for (const line of context) {
      let terms = lines.get(line);
      if (terms === undefined) lines.set(line, (terms = indexTerms(line, segment)));
      add(terms, 1);
    }
    rows.push(row);
    const place = language === 'en' ? 0 : 1;
    totals[place] += lengths[at] ?? 0;
    counts[place] += 1;
  }
  const starts = new Uint32Array(numbers.size + 1);
  for (const row of rows) for (const number of row.keys()) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  for (let n = 0; n < numbers.size; n++) starts[n + 1] = (starts[n + 1] ?? 0) + (starts[n] ?? 0);
  const next = starts.slice(0, numbers.size);
  const size = starts[numbers.size] ?? 0;
  const [postings, weights] = [new Uint32Array(size), new Float32Array(size)];
  rows.forEach((row, at) => {
    for (const [number, weight] of row) {
      const place = next[number] ?? 0;
      next[number] = place + 1;
      postings[place] = at;
      weights[place] = weight;
    }
  });
  const languageOf = Uint8Array.from(texts, ({ language }) => (language === 'en' ? 0 : 1));
  const means = [totals[0] / Math.max(1, counts[0]) || 1, totals[1] / Math.max(1, counts[1]) || 1];
  return {
    clauses,
    terms: [...numbers.keys()],
    starts,
    texts: postings,
    weights,
    clauseOf: Uint32Array.from(texts, ({ clause }) => clause),
    languageOf,
    length: lengths.map((length, at) => length / (means[languageOf[at] ?? 0] ?? 1)),
    textsByLanguage: counts,
  };
}

/**
 * Clauses by what a question means, in either language: each word of it stands for itself, for its probable translations and for words that share
 * them; frequency in a text and rarity are summed over all of those as if they were one word (probabilistic structured queries, Darwish & Oard
 * 2003), then scored as in BM25. A clause counts by its better language, so scores of both languages stand on one scale.
 */
export class MeaningIndex {
  private readonly postings: MeaningPostings;
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly table: TranslationTable;
  private readonly synonyms: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly phrases: FindPhrases;
  private readonly segment: SegmentChinese;
  private readonly weights: MeaningWeights;
  /** Of each text, for the word being scored; all 0 between words. */
  private readonly frequency: Float32Array;

  constructor(
    postings: MeaningPostings,
    how: {
      readonly table: TranslationTable;
      readonly synonyms: ReadonlyMap<string, ReadonlySet<string>>;
      readonly phrases: FindPhrases;
      readonly segment: SegmentChinese;
      readonly weights: MeaningWeights;
    },
  ) {
    this.postings = postings;
    this.numbers = new Map(postings.terms.map((term, number) => [term, number]));
    this.table = how.table;
    this.synonyms = how.synonyms;
    this.phrases = how.phrases;
    this.segment = how.segment;
    this.weights = how.weights;
    this.frequency = new Float32Array(postings.clauseOf.length);
  }

  /** Numbers of the `limit` best clauses with scores above 0, best first. */
  search(question: string, limit: number): Hit[] {
    return takeBest(this.scores(question), limit);
  }

  /** Score of every clause. */
  scores(question: string): Float32Array {
    const { clauseOf } = this.postings;
    const perText = new Float32Array(clauseOf.length);
    const { phrase, characters, spoken } = this.weights;
    const terms = this.askedTerms(question);
    for (const term of this.writtenTerms(question, terms)) this.addTerm(term, spoken, perText);
    for (const term of terms) this.addTerm(term, 1, perText);
    if (characters > 0) for (const pair of characterPairs(question)) this.add([[pair, 1]], characters, perText);
    if (phrase > 0)
      for (const { terms: own, other } of this.phrases(question)) {
        if (own.length > 1) this.addPhrase(own, phrase, perText);
        if (other.length > 0) this.addPhrase(other, phrase * (own.length > 1 || other.length > 1 ? 1 : 0.5), perText);
      }
    const scores = new Float32Array(this.postings.clauses);
    for (let at = 0; at < perText.length; at++) {
      const clause = clauseOf[at] as number;
      if ((perText[at] as number) > (scores[clause] as number)) scores[clause] = perText[at] as number;
    }
    return scores;
  }

  /** A word with its translations and relatives. */
  private addTerm(term: string, factor: number, perText: Float32Array): void {
    const { translated, related } = this.weights;
    const meanings: [string, number][] = [[term, 1]];
    for (const [other, p] of this.table.get(term) ?? []) meanings.push([other, translated * p]);
    for (const [other, p] of this.relatedTo(term)) meanings.push([other, related * p]);
    this.add(meanings, factor, perText);
  }

  /** Words that rules use where the question speaks as people do; those that it has anyway are left out. */
  private writtenTerms(question: string, asked: readonly string[]): string[] {
    const written = new Set<string>();
    for (const [spoken, words] of spokenWords)
      if (question.includes(spoken))
        for (const word of words)
          for (const term of tokenise(word, this.segment)) if (term !== null && !asked.includes(term)) written.add(term);
    return [...written];
  }

  private askedTerms(question: string): string[] {
    const all = [...new Set(tokenise(question, this.segment).filter((term) => term !== null))];
    const asked = all.filter((term) => !askingWords.has(term));
    return asked.length > 0 ? asked : all;
  }

  /** Words of the same language by way of the other: p(word' | word) = Σ p(other | word) p(word' | other); and those of a thesaurus group. */
  private relatedTo(term: string): Translation[] {
    const found = new Map<string, number>();
    for (const [other, p] of this.table.get(term) ?? [])
      for (const [back, q] of this.table.get(other) ?? []) if (back !== term) found.set(back, (found.get(back) ?? 0) + p * q);
    const group = this.synonyms.get(term);
    if (group !== undefined) for (const other of group) found.set(other, Math.max(found.get(other) ?? 0, 1 / (1 + group.size)));
    return [...found];
  }

  /** BM25 of a set of words as one word; each language has its own rarity. */
  private add(meanings: readonly (readonly [string, number])[], factor: number, perText: Float32Array): void {
    const { starts, texts, weights, languageOf, length, textsByLanguage } = this.postings;
    const { frequency } = this;
    const touched: number[] = [];
    const documents: [number, number] = [0, 0];
    for (const [term, p] of meanings) {
      const number = this.numbers.get(term);
      if (number === undefined || p <= 0) continue;
      for (let at = starts[number] as number, end = starts[number + 1] as number; at < end; at++) {
        const text = texts[at] as number;
        if (frequency[text] === 0) touched.push(text);
        frequency[text] = (frequency[text] as number) + p * (weights[at] as number);
        const language = languageOf[text] as 0 | 1;
        documents[language] += Math.min(1, p);
      }
    }
    const idf = documents.map((df, language) => rarity(df, textsByLanguage[language] ?? 0));
    for (const text of touched) {
      const tf = frequency[text] as number;
      const penalty = k1 * (1 - b + b * (length[text] as number));
      perText[text] = (perText[text] as number) + (factor * (idf[languageOf[text] as number] ?? 0) * tf * (k1 + 1)) / (tf + penalty);
      frequency[text] = 0;
    }
  }

  /** A phrase is as frequent in a text as the rarest of its words there. */
  private addPhrase(terms: readonly string[], factor: number, perText: Float32Array): void {
    const { starts, texts, weights, languageOf, length, textsByLanguage } = this.postings;
    let frequency: Map<number, number> | undefined;
    for (const term of terms) {
      const number = this.numbers.get(term);
      if (number === undefined) return;
      const here = new Map<number, number>();
      for (let at = starts[number] as number, end = starts[number + 1] as number; at < end; at++) {
        const text = texts[at] as number;
        const before: number | undefined = frequency === undefined ? Infinity : frequency.get(text);
        if (before !== undefined) here.set(text, Math.min(before, weights[at] as number));
      }
      frequency = here;
    }
    if (frequency === undefined) return;
    const documents: [number, number] = [0, 0];
    for (const text of frequency.keys()) documents[languageOf[text] as 0 | 1] += 1;
    for (const [text, tf] of frequency) {
      const language = languageOf[text] as 0 | 1;
      const penalty = k1 * (1 - b + b * (length[text] as number));
      const idf = rarity(documents[language], textsByLanguage[language]);
      perText[text] = (perText[text] as number) + (factor * idf * tf * (k1 + 1)) / (tf + penalty);
    }
  }
}

function rarity(documents: number, all: number): number {
  const df = Math.min(documents, all);
  return Math.log(1 + (all - df + 0.5) / (df + 0.5));
}

function indexTerms(text: string, segment: SegmentChinese): string[] {
  const runs = chineseRuns(text);
  return [
    ...tokenise(text, segment).filter((term) => term !== null),
    ...runs.flatMap(pairsOf),
    ...new Set(runs.flat().map((character) => characterMark + character)),
  ];
}

/** Neighbouring Chinese characters of a question, or the character of a run of one, marked so that they are not taken for words. */
function characterPairs(text: string): string[] {
  return chineseRuns(text).flatMap((run) => (run.length === 1 ? [characterMark + run.join('')] : pairsOf(run)));
}

const pairsOf = (run: readonly string[]): string[] => run.slice(1).map((character, at) => characterMark + (run[at] ?? '') + character);

function chineseRuns(text: string): string[][] {
  return [...text.normalize('NFKC').matchAll(/\p{Script=Han}+/gu)].map(([run]) => [...run]);
}

function tokeniseAsking(words: string): string[] {
  return tokenise(words, () => []).filter((term) => term !== null);
}
