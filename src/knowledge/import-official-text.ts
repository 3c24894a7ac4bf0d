import { z } from 'zod';
import { Bilingual, IsoDate } from '../domain/bilingual.ts';
import { Sha256 } from '../domain/ids.ts';
import type { KnowledgeBase } from '../domain/knowledge.ts';
import type { MarkerStyle } from './clause-markers.ts';
import { romanNumber } from './numerals.ts';
import { childrenOf, openingOf, splitOfficialText, type TextNode } from './split-official-text.ts';
import { importWords } from './words.ts';

/** What the person who imports says of an instrument that the knowledge base does not have. */
export const NewInstrument = z.strictObject({
  title: Bilingual,
  number: Bilingual,
  issued: IsoDate,
  inForce: IsoDate,
  ended: IsoDate.nullable(),
  issuer: Bilingual,
});
export type NewInstrument = z.infer<typeof NewInstrument>;

const ImportedClause = z.strictObject({
  /** In the way of the instrument: `XVII.3`, `32`, `part-1`. */
  number: z.string(),
  parent: z.string().nullable(),
  heading: Bilingual,
  /** Verbatim; a piece with pieces below it includes them. Empty for a part or chapter, which has its heading only. */
  text: z.string(),
});
export type ImportedClause = z.infer<typeof ImportedClause>;

/** An official text, split by its own numbering. Kept in the workspace as one JSON file per instrument and language. */
export const ImportedText = z.strictObject({
  schema: z.literal('imported-text/1'),
  instrument: z.string().regex(/^[a-z0-9-]+$/u),
  language: z.enum(['en', 'zh']),
  /** Name and hash of the file that was imported. */
  source: z.strictObject({ name: z.string(), sha256: Sha256 }),
  clauses: z.array(ImportedClause),
  /** Clause ids of the knowledge base that have their text now. */
  matched: z.array(z.string()),
  /** Articles and parts of the text that the instrument does not have. */
  unmatched: z.array(z.string()),
  /** Clause ids of the instrument that the text does not have. */
  missing: z.array(z.string()),
  newInstrument: NewInstrument.optional(),
});
export type ImportedText = z.infer<typeof ImportedText>;

export type ImportOptions = {
  readonly instrument: string;
  readonly source: ImportedText['source'];
  readonly knowledge: Pick<KnowledgeBase, 'clauses' | 'instruments'>;
  /** Needed when the knowledge base does not have the instrument. */
  readonly newInstrument?: NewInstrument;
};

/** `no-clauses`: no numbering was found; `unknown-instrument`: neither in the knowledge base nor described. Expected outcomes, not faults. */
export type ImportOutcome =
  | { readonly ok: true; readonly imported: ImportedText }
  | { readonly ok: false; readonly reason: 'no-clauses' | 'unknown-instrument'; readonly explanation: Bilingual };

/**
 * Splits the text of an official document into clauses by its own numbering and attaches each to the clause of the instrument with the same
 * number, whether the text writes it `(XVII)`, `Article 17` or `第十七条`. Nothing is guessed: what does not match is listed.
 */
export function importOfficialText(text: string, options: ImportOptions): ImportOutcome {
  const { instrument, knowledge } = options;
  const known = [...knowledge.clauses.values()].filter((clause) => clause.instrument === instrument);
  const isKnown = knowledge.instruments.some((candidate) => candidate.id === instrument);
  if (!isKnown && options.newInstrument === undefined) {
    return { ok: false, reason: 'unknown-instrument', explanation: importWords.unknownInstrument(instrument) };
  }
  const split = splitOfficialText(text);
  const roman = known.some((clause) => romanNumber(clause.number) !== undefined);
  const clauses = numberedClauses(split.nodes, roman);
  if (clauses.length === 0) return { ok: false, reason: 'no-clauses', explanation: importWords.noClauses() };

  const idByKey = new Map(known.map((clause) => [keyOf(clause.number), clause.id as string]));
  const matchedKeys = new Set(clauses.map((clause) => keyOf(clause.number)).filter((key) => idByKey.has(key)));
  return {
    ok: true,
    imported: {
      schema: 'imported-text/1',
      instrument,
      language: split.language,
      source: options.source,
      clauses,
      matched: [...matchedKeys].flatMap((key) => idByKey.get(key) ?? []),
      unmatched: clauses.map((clause) => clause.number).filter((number) => !number.includes('.') && !matchedKeys.has(keyOf(number))),
      missing: [...idByKey].filter(([key]) => !matchedKeys.has(key)).map(([, id]) => id),
      ...(isKnown || options.newInstrument === undefined ? {} : { newInstrument: options.newInstrument }),
    },
  };
}

/** One key for one number, however it is written: `XVII.1` and `17.1` are the same. */
export function keyOf(number: string): string {
  return number
    .split('.')
    .map((part) => String(romanNumber(part) ?? part))
    .join('.');
}

type Numbering = { readonly prefix: string; readonly parent: string | null; readonly roman: boolean };

/**
 * All pieces as clauses, parents before children. A level that only groups articles numbered on through it becomes `part-1`,
 * `chapter-2`. A number that comes twice (a second list in one article, an appendix) counts the first time; the rest stays in the text above it.
 */
function numberedClauses(nodes: readonly TextNode[], roman: boolean): ImportedClause[] {
  const clauses: ImportedClause[] = [];
  const seen = new Set<string>();
  const groups = groupingLevels(nodes);
  const visit = (node: TextNode, { prefix, parent, roman }: Numbering): void => {
    const group = groups.get(node.style);
    if (group !== undefined) {
      const number = `${parent?.startsWith('chapter-') && group === 'section' ? `${parent}.` : ''}${group}-${node.value}`;
      if (!seen.has(number)) clauses.push({ number, parent, heading: headingOf(node), text: '' });
      seen.add(number);
      for (const child of childrenOf(node)) visit(child, { prefix, parent: number, roman });
      return;
    }
    const number = prefix + (roman && prefix === '' ? romanOf(node.value) : String(node.value));
    if (seen.has(number)) return;
    seen.add(number);
    clauses.push({ number, parent, heading: headingOf(node), text: wholeText(node) });
    for (const child of childrenOf(node)) visit(child, { prefix: `${number}.`, parent: number, roman: false });
  };
  for (const node of nodes) visit(node, { prefix: '', parent: null, roman });
  return clauses;
}

/** Named levels above the article group; so does a numbered level whose pieces are numbered on from one to the next. */
function groupingLevels(nodes: readonly TextNode[]): Map<MarkerStyle, 'part' | 'chapter' | 'section'> {
  const groups = new Map<MarkerStyle, 'part' | 'chapter' | 'section'>([
    ['part', 'part'],
    ['chapter', 'chapter'],
    ['section', 'section'],
  ]);
  const top = nodes[0]?.style;
  if (top === undefined || groups.has(top) || top === 'article') return groups;
  const followers = nodes.filter((node) => node.style === top && childrenOf(node).length > 0).slice(1);
  const runsOn = followers.length > 0 && followers.every((node) => (childrenOf(node)[0]?.value ?? 1) > 1);
  const holdsArticles = nodes.some((node) => childrenOf(node).some((child) => child.style === 'article'));
  if (runsOn || holdsArticles) groups.set(top, 'part');
  return groups;
}

/** The label, and the title where the piece opens with a line that is no sentence. */
function headingOf(node: TextNode): Bilingual {
  const opening = openingOf(node);
  const isTitle =
    childrenOf(node).length > 0 && opening.length === 1 && (opening[0]?.length ?? 0) < 80 && !/[.。:：;；]$/u.test(opening[0] ?? '');
  const words = `${node.label.trim()}${isTitle ? ` ${opening[0] ?? ''}` : ''}`;
  return { en: words, zh: words };
}

function wholeText(node: TextNode): string {
  return node.parts.map((part) => (typeof part === 'string' ? part : part.label + wholeText(part))).join('\n');
}

function romanOf(value: number): string {
  const steps = [['C', 100], ['XC', 90], ['L', 50], ['XL', 40], ['X', 10], ['IX', 9], ['V', 5], ['IV', 4], ['I', 1]] as const; // prettier-ignore
  let rest = value;
  let text = '';
  for (const [letters, worth] of steps) for (; rest >= worth; rest -= worth) text += letters;
  return text;
}
