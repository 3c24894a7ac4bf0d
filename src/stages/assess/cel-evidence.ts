import type { DossierCitation, Fact, FactSheet, FactValue, RuleTrace } from '../../domain/index.ts';
import type { FlatFacts } from './assess-input.ts';

export type Evaluate = (
  expression: string,
  facts: FlatFacts,
) => { readonly outcome: 'true' | 'false' | 'missing'; readonly value?: unknown; readonly missingYear?: number };
type TracedFact = RuleTrace['facts'][number];

const path = /[A-Za-z_]\w*(?:\.\w+)+/gu;
const literal = /"(?:[^"\\]|\\.)*"/gu;
const mostElements = 200;
const longestValue = 400;

/** Keys of the sheet that an expression reads; a path may go on into a field of an object. */
export function factKeysRead(expression: string, keys: Iterable<string>): string[] {
  const known = new Set(keys);
  const read = new Set<string>();
  for (const [found] of expression.replaceAll(literal, '""').matchAll(path)) {
    const parts = found.split('.');
    for (let length = parts.length; length > 1; length -= 1) {
      const key = parts.slice(0, length).join('.');
      if (known.has(key)) {
        read.add(key);
        break;
      }
    }
  }
  return [...read];
}

/** Readings of each key. */
export function factsByKey(sheet: FactSheet): Map<string, Fact[]> {
  const byKey = new Map<string, Fact[]>();
  for (const fact of sheet.facts) {
    const readings = byKey.get(fact.key);
    if (readings === undefined) byKey.set(fact.key, [fact]);
    else readings.push(fact);
  }
  return byKey;
}

/** The facts that an expression reads, with values and places, for the trace. */
export function factsRead(expression: string, sheet: FactSheet, flat: FlatFacts): TracedFact[] {
  const byKey = factsByKey(sheet);
  return factKeysRead(expression, new Set([...byKey.keys(), ...Object.keys(flat)])).map((key) => {
    const facts = byKey.get(key) ?? [];
    const derivation = facts.find((fact) => fact.derivation !== undefined)?.derivation;
    return {
      key,
      value: shown(flat[key] ?? facts[0]?.value ?? null),
      citations: facts.flatMap((fact) => fact.citations),
      ...(derivation === undefined ? {} : { derivation }),
    };
  });
}

/**
 * The places that make a check false, the telling ones first: the elements of lists that fail it alone, then the single values.
 * Where every element or none fails alone (something is lacking), all of them are shown.
 */
export function placesOfFailure(check: string, sheet: FactSheet, flat: FlatFacts, evaluate: Evaluate): DossierCitation[] {
  const byKey = factsByKey(sheet);
  const failing = conjuncts(check).filter((part) => evaluate(part, flat).outcome === 'false');
  if (failing.length > 0 && failing.join() !== check)
    return withoutRepeats(failing.flatMap((part) => placesOfFailure(part, sheet, flat, evaluate)));
  const telling: DossierCitation[] = [];
  const others: DossierCitation[] = [];
  for (const key of factKeysRead(check, byKey.keys())) {
    const facts = byKey.get(key) ?? [];
    const value = flat[key];
    if (!Array.isArray(value) || value.length > mostElements) {
      others.push(...facts.flatMap((fact) => fact.citations));
      continue;
    }
    const bad = value.filter((element) => evaluate(check, { ...flat, [key]: [element] }).outcome === 'false');
    const some = bad.length > 0 && bad.length < value.length;
    for (const fact of facts) {
      const bears = !some || bad.some((element) => holds(fact, element));
      if (bears) (some ? telling : others).push(...fact.citations);
    }
  }
  return withoutRepeats([...telling, ...others]);
}

/** The parts that `&&` joins at the top level of an expression, without their outer brackets. */
export function conjuncts(expression: string): string[] {
  const text = withoutOuterBrackets(expression.trim());
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
    if (depth > 0) continue;
    if (text.startsWith('||', at) || character === '?') return [text];
    if (text.startsWith('&&', at)) {
      parts.push(withoutOuterBrackets(text.slice(from, at).trim()));
      from = at + 2;
    }
  }
  return [...parts, withoutOuterBrackets(text.slice(from).trim())];
}

function withoutOuterBrackets(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let depth = 0;
  for (let at = 0; at < text.length - 1; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return text;
  }
  return withoutOuterBrackets(text.slice(1, -1).trim());
}

/** Does a reading stand for this element of the list: equal to it, or a list that has it? */
function holds(fact: Fact, element: FactValue): boolean {
  const wanted = JSON.stringify(element);
  if (JSON.stringify(fact.value) === wanted) return true;
  if (Array.isArray(fact.value)) return fact.value.some((part) => JSON.stringify(part) === wanted);
  return isPartOf(fact.value, element);
}

/** A reading of some fields of an object that a list merges with others. */
function isPartOf(reading: FactValue, element: FactValue): boolean {
  if (reading === null || element === null || typeof reading !== 'object' || typeof element !== 'object' || Array.isArray(element))
    return false;
  const fields = Object.entries(reading);
  return (
    fields.length > 0 &&
    fields.every(([name, value]) => JSON.stringify(value) === JSON.stringify((element as Record<string, FactValue>)[name]))
  );
}

/** The same place once. */
export function withoutRepeats(citations: readonly DossierCitation[]): DossierCitation[] {
  return [...new Map(citations.map((c) => [`${c.documentId} ${c.page} ${c.start} ${c.end}`, c])).values()];
}

function shown(value: FactValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/** Members of a required set that a false check found lacking, with the size of that set: `setMissing(["a", "b"], list)`. */
export function lackingMembers(check: string, flat: FlatFacts, evaluate: Evaluate): { lacking: string[]; required: number } {
  let most: { lacking: string[]; required: number } = { lacking: [], required: 0 };
  for (const call of setMissingCalls(check)) {
    const members = [...call.required.matchAll(/"([^"]+)"/gu)].map(([, name]) => name ?? '');
    const lacking = members.filter((name) => evaluate(`size(setMissing(["${name}"], ${call.have})) == 1`, flat).outcome === 'true');
    if (lacking.length > most.lacking.length) most = { lacking, required: members.length };
  }
  return most;
}

function setMissingCalls(check: string): { required: string; have: string }[] {
  const calls: { required: string; have: string }[] = [];
  for (let at = check.indexOf('setMissing(['); at >= 0; at = check.indexOf('setMissing([', at + 1)) {
    const close = check.indexOf(']', at);
    const required = check.slice(at + 'setMissing('.length, close + 1);
    let depth = 1;
    let end = close + 1;
    while (end < check.length && depth > 0) {
      if (check[end] === '(') depth += 1;
      if (check[end] === ')') depth -= 1;
      end += 1;
    }
    const have = check.slice(close + 1, end - 1).replace(/^\s*,\s*/u, '');
    if (have !== '') calls.push({ required, have });
  }
  return calls;
}
