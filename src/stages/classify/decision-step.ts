import { sayReaderPhrase } from '../../domain/fact-words.ts';
import type { Bilingual, DecisionStep, FactSheet, FactValue } from '../../domain/index.ts';
import { placesOf } from './suggestion.ts';
import { words } from './words.ts';

/** A question that one fact answers: its value as the dossier says it, or that it was not found or is stated in two ways. */
export function askFact(
  question: Bilingual,
  key: string,
  sheet: FactSheet,
  flat: Readonly<Record<string, FactValue>>,
  label: (value: FactValue) => Bilingual = plainLabel,
): DecisionStep {
  const value = flat[key];
  const citations = placesOf(sheet, [key]);
  if (value === undefined || value === null || value === '') {
    const answer = sheet.facts.some((fact) => fact.key === key) ? words.differing : words.notStated;
    return { question, fact: key, answer, outcome: 'unknown', citations };
  }
  const outcome = value === true ? 'yes' : value === false ? 'no' : 'value';
  return { question, fact: key, answer: label(value), outcome, citations };
}

export function plainLabel(value: FactValue): Bilingual {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return sayReaderPhrase(text) ?? { en: text, zh: text };
}

/** Keys of the questions that found no answer. */
export const unanswered = (path: readonly DecisionStep[]): string[] =>
  path.flatMap(({ outcome, fact }) => (outcome === 'unknown' && fact !== undefined ? [fact] : []));
