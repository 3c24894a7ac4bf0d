import type { OversightAlarm, OversightRow } from '../../domain/oversight.ts';
import type { Disposition } from '../../domain/review.ts';

type Times = Pick<OversightRow, 'timed' | 'medianSeconds' | 'timedAccepts' | 'quickAcceptRate'>;

/** For how long evidence was in view before the decisions of a group; those without a measured time (bulk acceptance, findings without evidence) are not counted. Pure. */
export function timeOnEvidence(
  decisions: readonly Pick<Disposition, 'decision' | 'evidenceSeconds'>[],
  { quickSeconds }: { readonly quickSeconds: number },
): Times {
  const seconds = decisions.flatMap(({ evidenceSeconds }) => evidenceSeconds ?? []);
  const accepts = decisions.filter(({ decision }) => decision === 'accept').flatMap(({ evidenceSeconds }) => evidenceSeconds ?? []);
  const quick = accepts.filter((each) => each < quickSeconds).length;
  return {
    timed: seconds.length,
    medianSeconds: median(seconds),
    timedAccepts: accepts.length,
    quickAcceptRate: accepts.length === 0 ? null : quick / accepts.length,
  };
}

/** Groups in which many acceptances came faster than evidence can be read; only where enough were measured. Pure. */
export function quickAccepts(
  rows: readonly (Times & { readonly group: string })[],
  { enough, quick }: { readonly enough: number; readonly quick: number },
): OversightAlarm[] {
  return rows.flatMap(({ group, timedAccepts, quickAcceptRate }) =>
    timedAccepts >= enough && quickAcceptRate !== null && quickAcceptRate > quick
      ? [{ kind: 'quick-accept' as const, group, decided: timedAccepts, value: quickAcceptRate, limit: quick }]
      : [],
  );
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
