import type { Bilingual } from '../domain/index.ts';
import { releaseWords as spoken } from '../governance/releases/release-words.ts';

export const releaseWords = {
  states: spoken.states,
  byOption: 'who takes this step; the password is read from standard input',
  now: {
    en: (id: string, state: Bilingual): string => `${id}: ${state.en}`,
    zh: (id: string, state: Bilingual): string => `${id}：${state.zh}`,
  },
  wholeDeviation: {
    en: 'A deviation has three parts: --deviation, --risk and --until (a day, YYYY-MM-DD). Give all of them, or none.',
    zh: '偏差说明须包括三部分：--deviation、--risk、--until（日期，YYYY-MM-DD），请全部填写，或都不填写。',
  },
} as const;
