import { foldText, type Folded } from './fold-text.ts';
import type { Identifier } from './find-identifiers.ts';

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/gu, '\\$&');
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/**
 * A finder of the given person names, in any spacing, case and order of surname; a Latin name also with its initial. Names of one letter
 * or of one short word are not looked for: they would hit ordinary words.
 */
export function createNameFinder(names: readonly string[]): (folded: Folded) => Identifier[] {
  const byPattern = new Map<string, string>();
  for (const name of names)
    for (const pattern of patternsOf(name)) if (!byPattern.has(pattern)) byPattern.set(pattern, foldText(name).text.trim());
  const ordered = [...byPattern.keys()].sort((a, b) => b.length - a.length);
  if (ordered.length === 0) return () => [];
  const any = new RegExp(ordered.map((pattern) => `(${pattern})`).join('|'), 'giu');
  return ({ text }) =>
    [...text.matchAll(any)].map((match): Identifier => {
      const which = match.findIndex((group, index) => index > 0 && group !== undefined) - 1;
      return { kind: 'name', start: match.index, end: match.index + match[0].length, value: byPattern.get(ordered[which]!)! };
    });
}

function patternsOf(name: string): string[] {
  const plain = foldText(name).text.replace(/\s+/gu, ' ').trim();
  if (isHan(plain)) {
    const characters = [...plain.replace(/[ -]/gu, '')];
    return characters.length < 2 ? [] : [characters.map(escape).join('[ \\-\\t\\n]{0,3}')];
  }
  const words = plain.split(/[ .,-]+/u).filter((word) => word !== '');
  if (words.length < 2) return words[0] !== undefined && words[0].length >= 4 ? [bounded([words[0]])] : [];
  const given = words.slice(0, -1);
  const surname = words.at(-1)!;
  if (words.every((word) => word.length === 1)) return [];
  const initials = given.map((word) => word[0]!);
  return [
    bounded(words),
    bounded([surname, ...given]),
    ...(surname.length > 1 ? [bounded([...initials, surname]), bounded([surname, ...initials])] : []),
  ];
}

function bounded(words: readonly string[]): string {
  return `(?<![\\p{L}\\p{N}])${words.map(escape).join('[ .,\\-\\t\\n]{1,3}')}(?![\\p{L}\\p{N}])`;
}
