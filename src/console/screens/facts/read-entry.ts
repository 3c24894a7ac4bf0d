import type { FactsView } from '../../../contract/index.ts';
import type { FactValue } from '../../../domain/index.ts';

type Type = FactsView['definitions'][number]['type'];

/** What a person typed as the value of a fact; what does not fit goes as it is typed, and the server says what it expects. */
export function readEntry(type: Type, text: string): FactValue {
  const trimmed = text.trim();
  switch (type) {
    case 'boolean':
      return trimmed === 'true' ? true : trimmed === 'false' ? false : trimmed;
    case 'integer':
    case 'number':
      return numberOf(trimmed);
    case 'list of strings':
    case 'list of enum':
      return linesOf(text);
    case 'list of integers':
      return linesOf(text).map(numberOf);
    default:
      return trimmed;
  }
}

/** A value as it is typed. */
export function textOf(value: FactValue): string {
  if (Array.isArray(value)) return value.map(textOf).join('\n');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function numberOf(text: string): number | string {
  return /^-?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : text;
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
