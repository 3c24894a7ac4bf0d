import { readDates } from '../../domain/dates.ts';
import type { FactValue } from '../../domain/fact.ts';
import type { FactDefinition } from '../../domain/knowledge.ts';
import { numeralPattern, numeralValue, readNumbers } from '../../domain/numbers.ts';

const numerals = new RegExp(numeralPattern, 'giu');

/**
 * A model's value of a fact in the fact's type, when the cited words say it; undefined otherwise. Days and numbers must be read from the quote by
 * our own readers, words must stand in it. Yes or no and words of a list cannot be read off a quote and are left to the rules, like objects.
 */
export function readTypedFact(value: unknown, { type }: Pick<FactDefinition, 'type'>, quote: string): FactValue | undefined {
  switch (type) {
    case 'date':
      return typeof value === 'string' && readDates(quote).some((date) => date.value === value) ? value : undefined;
    case 'integer':
    case 'number': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value.replace(/[,\s]/gu, '')) : value;
      if (typeof number !== 'number' || !Number.isFinite(number) || (type === 'integer' && !Number.isInteger(number))) return undefined;
      return numbersIn(quote).has(number) ? number : undefined;
    }
    case 'string':
      return typeof value === 'string' && stands(value, quote) ? value.trim() : undefined;
    case 'list of strings':
    case 'list': {
      const values = Array.isArray(value) ? value : [];
      return values.length > 0 && values.length <= 60 && values.every((each) => typeof each === 'string' && stands(each, quote))
        ? (values as string[])
        : undefined;
    }
    case 'list of integers': {
      const values = Array.isArray(value) ? value : [];
      const known = numbersIn(quote);
      return values.length > 0 && values.every((each) => Number.isInteger(each) && known.has(each as number))
        ? (values as number[])
        : undefined;
    }
    case 'boolean':
    case 'enum':
    case 'list of enum':
    case 'list of objects':
    case 'object':
      return undefined;
  }
}

function numbersIn(quote: string): Set<number> {
  const words = [...quote.matchAll(numerals)].flatMap(([text]) => numeralValue(text) ?? []);
  return new Set([...readNumbers(quote).map(({ value }) => value), ...words]);
}

function stands(value: string, quote: string): boolean {
  const wanted = fold(value);
  return wanted.length >= 2 && fold(quote).includes(wanted);
}

function fold(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}
