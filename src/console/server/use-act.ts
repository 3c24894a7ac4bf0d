import { useState } from 'react';
import type { Problem, Result } from './call.ts';
import { useProblemWords } from './problem-words.ts';

/** One request that changes something: under way, and why the last one was refused, in words ('' when it was not). */
export type Acting = {
  readonly refusal: string;
  readonly busy: boolean;
  readonly act: <T>(request: Promise<Result<T>>, then: (value: T) => void, orElse?: (problem: Problem) => void) => Promise<void>;
};

/** Runs a request, keeps why it was refused in words, and does what follows when it was not; `orElse` when it was. */
export function useAct(): Acting {
  const wordsOf = useProblemWords();
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  return {
    refusal,
    busy,
    act: async (request, then, orElse) => {
      setBusy(true);
      const result = await request;
      setBusy(false);
      if (result.ok) {
        setRefusal('');
        then(result.value);
      } else {
        setRefusal(wordsOf(result.problem));
        orElse?.(result.problem);
      }
    },
  };
}
