import type { FactValue } from '../../domain/fact.ts';
import { computed, of, type Reading } from './fact-list.ts';
import { readQuarter } from './read-tables.ts';
import type { Place } from './source.ts';

type Batch = { readonly fields: Record<string, FactValue>; readonly no: string; readonly day: string; readonly place: Place };

const text = (value: FactValue | undefined): string => (typeof value === 'string' ? value : '');

/** Each batch once, by its number, in the order of days; the day is that of making, else that of release. */
function batchesOf(readings: readonly Reading[]): Batch[] {
  const byNo = new Map<string, Batch>();
  for (const r of of(readings, 'production.batches')) {
    const fields = (Array.isArray(r.value) ? r.value[0] : undefined) as Record<string, FactValue> | undefined;
    const place = r.places[0];
    if (fields === undefined || place === undefined) continue;
    const day = [fields['manufacturedDate'], fields['releasedDate'], fields['releaseListedDate']].map(text).find((d) => d !== '') ?? '';
    const no = text(fields['batchNo'])
      .toUpperCase()
      .replace(/[\s/-]/gu, '');
    if (day !== '' && !byNo.has(no)) byNo.set(no, { fields, no, day, place });
  }
  return [...byNo.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

const single = (readings: readonly Reading[], key: string): FactValue | undefined => of(readings, key)[0]?.value;
const maxPlaces = 6;

/** What a history of batches says as a whole: how many in which time, rejected ones, the last day, the commercial ones of the re-registration cycle. */
export function summariseBatches(readings: readonly Reading[]): Reading[] {
  const batches = batchesOf(readings);
  const [first, last] = [batches[0], batches.at(-1)];
  if (first === undefined || last === undefined) return [];
  const isRejected = (b: Batch): boolean => b.fields['disposition'] === 'rejected';
  const isCommercial = (b: Batch): boolean => b.fields['commercial'] === true;
  const of_ = (chosen: readonly Batch[]): Place[] => chosen.slice(0, maxPlaces).map((b) => b.place);
  const span = `batches ${first.no} to ${last.no}, ${first.day} to ${last.day}`;
  const count = (key: string, chosen: readonly Batch[], what: string): Reading =>
    computed(key, chosen.length, of_(chosen.length > 0 ? chosen : batches), `${String(chosen.length)} ${what} among ${span}`);
  const out = [
    count('production.batchCount', batches, 'different batch numbers'),
    count('production.rejectedBatchCount', batches.filter(isRejected), 'rejected or destroyed'),
    computed('production.firstBatchDate', first.day, [first.place], span),
    computed('production.lastBatchDate', last.day, [last.place], span),
  ];
  if (batches.some((b) => b.fields['commercial'] !== undefined))
    out.push(count('production.commercialBatchCount', batches.filter(isCommercial), 'of commercial scale'));
  return [
    ...out,
    ...ofTheCycle(
      readings,
      batches.filter((b) => isCommercial(b) && !isRejected(b)),
    ),
    ...ofTheLine(readings, batches),
    ...quarters(readings, batches.filter(isCommercial)),
  ];
}

/** Commercial batches of the re-registration cycle. None found is silence, not zero: a list may be of another time. */
function ofTheCycle(readings: readonly Reading[], batches: readonly Batch[]): Reading[] {
  const [start, end] = [
    text(single(readings, 'product.reRegistrationCycle.start')),
    text(single(readings, 'product.reRegistrationCycle.end')),
  ];
  const within = batches.filter(
    (b) => start !== '' && b.day >= start && (end === '' || b.day <= end) && b.fields['disposition'] === 'released',
  );
  if (within.length === 0 || of(readings, 'product.commercialBatchesInCycle').length > 0) return [];
  const note = `${String(within.length)} released commercial batches from ${start} to ${end === '' ? 'now' : end}`;
  return [
    computed(
      'product.commercialBatchesInCycle',
      within.length,
      within.slice(0, maxPlaces).map((b) => b.place),
      note,
    ),
  ];
}

/** For a line that is to run again: its last batch before, and the first commercial one after, the standstill. */
function ofTheLine(readings: readonly Reading[], batches: readonly Batch[]): Reading[] {
  if (!of(readings, 'line.intendsToResume').some((r) => r.value === true)) return [];
  const stopped = text(single(readings, 'line.lastProductionDate'));
  const last = batches.at(-1);
  if (stopped === '')
    return last === undefined ? [] : [computed('line.lastProductionDate', last.day, [last.place], `last batch ${last.no}`)];
  const next = batches.find((b) => b.day > stopped && b.fields['commercial'] === true);
  if (next === undefined || of(readings, 'line.firstContractBatchDate').length > 0) return [];
  return [computed('line.firstContractBatchDate', next.day, [next.place], `first commercial batch ${next.no} after ${stopped}`)];
}

const underContract = /受托|委托生产|代工|contract|for the holder/iu;

/** Quarters with contract production that have ended before the application; only from lists that say that they are of contract production. */
function quarters(readings: readonly Reading[], batches: readonly Batch[]): Reading[] {
  const now = readQuarter(text(single(readings, 'application.date')));
  const contract = batches.filter(({ place }) => {
    const page = place.document.pages.find((p) => p.number === place.page)?.text.slice(Math.max(0, place.start - 400), place.start) ?? '';
    return underContract.test(`${place.document.title} ${page}`);
  });
  const found = [...new Set(contract.flatMap((b) => readQuarter(b.day) ?? []))].filter((q) => now !== undefined && q < now).sort();
  if (found.length === 0 || of(readings, 'production.activeQuarters').length > 0) return [];
  return [
    computed(
      'production.activeQuarters',
      found,
      contract.slice(0, maxPlaces).map((b) => b.place),
      `quarters of ${String(contract.length)} batches`,
    ),
  ];
}
