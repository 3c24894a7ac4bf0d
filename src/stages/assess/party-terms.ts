import type { FactValue } from '../../domain/fact.ts';
import type { Passage } from '../../domain/document.ts';
import type { ExtraTerms } from './term-pattern.ts';

const generic = new Set(
  'co ltd inc limited company corporation group holdings holding pharmaceutical pharmaceuticals pharma biopharma biotech biotechnology medicine medicines drug drugs works tablets capsules injection injections sterile health healthcare science sciences technology technologies manufacturing laboratories laboratory labs international china the and of bio life'.split(
    ' ',
  ),
);
const chineseTail =
  /(?:股份)?(?:有限责任|有限)?公司$|集团|控股|医药科技|生物科技|生物制药|生物医药|制药|药业|医药|中药|药物|生物|科技|注射剂|口服制剂|无菌制剂|制剂|健康|技术|产业|发展|[省市]/gu;

/**
 * The words by which this dossier calls its two parties: distinctive words of the companies' names, their towns, and the names that
 * the agreements give them (`hereafter the Works`, `（甲方）`). Terms for the concepts `holder` and `maker`.
 */
export function readPartyTerms(flat: Readonly<Record<string, FactValue>>, passages: readonly Passage[]): ExtraTerms {
  const named = partiesInAgreement(passages);
  const holder = nameOf(flat['mah.name']) || named.holder;
  const maker = nameOf(flat['cmo.name']) || named.maker;
  const ofHolder = new Set([...wordsOf(holder), ...givenNames(holder, passages)]);
  const ofMaker = new Set([...wordsOf(maker), ...givenNames(maker, passages)]);
  return {
    holder: [...ofHolder].filter((word) => !ofMaker.has(word)),
    maker: [...ofMaker].filter((word) => !ofHolder.has(word)),
  };
}

const holderNames = /owner|holder|principal|client|customer|party a|sponsor/iu;
const makerNames = /house|works|plant|site|manufacturer|contractor|party b|maker|supplier/iu;

/** The parties by the names that the agreement gives them, where no fact has them: `X Co., Ltd. (the Owner) and Y Co., Ltd. (the Plant)`. */
function partiesInAgreement(passages: readonly Passage[]): { holder: string; maker: string } {
  const found = { holder: '', maker: '' };
  for (const { text } of passages) {
    for (const [, name = '', given = ''] of text
      .normalize('NFKC')
      .matchAll(/((?:[A-Z][A-Za-z]+ ){1,5}\([A-Z][a-z]+\) Co\., Ltd\.)\s*\((?:the )?["“]?([A-Z][A-Za-z ]{2,20})["”]?\)/gu)) {
      if (found.holder === '' && holderNames.test(given)) found.holder = name;
      if (found.maker === '' && makerNames.test(given) && !holderNames.test(given)) found.maker = name;
    }
    if (found.holder !== '' && found.maker !== '') break;
  }
  return found;
}

function nameOf(value: FactValue | undefined): string {
  return typeof value === 'string' ? value.normalize('NFKC') : '';
}

function wordsOf(name: string): string[] {
  const latin = (name.match(/[A-Za-z][A-Za-z-]{2,}/gu) ?? []).map((word) => word.toLowerCase()).filter((word) => !generic.has(word));
  const town = /\(([\p{Script=Han}]{2,6})\)/u.exec(name)?.[1];
  const core = name
    .replaceAll(/\([^)]*\)/gu, '')
    .replaceAll(chineseTail, '')
    .replaceAll(/[^\p{Script=Han}]/gu, '');
  return [...latin, ...(core.length >= 2 && core.length <= 6 ? [core] : []), ...(town === undefined ? [] : [town])];
}

/** Names given beside the full name: `Name (the Holder)`, `Name, hereafter the Works`, `甲方（委托方）：名称`, `名称（以下简称甲方）`. */
function givenNames(name: string, passages: readonly Passage[]): string[] {
  if (name.length < 4) return [];
  const given: string[] = [];
  for (const passage of passages) {
    const text = passage.text.normalize('NFKC');
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const after = text.slice(at + name.length, at + name.length + 60);
      const before = text.slice(Math.max(0, at - 24), at);
      const english =
        /^\s*,?\s*(?:\(|hereafter|hereinafter)[^A-Za-z]{0,3}(?:hereafter |hereinafter |called |referred to as )*["“'‘]?(?:the )?([A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)?)/u.exec(
          after,
        );
      const chinese = /^\s*\(?(?:以下)?(?:简称|称)?["“「]?(甲方|乙方|[\p{Script=Han}]{2,6})["”」]?\)/u.exec(after);
      const label = /(甲方|乙方)[^\p{Script=Han}]{0,2}(?:\([\p{Script=Han}]{2,8}\))?[::]?\s*$/u.exec(before);
      for (const found of [english?.[1]?.toLowerCase(), chinese?.[1], label?.[1]]) {
        if (found !== undefined && !generic.has(found) && !/^(?:虚构|中国)$/u.test(found)) given.push(found);
      }
    }
  }
  return given;
}
