import { citationAt } from '../../domain/citation.ts';
import type { DecisionStep, Dossier, DossierCitation, Suggestion } from '../../domain/index.ts';
import { abstain } from './suggestion.ts';
import { productKinds, words } from './words.ts';

export type ProductKind = 'drug' | 'device' | 'cosmetic';

/** Words that only papers of one kind of product use: its numbers, its certificates, its holders. */
const cues: Readonly<Record<ProductKind, RegExp>> = {
  drug: /国药准字|药品(?:上市许可持有人|注册证|批准文号|生产许可证|委托生产)|(?:drug|medicinal product) (?:registration|manufactur|approval|master file)|marketing authori[sz]ation holder|drug approval number/giu,
  device:
    /械(?:注[准进许]|备)\s*\d|医疗器械(?:注册|备案|生产|技术要求)|medical device (?:registration|filing|manufactur|record)|医疗器械注册人/giu,
  cosmetic:
    /妆(?:网备|特)字|化妆品(?:注册|备案|生产许可)|cosmetics? (?:registra|filing|notification|manufactur|production licen)|化妆品备案人/giu,
};
/** A kind is suggested when it has so many times the places of the next. */
const clearly = 3;

/** Drug, device or cosmetic, by whose papers these are; open when no kind is clearly ahead. One pass over the text. */
export function suggestProductKind(dossier: Dossier): Suggestion {
  const found = (Object.keys(cues) as ProductKind[])
    .map((kind) => ({ kind, ...placesOfCue(dossier, cues[kind]) }))
    .toSorted((a, b) => b.count - a.count);
  const path = found.map(({ kind, count, citations }): DecisionStep => ({
    question: words.kindQuestion(productKinds[kind]),
    answer: words.places(count),
    outcome: count > 0 ? 'yes' : 'no',
    citations,
  }));
  const [first, second] = found;
  const alternatives = found
    .slice(1)
    .filter(({ count }) => count > 0)
    .map(({ kind }) => ({ value: kind, label: productKinds[kind], wouldNeed: words.kindNeeds(productKinds[kind]) }));
  if (first === undefined || first.count === 0) return { ...abstain('product-kind', words.kindMissing), path };
  if (first.count < clearly * (second?.count ?? 0)) {
    const all = found
      .filter(({ count }) => count > 0)
      .map(({ kind }) => ({ value: kind, label: productKinds[kind], wouldNeed: words.kindNeeds(productKinds[kind]) }));
    return { ...abstain('product-kind', words.kindUnclear, first.citations), alternatives: all, path };
  }
  return {
    question: 'product-kind',
    value: first.kind,
    label: productKinds[first.kind],
    reason: words.kindReason(productKinds[first.kind]),
    citations: first.citations,
    alternatives,
    mark: 'ours',
    path,
  };
}

function placesOfCue(dossier: Dossier, cue: RegExp): { count: number; citations: DossierCitation[] } {
  const citations: DossierCitation[] = [];
  let count = 0;
  for (const document of dossier.documents) {
    for (const page of document.pages) {
      for (const match of page.text.matchAll(cue)) {
        count += 1;
        if (citations.length < 3) citations.push(citationAt(document, page.number, match.index, match.index + match[0].length));
      }
    }
  }
  return { count, citations };
}
