import type { EvidenceQuery } from './evidence-query.ts';
import type { PassageIndex } from './passage-index.ts';

/**
 * What the ranking knows of a passage and a query; shares are of the query's weight in the passage's language.
 * own: BM25 of its words; rel: own beside the best one's; near: neighbours of the query that stand near one another; context: terms in its
 * headings; joint: terms in itself, its lead-in or its headings; exact: terms in the query's own words; feedback: terms of the three best;
 * lead, previous, next, items: `rel` of the lead-in, the neighbours, the best item below it.
 */
export const featureNames = [
  'own', 'rel', 'near', 'context', 'joint', 'jointRel', 'exact', 'feedback', 'lead', 'previous', 'next', 'items', 'defines', 'exception',
  'definesAsked', 'exceptionAsked', 'sameStance', 'otherStance', 'title', 'length', 'short', 'isItem', 'leadsIn', 'amongThree',
] as const; // prettier-ignore

/** Weight of every feature in the linear score of a passage. */
export type RankingWeights = Readonly<Record<(typeof featureNames)[number], number>>;

const k1 = 1.2;
const b = 0.5;
const window = 6;
const leadShare = 0.8;
const contextShare = 0.5;
const feedbackTerms = 10;

export type PassageFeatures = {
  /** `featureNames.length` values for each passage, one passage after the other. */
  readonly values: Float64Array;
  /** BM25 of the passage's own words beside the best one's in [0, 1]; 0 when no word of the query stands in it. */
  readonly rel: Float64Array;
};

type Shares = { own: Float64Array; present: Float64Array; context: Float64Array; joint: Float64Array; exact: Float64Array };
type Asked = { readonly rarity: Float64Array; readonly conceptOf: Int16Array; readonly totals: readonly [latin: number, chinese: number] };

/** Features of every passage for a query. Linear in passages and in the postings of the concepts. */
export function passageFeatures(index: PassageIndex, query: EvidenceQuery): PassageFeatures {
  const { shares, asked } = matchConcepts(index, query);
  const { own, present, context, joint, exact } = shares;
  const best = greatest(own);
  const rel = own.map((value) => value / best);
  const jointBest = greatest(joint);
  const near = nearness(index, asked);
  const three = bestThree(own);
  const third = three.length === 3 ? (own[three[2]!] ?? 0) : 0;
  const feedback = feedbackFrom(three, rel, index, asked);
  const count = featureNames.length;
  const values = new Float64Array(index.size * count);
  for (let at = 0; at < index.size; at += 1) {
    const { lead, previous, next } = index.places[at]!;
    const items = index.itemsOf(at);
    const traits = index.traits[at]!;
    const stance = lead !== null && traits.stance === 'none' ? index.traits[lead]!.stance : traits.stance;
    const length = index.terms[at]!.length;
    values.set(
      [
        own[at]!,
        rel[at]!,
        near[at]!,
        context[at]!,
        joint[at]!,
        joint[at]! / jointBest,
        exact[at]!,
        feedback[at]!,
        lead === null ? 0 : rel[lead]!,
        previous === null ? 0 : rel[previous]!,
        next === null ? 0 : rel[next]!,
        items.reduce((most, item) => Math.max(most, rel[item]!), 0),
        +traits.defines,
        +traits.exception,
        traits.defines ? present[at]! : 0,
        traits.exception ? present[at]! : 0,
        +(stance === query.stance && stance !== 'none'),
        +(stance !== 'none' && (stance === 'prohibition') !== (query.stance === 'prohibition')),
        +traits.title,
        Math.log(1 + length),
        +(length < 4),
        +(lead !== null),
        +(items.length > 0),
        +(own[at]! > 0 && own[at]! >= third),
      ],
      at * count,
    );
  }
  return { values, rel };
}

function matchConcepts(index: PassageIndex, { concepts }: EvidenceQuery): { shares: Shares; asked: Asked } {
  const size = index.size;
  const shares: Shares = {
    own: new Float64Array(size), present: new Float64Array(size), context: new Float64Array(size), joint: new Float64Array(size), exact: new Float64Array(size),
  }; // prettier-ignore
  const totals: [number, number] = [0, 0];
  const rarity = new Float64Array(concepts.length);
  const conceptOf = new Int16Array(index.termCount).fill(-1);
  const counts = new Float64Array(size);
  const inContext = new Float64Array(index.contextCount);
  const contextSums = new Float64Array(index.contextCount);
  concepts.forEach((concept, number) => {
    const touched: number[] = [];
    const contexts: number[] = [];
    for (const [term, share] of [[concept.term, 1] as const, ...concept.others]) {
      const id = index.idOf(term);
      if (id === undefined) continue;
      if (share === 1 || (conceptOf[id] === -1 && share >= 0.5)) conceptOf[id] = number;
      for (const context of index.contextsWith(id)) {
        if (inContext[context] === 0) contexts.push(context);
        inContext[context] = Math.max(inContext[context]!, share);
      }
      const { at, counts: times } = index.postingsOf(id);
      for (let i = 0; i < at.length; i += 1) {
        if (counts[at[i]!] === 0) touched.push(at[i]!);
        counts[at[i]!]! += share * times[i]!;
      }
    }
    const weight = concept.weight * Math.log(1 + (size - touched.length + 0.5) / (touched.length + 0.5));
    rarity[number] = weight;
    totals[concept.chinese ? 1 : 0] += weight;
    for (const context of contexts) contextSums[context]! += weight * inContext[context]!;
    for (const at of touched) {
      const count = counts[at]!;
      const present = Math.min(1, count);
      const above = contextShare * inContext[index.contextOf[at]!]!;
      const lead = index.places[at]!.lead;
      const led = lead === null ? 0 : leadShare * Math.min(1, counts[lead]!);
      shares.own[at]! += (weight * count) / (count + k1 * (1 - b + (b * index.terms[at]!.length) / index.averageLength));
      shares.present[at]! += weight * present;
      shares.joint[at]! += weight * (Math.max(present, led, above) - above);
      for (const item of index.itemsOf(at)) {
        const itemAbove = contextShare * inContext[index.contextOf[item]!]!;
        if (counts[item] === 0) shares.joint[item]! += weight * (Math.max(leadShare * present, itemAbove) - itemAbove);
      }
    }
    const exact = index.idOf(concept.term);
    if (exact !== undefined) for (const at of index.postingsOf(exact).at) shares.exact[at]! += weight;
    for (const at of touched) counts[at] = 0;
    for (const context of contexts) inContext[context] = 0;
  });
  for (let at = 0; at < size; at += 1) {
    shares.context[at] = contextSums[index.contextOf[at]!]!;
    shares.joint[at]! += contextShare * shares.context[at]!;
  }
  for (const share of Object.values(shares)) {
    for (let at = 0; at < size; at += 1) share[at]! /= totals[index.chinese[at] ? 1 : 0] || totals[0] + totals[1] || 1;
  }
  return { shares, asked: { rarity, conceptOf, totals } };
}

/** Share of the query's neighbouring concepts that stand within a few words of one another. */
function nearness(index: PassageIndex, { rarity, conceptOf }: Asked): Float64Array {
  let total = 0;
  for (let i = 1; i < rarity.length; i += 1) total += Math.min(rarity[i - 1]!, rarity[i]!);
  const seen = new Uint32Array(rarity.length);
  return Float64Array.from(index.terms, (terms, passage) => {
    let sum = 0;
    for (let left = 0; left < terms.length; left += 1) {
      const concept = conceptOf[terms[left]!]!;
      if (concept < 0) continue;
      for (let right = left + 1; right < terms.length && right - left <= window; right += 1) {
        const other = conceptOf[terms[right]!]!;
        const pair = Math.max(concept, other);
        if (other < 0 || Math.abs(other - concept) !== 1 || seen[pair] === passage + 1) continue;
        seen[pair] = passage + 1;
        sum += Math.min(rarity[pair - 1]!, rarity[pair]!);
      }
    }
    return sum / (total || 1);
  });
}

/** How much of what is peculiar to the three best passages stands in each one (pseudo-relevance feedback within the dossier). */
function feedbackFrom(three: readonly number[], rel: Float64Array, index: PassageIndex, { conceptOf }: Asked): Float64Array {
  const model = new Map<number, number>();
  for (const at of three) {
    for (const id of new Set(index.terms[at])) if (conceptOf[id] === -1) model.set(id, (model.get(id) ?? 0) + rel[at]!);
  }
  const chosen = [...model]
    .flatMap(([id, value]) => {
      const postings = index.postingsOf(id);
      const found = postings.at.length;
      return found < 2 ? [] : [{ postings, value: value * Math.log(1 + (index.size - found + 0.5) / (found + 0.5)) }];
    })
    .sort((x, y) => y.value - x.value)
    .slice(0, feedbackTerms);
  const total = chosen.reduce((sum, { value }) => sum + value, 0) || 1;
  const feedback = new Float64Array(index.size);
  for (const { postings, value } of chosen) {
    for (const at of postings.at) feedback[at]! += value / total / (1 + (0.3 * index.terms[at]!.length) / index.averageLength);
  }
  return feedback;
}

function bestThree(values: Float64Array): number[] {
  const best: number[] = [];
  values.forEach((value, at) => {
    if (value <= 0 || (best.length === 3 && value <= values[best[2]!]!)) return;
    best.push(at);
    best.sort((x, y) => values[y]! - values[x]! || x - y);
    best.length = Math.min(3, best.length);
  });
  return best;
}

function greatest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0) || 1;
}
