import { of, type Reading } from './fact-list.ts';

const compared: Readonly<Record<string, string>> = {
  'writtenOpinion.product': 'product.genericName',
  'writtenOpinion.cmoName': 'cmo.name',
  'writtenOpinion.address': 'cmo.siteAddress',
};
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '');
const isZh = (text: string): boolean => /[\u4e00-\u9fff]/u.test(text);

/**
 * What the Written Opinion names, brought to the form that the rest of the dossier uses: a check sets the two against each other exactly. The
 * same with more words (a strength, a province) is the same; a name in the other script can be neither equal nor different and is left out.
 */
export function settleOpinion(readings: readonly Reading[]): Reading[] {
  return readings.flatMap((r): Reading[] => {
    const other = compared[r.key];
    if (other === undefined || typeof r.value !== 'string' || r.value === '') return [r];
    const stated = plain(r.value);
    const own = r.places[0]?.document;
    const outside = of(readings, other).filter((o) => o.places[0]?.document !== own);
    const elsewhere = outside.flatMap((o) => (typeof o.value === 'string' && o.value !== '' ? [o.value] : []));
    const same = elsewhere.find((value) => plain(value).includes(stated) || stated.includes(plain(value)));
    if (same !== undefined) return [{ ...r, value: same }];
    const script = isZh(r.value);
    return elsewhere.length === 0 || elsewhere.some((value) => isZh(value) === script) ? [r] : [];
  });
}
