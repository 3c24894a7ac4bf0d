import type { KnowledgeBase } from '../../domain/index.ts';
import { wordPairs } from './word-pairs.ts';

/** The same thing said in English and Chinese; `weight` is how often it counts when translations are learnt. */
export type ParallelText = { readonly en: string; readonly zh: string; readonly weight: number };

const termWeight = 4;

/** Everything that the knowledge base, and our list of words, says in both languages. Imported official texts are left out: they stand in one language. */
export function parallelTexts({ clauses, programmes, cases, glossary, instruments }: KnowledgeBase): ParallelText[] {
  const once = (pairs: readonly { readonly en: string; readonly zh: string }[], weight: number): ParallelText[] =>
    pairs.flatMap(({ en, zh }) => (en.trim() === '' || zh.trim() === '' ? [] : [{ en, zh, weight }]));
  const own = [...clauses.values()].filter(
    ({ officialText, heading, workingText }) => officialText === undefined || heading.en !== workingText.en,
  );
  return [
    ...once(
      own.flatMap(({ heading, workingText }) => [heading, workingText]),
      1,
    ),
    ...once(
      instruments.flatMap(({ title, issuer }) => [title, issuer]),
      1,
    ),
    ...[...programmes.values()].flatMap(({ requirements, facts }) => [
      ...once(
        requirements.flatMap(({ statement, title }) => [statement, title]),
        1,
      ),
      ...once(
        facts.flatMap(({ title, labels }) => [title, { en: labels.en.join(' '), zh: labels.zh.join(' ') }]),
        1,
      ),
    ]),
    ...once(
      cases.map(({ title }) => title),
      1,
    ),
    ...once(
      glossary.map(({ en, zh }) => ({ en: en.replace(/\(.*?\)/gu, ''), zh })),
      termWeight,
    ),
    ...once(wordPairs, termWeight),
  ];
}
