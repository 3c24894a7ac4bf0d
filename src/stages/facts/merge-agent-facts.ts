import type { Contradiction, Fact, FactDefinition, FactSheet, FactValue } from '../../domain/index.ts';
import { agreeOn } from './flat-facts.ts';
import { words } from './words.ts';

type Definition = Pick<FactDefinition, 'key' | 'title' | 'contradictionMatters'>;
type Merged = {
  /** The rules' sheet with the agent's facts after its own; nothing of the rules is changed or left out. */
  readonly sheet: FactSheet;
  /** Those of the sheet's contradictions that are new: a value of the agent's against the rules'. */
  readonly differing: readonly Contradiction[];
};

/**
 * The rules' fact sheet with what an agent read. A reading that only repeats the rules' is left out. A single value that differs from every
 * value of the rules, where differences of that fact matter and a clause needs it, is a contradiction with both places; a topic on which the rules already found one
 * gets no second. Lists and objects differ by what was looked at, so they only stand beside each other.
 */
export function mergeAgentFacts(
  sheet: FactSheet,
  read: readonly Fact[],
  definitions: readonly Definition[],
  clauseOf: (key: string) => string | undefined,
): Merged {
  const ruled = new Map<string, Fact[]>();
  for (const fact of sheet.facts) ruled.set(fact.key, [...(ruled.get(fact.key) ?? []), fact]);
  const topics = new Set(sheet.contradictions.map(({ topic }) => topic));
  const defined = new Map(definitions.map((definition) => [definition.key, definition]));
  const facts: Fact[] = [];
  const differing: Contradiction[] = [];
  for (const fact of read) {
    const known = ruled.get(fact.key) ?? [];
    if (known.some(({ value }) => agreeOn(value, fact.value))) continue;
    facts.push({ ...fact, origin: 'agent' });
    const definition = defined.get(fact.key);
    const clause = clauseOf(fact.key);
    if (definition?.contradictionMatters !== true || topics.has(fact.key) || clause === undefined) continue;
    const against = known.find(({ value, citations }) => comparable(value, fact.value) && citations.length > 0);
    if (against === undefined) continue;
    topics.add(fact.key);
    differing.push(differenceOf(fact, against, definition, clause));
  }
  return { sheet: { facts: [...sheet.facts, ...facts], contradictions: [...sheet.contradictions, ...differing] }, differing };
}

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Single values of one type; names in two scripts cannot be compared. */
function comparable(a: FactValue, b: FactValue): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a !== '' && b !== '' && isChinese(a) === isChinese(b);
  return typeof a === 'number' && typeof b === 'number';
}

function differenceOf(fact: Fact, against: Fact, { title }: Definition, clause: string): Contradiction {
  const [place] = fact.citations;
  const values = [against, fact].map(({ value, citations }) => ({ value: String(value), citations }));
  return {
    id: `agent/${fact.key}`,
    topic: fact.key,
    title,
    values,
    clause,
    summary: words.differsFromAgent(title, String(against.value), {
      value: String(fact.value),
      file: place?.file ?? '',
      page: place?.page ?? 0,
    }),
    by: 'agent',
  };
}
