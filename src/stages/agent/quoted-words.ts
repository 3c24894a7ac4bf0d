const quoted = /“([^”]{1,400})”|"([^"]{1,400})"|「([^」]{1,400})」|『([^』]{1,400})』|‘([^’]{3,400})’(?!\p{L})|«([^»]{1,400})»/gu;
const left = /[\s\p{P}\u200b-\u200f\ufeff]/gu;

/**
 * Quotations inside a text that stand in none of the sources; white space and punctuation are not compared. A claim may only quote what was
 * found; one word in marks (a term) is let through up to three letters or one Han character. An opening mark without its closing one counts as
 * a quotation to the end.
 */
export function unsupportedQuotations(text: string, sources: readonly string[]): string[] {
  const found = [...text.matchAll(quoted)].map((m) => m.slice(1).find((part) => part !== undefined) ?? '');
  const open = /[“「『«]([^”」』»]*)$/u.exec(text)?.[1];
  const quotations = open === undefined ? found : [...found, open];
  const folded = sources.map(fold);
  return quotations.filter((quotation) => {
    const wanted = fold(quotation);
    const han = wanted.match(/\p{Script=Han}/gu)?.length ?? 0;
    if (han < 2 && wanted.length < 4) return false;
    return !folded.some((source) => source.includes(wanted));
  });
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(left, '');
}
