/**
 * A number in digits: groups of three behind comma, thin, no-break or plain space (`1,200`, `48 217`), a decimal part, a power (`10⁶`).
 * `2025001,2025002` is two numbers, because a group has three digits and no more.
 */
const number = /(?<!\d)\d{1,3}(?:(?:,\d{3}(?!\d))+|(?:[ \u2009\u202f\u00a0]\d{3}(?!\d))+)(?:\.\d+)?[⁰¹²³⁴-⁹]*|\d+(?:\.\d+)?[⁰¹²³⁴-⁹]*/gu;
/** Names that contain digits and are not numbers of the claim: requirement ids, announcement numbers, file names. */
const names = /A134-\d+-[a-z]|P1-G\d|GB\s?\d+|[\w\p{Script=Han}-]+\.(?:pdf|docx|xlsx|csv|md|txt|html)/giu;

/** What one run of digits may mean: the number as a whole or, where plain spaces part it, numbers in a row. */
type Reading = { readonly whole: string; readonly parts: readonly string[] };

function readingsIn(text: string): Reading[] {
  return [...foldFullWidth(text).replace(names, ' ').matchAll(number)].map(([digits]) => ({
    whole: canonical(digits.replace(/[, \u2009\u202f\u00a0]/gu, '')),
    parts: digits.split(' ').map((part) => canonical(part.replace(/[,\u2009\u202f\u00a0]/gu, ''))),
  }));
}

/** Full-width digits and marks to ASCII; a full-width comma parts like a space. Not NFKC: that would turn 10⁶ into 106. */
function foldFullWidth(text: string): string {
  return text
    .replaceAll('，', ' ')
    .replace(/[\uff01-\uff5e]/gu, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) - 0xfee0));
}

/** Without zeros that say nothing: `007` is 7, `5.0` is 5. */
function canonical(digits: string): string {
  const [, whole = '', decimals = '', power = ''] = /^(\d+)(?:\.(\d+))?(.*)$/u.exec(digits) ?? [];
  const kept = decimals.replace(/0+$/u, '');
  return `${whole.replace(/^0+(?=\d)/u, '')}${kept === '' ? '' : `.${kept}`}${power}`;
}

/**
 * Numbers of `claim` that stand in none of the `sources` (quotes, values and derivations of facts, clause text). Empty means all are covered.
 * Numbers written in words (`three`, `三`) are not looked at.
 */
export function uncoveredNumbers(claim: string, sources: Iterable<string>): string[] {
  const wanted = readingsIn(claim);
  if (wanted.length === 0) return [];
  const covered = new Set<string>();
  for (const source of sources) {
    for (const { whole, parts } of readingsIn(source)) {
      covered.add(whole);
      for (const part of parts) covered.add(part);
    }
  }
  const open = wanted.filter(({ whole, parts }) => !covered.has(whole) && !parts.every((part) => covered.has(part)));
  return [...new Set(open.map(({ whole }) => whole))];
}
