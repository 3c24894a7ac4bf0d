import type { DefectCase, EvalCase, Verdict } from '../../../domain/index.ts';

export const outcomes = ['missed', 'surfaced', 'found', 'false-alarm', 'unmatched'] as const;
type Outcome = (typeof outcomes)[number];

/** One label of an eval result, or one finding without a label. */
export type EvalCaseLine = {
  readonly key: string;
  readonly dossier: string;
  readonly outcome: Outcome;
  /** What the label says; of a finding without one, its verdict. */
  readonly what: string | { readonly verdict: Verdict };
  readonly article: string;
  readonly kind: string | null;
  readonly place: DefectCase['place'];
  readonly requirement: string | null;
};

/** The lines of one dossier: labels first, then false alarms, then what no label explains. */
export function linesOf({ dossier, defects, falseAlarms, unmatched }: EvalCase): EvalCaseLine[] {
  return [
    ...defects.map(({ id, outcome, summary, article, kind, place, by }) => ({
      key: `${dossier} ${id}`,
      dossier,
      outcome,
      what: `${id} ${summary}`,
      article,
      kind,
      place,
      requirement: by,
    })),
    ...falseAlarms.map(({ item, summary, article, place, by }) => ({
      key: `${dossier} ${item}`,
      dossier,
      outcome: 'false-alarm' as const,
      what: `${item} ${summary}`,
      article,
      kind: null,
      place,
      requirement: by,
    })),
    ...unmatched.map(({ requirement, verdict, place }, index) => ({
      key: `${dossier} ${requirement} ${index}`,
      dossier,
      outcome: 'unmatched' as const,
      what: { verdict },
      article: '',
      kind: null,
      place,
      requirement,
    })),
  ];
}
