import type { Bilingual } from '../../domain/index.ts';

const bounds: Readonly<Record<string, { number: Bilingual; day: Bilingual }>> = {
  '<': { number: { en: 'less than', zh: '应小于' }, day: { en: 'earlier than', zh: '应早于' } },
  '<=': { number: { en: 'at most', zh: '应不超过' }, day: { en: 'no later than', zh: '应不晚于' } },
  '>': { number: { en: 'more than', zh: '应大于' }, day: { en: 'later than', zh: '应晚于' } },
  '>=': { number: { en: 'at least', zh: '应不少于' }, day: { en: 'no earlier than', zh: '应不早于' } },
  '==': { number: { en: 'equal to', zh: '应为' }, day: { en: 'the same day as', zh: '应与之同日：' } },
  '!=': { number: { en: 'other than', zh: '应不同于' }, day: { en: 'another day than', zh: '应不同于' } },
};
const spans: Readonly<Record<string, Bilingual>> = {
  years: { en: 'Years', zh: '年数' },
  monthsBetween: { en: 'Months', zh: '月数' },
  workingDaysBetween: { en: 'Working days', zh: '工作日数' },
};
const measures: Readonly<Record<string, Bilingual>> = {
  size: { en: 'Number of entries', zh: '条目数' },
  unionYears: { en: 'Years covered', zh: '累计年限' },
};

/** How a check that came out false is told: which value against which limit. */
export const failures = {
  bound: (operator: string, isDay: boolean, limit: Bilingual): Bilingual => {
    const words = bounds[operator]?.[isDay ? 'day' : 'number'] ?? { en: operator, zh: operator };
    return { en: `${words.en} ${limit.en}`, zh: `${words.zh}${limit.zh}` };
  },
  compared: (name: Bilingual, value: Bilingual, bound: Bilingual): Bilingual => ({
    en: `${name.en}: ${value.en}, required ${bound.en}`,
    zh: `${name.zh}为${value.zh}，${bound.zh}`,
  }),
  named: (value: Bilingual, name: Bilingual): Bilingual => ({ en: `${value.en} (${name.en})`, zh: `${value.zh}（${name.zh}）` }),
  isFalse: (name: Bilingual): Bilingual => ({ en: `${name.en}: no`, zh: `${name.zh}：否` }),
  isTrue: (name: Bilingual): Bilingual => ({ en: `${name.en}: yes`, zh: `${name.zh}：是` }),
  isEmpty: (name: Bilingual): Bilingual => ({ en: `${name.en}: nothing is stated`, zh: `${name.zh}：未载明` }),
  none: (name: Bilingual, count: string): Bilingual => ({
    en: `${name.en}: none of the ${count} listed answers to what is asked`,
    zh: `${name.zh}：所列${count}项均不满足`,
  }),
  some: (name: Bilingual, bad: string, all: string, labels: readonly Bilingual[]): Bilingual => ({
    en: `${name.en}: ${bad} of ${all} do not hold${labels.length === 0 ? '' : ` (${labels.map(({ en }) => en).join(', ')})`}`,
    zh: `${name.zh}：${all}项中有${bad}项不满足${labels.length === 0 ? '' : `（${labels.map(({ zh }) => zh).join('、')}）`}`,
  }),
  span: (unit: string, from: Bilingual, to: Bilingual): Bilingual => {
    const word = spans[unit] ?? { en: unit, zh: unit };
    return { en: `${word.en} from “${from.en}” to “${to.en}”`, zh: `自“${from.zh}”至“${to.zh}”的${word.zh}` };
  },
  lacking: (of: Bilingual): Bilingual => ({ en: `what is lacking in “${of.en}”`, zh: `“${of.zh}”中缺少的内容` }),
  measured: (measure: string, of: Bilingual): Bilingual => {
    const word = measures[measure] ?? { en: measure, zh: measure };
    return { en: `${word.en}, ${of.en}`, zh: `${of.zh}${word.zh}` };
  },
} as const;
