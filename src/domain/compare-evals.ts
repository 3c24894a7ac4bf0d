import type { EvalCounts, EvalRun } from './eval-result.ts';
import { shareDifference, type Counted, type ShareDifference } from './share-interval.ts';

export type EvalMeasure = 'found' | 'surfaced' | 'falseAlarms';
/** Null: the result did not keep the counts. */
export type ComparedShare = {
  readonly first: Counted | null;
  readonly second: Counted | null;
  readonly difference: ShareDifference | null;
};
export type EvalComparison = {
  /** Dossiers that both results are about: only these are compared. */
  readonly dossiers: readonly string[];
  readonly rows: readonly (ComparedShare & { readonly set: 'development' | 'held-out'; readonly measure: EvalMeasure })[];
  /** By kind of defect; empty unless both are about the same dossiers and kept kinds. */
  readonly kinds: readonly (ComparedShare & { readonly kind: string })[];
};

const measures = ['found', 'surfaced', 'falseAlarms'] as const;

/** Part and whole behind a share; null where they were not kept. */
export function countedOf({ defects, found, surfaced, falseAlarms, chances }: EvalCounts, measure: EvalMeasure): Counted | null {
  if (measure !== 'falseAlarms') return { part: measure === 'found' ? found : surfaced, whole: defects };
  return falseAlarms === null || chances === null ? null : { part: falseAlarms, whole: chances };
}

/** Two results beside each other, over the dossiers and the role that a dossier has in both. Pure. */
export function compareEvals(first: EvalRun, second: EvalRun): EvalComparison {
  const other = new Map(second.dossiers.map((dossier) => [dossier.id, dossier]));
  const shared = first.dossiers.flatMap(({ id, set, counts }) => {
    const twin = other.get(id);
    return twin?.set === set ? [{ id, set, first: counts, second: twin.counts }] : [];
  });
  const rows = (['development', 'held-out'] as const).flatMap((set) => {
    const members = shared.filter((each) => each.set === set);
    if (members.length === 0) return [];
    return measures.map((measure) => ({
      set,
      measure,
      ...compared(sum(members.map((each) => countedOf(each.first, measure))), sum(members.map((each) => countedOf(each.second, measure)))),
    }));
  });
  const isWhole = shared.length === first.dossiers.length && shared.length === second.dossiers.length;
  return { dossiers: shared.map(({ id }) => id), rows, kinds: isWhole ? compareKinds(first, second) : [] };
}

function compareKinds(first: EvalRun, second: EvalRun): EvalComparison['kinds'] {
  return first.kinds.flatMap(({ kind, defects, found }) => {
    const twin = second.kinds.find((each) => each.kind === kind);
    return twin === undefined ? [] : [{ kind, ...compared({ part: found, whole: defects }, { part: twin.found, whole: twin.defects }) }];
  });
}

function compared(first: Counted | null, second: Counted | null): ComparedShare {
  return { first, second, difference: first === null || second === null ? null : shareDifference(first, second) };
}

function sum(counts: readonly (Counted | null)[]): Counted | null {
  return counts.reduce<Counted | null>(
    (all, each) => (all === null || each === null ? null : { part: all.part + each.part, whole: all.whole + each.whole }),
    { part: 0, whole: 0 },
  );
}
