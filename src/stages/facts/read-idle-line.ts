import { readDates } from '../../domain/dates.ts';
import { readIntervals, yearsBetween } from '../../domain/intervals.ts';
import { computed, type Reading } from './fact-list.ts';
import type { Place, Source, Statement } from './source.ts';

const line = /生产线|产线|车间|(?:该|本|此|[A-Z]\d{0,2}|\d号)线|\blines?\b|\bmachine hall\b|\b[A-Z]{1,2}-?\d{1,2}\b/u;
const idle =
  /停产|停用|停过|闲置|停机|停止(?:生产|使用)|未再生产|未生产|stood still|standing still|stand ?still|out of use|idle|unused|mothball|laid up|shut down|not (?:been )?(?:used|run|operated|in use)|no production|production (?:was |had been )?(?:stopped|suspended|halted)/iu;
const lastBatch = /最后一?批|末次生产|最后生产|last (?:batch|lot|production|made|ran)/iu;
const restarted =
  /(?:已|重新|再次|恢复|起).{0,6}(?:启用|投用|投产|投入(?:使用|生产)|使用|恢复生产|复产|开线)|恢复(?:了)?(?:生产|使用)|复产|restart(?:ed)?|resumed|put back|brought back|back (?:in|into) (?:use|service|operation)|(?:taken|took) up again|runs? again|re-?commissioned/iu;
const planned =
  /拟|计划|将(?!近)|准备|预计|申请恢复|will\b|to be\b|planned|intend|propos|is going to|before (?:the|its|any) (?:restart|resumption)|once\b/iu;
const denied =
  /从未停|没停|未停(?:产|用)|连续生产|never (?:idle|stood|stopped|out of)|not (?:been )?idle|without (?:a break|interruption)/iu;
const otherLine = /厂区搬迁|utility|warehouse|仓库|clean-?room garment/iu;
type Standstill = { readonly from: string; readonly to: string | null; readonly place: Place; readonly planned: boolean };

/** The month or day from which production ran again: behind the word of restarting or before it. */
function restartDay(text: string, after: string): string | undefined {
  const at = restarted.exec(text);
  if (at === null || planned.test(text.slice(Math.max(0, at.index - 12), at.index + at[0].length))) return undefined;
  const near = readDates(text)
    .filter((d) => d.precision !== 'year' && d.value > after)
    .map((d) => ({ value: d.value, gap: d.end <= at.index ? at.index - d.end : d.start - at.index }))
    .filter((d) => d.gap <= 40)
    .sort((a, b) => a.gap - b.gap)[0];
  return near?.value;
}

function standstillOf(s: Statement): Standstill | undefined {
  if (!line.test(s.text) || denied.test(s.text) || otherLine.test(s.text)) return undefined;
  const at = idle.exec(s.text) ?? lastBatch.exec(s.text);
  if (at === null) return undefined;
  const gap = (d: { readonly start: number; readonly end: number }): number =>
    Math.min(Math.abs(d.start - at.index - at[0].length), Math.abs(at.index - d.end));
  const span = readIntervals(s.text)
    .filter((i) => gap(i) <= 40)
    .sort((a, b) => gap(a) - gap(b))[0];
  if (span !== undefined && span.to !== null)
    return { from: span.from, to: span.to, place: s, planned: planned.test(s.text.slice(0, span.start)) };
  const dates = readDates(s.text).filter((d) => d.precision !== 'year');
  const begin = dates.filter((d) => gap(d) <= 60).sort((a, b) => (a.value < b.value ? -1 : 1))[0];
  if (begin === undefined) return undefined;
  const end = restartDay(s.text, begin.value);
  return { from: begin.value, to: end ?? null, place: s, planned: end === undefined && restarted.test(s.text) && planned.test(s.text) };
}

const readable = [
  'application_form',
  'cover_letter',
  'licence',
  'written_opinion',
  'validation_report',
  'coline_report',
  'capacity_analysis',
];

/** Is the place part of a paper that tells the history of a line? */
const tells = (s: Statement): boolean =>
  [s.document.kind, ...s.document.kinds.map((k) => k.kind)].some((k) => readable.includes(k)) ||
  /history|record of line|沿革|历史|概况/iu.test(s.headings.at(-1) ?? '');

/**
 * When a line stood still: the beginning is the last production (clause XVIII). Where it runs again and had stood no longer than the limit
 * (three years sterile, five years other), nothing is to be resumed; where the standstill was longer the duties of resumption count.
 */
export function readIdleLine(source: Source, sterile: boolean | undefined): Reading[] {
  const told = source.statements.filter((s) => s.kind !== 'heading' && s.text.length < 700 && tells(s));
  const found = told.flatMap((s) => standstillOf(s) ?? []);
  return found.flatMap((standstill): Reading[] => {
    const after = standstill.from;
    const later =
      standstill.to !== null || standstill.planned
        ? undefined
        : told.find(
            (s) =>
              s.document === standstill.place.document &&
              s !== standstill.place &&
              restarted.test(s.text) &&
              restartDay(s.text, after) !== undefined,
          );
    const to = standstill.to ?? (later === undefined ? null : (restartDay(later.text, after) ?? null));
    const places = [standstill.place, ...(later === undefined ? [] : [later])];
    const begin: Reading = { key: 'line.lastProductionDate', value: standstill.from, origin: 'sentence', places };
    if (to === null || standstill.planned) return [begin];
    const years = yearsBetween(standstill.from, to);
    const limit = sterile === false ? 5 : 3;
    if (sterile === undefined && years > 3 && years <= 5) return [begin];
    return [
      begin,
      computed(
        'line.intendsToResume',
        years > limit,
        places,
        `stood still from ${standstill.from} to ${to}: ${years.toFixed(1)} years, limit ${String(limit)} years`,
      ),
    ];
  });
}
