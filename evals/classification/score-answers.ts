/** One question of one item: what a person would answer and what was suggested; null leaves it open. */
export type Answer = { readonly task: string; readonly language: 'en' | 'zh'; readonly truth: string | null; readonly given: string | null };
export type TaskScore = {
  readonly items: number;
  /** Right answers, an open one where the truth is open among them. */
  readonly accuracy: number;
  readonly macroF1: number;
  /** Laxer than the truth: the safety number. 0 for tasks whose answers have no order. */
  readonly underClassification: number;
  readonly abstention: number;
};

const strictness: Readonly<Record<string, readonly string[]>> = {
  sterility: ['false', 'true'],
  'change-category': ['minor', 'moderate', 'major'],
};

export function scoreAnswers(answers: readonly Answer[]): TaskScore {
  const share = (count: number): number => (answers.length === 0 ? 0 : Math.round((1000 * count) / answers.length) / 1000);
  const labels = [...new Set(answers.map(({ truth }) => truth))];
  const f1 = labels.map((label) => {
    const hit = answers.filter(({ truth, given }) => truth === label && given === label).length;
    const all = answers.filter(({ truth }) => truth === label).length + answers.filter(({ given }) => given === label).length;
    return all === 0 ? 0 : (2 * hit) / all;
  });
  return {
    items: answers.length,
    accuracy: share(answers.filter(({ truth, given }) => truth === given).length),
    macroF1: labels.length === 0 ? 0 : Math.round((1000 * f1.reduce((sum, value) => sum + value, 0)) / labels.length) / 1000,
    underClassification: share(answers.filter(isLaxer).length),
    abstention: share(answers.filter(({ given }) => given === null).length),
  };
}

/** A set of risk groups is laxer when it lacks one of the truth; a value of an ordered task when it stands lower. */
export function isLaxer({ task, truth, given }: Answer): boolean {
  if (truth === null || given === null) return false;
  if (task === 'high-risk-groups') return truth !== 'none' && truth.split(',').some((group) => !given.split(',').includes(group));
  const order = strictness[task];
  return order !== undefined && order.indexOf(given) < order.indexOf(truth);
}
