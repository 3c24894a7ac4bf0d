import type { Bilingual } from '../../domain/bilingual.ts';
import { dosageForms } from '../../domain/fact-words.ts';
import type { FactDefinition } from '../../domain/knowledge.ts';
import { fieldTitles } from './words.ts';

type FactField = NonNullable<FactDefinition['fields']>[number];

/** A fact as a person enters it: a fact of several parts is entered part by part, a list row by row. */
export type EnterableFact = Pick<FactDefinition, 'key' | 'title' | 'type' | 'values' | 'unit' | 'usedBy'> & {
  /** Columns of a list. */
  readonly fields?: EnterableField[];
};
export type EnterableField = Column & {
  /** Columns of a list that stands in a row. */
  readonly fields?: Column[];
};
type Column = Pick<FactField, 'name' | 'type' | 'values' | 'unit'> & { readonly title: Bilingual };

/** Every fact under the key that its readings have: parts of a fact are `key.part`, named after both. */
export function enterableFacts(definitions: readonly FactDefinition[]): EnterableFact[] {
  return definitions.flatMap((definition): EnterableFact[] => {
    const { key, title, type, values, unit, usedBy } = definition;
    const fields = (definition.fields ?? []).map((field) => withColumns(present(field, key), field, definitions));
    if (type === 'object') {
      return fields.map(({ name, title: part, ...field }) => ({ ...field, key: `${key}.${name}`, title: partOf(title, part), usedBy }));
    }
    const own = { key, title, type, usedBy, ...(values === undefined ? {} : { values }), ...(unit === undefined ? {} : { unit }) };
    return [fields.length === 0 ? own : { ...own, fields }];
  });
}

/** A list in a row has the columns of the fact that `fieldsAs` names. */
function withColumns(column: Column, { fieldsAs }: FactField, definitions: readonly FactDefinition[]): EnterableField {
  const columns = definitions.find(({ key }) => key === fieldsAs)?.fields;
  return columns === undefined ? column : { ...column, fields: columns.map((field) => present(field, fieldsAs ?? '')) };
}

function present({ name, type, values, unit, labels }: FactField, key: string): Column {
  const words = key.endsWith('.experience') && name === 'dosageForm' ? [...dosageForms] : type.endsWith('enum') ? values : undefined;
  return {
    name,
    type,
    title: fieldTitles[name] ?? { en: plain(labels.en[0] ?? name), zh: plain(labels.zh[0] ?? labels.en[0] ?? name) },
    ...(words === undefined ? {} : { values: words }),
    ...(unit === undefined ? {} : { unit }),
  };
}

/** Without a remark in brackets, also one that a comma cut short. */
function plain(label: string): string {
  return label.replace(/\s*[(（].*$/u, '');
}

function partOf(whole: Bilingual, part: Bilingual): Bilingual {
  return { en: `${whole.en}: ${part.en}`, zh: `${whole.zh}：${part.zh}` };
}
