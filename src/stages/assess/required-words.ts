/** Pieces of text: at least one of each set stands in whatever matches. */
export type RequiredWords = readonly (readonly string[])[];

type Part = { readonly literal: string } | { readonly group: readonly string[] } | 'other';

/** A set with more pieces than this costs more to look for than it spares. */
const mostPieces = 16;

/**
 * What stands in every match of a term's source (`termSource`), so that a pattern that cannot match is not compiled. Only literal characters and
 * groups of alternatives are taken into account; the rest asks for nothing.
 */
export function requiredWords(source: string): RequiredWords {
  return partsOf(source).flatMap((part) => {
    if (part === 'other') return [];
    const pieces = 'literal' in part ? [part.literal] : part.group.map(longestLiteral);
    return pieces.length <= mostPieces && pieces.every((piece) => piece !== '') ? [[...new Set(pieces)]] : [];
  });
}

function longestLiteral(source: string): string {
  const literals = partsOf(source).map((part) => (part !== 'other' && 'literal' in part ? part.literal : ''));
  return literals.reduce((longest, literal) => (literal.length > longest.length ? literal : longest), '');
}

/** The parts of a source in order; what may be left out or is no plain text is `other`. */
function partsOf(source: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at < source.length) {
    const end = endOfPart(source, at);
    const [quantifier = ''] = /^(?:[?*+]|\{\d+,?\d*\})\??/u.exec(source.slice(end)) ?? [];
    const part = source.slice(at, end);
    at = end + quantifier.length;
    if (part === '|') return ['other'];
    if (quantifier !== '' || part.startsWith('[') || part.startsWith('\\') || part.startsWith('(?!')) parts.push('other');
    else if (part.startsWith('(?:')) parts.push({ group: alternatives(part.slice(3, -1)) });
    else addLiteral(parts, part);
  }
  return parts;
}

function addLiteral(parts: Part[], character: string): void {
  const last = parts.at(-1);
  if (last === undefined || last === 'other' || !('literal' in last)) parts.push({ literal: character });
  else parts[parts.length - 1] = { literal: last.literal + character };
}

function alternatives(inside: string): string[] {
  const found = [''];
  for (let at = 0; at < inside.length;) {
    const end = endOfPart(inside, at);
    const part = inside.slice(at, end);
    if (part === '|') found.push('');
    else found[found.length - 1] += part;
    at = end;
  }
  return found;
}

/** End of the group, class, escape or character that begins here. */
function endOfPart(source: string, from: number): number {
  const first = source[from];
  if (first === '\\') return from + (/^\\[pP]\{[^}]*\}/u.exec(source.slice(from))?.[0].length ?? 2);
  if (first === '[') {
    let at = from + 1;
    while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
    return at + 1;
  }
  if (first !== '(') return from + 1;
  let at = from + 1;
  while (at < source.length && source[at] !== ')') at = endOfPart(source, at);
  return at + 1;
}
