import { z } from 'zod';
import { Bilingual } from '../../domain/bilingual.ts';
import { AppError } from '../../domain/errors.ts';
import { words } from './words.ts';

/** Tokens that stand in a marked text for the holder and the contract manufacturer. `@H` and `@M` in a pattern mean them. */
export const holderToken = '⟨H⟩';
export const makerToken = '⟨M⟩';

/** How a pattern begins that takes a whole clause. It is tried where a clause begins, and not again at each of its characters. */
const wholeClause = '(?<v>[^;；。]*';

function compile(source: string, flags = 'iu'): RegExp {
  const start = source.startsWith(wholeClause) ? '(?<![^;；。])' : '';
  return new RegExp(start + source.replaceAll('@H', holderToken).replaceAll('@M', makerToken), flags);
}
const Pattern = z.string().transform((source, context): RegExp => {
  try {
    return compile(source);
  } catch (error) {
    context.addIssue({ code: 'custom', message: `not a regular expression: ${source}: ${String(error)}` });
    return z.NEVER;
  }
});

const takes = [
  'hours',
  'times-per-year',
  'months',
  'date',
  'last-date',
  'first-date',
  'number',
  'text',
  'sentence',
  'list',
  'person',
  'years',
] as const;
/** One way in which sentences state a fact. All of `all` and none of `none` must match the marked text. */
const SentenceRule = z.strictObject({
  key: z.string(),
  all: z.array(Pattern).min(1),
  none: z.array(Pattern).default([]),
  kinds: z.array(z.string()).default([]),
  heading: Pattern.optional(),
  value: z.json().optional(),
  take: z.enum(takes).optional(),
  /** For `list`: value to pattern; a value is read where its pattern matches. */
  list: z.record(z.string(), Pattern).optional(),
  /** Reads only where no other rule of the key has read anything. */
  fallback: z.boolean().default(false),
});
const FieldRule = z.strictObject({
  column: Pattern,
  as: z.enum(['text', 'date', 'number', 'boolean', 'enum', 'list', 'quarter', 'year', 'duration', 'persons']).default('text'),
  /** For `enum`: name of a word list; a cell that no word matches becomes `otherwise`, or stays out when there is none. */
  words: z.string().optional(),
  otherwise: z.string().optional(),
  /** Text of several matching columns is joined. */
  join: z.boolean().default(false),
});
const TableRule = z.strictObject({
  key: z.string(),
  kinds: z.array(z.string()).default([]),
  near: Pattern.optional(),
  notNear: Pattern.optional(),
  fields: z.record(z.string(), FieldRule),
  require: z.array(z.string()).min(1),
  /** Rows that match are left out: sums, repeated headers. */
  skip: Pattern.optional(),
  constant: z.record(z.string(), z.json()).default({}),
});
const LabelRule = z.strictObject({
  key: z.string(),
  label: Pattern,
  kinds: z.array(z.string()).default([]),
  heading: Pattern.optional(),
  party: z.enum(['mah', 'cmo']).optional(),
  none: Pattern.optional(),
});
const PartyWords = z.strictObject({ words: z.array(z.string()), learnable: z.array(z.string()), columns: Pattern });
const ProcessStep = z.strictObject({ id: z.string(), title: Bilingual, pattern: Pattern });
const Topic = z.strictObject({ title: Bilingual, clause: z.string() });

const ReadingRulesSchema = z.strictObject({
  schema: z.literal('reading-rules/1'),
  parties: z.strictObject({ mah: PartyWords, cmo: PartyWords, companySuffix: Pattern, businessWords: Pattern }),
  provinces: z.record(z.string(), z.strictObject({ en: z.string(), short: z.string(), cities: z.array(z.string()) })),
  placeholders: Pattern,
  yes: Pattern,
  no: Pattern,
  words: z.record(z.string(), z.record(z.string(), Pattern)),
  labels: z.array(LabelRule),
  sentences: z.array(SentenceRule),
  tables: z.array(TableRule),
  roles: z.record(z.string(), z.strictObject({ pattern: Pattern, title: Bilingual, clause: z.string(), area: z.string() })),
  processSteps: z.array(ProcessStep),
  topics: z.record(z.string(), Topic),
  /** Facts where one reading of this value decides: an exception breaks the rule that other passages state. */
  decisive: z.record(z.string(), z.json()),
});
/** How documents of a programme state its facts: words, labels, tables, sentences, consistency topics. Compiled, ready to read with. */
export type ReadingRules = z.output<typeof ReadingRulesSchema>;
export type SentenceRule = z.output<typeof SentenceRule>;
export type TableRule = z.output<typeof TableRule>;
export type FieldRule = z.output<typeof FieldRule>;

/**
 * Checks and compiles the content of `reading.yaml`.
 * @throws AppError `knowledge.invalid` naming the place of the first faults.
 */
export function parseReadingRules(content: unknown): ReadingRules {
  const result = ReadingRulesSchema.safeParse(content);
  if (result.success) return result.data;
  const faults = result.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new AppError('knowledge.invalid', `reading rules: ${faults.join('; ')}`, words.invalidReadingRules(faults.join('; ')));
}
