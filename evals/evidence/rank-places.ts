export const cutoffs = [1, 3, 5, 10] as const;

export type LabelledPlace = {
  readonly dossier: string;
  readonly kind: 'defect' | 'met';
  readonly language: 'en' | 'zh';
  /** Articles whose requirements may bring it. */
  readonly articles: readonly string[];
  readonly file: string;
  readonly page: number;
  readonly pages: readonly number[];
  readonly quote: string;
};
export type RankedEvidence = {
  readonly clause: string;
  /** Best first. */
  readonly passages: readonly { readonly file: string; readonly page: number; readonly text: string }[];
};
/** `rank` counts from 1; null when no requirement of the articles brought the quote. */
export type RankedPlace = { readonly place: LabelledPlace; readonly rank: number | null };

/** The best rank at which a requirement of one of the place's articles brings a passage that overlaps the quote, in its file, on its page. */
export function rankPlaces(places: readonly LabelledPlace[], evidence: readonly RankedEvidence[]): RankedPlace[] {
  return places.map((place) => {
    const ranks = evidence
      .filter(({ clause }) => place.articles.includes(articleOf(clause)))
      .map(({ passages }) =>
        passages.findIndex(({ file, page, text }) => file === place.file && place.pages.includes(page) && overlaps(text, place.quote)),
      )
      .filter((at) => at >= 0);
    return { place, rank: ranks.length === 0 ? null : Math.min(...ranks) + 1 };
  });
}

/** `XVII` of `nmpa-2025-134#XVII.3`; the whole id for other instruments. */
function articleOf(clause: string): string {
  const [instrument = '', number = ''] = clause.split('#');
  return instrument === 'nmpa-2025-134' ? (number.split('.')[0] ?? '') : clause;
}

/** As in the eval of findings: 16 characters in a row (8 in Chinese), or the whole of a shorter label; white space and case aside. */
function overlaps(text: string, label: string): boolean {
  const a = squeeze(text);
  const b = squeeze(label);
  const need = Math.min(/\p{Script=Han}/u.test(label) ? 8 : 16, b.length);
  if (need === 0) return false;
  if (need < 4) return a === b;
  for (let from = 0; from + need <= b.length; from += 1) if (a.includes(b.slice(from, from + need))) return true;
  return false;
}

const squeeze = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
