import { tokenise, type SegmentChinese } from './tokenise.ts';

export type Translation = readonly [term: string, probability: number];
/** Term → terms of the other language that say the same, most probable first; probabilities sum to at most 1. Plain data, so that a worker can hand it over. */
export type TranslationTable = ReadonlyMap<string, readonly Translation[]>;

const rounds = 8;
const leastProbable = 0.05;
const mostTranslations = 6;

/**
 * Which word says what in the other language, learnt from texts that say the same in both: IBM Model 1 (Brown et al. 1993) by expectation
 * maximisation, in both directions; a pair of words keeps the product of both, so what stands beside everything means nothing. Cost is linear
 * in rounds × Σ (English terms × Chinese terms) of a text: some hundred milliseconds on the shipped base, off the event loop.
 */
export function fitTranslations(
  texts: readonly { readonly en: string; readonly zh: string; readonly weight: number }[],
  segment: SegmentChinese,
): TranslationTable {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const read = (text: string): number[] => [
    ...new Set(
      tokenise(text, segment).flatMap((term) => {
        if (term === null) return [];
        let number = numbers.get(term);
        if (number === undefined) {
          numbers.set(term, (number = names.length));
          names.push(term);
        }
        return [number];
      }),
    ),
  ];
  const pairs = texts.map(({ en, zh, weight }) => ({ en: read(en), zh: read(zh), weight }));
  const forward = modelOne(
    pairs.map(({ en, zh, weight }) => ({ from: en, to: zh, weight })),
    names.length,
  );
  const backward = modelOne(
    pairs.map(({ en, zh, weight }) => ({ from: zh, to: en, weight })),
    names.length,
  );
  const table = new Map<string, Translation[]>();
  for (const [source, there, back] of [...names.keys()].flatMap((n) => [
    [n, forward[n], backward] as const,
    [n, backward[n], forward] as const,
  ])) {
    if (there === undefined || there.size === 0) continue;
    const both = [...there].flatMap(([target, p]) => {
      const agreed = Math.sqrt(p * (back[target]?.get(source) ?? 0));
      return target === source || agreed < leastProbable ? [] : [[target, agreed] as const];
    });
    both.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const kept = both.slice(0, mostTranslations);
    const sum = Math.max(
      1,
      kept.reduce((total, [, p]) => total + p, 0),
    );
    const name = names[source] ?? '';
    if (kept.length > 0)
      table.set(name, [...(table.get(name) ?? []), ...kept.map(([target, p]) => [names[target] ?? '', p / sum] as const)]);
  }
  return table;
}

type Pair = { readonly from: readonly number[]; readonly to: readonly number[]; readonly weight: number };

/** p(to | from) for terms that stand in one text; every text counts by its weight, shared among the words of its longer side. */
function modelOne(pairs: readonly Pair[], size: number): readonly Map<number, number>[] {
  let table: Map<number, number>[] = Array.from({ length: size }, () => new Map<number, number>());
  for (const { from, to } of pairs) for (const f of from) for (const t of to) table[f]?.set(t, 1);
  for (let round = 0; round < rounds; round++) {
    const counts = Array.from({ length: size }, () => new Map<number, number>());
    for (const { from, to, weight } of pairs) {
      for (const t of to) {
        let sum = 0;
        for (const f of from) sum += table[f]?.get(t) ?? 0;
        if (sum === 0) continue;
        for (const f of from) {
          const share = (weight * (table[f]?.get(t) ?? 0)) / sum;
          if (share > 1e-6) counts[f]?.set(t, (counts[f]?.get(t) ?? 0) + share);
        }
      }
    }
    for (const row of counts) {
      let sum = 0;
      for (const value of row.values()) sum += value;
      for (const [t, value] of row) row.set(t, value / sum);
    }
    table = counts;
  }
  return table;
}
