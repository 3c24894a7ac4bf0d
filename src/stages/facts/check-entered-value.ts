import type { Bilingual } from '../../domain/bilingual.ts';
import type { FactValue } from '../../domain/fact.ts';
import type { EnterableFact, EnterableField } from './enterable-facts.ts';
import { words } from './words.ts';

/** Does what a person entered have the type of the fact? The reason why not, or null. */
export function checkEnteredValue(definition: Pick<EnterableFact, 'type' | 'values' | 'fields'>, value: FactValue): Bilingual | null {
  const { type, values } = definition;
  const known = (item: unknown): boolean => typeof item === 'string' && (values === undefined || values.includes(item));
  switch (type) {
    case 'string':
      return typeof value === 'string' ? null : words.enterText;
    case 'boolean':
      return typeof value === 'boolean' ? null : words.enterYesNo;
    case 'integer':
      return Number.isSafeInteger(value) ? null : words.enterWhole;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : words.enterNumber;
    case 'date':
      return isDay(value) ? null : words.enterDay;
    case 'enum':
      return known(value) ? null : words.enterOneOf(values ?? []);
    case 'list of enum':
      return Array.isArray(value) && value.every(known) ? null : words.enterOneOf(values ?? []);
    case 'list of strings':
      return Array.isArray(value) && value.every((item) => typeof item === 'string') ? null : words.enterText;
    case 'list of integers':
      return Array.isArray(value) && value.every(Number.isSafeInteger) ? null : words.enterWhole;
    case 'list':
    case 'list of objects':
      return checkRows(definition.fields ?? [], value);
    case 'object':
      return words.notEntered;
  }
}

/** Rows with known columns of the right type; a column that the document leaves open is left out. The first fault names its row and column. */
function checkRows(fields: readonly EnterableField[], value: FactValue): Bilingual | null {
  if (!Array.isArray(value)) return words.enterRows;
  for (const [index, row] of value.entries()) {
    if (typeof row !== 'object' || row === null || Array.isArray(row) || Object.keys(row).length === 0) return words.enterRows;
    for (const [name, part] of Object.entries(row)) {
      const field = fields.find((item) => item.name === name);
      if (field === undefined) return words.enterRows;
      const fault = checkEnteredValue(field, part);
      if (fault !== null) return words.inRow(index + 1, field.title, fault);
    }
  }
  return null;
}

function isDay(value: FactValue): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/u.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
