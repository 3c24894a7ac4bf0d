const hanForm = '(?:有限责任公司|股份有限公司|集团有限公司|有限公司|集团公司|公司|药厂|制药厂)';
const hanCompany = new RegExp(`[\\p{Script=Han}（）()]{2,24}?${hanForm}`, 'gu');
const latinForm =
  '(?:Co\\.?,?\\s?Ltd\\.?|Company Limited|Limited|Ltd\\.?|GmbH|AG|Inc\\.?|Corp\\.?|Corporation|LLC|PLC|S\\.A\\.|B\\.V\\.|Pharmaceuticals?|Pharma|Biologics|Biotech|Laboratories)';
const latinCompany = new RegExp(`(?:\\p{Lu}[\\p{L}\\p{N}&'’-]*(?: ?\\([^()]{2,30}\\))?[ ,]{1,2}){1,5}${latinForm}(?![\\p{L}\\p{N}])`, 'gu');
const isCompany = new RegExp(`${hanForm}|${latinForm}`, 'u');

/** What stands before the name of a company in running text and looks like a part of it. */
const lead = /^.*(?:生产企业|企业|委托方|受托方|持有人|供应商|单位|以及|由|与|和|及|为|在|对|向|是|的)/u;
/** Where the part that tells a company apart ends: its trade and its form follow. */
const trade = /中药|化药|化学|注射剂|制剂|片剂|胶囊|原料|制药|药业|医药|药品|药厂|生物|科技|技术|健康|医疗|检测|集团|股份|有限|公司/u;
const province = /^[\u4e00-\u9fff]{2,3}(?:省|市)/u;
const common =
  /^(?:co|company|ltd|limited|gmbh|ag|inc|corp|corporation|llc|plc|pharma|pharmaceuticals?|biologics|biotech|laboratories|tablets|injections|holdings?|the|and|contract|manufacturing|manufacturer|holder|group|working|international|china|quality|production|site)$/iu;

/** Companies that a text names with their legal form. Pure. */
export function companiesIn(text: string): string[] {
  return [hanCompany, latinCompany].flatMap((pattern) => [...text.matchAll(pattern)].map(([found]) => withoutLead(found.trim())));
}

/**
 * What people call a company for short, and the place that it names in brackets: `岭桓中药（贵阳）有限公司` → `岭桓`, `贵阳`; `Northlake Pharma Ltd` →
 * `Northlake`. None for what has no form of a company; a part that is too short or any word is none. Pure.
 */
export function shortNamesOf(company: string): string[] {
  if (!isCompany.test(company)) return [];
  const places = [...company.matchAll(/[（(]([^（）()]{2,30})[）)]/gu)].map((match) => match[1]!.trim());
  const plain = company.replace(/[（(][^（）()]*[）)]/gu, ' ');
  return [...places, ...(/\p{Script=Han}/u.test(plain) ? hanOwn(plain) : latinOwn(plain))].filter((name) => !common.test(name));
}

function hanOwn(company: string): string[] {
  const [own = ''] = company.replace(/\s/gu, '').replace(province, '').split(trade);
  const short = own.length > 4 ? own.slice(0, 2) : own;
  return short.length < 2 ? [] : [short];
}

function latinOwn(company: string): string[] {
  const words = company.split(/[ ,.]+/u).filter((word) => word !== '');
  const end = words.findIndex((word) => common.test(word));
  const own = end === -1 ? words : words.slice(0, end);
  return own.length > 1 ? [own.join(' '), ...own.slice(0, 1).filter(isTelling)] : own.filter(isTelling);
}

const isTelling = (word: string): boolean => word.length >= 5 && !common.test(word);

/** Unless too little would be left to tell a company apart. */
function withoutLead(company: string): string {
  const rest = company.replace(lead, '');
  return shortNamesOf(rest).length > 0 ? rest : company;
}
