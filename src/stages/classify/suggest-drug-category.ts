import type { Bilingual, FactSheet, FactValue, Suggestion } from '../../domain/index.ts';
import { readingsOf, suggestFromFact } from './suggestion.ts';
import { drugGroups, words } from './words.ts';

type DrugGroup = keyof typeof drugGroups;
/** Words of each group, the narrower first, and its highest number (registration provisions of 2020, from memory). */
const groups: readonly { readonly id: DrugGroup; readonly words: RegExp; readonly highest: number }[] = [
  { id: 'vaccine', words: /预防用|疫苗|prevent(?:ive|ative)|prophylactic|vaccine/iu, highest: 3 },
  { id: 'biological', words: /生物|biologic/iu, highest: 3 },
  { id: 'tcm', words: /中药|天然药物|\btcm\b|chinese (?:medicine|materia)/iu, highest: 4 },
  { id: 'chemical', words: /化学|化药|chemical/iu, highest: 5 },
];
const numerals = '一二三四五';
const key = 'product.registrationClass';

/** Group and number of a stated registration class, as `chemical-4` or `biological-3.3`; undefined when one is missing or no such number exists. */
export function drugCategoryOf(stated: string): string | undefined {
  const text = stated.normalize('NFKC');
  const group = groups.find((candidate) => candidate.words.test(text));
  const number = /(?<![\d.])([1-9](?:\.[1-9])?)(?![\d])/u.exec(text)?.[1] ?? numeralOf(text);
  if (group === undefined || number === undefined || Number(number.charAt(0)) > group.highest) return undefined;
  return `${group.id}-${number}`;
}

/** The registration category by group and number; readings that say the same in other words agree. Open when they differ or one cannot be read. */
export function suggestDrugCategory(sheet: FactSheet, flat: Readonly<Record<string, FactValue>>): Suggestion {
  const stated = readingsOf(sheet, key).map(({ value }) => value);
  const categories = new Set(stated.map((value) => (typeof value === 'string' ? drugCategoryOf(value) : undefined)));
  const [only] = categories;
  const agreed = categories.size === 1 && only !== undefined ? stated[0] : undefined;
  const own = suggestFromFact('drug-category', key, sheet, agreed ?? flat[key], labelOf);
  if (agreed !== undefined && only !== undefined) return { ...own, value: only, alternatives: [] };
  return own.value === null
    ? own
    : { ...own, value: null, label: words.noLabel, reason: words.categoryUnknown, missing: [key], mark: 'ours' };
}

function numeralOf(text: string): string | undefined {
  const numeral = /第?([一二三四五])类/u.exec(text)?.[1];
  return numeral === undefined ? undefined : String(numerals.indexOf(numeral) + 1);
}

function labelOf(value: FactValue): Bilingual {
  const stated = typeof value === 'string' ? value : JSON.stringify(value);
  const category = drugCategoryOf(stated);
  if (category === undefined) return { en: stated, zh: stated };
  const [group, number = ''] = category.split('-') as [DrugGroup, string];
  return { en: `${drugGroups[group].en}, class ${number}`, zh: `${drugGroups[group].zh}${number}类` };
}
