import type { Reading } from './fact-list.ts';
import type { ReadingRules, SentenceRule } from './reading-rules.ts';
import { takeValue } from './read-value.ts';
import { speaksAs, type Source, type Statement } from './source.ts';

/** Context that a heading rule sees: the headings above, innermost last, and the title of the document. */
export function contextOf(statement: Pick<Statement, 'headings' | 'document'>): string {
  return [statement.document.title, ...statement.headings].join(' › ');
}

function readOne(rule: SentenceRule, statement: Statement): Reading | undefined {
  const first = rule.all[0]?.exec(statement.marked);
  if (first === null || first === undefined) return undefined;
  if (rule.kinds.length > 0 && !speaksAs(statement, rule.kinds)) return undefined;
  if (!rule.all.every((p) => p.test(statement.marked)) || rule.none.some((p) => p.test(statement.marked))) return undefined;
  if (rule.heading !== undefined && !rule.heading.test(contextOf(statement))) return undefined;
  const taken = takeValue(rule, statement.marked, statement.text, first);
  if (taken === undefined) return undefined;
  return {
    key: rule.key,
    value: taken.value,
    origin: 'sentence',
    places: [statement],
    ...(taken.derivation === undefined ? {} : { derivation: taken.derivation }),
  };
}

/** Facts whose value is the sentence itself have one value, the first sentence; the others are further places of it. */
function joinTexts(readings: readonly Reading[], rules: ReadingRules): Reading[] {
  const textual = new Set(
    rules.sentences.filter((r) => r.value === undefined && (r.take === undefined || r.take === 'sentence')).map((r) => r.key),
  );
  const first = new Map<string, Reading>();
  return readings.map((r) => {
    if (!textual.has(r.key) || r.value === '') return r;
    const known = first.get(r.key) ?? r;
    first.set(r.key, known);
    return { ...r, value: known.value };
  });
}

/** Facts that sentences state, by the sentence rules of the programme. Statements must be marked. `known` are keys read already. */
export function readSentences(source: Source, rules: ReadingRules, known: ReadonlySet<string>): Reading[] {
  const read = (chosen: readonly SentenceRule[]): Reading[] => {
    const readings: Reading[] = [];
    for (const statement of source.statements) {
      if (statement.kind === 'heading' || statement.text.length > 1500) continue;
      for (const rule of chosen) {
        const reading = readOne(rule, statement);
        if (reading !== undefined) readings.push(reading);
      }
    }
    return readings;
  };
  const sure = joinTexts(read(rules.sentences.filter((r) => !r.fallback)), rules);
  const keys = new Set([...known, ...sure.map((r) => r.key)]);
  return [...sure, ...read(rules.sentences.filter((r) => r.fallback && !keys.has(r.key)))];
}
