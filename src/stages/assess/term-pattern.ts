/** Words of a party's own names in this dossier, added to a concept at run time. */
export type ExtraTerms = Readonly<Record<string, readonly string[]>>;
type TermsOf = (concept: string) => readonly string[];

const han = /\p{Script=Han}/u;
const article = '(?:the |its |their |an? )?';
const gap = { latin: '(?:[ ,()/]+[^ ;。；]+){0,7}?[ ,(]+', han: '[^。；;]{0,14}?' };

/**
 * Text as it is matched: lower case, one kind of quote, dashes and hyphens as spaces, no space between Chinese characters.
 * Only for matching; a citation always takes the words of the page.
 */
export function matchable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[’‘]/gu, "'")
    .replaceAll(/(?<=\p{L})[-‐‑–](?=\p{L})/gu, ' ')
    .replaceAll(/(?<=[\p{Script=Han}、，。；：])\s+(?=[\p{Script=Han}\d])|(?<=\d)\s+(?=\p{Script=Han})/gu, '')
    .replaceAll(/\s+/gu, ' ');
}

/** Regular expression source of a term; see `statement-rules.ts` for its notation. */
export function termSource(term: string, termsOf: TermsOf, depth = 0): string {
  if (depth > 4) throw new Error(`concept nested too deeply in "${term}"`);
  const chinese = han.test(term);
  let source = '';
  for (const part of matchable(term).match(/\{[^}]+\}|[()|?]|[~*#_]|[^{}()|?~*#_]+/gu) ?? []) {
    if (part.startsWith('{')) source += (source === '' ? '' : article) + conceptSource(part.slice(1, -1), termsOf, depth + 1);
    else if (part === '(') source += '(?:';
    else if (part === '~') source = source.replace(/ $/u, '') + (chinese ? gap.han : gap.latin);
    else if (part === '*') source += "[\\p{Script=Latin}']*";
    else if (part === '#') source += String.raw`\d+(?:[.,]\d+)?`;
    else if (part === '_') source += '[^ ;。；]+';
    else if (')|?'.includes(part)) source += part;
    else source += words(part, source.endsWith(gap.latin));
  }
  // A Latin word must end where the term ends; plural and possessive forms are the same word.
  const closed = source.replaceAll(/([a-z]{3,})(?=$| |\)|\||,)/gu, "$1(?:'s|s'|s|es)?");
  return /[a-z)?]$/u.test(closed) && !chinese ? `${closed}(?![\\p{Script=Latin}\\d])` : closed;
}

function words(text: string, afterGap: boolean): string {
  const body = afterGap ? text.trimStart() : text;
  return body.replaceAll(/[.+^$[\]\\/]/gu, String.raw`\$&`);
}

function conceptSource(name: string, termsOf: TermsOf, depth: number): string {
  return `(?:${termsOf(name)
    .map((term) => termSource(term, termsOf, depth))
    .join('|')})`;
}

/** The pattern of a term's source, to be tried at one place. Throws SyntaxError when it is none. */
export const termPattern = (source: string): RegExp => new RegExp(source, 'yu');

/** The characters that every match of a source begins with; the whole source where it has nothing else. */
export function fixedStart(source: string): string {
  const literal = /^[^\\()[\]{}|?*+.^$]*/u.exec(source)?.[0] ?? '';
  return /^[?*+{]/u.test(source.slice(literal.length)) ? literal.slice(0, -1) : literal;
}

/** The first characters (three, or fewer where the term varies earlier) that a match of the term can begin with. */
export function startKeys(term: string, termsOf: TermsOf, depth = 0): string[] {
  const text = matchable(term);
  if (text.startsWith('{')) {
    const name = text.slice(1, text.indexOf('}'));
    return depth > 4 ? [] : termsOf(name).flatMap((t) => startKeys(t, termsOf, depth + 1));
  }
  if (text.startsWith('(')) {
    const close = text.indexOf(')');
    const rest = text.slice(close + 1);
    const keys = text
      .slice(1, close)
      .split('|')
      .flatMap((t) => startKeys(t + (rest.startsWith('?') ? '' : rest), termsOf, depth));
    return rest.startsWith('?') ? keys.concat(startKeys(rest.slice(1), termsOf, depth)) : keys;
  }
  const literal = /^[^{}()|?~*#_]*/u.exec(text)?.[0] ?? '';
  return [literal.slice(0, 3)];
}
