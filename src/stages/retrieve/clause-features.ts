import { surroundingsOf } from './clause-surroundings.ts';
import { sum } from './sum.ts';
import { heaviestWindow, neighboursIn, phrasesIn, type QuestionTerms } from './term-runs.ts';
import { stemOf, type ClauseCorpus, type ReadClause } from './clause-corpus.ts';
import type { ClauseQuery, QueryTerm } from './clause-query.ts';

/** A clause that the first stage found, best first. */
export type Candidate = {
  readonly index: number;
  /** Words and pairs together. */ readonly score: number;
  readonly neighbours: number;
  readonly near: number;
};

/** What the first stage knows of a question: word scores of every clause, with and without learnt factors, and its best clauses. */
export type FirstStage = {
  readonly words: Float32Array;
  readonly plainWords: () => Float32Array;
  /** The pool that the candidates head: some hundreds. */
  readonly pool: readonly Candidate[];
};

/** Names of the features in the order in which the ranker reads them. A change here asks for `evals/obliqa/train.ts`. */
export const clauseFeatureNames = [
  'score', 'relative', 'rank', 'words', 'wordsByMass', 'neighbours', 'neighboursByMass', 'near', 'nearByMass', 'plain',
  'own', 'ownByMass', 'longOwn', 'covered', 'coveredWithContext', 'heaviestMissing', 'likelihood', 'likelihoodOfNone',
  'capitals', 'lowers', 'precision', 'stems', 'forms', 'cosine', 'feedback', 'phrase', 'phrases', 'sentence', 'sentencePrecision',
  'lead', 'leadPrecision', 'window', 'rarest', 'context', 'parentPrecision', 'parentCovered', 'parentScore',
  'groupBestFive', 'groupShare', 'groupBest', 'before', 'after', 'around', 'siblingMean', 'siblingBest', 'siblings',
  'length', 'depth', 'duty', 'items', 'queryLength', 'queryRarity', 'queryCapitals', 'topByMass',
  'coveredInPool', 'sentencePrecisionInPool', 'feedbackInPool', 'windowInPool', 'likelihoodInPool', 'longOwnInPool', 'phraseInPool',
] as const; // prettier-ignore
export type ClauseFeature = (typeof clauseFeatureNames)[number];
const columns = Object.fromEntries(clauseFeatureNames.map((name, column) => [name, column])) as Record<ClauseFeature, number>;

const inPool = [
  ['covered', 'coveredInPool'], ['sentencePrecision', 'sentencePrecisionInPool'], ['feedback', 'feedbackInPool'], ['window', 'windowInPool'],
  ['likelihood', 'likelihoodInPool'], ['longOwn', 'longOwnInPool'], ['phrase', 'phraseInPool'],
] as const; // prettier-ignore
const k1 = 1.2;
const b = 0.75;
/** Dirichlet smoothing in terms; window in terms; terms that lead a clause; clauses that speak for the likely answer. */
const smoothing = 300;
const leadTerms = 10;
const feedbackClauses = 5;

/** Features of the candidates for one question: one row each, in the order of `clauseFeatureNames`. Linear in the terms of the candidates. */
export function clauseFeatures(
  query: ClauseQuery,
  corpus: ClauseCorpus,
  found: FirstStage,
  candidates: readonly Candidate[],
): Float32Array[] {
  const reader = new FeatureReader(query, corpus, found, candidates);
  const rows = candidates.map((candidate, rank) => reader.read(candidate, rank));
  for (const [name, relative] of inPool) {
    const [from, to] = [columns[name], columns[relative]];
    let low = Infinity;
    let high = -Infinity;
    for (const row of rows) {
      low = Math.min(low, row[from] as number);
      high = Math.max(high, row[from] as number);
    }
    for (const row of rows) row[to] = high > low ? ((row[from] as number) - low) / (high - low) : 0;
  }
  return rows;
}

class FeatureReader {
  private readonly query: ClauseQuery;
  private readonly corpus: ClauseCorpus;
  private readonly found: FirstStage;
  private readonly places: Int16Array;
  /** When a term was last seen, by a count of looks: a set that is emptied at no cost. */
  private readonly seen: Int32Array;
  private looks = 0;
  private readonly contexts = new Map<Int32Array, readonly number[]>();
  private readonly weights: readonly number[];
  private readonly mass: number;
  private readonly norm: number;
  private readonly top: number;
  private readonly topWords: number;
  private readonly plainWords: Float32Array;
  private readonly topPlain: number;
  private readonly topOwn: number;
  private readonly capitalMass: number;
  private readonly stems = new Map<string, number>();
  private readonly stemMass: number;
  private readonly stemWeights: readonly number[];
  /** Terms of the vocabulary that begin like a term of the question: which of the question's stems. */
  private readonly stemPlaces: ReadonlyMap<number, number>;
  private readonly formMass: number;
  private readonly question: QuestionTerms;
  private readonly rarest: number;
  private readonly groups = new Map<string, number[]>();
  private readonly likely = new Map<number, number>();
  private readonly likelyNorm: number;

  constructor(query: ClauseQuery, corpus: ClauseCorpus, found: FirstStage, candidates: readonly Candidate[]) {
    this.query = query;
    this.corpus = corpus;
    this.found = found;
    this.places = query.places;
    this.seen = new Int32Array(corpus.vocabulary);
    this.weights = query.terms.map(({ weight }) => weight);
    this.mass = query.mass || 1;
    this.norm = Math.sqrt(this.weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
    this.capitalMass = query.terms.reduce((sum, { capital, weight }) => sum + (capital ? weight : 0), 0);
    query.terms.forEach(({ term, weight }) => {
      this.stems.set(stemOf(term), Math.max(this.stems.get(stemOf(term)) ?? 0, weight));
    });
    this.stemPlaces = corpus.termsByStem([...this.stems.keys()]);
    this.stemWeights = [...this.stems.values()];
    this.stemMass = sum(this.stems.values()) || 1;
    this.formMass = query.forms.reduce((total, { weight }) => total + weight, 0) || 1;
    this.question = { places: this.places, weights: this.weights, mass: this.mass, pairs: neighboursIn(query) };
    this.rarest = this.weights.reduce((best, weight, place) => (weight > (this.weights[best] ?? 0) ? place : best), 0);
    this.top = candidates[0]?.score || 1;
    this.topWords = found.pool.reduce((top, { index }) => Math.max(top, found.words[index] ?? 0), 0) || 1;
    this.plainWords = found.plainWords();
    this.topPlain = candidates.reduce((top, { index }) => Math.max(top, this.plainWords[index] ?? 0), 0) || 1;
    this.topOwn = candidates.reduce((top, { index }) => Math.max(top, this.ownScore(index, b)), 0) || 1;
    for (const { index, score } of found.pool) {
      const group = corpus.groups[index] ?? '';
      const scores = this.groups.get(group);
      if (scores === undefined) this.groups.set(group, [score]);
      else scores.push(score);
    }
    for (const { index, score } of candidates.slice(0, feedbackClauses)) {
      this.eachValue(index, (term, value) => {
        this.likely.set(term, (this.likely.get(term) ?? 0) + (value * score) / this.top / feedbackClauses);
      });
    }
    this.likelyNorm = Math.sqrt(sum([...this.likely.values()].map((value) => value * value))) || 1;
  }

  read(candidate: Candidate, rank: number): Float32Array {
    const clause = this.corpus.clauses[candidate.index] as ReadClause;
    const row = new Float32Array(clauseFeatureNames.length);
    this.write(row, this.scores(candidate, rank));
    this.write(row, this.terms(clause, candidate.index));
    this.write(row, this.likeness(candidate, rank));
    this.write(row, phrasesIn(clause.terms, this.query, this.question));
    this.write(row, this.whereabouts(clause));
    const { top, topWords, groups } = this;
    const { words, pool } = this.found;
    this.write(row, surroundingsOf(candidate.index, this.corpus, { words, poolSize: pool.length, top, topWords, groups }));
    this.write(row, {
      length: Math.log1p(clause.length),
      depth: clause.context.length,
      duty: clause.duty ? 1 : 0,
      items: clause.items,
      queryLength: this.query.terms.length,
      queryRarity: this.mass / Math.max(1, this.query.terms.length),
      queryCapitals: this.capitalMass / this.mass,
      topByMass: this.top / this.mass,
    });
    return row;
  }

  private write(row: Float32Array, values: Partial<Record<ClauseFeature, number>>): void {
    for (const name in values) row[columns[name as ClauseFeature]] = values[name as ClauseFeature] as number;
  }

  private scores({ index, score, neighbours, near }: Candidate, rank: number) {
    const words = this.found.words[index] ?? 0;
    const own = this.ownScore(index, b);
    return {
      score,
      relative: score / this.top,
      rank,
      words: words / this.top,
      wordsByMass: words / this.mass,
      neighbours: neighbours / this.top,
      neighboursByMass: neighbours / this.mass,
      near: near / this.top,
      nearByMass: near / this.mass,
      plain: (this.plainWords[index] ?? 0) / this.topPlain,
      own: own / this.topOwn,
      ownByMass: own / this.mass,
      longOwn: this.ownScore(index, 1) / this.mass,
    };
  }

  /** Which of the question's terms the clause has, itself or by its context. */
  private terms(clause: ReadClause, index: number) {
    const frequencies = this.frequencies(clause);
    const context = this.placesIn(clause.context);
    let [covered, coveredWithContext, heaviestMissing, likelihood, capitals, lowers, inContext] = [0, 0, 0, 0, 0, 0, 0];
    for (let place = 0; place < this.query.terms.length; place++) {
      const { weight, capital, number } = this.query.terms[place] as QueryTerm;
      const frequency = frequencies[place] as number;
      const above = context.has(place);
      if (frequency > 0) {
        covered += weight;
        if (capital) capitals += weight;
        else lowers += weight;
        const expected = ((number === undefined ? 0 : (this.corpus.collectionFrequency[number] ?? 0)) + 0.5) / this.corpus.totalTerms;
        likelihood += Math.log((frequency + smoothing * expected) / (smoothing * expected));
      }
      if (above) inContext += weight;
      if (frequency > 0 || above) coveredWithContext += weight;
      else heaviestMissing = Math.max(heaviestMissing, weight);
    }
    let ownMass = 0;
    let matched = 0;
    const stems = new Set<number>();
    for (let at = 0; at < clause.distinct.length; at++) {
      const term = clause.distinct[at] as number;
      const place = this.places[term] as number;
      const weight = place < 0 ? this.corpus.idf(term) : (this.weights[place] as number);
      ownMass += weight;
      if (place >= 0) matched += weight;
      const stem = this.stemPlaces.get(term);
      if (stem !== undefined) stems.add(stem);
    }
    const written = this.query.forms.reduce(
      (total, { number, weight }) => total + (number !== undefined && includes(clause.forms, number) ? weight : 0),
      0,
    );
    const parent = this.corpus.parents[index] ?? null;
    const above = parent === null ? undefined : this.corpus.clauses[parent];
    const parentShare = above === undefined ? { matched: 0, total: 0 } : this.share(above.distinct);
    return {
      covered: covered / this.mass,
      coveredWithContext: coveredWithContext / this.mass,
      heaviestMissing,
      likelihood: likelihood / Math.max(1, this.query.terms.length),
      likelihoodOfNone: Math.log(smoothing / (clause.length + smoothing)),
      capitals: this.capitalMass > 0 ? capitals / this.capitalMass : 1,
      lowers: lowers / (this.mass - this.capitalMass || 1),
      precision: matched / (ownMass || 1),
      stems: sum([...stems].map((stem) => this.stemWeights[stem] ?? 0)) / this.stemMass,
      forms: written / this.formMass,
      rarest: (frequencies[this.rarest] ?? 0) > 0 ? 2 : context.has(this.rarest) ? 1 : 0,
      context: inContext / this.mass,
      parentPrecision: parentShare.matched / (parentShare.total || 1),
      parentCovered: parentShare.matched / this.mass,
      parentScore: parent === null ? 0 : (this.found.words[parent] ?? 0) / this.topWords,
    };
  }

  /** Likeness to the question as a vector, and to the first clauses found (the candidate itself left out). */
  private likeness({ index, score }: Candidate, rank: number) {
    const self = rank < feedbackClauses ? score / this.top / feedbackClauses : 0;
    let cosine = 0;
    let feedback = 0;
    this.eachValue(index, (term, value) => {
      const place = this.places[term] as number;
      if (place >= 0) cosine += (this.weights[place] as number) * value;
      feedback += value * ((this.likely.get(term) ?? 0) - self * value);
    });
    return { cosine: cosine / this.norm, feedback: feedback / this.likelyNorm };
  }

  /** Where in the clause the question's terms stand: in one sentence, at its beginning, near each other. */
  private whereabouts(clause: ReadClause) {
    let [sentence, sentencePrecision, start] = [0, 0, 0];
    for (const end of clause.sentenceEnds) {
      const { matched, total } = this.share(clause.terms, start, end);
      sentence = Math.max(sentence, matched);
      sentencePrecision = Math.max(sentencePrecision, (matched * matched) / (total || 1));
      start = end;
    }
    let leadEnd = 0;
    for (let count = 0; leadEnd < clause.terms.length && count < leadTerms; leadEnd++) if ((clause.terms[leadEnd] as number) >= 0) count++;
    const first = this.share(clause.terms, 0, leadEnd);
    return {
      sentence: sentence / this.mass,
      sentencePrecision: sentencePrecision / this.mass,
      lead: first.matched / this.mass,
      leadPrecision: first.matched / (first.total || 1),
      window: heaviestWindow(clause.terms, this.question) / this.mass,
    };
  }

  private ownScore(index: number, lengthShare: number): number {
    const clause = this.corpus.clauses[index] as ReadClause;
    const penalty = k1 * (1 - lengthShare + (lengthShare * clause.length) / this.corpus.averageLength);
    let score = 0;
    const frequencies = this.frequencies(clause);
    for (let place = 0; place < frequencies.length; place++) {
      const frequency = frequencies[place] as number;
      if (frequency > 0) score += ((this.weights[place] as number) * frequency * (k1 + 1)) / (frequency + penalty);
    }
    return score;
  }

  private frequencies(clause: ReadClause): Uint16Array {
    const frequencies = new Uint16Array(this.query.terms.length);
    const { distinct, counts } = clause;
    for (let i = 0; i < distinct.length; i++) {
      const place = this.places[distinct[i] as number] as number;
      if (place >= 0) frequencies[place] = counts[i] as number;
    }
    return frequencies;
  }

  private placesIn(lines: readonly Int32Array[]): Set<number> {
    const found = new Set<number>();
    for (const line of lines) {
      let places = this.contexts.get(line);
      if (places === undefined) {
        const inLine = new Set<number>();
        for (const term of line) if (term >= 0 && (this.places[term] as number) >= 0) inLine.add(this.places[term] as number);
        this.contexts.set(line, (places = [...inLine]));
      }
      for (const place of places) found.add(place);
    }
    return found;
  }

  /** Weight of the distinct terms of a stretch, and of those that the question has too. */
  private share(terms: Int32Array, start = 0, end = terms.length): { readonly matched: number; readonly total: number } {
    const look = ++this.looks;
    let matched = 0;
    let total = 0;
    for (let at = start; at < end; at++) {
      const term = terms[at] as number;
      if (term < 0 || this.seen[term] === look) continue;
      this.seen[term] = look;
      const place = this.places[term] as number;
      const weight = place < 0 ? this.corpus.idf(term) : (this.weights[place] as number);
      total += weight;
      if (place >= 0) matched += weight;
    }
    return { matched, total };
  }

  /** The clause as a vector of unit length: (1 + ln count) × idf. */
  private eachValue(index: number, visit: (term: number, value: number) => void): void {
    const { distinct, counts } = this.corpus.clauses[index] as ReadClause;
    const norm = this.corpus.norm(index);
    for (let i = 0; i < distinct.length; i++) {
      const term = distinct[i] as number;
      visit(term, ((1 + Math.log(counts[i] as number)) * this.corpus.idf(term)) / norm);
    }
  }
}

function includes(ascending: Int32Array, value: number): boolean {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === value;
}
