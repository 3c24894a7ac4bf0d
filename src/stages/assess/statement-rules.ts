import { z } from 'zod';
import { DocumentKind } from '../../domain/document.ts';
import { RequirementId } from '../../domain/ids.ts';
import { termPattern, termSource } from './term-pattern.ts';

/**
 * A term of a concept. `*` lets a word go on (`approv*`), `~` is a gap of a few words or characters inside a sentence,
 * `#` is a number, `_` any one word, `(a|b)` are alternatives, `(a )?` may be left out, `{name}` stands for every term of another concept. English words match without regard to case,
 * plural or hyphen.
 */
const Term = z.string().min(1);

/** A set of ways to say one thing in both languages. */
export const Concept = z.strictObject({ en: z.array(Term).optional(), zh: z.array(Term).optional() });
export type Concept = z.infer<typeof Concept>;

/** A concept, or any one of several. */
const OneOf = z.union([z.string(), z.array(z.string()).min(1)]);
const Bound = z.strictObject({ over: z.number().optional(), under: z.number().optional() });

/** A way in which a document says something of a duty. All given conditions must hold. */
export const StatementPattern = z.strictObject({
  /** Concepts in the sentence or table row itself. */
  here: z.array(OneOf).min(1),
  /** Concepts in the sentence, its headings, its column titles, its document's title or the sentences beside it. */
  about: z.array(OneOf).optional(),
  /** Concepts that must not be in the sentence. */
  not: z.array(z.string()).optional(),
  /** Concepts that must not be in the sentence nor in those beside it. */
  notNear: z.array(z.string()).optional(),
  /** Concepts of `here` that must stand in this order. */
  order: z.array(z.string()).min(2).optional(),
  /** The first two of `here` stand beside each other with at most this many characters between. */
  within: z.number().int().nonnegative().optional(),
  /** A span of time in the sentence, in calendar days (60 working days are 84). */
  span: Bound.optional(),
  /** Times per year in the sentence. */
  perYear: Bound.optional(),
  /** A percentage in the sentence. */
  percent: Bound.optional(),
  /** Only where the dossier has this (a fact key with the value true). */
  when: z.string().optional(),
  /** Only where the dossier does not have this as true. */
  unless: z.array(z.string()).optional(),
  /** Kinds of document in which it counts, instead of those of the rule. */
  documents: z.array(DocumentKind).optional(),
  /** `weak`: a hint that is shown but decides nothing. `partly`: the duty is breached in part only. */
  force: z.enum(['clear', 'partly', 'weak']).default('clear'),
  /** Of a fulfilling statement about all members of a set: outweighs a check that misses one in a list of facts. */
  outweighsCheck: z.boolean().default(false),
});
export type StatementPattern = z.infer<typeof StatementPattern>;

export const StatementRule = z.strictObject({
  requirement: RequirementId,
  documents: z.array(DocumentKind).optional(),
  fulfils: z.array(StatementPattern).default([]),
  breaches: z.array(StatementPattern).default([]),
});
export type StatementRule = z.infer<typeof StatementRule>;

/** What documents say of duties: concepts, and patterns over them for each requirement. Data of a programme (`statements/*.yaml`, merged). */
export const StatementRules = z
  .strictObject({ schema: z.literal('statement-rules/1'), concepts: z.record(z.string(), Concept), rules: z.array(StatementRule) })
  .superRefine((rules, context) => {
    for (const fault of faultsOfTerms(rules.concepts)) context.addIssue({ code: 'custom', ...fault });
    for (const [index, rule] of rules.rules.entries()) {
      for (const pattern of [...rule.fulfils, ...rule.breaches]) {
        for (const name of conceptsOf(pattern)) {
          if (rules.concepts[name] === undefined)
            context.addIssue({ code: 'custom', path: ['rules', index], message: `${rule.requirement}: unknown concept ${name}` });
        }
      }
    }
  });
export type StatementRules = z.infer<typeof StatementRules>;

/** Every concept that a pattern names. */
export function conceptsOf(pattern: StatementPattern): string[] {
  return [...pattern.here, ...(pattern.about ?? [])].flat().concat(pattern.not ?? [], pattern.notNear ?? [], pattern.order ?? []);
}

/** Terms that are no valid pattern. */
function faultsOfTerms(concepts: Readonly<Record<string, Concept>>): { path: string[]; message: string }[] {
  const termsOf = (name: string): readonly string[] => [...(concepts[name]?.en ?? []), ...(concepts[name]?.zh ?? [])];
  return Object.keys(concepts).flatMap((name) =>
    termsOf(name).flatMap((term) => {
      try {
        termPattern(termSource(term, termsOf));
        return [];
      } catch (fault) {
        return [{ path: ['concepts', name], message: `the term “${term}” is not a valid pattern: ${String(fault)}` }];
      }
    }),
  );
}
