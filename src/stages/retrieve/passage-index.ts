import type { Passage } from '../../domain/index.ts';
import { evidenceTerms } from './evidence-terms.ts';
import { definesTerm, looksLikeTitle, makesException, stanceOf, type Stance } from './passage-cues.ts';
import { readPlaces, type Place } from './passage-structure.ts';
import type { SegmentChinese } from './tokenise.ts';

export type Postings = { readonly at: Uint32Array; readonly counts: Float32Array };
/** What a passage is, apart from any question. */
export type PassageTraits = { readonly stance: Stance; readonly defines: boolean; readonly exception: boolean; readonly title: boolean };

type RawPostings = { at: number[]; counts: number[] };
const nowhere: Postings = { at: new Uint32Array(), counts: new Float32Array() };

/** Passages of a dossier by their terms, pairs of neighbouring terms and places. Built once; read only. Linear in text. */
export class PassageIndex {
  readonly places: readonly Place[];
  readonly traits: readonly PassageTraits[];
  /** Whether the passage is written in Chinese. */
  readonly chinese: readonly boolean[];
  /** Term ids of each passage in order, without stop words. */
  readonly terms: readonly Uint32Array[];
  readonly averageLength: number;
  /** Number of the passage's context: its headings, the title of its document, the title line above it. */
  readonly contextOf: Uint32Array;
  readonly contextCount: number;
  private readonly ids = new Map<string, number>();
  private readonly items = new Map<number, readonly number[]>();
  private readonly postings: Postings[];
  private readonly inContexts: readonly (readonly number[])[];

  constructor(
    readonly passages: readonly Passage[],
    titles: ReadonlyMap<string, string>,
    segment: SegmentChinese,
  ) {
    this.places = readPlaces(passages);
    this.places.forEach(({ lead }, at) => {
      if (lead !== null) this.items.set(lead, [...(this.items.get(lead) ?? []), at]);
    });
    this.traits = passages.map(({ text }) => ({
      stance: stanceOf(text),
      defines: definesTerm(text),
      exception: makesException(text),
      title: looksLikeTitle(text),
    }));
    this.chinese = passages.map(({ text }) => /\p{Script=Han}.*\p{Script=Han}/su.test(text));
    const raw: RawPostings[] = [];
    this.terms = passages.map(({ text }, at) => {
      const read = this.read(text, segment);
      for (const [id, count] of read.counts) {
        const entry = (raw[id] ??= { at: [], counts: [] });
        entry.at.push(at);
        entry.counts.push(count);
      }
      return read.terms;
    });
    this.averageLength = this.terms.reduce((sum, { length }) => sum + length, 0) / Math.max(1, passages.length) || 1;

    const contexts = new Map<string, number>();
    const inContexts: number[][] = [];
    this.contextOf = Uint32Array.from(passages, ({ headings, documentId }, at) => {
      const above = this.places[at]?.title ?? null;
      const context = [...headings, titles.get(documentId) ?? '', above === null ? '' : passages[above]!.text].join('\n');
      let number = contexts.get(context);
      if (number === undefined) {
        contexts.set(context, (number = contexts.size));
        for (const id of this.read(context, segment).counts.keys()) (inContexts[id] ??= []).push(number);
      }
      return number;
    });
    this.contextCount = contexts.size;
    this.inContexts = inContexts;
    this.postings = Array.from(raw, (entry: RawPostings | undefined) =>
      entry === undefined ? nowhere : { at: Uint32Array.from(entry.at), counts: Float32Array.from(entry.counts) },
    );
  }

  get size(): number {
    return this.passages.length;
  }

  /** Ids are below this. */
  get termCount(): number {
    return this.ids.size;
  }

  /** Number of a term or of a pair `left_right`; undefined when it stands nowhere. */
  idOf(term: string): number | undefined {
    return this.ids.get(term);
  }

  postingsOf(id: number): Postings {
    return this.postings[id] ?? nowhere;
  }

  /** The list items that complete a passage. */
  itemsOf(at: number): readonly number[] {
    return this.items.get(at) ?? [];
  }

  contextsWith(id: number): readonly number[] {
    return this.inContexts[id] ?? [];
  }

  private read(text: string, segment: SegmentChinese): { terms: Uint32Array; counts: Map<number, number> } {
    const counts = new Map<number, number>();
    const count = (term: string): number => {
      let id = this.ids.get(term);
      if (id === undefined) this.ids.set(term, (id = this.ids.size));
      counts.set(id, (counts.get(id) ?? 0) + 1);
      return id;
    };
    const terms: number[] = [];
    let before: string | null = null;
    for (const term of evidenceTerms(text, segment)) {
      if (term !== null) terms.push(count(term));
      if (term !== null && before !== null) count(`${before}_${term}`);
      before = term;
    }
    return { terms: Uint32Array.from(terms), counts };
  }
}
