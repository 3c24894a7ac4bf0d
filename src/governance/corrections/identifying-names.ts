import type { Fact, FactValue } from '../../domain/index.ts';
import { personNamesOf } from '../masking/person-names-of.ts';

/** Properties of facts that say who or where: names of companies and products, addresses, numbers of licences and approvals. */
const telling = /(?:^|\.)(?:name|names|genericName|tradeName|approvalNumber|licence\.number|\w*[aA]ddress)$/u;

const form = '(?:有限责任公司|股份有限公司|集团有限公司|有限公司|集团公司|公司|药厂|制药厂)';
const hanCompany = new RegExp(`[\\p{Script=Han}（）()]{2,24}?${form}`, 'gu');
const latinForm =
  '(?:Co\\.?,?\\s?Ltd\\.?|Company Limited|Limited|Ltd\\.?|GmbH|AG|Inc\\.?|Corp\\.?|Corporation|LLC|PLC|S\\.A\\.|B\\.V\\.|Pharmaceuticals?|Pharma|Biologics|Biotech|Laboratories)';
const latinCompany = new RegExp(`(?:\\p{Lu}[\\p{L}\\p{N}&'’-]*[ ,]{1,2}){1,5}${latinForm}(?![\\p{L}\\p{N}])`, 'gu');
/** What stands before the name of a company in running text and looks like a part of it. */
const lead = /^.*(?:生产企业|企业|委托方|受托方|持有人|供应商|单位|以及|由|与|和|及|为|在|对|向|是|的)/u;
/** What companies have in their names beside what tells them apart. */
const common =
  /有限责任公司|股份有限公司|集团有限公司|有限公司|集团公司|公司|集团|制药厂|药厂|药业|制药|医药|生物|科技|技术|股份|[（）()]|[\u4e00-\u9fff]{2,3}(?:省|市)/gu;
const latinCommon =
  /^(?:co|company|ltd|limited|gmbh|ag|inc|corp|corporation|llc|plc|pharma|pharmaceuticals?|biologics|biotech|laboratories|the|and|contract|manufacturing|manufacturer|holder|group|international|china|quality|production)$/iu;

const titled = /(?:Mr|Ms|Mrs|Miss|Dr|Prof)\.? {1,2}(\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2})/gu;
const hanTitled = /([\u4e00-\u9fff]{2,3})(?:先生|女士|博士|主任|经理)/gu;
const labelled = /(?:姓名|负责人|受权人|联系人|代表人|批准人|审核人|编制人|起草人|签字人|审计员|检查员)[：: ]{1,3}([\u4e00-\u9fff]{2,4})/gu;
const latinLabelled =
  /(?:[Nn]ame|[Hh]ead of [a-z ]{3,20}|[Qq]ualified [Pp]erson|[Mm]anager|[Dd]irector|[Ll]iaison|[Cc]ontact|[Aa]uditor|(?:[Aa]pproved|[Ss]igned|[Pp]repared|[Rr]eviewed|[Rr]eleased) by)[:：] {0,2}(\p{Lu}[\p{L}’'.-]+(?: \p{Lu}[\p{L}’'.-]+){1,2})/gu;
const approvals = /国药准字\s?[A-Z]\s?\d{8}/gu;

/**
 * Everything that is masked by name: what the facts of a dossier name (persons, companies, products, addresses, numbers of licences), and in `texts`
 * companies by their legal form, persons by title or label, approval numbers; of each company also the part that tells it apart. What neither a fact
 * nor its form gives away is not found. Pure.
 */
export function identifyingNames(facts: readonly Pick<Fact, 'key' | 'value'>[], texts: readonly string[]): string[] {
  const names = new Set(personNamesOf(facts));
  const look = (value: FactValue, path: string): void => {
    if (typeof value === 'string') {
      if (telling.test(path) && value.trim() !== '') names.add(value.trim());
    } else if (Array.isArray(value)) for (const part of value) look(part, path);
    else if (typeof value === 'object' && value !== null) for (const [key, part] of Object.entries(value)) look(part, `${path}.${key}`);
  };
  for (const { key, value } of facts) look(value, key);
  for (const text of texts) {
    for (const pattern of [hanCompany, latinCompany, approvals])
      for (const [found] of text.matchAll(pattern)) names.add(withoutLead(found.trim()));
    for (const pattern of [titled, labelled, latinLabelled]) for (const match of text.matchAll(pattern)) names.add(match[1]!);
    for (const match of text.matchAll(hanTitled)) for (const length of [2, 3]) names.add(match[1]!.slice(-length));
  }
  for (const name of [...names]) if (new RegExp(`${form}|${latinForm}`, 'u').test(name)) for (const part of partsOf(name)) names.add(part);
  return [...names].filter((name) => !latinCommon.test(name));
}

/** Unless too little would be left to tell a company apart. */
function withoutLead(company: string): string {
  const rest = company.replace(lead, '');
  return partsOf(rest).length > 0 ? rest : company;
}

/** `岚泽制药有限公司` → `岚泽`; `Northlake Pharma Ltd` → `Northlake`. Short and common words are no names. */
function partsOf(company: string): string[] {
  const han = company.replace(common, '');
  if (/\p{Script=Han}/u.test(company)) return /^[\u4e00-\u9fff]{2,8}$/u.test(han) ? [han] : [];
  const words = company.split(/[ ,.]+/u);
  const own = words.slice(
    0,
    Math.max(
      1,
      words.findIndex((word) => latinCommon.test(word)),
    ),
  );
  return own.length === 1 && own[0]!.length >= 5 && !latinCommon.test(own[0]!) ? own : own.length > 1 ? [own.join(' ')] : [];
}
