import { useMemo } from 'react';
import { sayFactWord, sayReaderPhrase } from '../../domain/fact-words.ts';
import { useWords } from '../words/language.ts';
import type { ValueWords } from './value-words.ts';

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
