import type { Bilingual, DossierCitation, Fact, FactSheet, FactValue, Suggestion } from '../../domain/index.ts';
import { questions, words } from './words.ts';

const mostCitations = 4;

/** The readings of one fact. */
export function readingsOf(sheet: FactSheet, key: string): Fact[] {
  return sheet.facts.filter((fact) => fact.key === key);
}

/** The places of facts, a few of each. */
export function placesOf(sheet: FactSheet, keys: readonly string[]): DossierCitation[] {
  return keys.flatMap((key) =>
    readingsOf(sheet, key)
      .flatMap((fact) => fact.citations.slice(0, 1))
      .slice(0, mostCitations),
  );
}

/** A suggestion that leaves the answer open and says why. */
export function abstain(question: Suggestion['question'], reason: Bilingual, citations: readonly DossierCitation[] = []): Suggestion {
  return { question, value: null, label: words.noLabel, reason, citations: [...citations], alternatives: [], mark: 'ours' };
}

/** One fact as a suggestion: its value, the other values that the dossier also states, and an open answer when nothing decides between them. */
export function suggestFromFact(
  question: Suggestion['question'],
  key: string,
  sheet: FactSheet,
  decided: FactValue | undefined,
  labelOf: (value: FactValue) => Bilingual,
): Suggestion {
  const readings = readingsOf(sheet, key);
  const citations = placesOf(sheet, [key]);
  const asked: Bilingual = key in questions ? questions[key as keyof typeof questions] : { en: key, zh: key };
  const step = { question: asked, fact: key, citations };
  if (decided === undefined || decided === null || decided === '') {
    const reason = readings.length > 1 ? words.differing : words.notStated;
    const stated = [...new Set(readings.map((fact) => JSON.stringify(fact.value)))].map((other) => JSON.parse(other) as FactValue);
    return {
      ...abstain(question, reason, citations),
      alternatives:
        stated.length > 1 ? stated.map((other) => ({ value: textOf(other), label: labelOf(other), wouldNeed: words.otherStated })) : [],
      path: [{ ...step, answer: reason, outcome: 'unknown' }],
      missing: [key],
    };
  }
  const value = textOf(decided);
  const others = [
    ...new Set(
      readings
        .map((fact) => fact.value)
        .filter((other) => textOf(other) !== value)
        .map((other) => JSON.stringify(other)),
    ),
  ];
  return {
    question,
    value,
    label: labelOf(decided),
    reason: words.asStated,
    citations,
    alternatives: others
      .map((other) => JSON.parse(other) as FactValue)
      .map((other) => ({ value: textOf(other), label: labelOf(other), wouldNeed: words.otherStated })),
    mark: 'source-text',
    path: [{ ...step, answer: labelOf(decided), outcome: 'value' }],
    changing: [{ fact: key, to: words.otherStated }],
  };
}

function textOf(value: FactValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A text that is the same in both languages, such as a dosage form as the dossier writes it. */
export function asWritten(value: FactValue): Bilingual {
  return { en: textOf(value), zh: textOf(value) };
}
