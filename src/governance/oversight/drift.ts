import type { InputShares, OversightAlarm } from '../../domain/oversight.ts';
import type { ReviewState } from '../../domain/review.ts';

/** Documents of the dossiers drafted in each month, by kind and language; oldest month first. Pure. */
export function inputsByMonth(states: readonly Pick<ReviewState, 'prepared'>[]): InputShares[] {
  const months = new Map<string, Map<string, number>>();
  for (const { prepared } of states) {
    const month = prepared.preparedAt.slice(0, 7);
    const counts = months.get(month) ?? new Map<string, number>();
    months.set(month, counts);
    for (const { kind, language } of prepared.documents) counts.set(`${kind} ${language}`, (counts.get(`${kind} ${language}`) ?? 0) + 1);
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, counts]) => {
      const documents = [...counts.values()].reduce((sum, count) => sum + count, 0);
      return { group, documents, shares: Object.fromEntries([...counts].map(([name, count]) => [name, count / documents])) };
    });
}

type Month = { readonly group: string; readonly counted: number; readonly shares: Readonly<Record<string, number>> };

/** Months that lie further from the month before than the limit, in total variation distance; only where enough was counted in both. Pure. */
export function driftAlarms(
  kind: 'drift' | 'input-drift',
  months: readonly Month[],
  { enough, drift }: { readonly enough: number; readonly drift: number },
): OversightAlarm[] {
  return months.slice(1).flatMap((month, index) => {
    const before = months[index];
    if (before === undefined || before.counted < enough || month.counted < enough) return [];
    const names = new Set([...Object.keys(before.shares), ...Object.keys(month.shares)]);
    const distance = [...names].reduce((sum, name) => sum + Math.abs((month.shares[name] ?? 0) - (before.shares[name] ?? 0)), 0) / 2;
    return distance > drift ? [{ kind, group: month.group, decided: month.counted, value: distance, limit: drift }] : [];
  });
}
