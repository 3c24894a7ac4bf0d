import type { Document, FactDefinition, GlossaryTerm, Passage, Requirement } from '../../domain/index.ts';
import { readQuery, type Lexicon, type QueryPart } from './evidence-query.ts';
import { scorePassages } from './evidence-ranking.ts';
import { passageFeatures } from './passage-features.ts';
import { PassageIndex } from './passage-index.ts';
import { readRelatedTerms } from './related-terms.ts';
import { termSynonyms } from './synonyms.ts';
import type { SegmentChinese } from './tokenise.ts';

export type RankedPassage = {
  readonly passage: Passage;
  /** In (0, 1], 1 for the best; comparable only within one requirement. */ readonly score: number;
};

/** Of each requirement, by id: passages nearest to it by an embedding endpoint, by their number among the passages given, best first. */
export type DenseEvidence = ReadonlyMap<string, readonly number[]>;

/** Reciprocal rank fusion (Cormack et al. 2009): the order by words counts fully, the order by vectors this much. Not yet chosen by an eval with a real model. */
const denseWeight = 0.5;
const rankOffset = 20;
/** Log odds that a passage gains when its document is of a kind in which the requirement's facts stand. */
const kindBonus = 1.5;
const shortest = { latin: 12, han: 5 };

/** Finds the passages of one dossier that bear on a requirement, whether they speak for or against it. */
export class EvidenceFinder {
  private readonly index: PassageIndex;
  private readonly shown: readonly boolean[];
  private readonly kinds = new Map<string, ReadonlySet<string>>();
  private readonly facts: ReadonlyMap<string, FactDefinition>;
  private readonly glossary: readonly GlossaryTerm[];
  private readonly segment: SegmentChinese;
  private readonly lexicon: Lexicon;
  private readonly dense: DenseEvidence;

  constructor(
    documents: readonly Document[],
    passages: readonly Passage[],
    facts: readonly FactDefinition[],
    glossary: readonly GlossaryTerm[],
    segment: SegmentChinese,
    dense: DenseEvidence = new Map(),
  ) {
    const titles = new Map(documents.map((document) => [document.id as string, document.title]));
    for (const document of documents) this.kinds.set(document.id, new Set(document.kinds.map(({ kind }) => kind)));
    this.index = new PassageIndex(passages, titles, segment);
    this.shown = passages.map(({ kind, text }) => kind !== 'heading' && !isTooShort(text));
    this.facts = new Map(facts.map((fact) => [fact.key, fact]));
    this.glossary = glossary.filter(({ en }) => en.length > 3);
    this.segment = segment;
    this.dense = dense;
    this.lexicon = { synonyms: termSynonyms(segment), related: readRelatedTerms() };
  }

  /**
   * The `limit` best passages, best first; ties in reading order. A passage counts when words of the requirement (or words that stand for them)
   * are in it, or in the sentence that it completes, or in an item that completes it. An empty list means searched and none found: vectors order what
   * was found and add to it, but where no word is found nearness alone finds nothing, for there is always a nearest passage.
   */
  find(requirement: Requirement, limit = 8): RankedPassage[] {
    const facts = requirement.factsNeeded.flatMap((key) => this.facts.get(key.replace(/\[\].*$/u, '')) ?? []);
    const expectedKinds = new Set<string>(facts.flatMap((fact) => fact.documents));
    const near = this.dense.get(requirement.id) ?? [];
    if (near.length === 0) return this.rank(this.query(requirement, facts), expectedKinds, limit);
    return this.fuse(this.rank(this.query(requirement, facts), expectedKinds, Math.max(limit, near.length)), near, limit);
  }

  /** The `limit` best passages for words of any kind, best first. */
  search(text: string, limit: number): Passage[] {
    return this.rank([{ text, weight: 1, widen: true }], new Set(), limit).map(({ passage }) => passage);
  }

  private fuse(byWords: readonly RankedPassage[], near: readonly number[], limit: number): RankedPassage[] {
    if (byWords.length === 0) return [];
    const scores = new Map<Passage, number>(byWords.map(({ passage }, rank) => [passage, 1 / (rankOffset + rank)]));
    near.forEach((at, rank) => {
      const passage = this.index.passages[at];
      if (passage !== undefined && this.shown[at] === true)
        scores.set(passage, (scores.get(passage) ?? 0) + denseWeight / (rankOffset + rank));
    });
    const fused = [...scores].sort(([, a], [, b]) => b - a).slice(0, limit);
    const best = fused[0]?.[1] ?? 1;
    return fused.map(([passage, score]) => ({ passage, score: score / best }));
  }

  private rank(query: readonly QueryPart[], expectedKinds: ReadonlySet<string>, limit: number): RankedPassage[] {
    const features = passageFeatures(this.index, readQuery(query, this.lexicon, this.segment));
    const scores = scorePassages(features);
    const fits = new Map([...this.kinds].map(([id, kinds]) => [id, [...kinds].some((kind) => expectedKinds.has(kind))]));
    const found: { at: number; score: number }[] = [];
    const touched = this.touched(features.rel);
    this.index.passages.forEach(({ documentId }, at) => {
      if (touched[at] === 1 && this.shown[at] === true)
        found.push({ at, score: scores[at]! + (fits.get(documentId) === true ? kindBonus : 0) });
    });
    found.sort((x, y) => y.score - x.score || x.at - y.at);
    const best = found[0]?.score ?? 0;
    return found.slice(0, limit).map(({ at, score }) => ({ passage: this.index.passages[at]!, score: Math.exp(score - best) }));
  }

  private touched(rel: Float64Array): Uint8Array {
    const touched = Uint8Array.from(rel, (value) => (value > 0 ? 1 : 0));
    this.index.places.forEach(({ lead }, at) => {
      if (lead === null) return;
      if (rel[at]! > 0) touched[lead] = 1;
      if (rel[lead]! > 0) touched[at] = 1;
    });
    return touched;
  }

  private query(requirement: Requirement, facts: readonly FactDefinition[]): QueryPart[] {
    const expected = requirement.evidenceExpected;
    const lower = `${expected} ${requirement.statement.en}`.toLowerCase();
    const translated = this.glossary.filter(({ en }) => lower.includes(en.toLowerCase())).map(({ zh }) => zh);
    return [
      { text: requirement.statement.en, weight: 1, widen: true },
      { text: requirement.statement.zh, weight: 1, widen: true },
      { text: requirement.title.en, weight: 0.8, widen: true },
      { text: requirement.title.zh, weight: 0.8, widen: true },
      { text: expected, weight: 0.5, widen: false },
      ...translated.map((text) => ({ text, weight: 0.5, widen: false })),
      ...facts.flatMap(({ labels }) => [...labels.en, ...labels.zh]).map((text) => ({ text, weight: 0.7, widen: false })),
    ];
  }
}

function isTooShort(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han < shortest.han && text.length < shortest.latin;
}
