import type { Fact, FactValue } from '../../domain/index.ts';
import { personNamesOf } from '../masking/person-names-of.ts';
import { companiesIn, shortNamesOf } from './company-names.ts';

/** Facts that say who or which product: companies, products, numbers of approvals and licences. */
const telling = /^(?:mah|cmo)\.names?$|(?:^|\.)(?:genericName|tradeName|approvalNumber)$|licence\.number$|^cmo\.products\b.*name$/u;
const address = /[aA]ddress$/u;

const titled = /(?:Mr|Ms|Mrs|Miss|Dr|Prof)\.? {1,2}(\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2})/gu;
const hanTitled = /([\u4e00-\u9fff]{2,3})(?:先生|女士|博士|主任|经理)/gu;
/** Parts of the names of posts, which stand before a title too. */
const post = /[部副总质量产技术受项厂中心务理]/u;
const labelled = /(?:姓名|负责人|受权人|联系人|代表人|批准人|审核人|编制人|起草人|签字人|审计员|检查员)[：: ]{1,3}([\u4e00-\u9fff]{2,4})/gu;
const latinLabelled =
  /(?:[Nn]ame|[Hh]ead of [a-z ]{3,20}|[Qq]ualified [Pp]erson|[Mm]anager|[Dd]irector|[Ll]iaison|[Cc]ontact|[Aa]uditor|(?:[Aa]pproved|[Ss]igned|[Pp]repared|[Rr]eviewed|[Rr]eleased) by)[:：] {0,2}(\p{Lu}[\p{L}’'.-]+(?: \p{Lu}[\p{L}’'.-]+){1,2})/gu;
const approvals = /国药准字\s?[A-Z]\s?\d{8}/gu;

/**
 * Everything that is masked by name: what the facts of a dossier name (persons, companies, products, addresses, numbers of approvals and licences), and in
 * `texts` companies by their legal form, persons by title or label, approval numbers; of each company and address also the parts that tell it apart. What
 * neither a fact nor its form gives away is not found. Pure.
 */
export function identifyingNames(facts: readonly Pick<Fact, 'key' | 'value'>[], texts: readonly string[]): string[] {
  const names = new Set(personNamesOf(facts));
  const look = (value: FactValue, path: string): void => {
    if (typeof value === 'string') {
      if (telling.test(path) && value.trim() !== '') names.add(value.trim());
      if (address.test(path)) for (const part of [value.trim(), ...partsOf(value)]) if (part !== '') names.add(part);
    } else if (Array.isArray(value)) for (const part of value) look(part, path);
    else if (typeof value === 'object' && value !== null) for (const [key, part] of Object.entries(value)) look(part, `${path}.${key}`);
  };
  for (const { key, value } of facts) look(value, key);
  for (const text of texts) {
    for (const company of companiesIn(text)) names.add(company);
    for (const [found] of text.matchAll(approvals)) names.add(found);
    for (const pattern of [titled, labelled, latinLabelled]) for (const match of text.matchAll(pattern)) names.add(match[1]!);
    for (const match of text.matchAll(hanTitled))
      for (const name of [2, 3].map((length) => match[1]!.slice(-length))) if (!post.test(name)) names.add(name);
  }
  for (const name of [...names]) for (const part of shortNamesOf(name)) names.add(part);
  return [...names];
}

/** `66 Kite Road, Weifang` → `Kite Road`, `Weifang`; `贵阳市乌当区竹溪路3号` → `贵阳`, `乌当`, `竹溪路`. */
function partsOf(place: string): string[] {
  const latin = place.split(/[,，、]/u).flatMap((part) => /(?:\p{Lu}[\p{L}'’-]+ ?){1,4}/u.exec(part)?.[0].trim() ?? []);
  const han = [...place.matchAll(/([\u4e00-\u9fff]{2,4}?)(?:省|市|区|县|镇)|([\u4e00-\u9fff]{2,5}?[路街道])/gu)];
  return [...latin, ...han.map((match) => (match[1] ?? match[2])!)];
}
