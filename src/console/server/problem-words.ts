import { useWords } from '../words/language.ts';
import type { Problem } from './call.ts';

/** Says in one sentence why a request brought nothing and what to do. */
export function useProblemWords(): (problem: Problem) => string {
  const { t, say } = useWords();
  return (problem) => (problem.kind === 'unreachable' ? t('problem.unreachableText') : say(problem.message) || t('problem.refusedText'));
}
