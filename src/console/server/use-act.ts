import { useState } from 'react';
import type { Result } from './call.ts';
import { useWords } from '../words/language.ts';

/** Runs a request, keeps why it was refused in words, and does what follows when it was not. */
export function useAct(): {
  readonly refusal: string;
  readonly busy: boolean;
  readonly act: <T>(request: Promise<Result<T>>, then: (value: T) => void) => Promise<void>;
} {
  const { t, say } = useWords();
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  return {
    refusal,
    busy,
    act: async (request, then) => {
      setBusy(true);
      const result = await request;
      setBusy(false);
      if (result.ok) {
        setRefusal('');
        then(result.value);
      } else {
        const { problem } = result;
        setRefusal(problem.kind === 'unreachable' ? t('problem.unreachableText') : say(problem.message) || t('problem.refusedText'));
      }
    },
  };
}
