import { useMemo } from 'react';
import { useWords } from '../../words/language.ts';
import type { ValueWords } from './fact-values.ts';

/** The reader's words for values. A word of the fact model without a translation is shown with spaces. */
export function useValueWords(): ValueWords {
  const { t } = useWords();
  return useMemo(
    () => ({
      yes: t('facts.yes'),
      no: t('facts.no'),
      none: t('facts.none'),
      word: (code) => t(`factWord.${code}`, { defaultValue: code.replaceAll('_', ' ') }),
    }),
    [t],
  );
}
