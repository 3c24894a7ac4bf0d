import type { DossierCitation } from '../../domain/document.ts';
import type { Fact, FactSheet, FactValue } from '../../domain/fact.ts';

/** One value per key for checks, with where it was read. Keys with readings that do not agree are in `contradicted` and have no value. */
export type FlatFacts = {
  readonly values: Readonly<Record<string, FactValue>>;
  readonly citations: Readonly<Record<string, readonly DossierCitation[]>>;
  readonly derivations: Readonly<Record<string, string>>;
  readonly contradicted: readonly string[];
};

const rank: Readonly<Record<Fact['origin'], number>> = { corrected: 0, computed: 1, label: 2, table: 2, sentence: 2, agent: 3 };
const same = (a: FactValue, b: FactValue): boolean => normal(a) === normal(b);
const normal = (value: FactValue): string =>
  typeof value === 'string'
    ? value
        .normalize('NFKC')
        .replace(/[\s\p{P}]/gu, '')
        .toLowerCase()
    : JSON.stringify(value);

/** Is one name the other with more words: `Dorvexamide Hard Capsules` and `Dorvexamide Hard Capsules 75 mg`? Dates never are. */
const contains = (a: FactValue, b: FactValue): boolean =>
  typeof a === 'string' &&
  typeof b === 'string' &&
  !/^\d{4}-\d{2}-\d{2}$/u.test(a) &&
  Math.min(normal(a).length, normal(b).length) >= 2 &&
  (normal(a).includes(normal(b)) || normal(b).includes(normal(a)));

/** Do two readings of a fact say one thing: the same, or one the other with more words? */
export const agreeOn = (a: FactValue, b: FactValue): boolean => same(a, b) || contains(a, b);

/**
 * Resolves a fact sheet for checks. A person's correction wins over a computed value, that over what was read, and what
 * rules read over what a model read. Lists are merged item by item. A scalar stands where all readings of the best rank agree; otherwise it is left out, so that a check finds it missing.
 */
export function flatFacts(sheet: FactSheet): FlatFacts {
  const groups = new Map<string, Fact[]>();
  for (const fact of sheet.facts) groups.set(fact.key, [...(groups.get(fact.key) ?? []), fact]);
  const values: Record<string, FactValue> = {};
  const citations: Record<string, DossierCitation[]> = {};
  const derivations: Record<string, string> = {};
  const contradicted: string[] = [];
  for (const [key, all] of groups) {
    const best = Math.min(...all.map((f) => rank[f.origin]));
    const lists = all.every((f) => Array.isArray(f.value));
    const merged = all.filter(({ origin }) => origin !== 'agent' || best === rank.agent);
    const chosen = lists && best !== 0 ? merged : all.filter((f) => rank[f.origin] === best);
    const first = chosen[0];
    if (first === undefined) continue;
    citations[key] = chosen.flatMap((f) => f.citations);
    const notes = chosen.flatMap((f) => (f.derivation === undefined ? [] : [f.derivation]));
    if (lists) {
      const items: FactValue[] = [];
      for (const item of chosen.flatMap((f) => f.value as FactValue[])) if (!items.some((known) => same(known, item))) items.push(item);
      values[key] = items;
    } else if (chosen.every((f) => agreeOn(f.value, first.value))) {
      values[key] = chosen.reduce((a, b) =>
        typeof b.value === 'string' && typeof a.value === 'string' && b.value.length < a.value.length && b.value !== '' ? b : a,
      ).value;
    } else {
      contradicted.push(key);
      citations[key] = all.flatMap((f) => f.citations);
      continue;
    }
    if (notes.length > 0) derivations[key] = [...new Set(notes)].join('; ');
  }
  return { values, citations, derivations, contradicted };
}
