import type { FactValue } from '../../domain/fact.ts';
import { computed, of, type Reading } from './fact-list.ts';
import { noticeHours } from './notice-times.ts';
import { plainProduct } from './read-line.ts';
import { withheld } from './read-value.ts';
import type { ReadingRules } from './reading-rules.ts';
import { textAt, type Source } from './source.ts';

/** Items of a list without contact and limit: empty where the document says that they are not laid down, else dropped when too few to be the list. */
export function communicationFields(readings: readonly Reading[], source: Source): Reading[] {
  const items = of(readings, 'qualityInfo.items');
  const kept = items.flatMap((r): Reading[] => {
    const item = (Array.isArray(r.value) ? r.value[0] : undefined) as Record<string, FactValue> | undefined;
    const document = r.places[0]?.document;
    if (item === undefined || item['limit'] !== undefined) return [r];
    const topics = new Set(
      items
        .filter((o) => o.places[0]?.document === document)
        .map((o) => (o.value as Record<string, FactValue>[])[0]?.['topic'])
        .filter((t) => t !== 'other'),
    );
    if (topics.size < 5) return [];
    const open = source.statements.find(
      (s) =>
        s.document === document &&
        /联系人|时限|contacts?|time limits?|deadline/iu.test(s.text) &&
        /临时商定|不作规定|未(?:作)?规定|另行商定|not laid down|case by case|not fixed/iu.test(s.text),
    );
    return open === undefined ? [r] : [{ ...r, value: [{ ...item, limit: '', contact: '' }], places: [...r.places, open] }];
  });
  return [...readings.filter((r) => r.key !== 'qualityInfo.items'), ...kept];
}

/** Values that decide over other readings of the same fact, by the rules of the programme. */
export function decisiveReadings(readings: readonly Reading[], rules: ReadingRules): Reading[] {
  return Object.entries(rules.decisive).flatMap(([key, value]) => {
    const all = of(readings, key);
    const hits = all.filter((r) => r.value === value);
    return hits.length === 0 || hits.length === all.length
      ? []
      : [
          computed(
            key,
            value,
            hits.flatMap((r) => r.places),
            'one such statement decides',
          ),
        ];
  });
}

/** A right to consult that names fewer than three of the four kinds is read only where the sentence says that it ends there or withholds the rest. */
const isFullRight = (r: Reading): boolean =>
  !Array.isArray(r.value) ||
  r.value.length >= 3 ||
  r.places.some((p) => /仅|只限|only|limited to|除[^，。；]{1,30}外/iu.test(textAt(p)) || withheld.test(textAt(p)));

/** Which assessment answers a change of co-line conditions; none when the log says so; unknown ones are left out. */
function triggers(readings: readonly Reading[]): Reading[] {
  const ids = of(readings, 'coline.assessments')
    .flatMap((r) => (Array.isArray(r.value) ? r.value : []))
    .map((v) => String((v as { id?: string }).id ?? ''));
  return of(readings, 'coline.triggers').flatMap((r): Reading[] => {
    const item = (Array.isArray(r.value) ? r.value[0] : undefined) as Record<string, FactValue> | undefined;
    const action = String(item?.['assessmentId'] ?? '');
    if (item === undefined) return [];
    const known = ids.find((id) => id !== '' && action.toLowerCase().includes(id.toLowerCase()));
    const none = action === '' || /\bno\b|\bnot\b|without|未|没有|无需|不需|不作|不再/iu.test(action);
    if (known === undefined && !none) return [];
    return [{ ...r, value: [{ ...item, assessmentId: known ?? '' }] }];
  });
}

/** Who is to be trained, where a record of the training names people: a record of groups says nothing of single ones. */
function namedTrainees(readings: readonly Reading[]): Reading[] {
  const trainees = of(readings, 'techTransfer.trainees');
  const trained = of(readings, 'techTransfer.trainingRecords').flatMap((r) => (Array.isArray(r.value) ? r.value : []));
  const names = new Set(trained.map((item) => String((item as { person?: string }).person ?? '')));
  return trainees.filter((r) => Array.isArray(r.value) && r.value.some((name) => names.has(String(name))));
}

/** A row without grade and dates is no point of an audit; one that the list calls closed without a day says nothing about the time that it took. */
function datedPoints(readings: readonly Reading[]): Reading[] {
  return of(readings, 'audit.findings').filter((r) => {
    const item = (Array.isArray(r.value) ? r.value[0] : undefined) as Record<string, FactValue> | undefined;
    const place = r.places[0];
    if (item !== undefined && ['closedDate', 'dueDate', 'severity', 'foundDate'].every((field) => item[field] === undefined)) return false;
    if (item === undefined || item['closedDate'] !== undefined || place === undefined) return true;
    const row = textAt(place);
    return (
      !/\bclosed\b|\bdone\b|completed|settled|已(?:关闭|完成|整改)|(?<!未)(?:关闭|完成)\s*$/iu.test(row) ||
      /\bopen\b|not (?:yet )?(?:closed|done)|未(?:关闭|完成)/iu.test(row)
    );
  });
}

/** A change affects the product when the register names it, all products or the line, or names none. */
function affectedChanges(readings: readonly Reading[]): Reading[] {
  const names = of(readings, 'product.genericName')
    .map((r) => plainProduct(String(r.value)).toLowerCase())
    .filter((n) => n.length >= 2);
  return of(readings, 'changeControl.changes').map((r) => {
    const item = (Array.isArray(r.value) ? r.value[0] : undefined) as Record<string, FactValue> | undefined;
    const product = String(item?.['product'] ?? '').toLowerCase();
    if (item === undefined || product === '' || names.length === 0) return r;
    const named = plainProduct(product);
    const affects =
      /\ball\b|every|line|全部|各品种|所有|通用|生产线|产线/iu.test(product) || names.some((n) => n.includes(named) || named.includes(n));
    return { ...r, value: [{ ...item, affectsProduct: affects }] };
  });
}

/** The worst way of handing over records counts: periodic, then on request, then with each release. */
function handover(readings: readonly Reading[]): Reading[] {
  const all = of(readings, 'qualityAgreement.recordHandover');
  const agreed = all.filter((r) => r.places.some((p) => p.document.kind !== 'sop'));
  const pool = agreed.length > 0 ? agreed : all;
  for (const way of ['periodic', 'on_request', 'with_each_release']) {
    const hits = pool.filter((r) => Array.isArray(r.value) && r.value.includes(way));
    if (hits.length > 0)
      return [{ key: 'qualityAgreement.recordHandover', value: way, origin: 'sentence', places: hits.flatMap((r) => r.places) }];
  }
  return [];
}

/** Readings that stand for several statements are brought to the one that counts; the others stay as they are. */
export function settleReadings(read: readonly Reading[]): Reading[] {
  const settled = [
    'qualityAgreement.recordHandover',
    'coline.triggers',
    'production.deviations',
    'changeControl.changes',
    'audit.findings',
    'techTransfer.trainees',
  ];
  const others = read.filter((r) => !settled.includes(r.key) && (r.key !== 'qualityAgreement.rightToConsult' || isFullRight(r)));
  return [
    ...others,
    ...handover(read),
    ...triggers(read),
    ...noticeHours(read),
    ...affectedChanges(read),
    ...datedPoints(read),
    ...namedTrainees(read),
  ];
}
