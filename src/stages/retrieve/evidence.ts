import type { Document, FactDefinition, GlossaryTerm, Passage, Requirement } from '../../domain/index.ts';
import { TextIndex } from './text-index.ts';
import type { SegmentChinese } from './tokenise.ts';

export type RankedPassage = {
  readonly passage: Passage;
  /** BM25 score; comparable only within one requirement. */ readonly score: number;
};

/** Share by which a passage gains when its document is of a kind in which the requirement's facts stand. */
const kindBonus = 0.25;
const shortest = { latin: 12, han: 5 };

/** Finds the passages of one dossier that bear on a requirement, whether they speak for or against it. */
export class EvidenceFinder {
  private readonly passages: readonly Passage[];
  private readonly kinds = new Map<string, ReadonlySet<string>>();
  private readonly index: TextIndex;
  private readonly facts: ReadonlyMap<string, FactDefinition>;
  private readonly glossary: readonly GlossaryTerm[];

  constructor(
    documents: readonly Document[],
    passages: readonly Passage[],
    facts: readonly FactDefinition[],
    glossary: readonly GlossaryTerm[],
    segment: SegmentChinese,
  ) {
    this.passages = passages.filter((passage) => passage.kind !== 'heading' && !isTooShort(passage.text));
    const titles = new Map(documents.map((document) => [document.id as string, document.title]));
    for (const document of documents) this.kinds.set(document.id, new Set(document.kinds.map(({ kind }) => kind)));
    this.index = new TextIndex(
      this.passages.map(({ text, headings, documentId }) => ({ text, context: [...headings, titles.get(documentId) ?? ''] })),
      segment,
    );
    this.facts = new Map(facts.map((fact) => [fact.key, fact]));
    this.glossary = glossary.filter(({ en }) => en.length > 3);
  }

  /** The `limit` best passages, best first. An empty list means searched and none found. */
  find(requirement: Requirement, limit = 8): RankedPassage[] {
    const facts = requirement.factsNeeded.flatMap((key) => this.facts.get(key.replace(/\[\].*$/u, '')) ?? []);
    const expectedKinds = new Set(facts.flatMap((fact) => fact.documents));
    const hits = this.index.search(this.query(requirement, facts), limit * 4);
    return hits
      .flatMap(({ index, score }) => {
        const passage = this.passages[index];
        if (passage === undefined) return [];
        const fits = [...(this.kinds.get(passage.documentId) ?? [])].some((kind) => expectedKinds.has(kind as never));
        return [{ passage, score: fits ? score * (1 + kindBonus) : score }];
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  }

  private query(requirement: Requirement, facts: readonly FactDefinition[]): { text: string; weight: number }[] {
    const expected = requirement.evidenceExpected;
    const lower = `${expected} ${requirement.statement.en}`.toLowerCase();
    const translated = this.glossary.filter(({ en }) => lower.includes(en.toLowerCase())).map(({ zh }) => zh);
    return [
      { text: requirement.statement.en, weight: 1 },
      { text: requirement.statement.zh, weight: 1 },
      { text: requirement.title.en, weight: 0.8 },
      { text: requirement.title.zh, weight: 0.8 },
      { text: expected, weight: 0.5 },
      ...translated.map((text) => ({ text, weight: 0.5 })),
      ...facts.flatMap(({ labels }) => [...labels.en, ...labels.zh]).map((text) => ({ text, weight: 0.4 })),
    ];
  }
}

function isTooShort(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han < shortest.han && text.length < shortest.latin;
}
