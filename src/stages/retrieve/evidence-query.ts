import { evidenceTerms, termWeight } from './evidence-terms.ts';
import { stanceOf, type Stance } from './passage-cues.ts';
import type { RelatedTerms } from './related-terms.ts';
import type { Synonyms } from './synonyms.ts';
import type { SegmentChinese } from './tokenise.ts';

/** `widen`: synonyms and related terms count too; for what is said in sentences, not for labels and names, which documents repeat. */
export type QueryPart = { readonly text: string; readonly weight: number; readonly widen: boolean };
/** Something asked for: a term, and what may stand for it with how much of its weight. */
export type Concept = {
  readonly term: string;
  readonly others: ReadonlyMap<string, number>;
  readonly weight: number;
  readonly chinese: boolean;
};
export type EvidenceQuery = { readonly concepts: readonly Concept[]; readonly stance: Stance };
export type Lexicon = { readonly synonyms: Synonyms; readonly related: RelatedTerms };

/** Share of a term's weight that a synonym by the thesaurus has, and a related term at similarity 1. */
const synonymShare = 0.6;
const relatedShare = 0.6;

/**
 * Concepts of weighted texts, in the order of the texts: neighbours in the list are neighbours in the text. A term counts with its greatest
 * weight; what is asked for itself stands for nothing else. The stance is that of the first part.
 */
export function readQuery(parts: readonly QueryPart[], lexicon: Lexicon, segment: SegmentChinese): EvidenceQuery {
  const weights = new Map<string, number>();
  const widened = new Set<string>();
  for (const { text, weight, widen } of parts) {
    for (const term of evidenceTerms(text, segment)) {
      if (term === null) continue;
      weights.set(term, Math.max(weights.get(term) ?? 0, weight * termWeight(term)));
      if (widen) widened.add(term);
    }
  }
  const asked = [...weights.keys()];
  const concepts = asked.map((term, at): Concept => {
    const others = new Map<string, number>();
    const add = (other: string, share: number): void => {
      if (!weights.has(other)) others.set(other, Math.max(others.get(other) ?? 0, share));
    };
    const chinese = /\p{Script=Han}/u.test(term);
    if (!widened.has(term)) return { term, others, weight: weights.get(term) ?? 0, chinese };
    for (const [other, similarity] of lexicon.related.get(term) ?? []) add(other, relatedShare * similarity);
    for (const other of lexicon.synonyms.get(term) ?? []) add(other, synonymShare);
    for (const other of lexicon.synonyms.get(`${asked[at - 1] ?? ''}_${term}`) ?? []) add(other, synonymShare);
    return { term, others, weight: weights.get(term) ?? 0, chinese };
  });
  return { concepts, stance: stanceOf(parts.map(({ text }) => text).find((text) => text !== '') ?? '') };
}
