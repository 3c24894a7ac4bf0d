import { tokenise, type SegmentChinese } from './tokenise.ts';

export type IndexedClause = {
  /** What it says. One without text is context for others and never found. */
  readonly text: string;
  /** Texts of the clauses above, nearest first, then the title of its instrument. */
  readonly context: readonly string[];
  /** Clauses of one instrument share a group; they stand in their order of reading. */
  readonly group: string;
  /** Place of the clause above in the same list, null at the top. */
  readonly parent: number | null;
};

/** One clause, read once: what scoring needs at hand. Terms are numbers of the vocabulary; −1 is a gap that no pair spans. */
export type ReadClause = {
  readonly terms: Int32Array;
  readonly context: readonly Int32Array[];
  /** Ends of sentences and list items, as places in `terms`. */
  readonly sentenceEnds: Int32Array;
  /** Distinct terms of the text. */
  readonly distinct: Int32Array;
  /** Times that each distinct term stands in the text. */
  readonly counts: Uint16Array;
  /** Numbers of the words as written (lower case), distinct and ascending. */
  readonly forms: Int32Array;
  /** Terms without gaps. */
  readonly length: number;
  /** List items. */
  readonly items: number;
  /** Speaks of a duty (`must`, `shall`, 应当). */
  readonly duty: boolean;
};

const compound = /(?<=\p{L})-(?=\p{L})/gu;
const sentenceEnd = /\n|(?<=[.;:])\s|(?<=[。；：])/u;
const wordForm = /[\p{L}\p{N}.]+/gu;
const dutyWord = /\b(?:must|shall)\b|应当|必须|不得/iu;

/** Terms of clauses and of questions to them: as `tokenise`, and a compound with hyphens is its parts. */
export function clauseTerms(text: string, segment: SegmentChinese): (string | null)[] {
  return tokenise(text.replace(compound, ' '), segment);
}

const stemLetters = 5;
/** The beginning of a long word: meets forms that stemming leaves apart (`disclos`, `disclosur`). */
export function stemOf(term: string): string {
  return /^[a-z]{5}/u.test(term) ? term.slice(0, stemLetters) : term;
}

/** Words as written, lower case. */
export function wordForms(text: string): string[] {
  return text.toLowerCase().match(wordForm) ?? [];
}

/** Clauses in numbers: vocabulary, document frequencies, structure. Build time and memory are linear in the text with its context. */
export class ClauseCorpus {
  readonly clauses: readonly ReadClause[];
  readonly groups: readonly string[];
  readonly parents: readonly (number | null)[];
  readonly children: ReadonlyMap<number, readonly number[]>;
  /** Number of clauses whose own text has the term; times that it stands in all own texts. */
  readonly documentFrequency: Uint32Array;
  readonly collectionFrequency: Uint32Array;
  readonly totalTerms: number;
  readonly averageLength: number;
  private readonly rarities: Float32Array;
  private readonly norms: Float32Array;
  private readonly terms = new Map<string, number>();
  private readonly forms = new Map<string, number>();
  private stems: Map<string, number[]> | undefined;
  private readonly segment: SegmentChinese;

  constructor(clauses: readonly IndexedClause[], segment: SegmentChinese) {
    this.segment = segment;
    const lines = new Map<string, Int32Array>();
    const line = (text: string): Int32Array => {
      let read = lines.get(text);
      if (read === undefined) lines.set(text, (read = this.number(text)));
      return read;
    };
    this.clauses = clauses.map(({ text, context }) => this.read(text, context.map(line)));
    this.groups = clauses.map(({ group }) => group);
    this.parents = clauses.map(({ parent }) => parent);
    const children = new Map<number, number[]>();
    clauses.forEach(({ parent, text }, index) => {
      if (parent === null || text.trim() === '') return;
      const siblings = children.get(parent);
      if (siblings === undefined) children.set(parent, [index]);
      else siblings.push(index);
    });
    this.children = children;
    this.documentFrequency = new Uint32Array(this.terms.size);
    this.collectionFrequency = new Uint32Array(this.terms.size);
    let total = 0;
    for (const { distinct, counts, length } of this.clauses) {
      total += length;
      distinct.forEach((term, i) => {
        this.documentFrequency[term] = (this.documentFrequency[term] ?? 0) + 1;
        this.collectionFrequency[term] = (this.collectionFrequency[term] ?? 0) + (counts[i] ?? 0);
      });
    }
    this.rarities = Float32Array.from(this.documentFrequency, (frequency) => rarity(frequency, clauses.length));
    this.norms = Float32Array.from(this.clauses, ({ distinct, counts }) => {
      let squares = 0;
      for (let i = 0; i < distinct.length; i++)
        squares += ((1 + Math.log(counts[i] as number)) * (this.rarities[distinct[i] as number] as number)) ** 2;
      return Math.sqrt(squares);
    });
    this.totalTerms = Math.max(1, total);
    this.averageLength = total / Math.max(1, clauses.length) || 1;
  }

  get size(): number {
    return this.clauses.length;
  }

  get vocabulary(): number {
    return this.terms.size;
  }

  /** Number of a term; undefined when it stands nowhere. */
  termNumber(term: string): number | undefined {
    return this.terms.get(term);
  }

  formNumber(form: string): number | undefined {
    return this.forms.get(form);
  }

  /** Rarity of a term in own texts, as in BM25; a term that stands nowhere is the rarest. */
  idf(term: number | undefined): number {
    return term === undefined ? rarity(0, this.size) : (this.rarities[term] as number);
  }

  /** Length of a clause's vector of (1 + ln count) × idf. */
  norm(index: number): number {
    return this.norms[index] || 1;
  }

  /** Terms that begin with the given stems: the place of the stem for each term. */
  termsByStem(stems: readonly string[]): ReadonlyMap<number, number> {
    const found = new Map<number, number>();
    stems.forEach((stem, place) => {
      for (const term of this.byStem().get(stem) ?? []) found.set(term, place);
    });
    return found;
  }

  private byStem(): ReadonlyMap<string, readonly number[]> {
    if (this.stems === undefined) {
      this.stems = new Map();
      for (const [term, number] of this.terms) {
        const terms = this.stems.get(stemOf(term));
        if (terms === undefined) this.stems.set(stemOf(term), [number]);
        else terms.push(number);
      }
    }
    return this.stems;
  }

  private number(text: string): Int32Array {
    return Int32Array.from(clauseTerms(text, this.segment), (term) => (term === null ? -1 : numberOf(term, this.terms)));
  }

  private read(text: string, context: readonly Int32Array[]): ReadClause {
    const terms: number[] = [];
    const sentenceEnds: number[] = [];
    for (const sentence of text.split(sentenceEnd)) {
      const before = terms.length;
      for (const term of this.number(sentence)) terms.push(term);
      if (terms.length > before) sentenceEnds.push(terms.push(-1));
    }
    const counts = new Map<number, number>();
    let length = 0;
    for (const term of terms) {
      if (term < 0) continue;
      length++;
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    return {
      terms: Int32Array.from(terms),
      context,
      sentenceEnds: Int32Array.from(sentenceEnds),
      distinct: Int32Array.from(counts.keys()),
      counts: Uint16Array.from(counts.values()),
      forms: Int32Array.from(new Set(wordForms(text).map((form) => numberOf(form, this.forms)))).sort(),
      length,
      items: text.match(/\n/gu)?.length ?? 0,
      duty: dutyWord.test(text),
    };
  }
}

function rarity(frequency: number, size: number): number {
  return Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
}

function numberOf(term: string, numbers: Map<string, number>): number {
  let number = numbers.get(term);
  if (number === undefined) numbers.set(term, (number = numbers.size));
  return number;
}
