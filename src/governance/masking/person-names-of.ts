import type { Fact, FactValue } from '../../domain/fact.ts';

const holder =
  /(?:^|\.)(?:person|persons|name|head|headOf\w+|qualifiedPerson|legalRepresentative|representative|contact\w*|trainer|auditor|author|signatory|signedBy|approvedBy|keyPersonnel|holder)$/iu;
const ofAPerson =
  /person|head|qualified|legalRep|represent|contact|trainer|audit|author|sign|approvedBy|holder|responsible|principal|posts|member|staff|liaison|lead/iu;
const han = /^[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,8})?$/u;
const latin = /^(?:(?:Mr|Ms|Mrs|Miss|Dr|Prof)\.?\s+)?\p{Lu}[\p{L}’'.-]*(?:\s+\p{Lu}[\p{L}’'.-]*){1,3}$/u;
const notAPerson =
  /公司|有限|药业|制药|部门|负责|车间|科室|中心|\b(?:Ltd|Inc|GmbH|Co|Company|Pharma\w*|Department|Plant|Site|Limited|Corporation)\b/iu;

/**
 * Names of persons among the facts of a dossier: values that are written like one, under a key or property that names a person.
 * In the order of the facts, each once.
 */
export function personNamesOf(facts: readonly Pick<Fact, 'key' | 'value'>[]): string[] {
  const names = new Set<string>();
  const look = (value: FactValue, path: string): void => {
    if (typeof value === 'string') {
      const name = value
        .replace(/^(?:Mr|Ms|Mrs|Miss|Dr|Prof)\.?\s+/u, '')
        .replace(/(?:先生|女士|博士)$/u, '')
        .trim();
      if (holder.test(path) && ofAPerson.test(path) && (han.test(name) || latin.test(name)) && !notAPerson.test(name)) names.add(name);
    } else if (Array.isArray(value)) for (const part of value) look(part, path);
    else if (typeof value === 'object' && value !== null) for (const [key, part] of Object.entries(value)) look(part, `${path}.${key}`);
  };
  for (const { key, value } of facts) look(value, key);
  return [...names];
}
