import type { Language, ShadowRun } from '../domain/index.ts';

const words = {
  failed: { en: 'not drafted', zh: '未能起草' },
  none: { en: '–', zh: '–' },
  sums: {
    en: (same: number, of: Record<string, number>): string => `same ${same}, missed ${of['missed']}, new ${of['new']}, judged otherwise ${of['changed']}`,
    zh: (same: number, of: Record<string, number>): string => `一致${same}，漏检${of['missed']}，新增${of['new']}，结论不同${of['changed']}`,
  },
} as const; // prettier-ignore

/** A shadow run for the terminal: sums, then a line for each difference: outcome, dossier, requirement, people's verdict, the candidate's. */
export function shadowLines({ dossiers }: ShadowRun, language: Language): string[] {
  const count = (outcome: string): number =>
    dossiers.reduce((sum, { lines }) => sum + lines.filter((line) => line.outcome === outcome).length, 0);
  const same = dossiers.reduce((sum, dossier) => sum + dossier.same, 0);
  const none = words.none[language];
  return [
    words.sums[language](same, { missed: count('missed'), new: count('new'), changed: count('changed') }),
    ...dossiers.flatMap(({ dossier, failure, lines }) => [
      ...(failure === null ? [] : [[words.failed[language], dossier, failure[language]].join('\t')]),
      ...lines.map(({ outcome, requirement, people, candidate }) =>
        [outcome, dossier, requirement, people ?? none, candidate ?? none].join('\t'),
      ),
    ]),
  ];
}
