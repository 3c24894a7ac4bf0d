import { readDates } from '../../domain/dates.ts';
import { readDurations, readTimesPerYear } from '../../domain/intervals.ts';
import { numeralValue, readNumbers } from '../../domain/numbers.ts';
import type { FactValue } from '../../domain/fact.ts';
import type { FactDefinition } from '../../domain/knowledge.ts';
import { personInSentence } from './person-names.ts';
import type { ReadingRules, SentenceRule } from './reading-rules.ts';

/** Is the text a placeholder: vacant, to be named, N/A, 待定, 空缺, a dash? */
export function isPlaceholder(text: string, rules: ReadingRules): boolean {
  return text.trim() === '' || rules.placeholders.test(text.trim());
}

/** The words of an enumeration that match a text, in the order of the list. */
export function enumValues(text: string, list: string, rules: ReadingRules): string[] {
  return Object.entries(rules.words[list] ?? {})
    .filter(([, pattern]) => pattern.test(text))
    .map(([value]) => value);
}

/** Yes, no, or undefined when the text says neither. */
export function readBoolean(text: string, rules: ReadingRules): boolean | undefined {
  if (rules.no.test(text)) return false;
  return rules.yes.test(text) ? true : undefined;
}

const tellWord = /告|通知|通报|报给|报告|报送|电话|书面|口头|\btold\b|\btells?\b|inform|notif|report|phone|writ|e-?mail/iu;
const laterReport = /调查|结论|关闭|总结|investigat|final|closed|closing|conclusion/iu;

/** Hours of a time limit: the longest duration named, in the clauses that speak of telling where some do; a working day counts 24; `same day` 24; a frequency counts its period. */
export function readLimitHours(whole: string): { hours: number; derivation: string } | undefined {
  const telling = whole.split(/[，,;；。]/u).filter((c) => tellWord.test(c) && !laterReport.test(c) && readDurations(c).length > 0);
  const text = telling.length === 0 ? whole : telling.join(' ');
  const durations = readDurations(text).filter((d) => d.unit !== 'year');
  if (durations.length > 0) {
    const longest = durations.reduce((a, b) => (b.hours > a.hours ? b : a));
    return {
      hours: longest.hours,
      derivation:
        longest.unit === 'hour'
          ? `${String(longest.amount)} h`
          : `${String(longest.amount)} × ${String(longest.hours / longest.amount)} h = ${String(longest.hours)} h`,
    };
  }
  if (/当日|当天|当班|即日|same\s+day|same\s+shift|on\s+the\s+day/iu.test(text)) return { hours: 24, derivation: 'same day = 24 h' };
  const times = readTimesPerYear(text);
  if (times === undefined) return undefined;
  const hours = Math.round(8760 / times);
  return { hours, derivation: `${String(times)} times a year: 8760 / ${String(times)} = ${String(hours)} h` };
}

/** Words that take something out of a list: what a clause withholds is not part of what the sentence grants. */
export const withheld =
  /不对外|不提供|不列入|不开放|不公开|不予|不在[^，。；]{0,8}范围|不得(?:查|调|取|翻|复)|(?:is|are|be|remain)\s+(?:not|never) (?:shown|open|opened|disclosed|provided|available|accessible|handed)|(?:is|are|remain|kept) (?:confidential|secret)|withheld/iu;

/** A text without the clauses that withhold something, and without exceptions (`除…外`, `except …`). */
function withoutDenied(text: string): string {
  const clauses = text.split(/(?<=[；;。])|(?<=\.)\s+(?=[A-Z])/u);
  return (clauses.length === 1 && withheld.test(text) ? text.split(/(?<=[，,])/u) : clauses)
    .filter((clause) => !withheld.test(clause))
    .join(' ')
    .replace(/除[^，。；]{1,30}外/gu, ' ')
    .replace(/\b(?:except|save for|excluding|other than|but not)\b[^.;]*/giu, ' ')
    .replace(/不(?:包括|含)[^，。；]*/gu, ' ');
}

/** Reads the value of a sentence rule from the text that matched. Undefined when the text does not hold it. */
export function takeValue(
  rule: SentenceRule,
  text: string,
  original: string,
  match: RegExpExecArray,
): { value: FactValue; derivation?: string } | undefined {
  if (rule.value !== undefined) return { value: rule.value };
  const captured = match.groups?.['v'];
  switch (rule.take) {
    case 'hours': {
      const limit = readLimitHours(captured ?? text);
      return limit === undefined ? undefined : { value: limit.hours, derivation: limit.derivation };
    }
    case 'times-per-year': {
      const times = readTimesPerYear(captured ?? text);
      return times === undefined ? undefined : { value: times };
    }
    case 'months': {
      const times = readTimesPerYear(captured ?? text);
      if (times !== undefined) return { value: 12 / times, derivation: `12 / ${String(times)} = ${String(12 / times)}` };
      const duration = readDurations(captured ?? text).find((d) => d.months > 0);
      return duration === undefined ? undefined : { value: duration.months };
    }
    case 'date':
    case 'first-date': {
      const date = readDates(captured ?? original)[0];
      return date === undefined ? undefined : { value: date.value };
    }
    case 'last-date': {
      const date = readDates(captured ?? original).at(-1);
      return date === undefined ? undefined : { value: date.last };
    }
    case 'number': {
      const value =
        captured === undefined ? readNumbers(text)[0]?.value : (numeralValue(captured.trim()) ?? readNumbers(captured)[0]?.value);
      return value === undefined ? undefined : { value };
    }
    case 'list': {
      const granted = withoutDenied(captured ?? text);
      const values = Object.entries(rule.list ?? {})
        .filter(([, pattern]) => pattern.test(granted))
        .map(([value]) => value);
      return { value: values };
    }
    case 'years': {
      const year = captured ?? match.groups?.['w'];
      return year === undefined ? undefined : { value: [{ year: Number(year) }] };
    }
    case 'person': {
      if (
        /(?:不设|未设|没有).{0,24}(?:负责人|专人|人员)|no one has been|to be (?:named|appointed)|vacan|unfilled|not (?:yet )?(?:been )?(?:named|appointed|filled|chosen)|空缺|空岗|待定|暂缺|暂未|未指定|未任命|尚未(?:任命|指定|确定|明确|落实)/iu.test(
          original,
        )
      )
        return { value: '' };
      const person = personInSentence(original);
      return person === undefined ? undefined : { value: person };
    }
    case 'text':
      return captured === undefined || captured.trim() === '' ? undefined : { value: captured.trim() };
    default:
      return { value: original };
  }
}

/** Reads the text behind a label as the type of the fact. Undefined when it does not fit; a placeholder is an empty string. */
export function readTyped(
  text: string,
  definition: Pick<FactDefinition, 'type' | 'key' | 'values'>,
  rules: ReadingRules,
): FactValue | undefined {
  if (isPlaceholder(text, rules)) return definition.type === 'string' ? '' : undefined;
  switch (definition.type) {
    case 'string':
      return text;
    case 'boolean':
      return readBoolean(text, rules);
    case 'date':
      return /endDate$|validTo$|Cycle\.end$/u.test(definition.key) ? readDates(text).at(-1)?.last : readDates(text)[0]?.value;
    case 'integer':
    case 'number': {
      const number = readNumbers(text)[0];
      return number?.value;
    }
    case 'enum': {
      const matches = enumValues(text, definition.key, rules);
      return matches[0] ?? definition.values?.find((v) => v === text.toLowerCase());
    }
    case 'list of enum': {
      const matches = enumValues(text, definition.key, rules);
      return matches.length === 0 ? undefined : matches;
    }
    case 'list of strings':
      return text.split(/[、,，;；]\s*/u).filter((part) => part !== '');
    default:
      return undefined;
  }
}
