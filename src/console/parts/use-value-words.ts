import { useMemo } from 'react';
import { sayFactWord, sayReaderPhrase } from '../../domain/fact-words.ts';
import { useWords } from '../words/language.ts';

/** How values are said: yes, no and none, a word of the fact model in the reader's language, and other text. */
export type ValueWords = {
  readonly yes: string;
  readonly no: string;
  readonly none: string;
  /** Between the fields of one row. */
  readonly comma: string;
  readonly word: (code: string) => string;
  readonly text: (said: string) => string;
};

/** The reader's words for values. */
export function useValueWords(): ValueWords {
  const { t, language } = useWords();
  return useMemo(
    () => ({
      yes: t('facts.yes'),
      no: t('facts.no'),
      none: t('facts.none'),
      comma: t('comma'),
      word: (code) => sayFactWord(code)[language],
      text: (said) => sayReaderPhrase(said)?.[language] ?? said,
    }),
    [t, language],
  );
}
