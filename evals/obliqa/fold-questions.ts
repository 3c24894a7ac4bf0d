import type { Obliqa, Question } from './read-obliqa.ts';

/**
 * The fold of each question, the same on every run. Questions that share a key (an answer, say) stay together, and so do those joined
 * through others; groups go to the fold that has least, biggest first.
 */
export function foldQuestions(questions: readonly Question[], folds: number, keysOf: (question: Question) => readonly string[]): number[] {
  const leader = new Map<string, string>();
  const find = (key: string): string => {
    let at = key;
    for (let next = leader.get(at); next !== undefined && next !== at; next = leader.get(at)) at = next;
    return at;
  };
  for (const question of questions) {
    const [first = '', ...rest] = keysOf(question);
    if (!leader.has(first)) leader.set(first, first);
    for (const key of rest) {
      if (!leader.has(key)) leader.set(key, key);
      leader.set(find(key), find(first));
    }
  }
  const groups = new Map<string, number[]>();
  questions.forEach((question, index) => {
    const group = find(keysOf(question)[0] ?? '');
    groups.set(group, [...(groups.get(group) ?? []), index]);
  });
  const sizes = new Array<number>(folds).fill(0);
  const fold = new Array<number>(questions.length).fill(0);
  for (const [, members] of [...groups].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))) {
    const least = sizes.indexOf(Math.min(...sizes));
    sizes[least] = (sizes[least] ?? 0) + members.length;
    for (const member of members) fold[member] = least;
  }
  return fold;
}

export const foldCount = 5;

/** Two ways to keep questions apart: those with the same first answer stay together, or all those of the same instrument. */
export function foldKeys({ knowledge }: Obliqa): Record<'answer' | 'instrument', (question: Question) => readonly string[]> {
  return {
    answer: ({ answers }) => answers.slice(0, 1),
    instrument: ({ answers }) => answers.slice(0, 1).map((id) => knowledge.clauses.get(id)?.instrument ?? ''),
  };
}
