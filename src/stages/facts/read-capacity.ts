import { readNumbers } from '../../domain/numbers.ts';
import type { Reading } from './fact-list.ts';
import { isOfKind, type Place, type Source, type Table } from './source.ts';

const designWord =
  /^design\b|as designed|by design\b|maximum (?:yearly|annual) output|(?:一年|每年|全年)最多能?做|design(?:ed)?(?: yearly| annual)? capacity|capacity by design|rated (?:annual |yearly )?(?:capacity|output)|nameplate (?:capacity|output)|name-plate|nominal (?:capacity|output)|design figure|annual capacity|设计(?:年|月)?(?:生产)?产?能力?|设计产能|设计(?:年|月)?产量|年产能|年设计|额定(?:年|月)?产能/iu;
const sumWord = /^sum\b|^together|sum of|^total|total plan|planned for|planned total|^合计|总计|计划合计|计划总/iu;
const monthTitle = /^(?:月份?|month)$/iu;
const monthLabel =
  /^(?:20\d{2}\s*[-./年]\s*\d{1,2}\s*月?|\d{1,2}\s*月|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?[\s-]*(?:20\d{2})?)$/iu;
const perMonth = /每个?月|月(?:设计|额定|最大)?产能|月产|per month|a month|monthly|each month|\/\s*月|\/\s*month/iu;
const scaleWord = /million|万|亿|thousand/iu;

function scaleOf(text: string): number {
  const m = scaleWord.exec(text)?.[0].toLowerCase();
  return m === undefined ? 1 : ({ million: 1_000_000, 万: 10_000, 亿: 100_000_000, thousand: 1000 }[m] ?? 1);
}

type Row = { readonly label: string; readonly value: number; readonly written: string; readonly place: Place };

/** Of columns that each stand for a year, the one with the largest volumes. */
function fullestColumn(table: Table, columns: readonly number[]): number {
  const sum = (column: number): number =>
    table.rows
      .filter((row) => !designWord.test(row.cells[0]?.text ?? '') && !/%/u.test(row.cells[column]?.text ?? ''))
      .reduce((total, row) => total + (readNumbers(row.cells[column]?.text ?? '')[0]?.value ?? 0), 0);
  return [...columns].sort((a, b) => sum(b) - sum(a))[0] ?? 0;
}

function rowsOf(table: Table): Row[] {
  const yearly = table.header.findIndex(
    (t, i) => i > 0 && /十二个月|全年|年度合计|twelve months|whole year|per year|a year|合计|total/iu.test(t),
  );
  const years = table.header.flatMap((t, i) => (i > 0 && /^20\d{2}\s*年?$/u.test(t) ? [i] : []));
  const column =
    yearly > 0
      ? yearly
      : years.length > 1
        ? fullestColumn(table, years)
        : table.header.findIndex((t, i) => i > 0 && /计划|产量|产能|排多少|figure|plan|volume|capacity|million|万|year|数量/iu.test(t));
  // A header of two cells whose second one is an amount was no header; `2026年计划（万支）` is one.
  const amount = /^(?!(?:19|20)\d{2}\s*年?)\d[\d,]*(?:\.\d+)?\s*(?:万|亿|million)?\s*\p{L}{0,10}$/u.test(table.header[1] ?? '');
  const all = table.headerRow !== undefined && table.header.length === 2 && amount ? [table.headerRow, ...table.rows] : table.rows;
  return all.flatMap((row) => {
    const cell = row.cells[column > 0 ? column : row.cells.length - 1];
    const number = readNumbers(cell?.text ?? '')[0];
    const label = row.cells[0]?.text ?? '';
    return number === undefined || label === '' ? [] : [{ label, value: number.value, written: cell?.text ?? '', place: row }];
  });
}

type Plan = { readonly table: Table; readonly plans: Row[]; readonly sum: Row | undefined; readonly design: Row | undefined };
type Design = {
  readonly value: number;
  readonly scale: number;
  readonly table: Table | undefined;
  readonly place: Place;
  readonly origin: 'table' | 'sentence';
};

const notPlan =
  /^share\b|clean|清洁|停机|利用率|utili|^use of|load|share of|占|%|reserve|余量|工时|速度|班制|检修|hours|speed|shift|^days|available|per (?:lot|batch)/iu;

function plansOf(source: Source): Plan[] {
  return source.tables.flatMap((table) => {
    const around = [...table.headings, table.lead, ...table.header, table.rows[0]?.cells[0]?.text ?? ''].join(' ');
    if (
      !isOfKind(table.document, ['capacity_analysis']) &&
      !/产能|排产|排多少|capacity|计划产量|planned|as designed|\bload\b|负荷|rated output|forecast/iu.test(around)
    )
      return [];
    const rows = rowsOf(table);
    const design = rows.find((r) => designWord.test(r.label));
    const sum = rows.find((r) => sumWord.test(r.label));
    const plans = rows.filter((r) => r !== design && r !== sum && !notPlan.test(`${r.label} ${/%/u.test(r.written) ? '%' : ''}`));
    const planned =
      isOfKind(table.document, ['capacity_analysis', 'coline_report']) &&
      /计划|排多少|排产|planned|forecast/iu.test(table.header.slice(1).join(' '));
    return plans.length < 2 || (design === undefined && sum === undefined && !planned) ? [] : [{ table, plans, sum, design }];
  });
}

function designOf(source: Source, plan: Plan): Design | undefined {
  if (plan.design !== undefined)
    return { value: plan.design.value, scale: 1, table: plan.table, place: plan.design.place, origin: 'table' };
  for (const table of source.tables) {
    for (const row of table.rows) {
      const label = row.cells[0]?.text ?? '';
      const number = readNumbers(row.cells[1]?.text ?? '')[0];
      if (!designWord.test(label) || number === undefined) continue;
      const written = row.cells[1]?.text ?? '';
      const beside = `${row.cells
        .slice(2)
        .map((c) => c.text)
        .join(' ')} ${label} ${number.value >= 1e6 ? '' : written.replace(/[\d.,\s]+(?:万|亿|million)/u, '')}`;
      // The unit of the table counts where the row itself has none.
      const around = scaleWord.test(beside) || scaleWord.test(written) ? beside : `${table.lead.slice(-60)} ${table.header.join(' ')}`;
      return {
        value: number.value,
        scale: scaleOf(around),
        table,
        place: row,
        origin: 'table',
      };
    }
  }
  for (const s of source.statements) {
    const hit = s.kind === 'heading' ? null : designWord.exec(s.text);
    const number = hit === null ? undefined : readNumbers(s.text.slice(hit.index)).find((n) => n.unit !== '%');
    if (number !== undefined && number.value > 0) return { value: number.value, scale: 1, table: undefined, place: s, origin: 'sentence' };
  }
  return undefined;
}

type Month = { readonly label: string; readonly total: number; readonly place: Place };

/** A plan with a row for each month: the total of every month, from its column or as the sum of the products. */
function monthsOf(table: Table): Month[] {
  const first = table.header[0] ?? '';
  const labelled = table.rows.filter((row) => monthLabel.test(row.cells[0]?.text ?? ''));
  if (labelled.length < 2 || (!monthTitle.test(first) && labelled.length < table.rows.length - 2)) return [];
  const column = table.header.findIndex((t, i) => i > 0 && /合计|总计|小计|total|sum|together|all products/iu.test(t));
  return labelled.flatMap((row) => {
    const numbers = row.cells
      .slice(1)
      .map((c) => (/^[\d.,\s]+(?:万|million)?$/u.test(c.text) ? readNumbers(c.text)[0]?.value : undefined))
      .filter((n) => n !== undefined);
    const total = column > 0 ? readNumbers(row.cells[column]?.text ?? '')[0]?.value : numbers.reduce((a, b) => a + b, 0);
    return total === undefined || (column <= 0 && numbers.length === 0) ? [] : [{ label: row.cells[0]?.text ?? '', total, place: row }];
  });
}

/** A capacity per month and a plan by months, in one unit: the fullest month counts. */
function monthlyCapacity(source: Source): Reading[] {
  for (const table of source.tables) {
    const around = [table.document.title, ...table.headings, table.lead, ...table.header].join(' ');
    if (
      !isOfKind(table.document, ['capacity_analysis', 'equipment_list', 'coline_report']) &&
      !/产能|排产|capacity|load|plan/iu.test(around)
    )
      continue;
    const months = monthsOf(table);
    const fullest = [...months].sort((a, b) => b.total - a.total)[0];
    if (fullest === undefined) continue;
    const near = [...source.statements, ...source.pairs.map((p) => ({ ...p, text: `${p.label} ${p.value}` }))].filter(
      (s) => s.document === table.document && perMonth.test(s.text) && designWord.test(s.text),
    );
    const rows = table.rows.filter(
      (row) => designWord.test(row.cells[0]?.text ?? '') && perMonth.test(row.cells.map((c) => c.text).join(' ')),
    );
    const stated = [...near, ...rows.map((row) => ({ ...row, text: row.cells.map((c) => c.text).join(' ') }))][0];
    const at = stated === undefined ? null : designWord.exec(stated.text);
    const number =
      stated === undefined || at === null ? undefined : readNumbers(stated.text.slice(at.index)).find((n) => n.unit !== '%' && n.value > 0);
    if (stated === undefined || number === undefined) continue;
    const scale = scaleOf(around);
    const small = fullest.total < 100_000 && scale > 1 ? scale : 1;
    const design = number.value < 100_000 && number.value / fullest.total < 100 && scale > 1 ? number.value * scale : number.value;
    if (design / (fullest.total * small) > 1000 || (fullest.total * small) / design > 1000) continue;
    return [
      { key: 'line.designCapacity', value: design, origin: 'sentence', places: [stated], derivation: `per month: ${String(design)}` },
      {
        key: 'line.plannedVolumeTotal',
        value: fullest.total * small,
        origin: 'computed',
        places: [fullest.place],
        derivation: `fullest month ${fullest.label}: ${String(fullest.total)}${small === 1 ? '' : ` × ${String(small)}`}`,
      },
    ];
  }
  return [];
}

/** Design capacity and planned volumes with their sum: in the unit of the table that has both, else both in plain units. */
export function readCapacity(source: Source): Reading[] {
  const monthly = monthlyCapacity(source);
  if (monthly.length > 0) return monthly;
  for (const plan of plansOf(source)) {
    const design = designOf(source, plan);
    if (design === undefined) continue;
    const scale = design.table === plan.table ? 1 : scaleOf(`${plan.table.lead.slice(-60)} ${plan.table.header.join(' ')}`);
    const total = Number(plan.plans.reduce((s, r) => s + r.value, 0).toFixed(6));
    const derivation = `${plan.plans.map((r) => String(r.value)).join(' + ')} = ${String(total)}${scale === 1 ? '' : ` × ${String(scale)}`}`;
    return [
      {
        key: 'line.designCapacity',
        value: design.value * design.scale,
        origin: design.origin,
        places: [design.place],
        ...(design.scale === 1 ? {} : { derivation: `${String(design.value)} × ${String(design.scale)}` }),
      },
      ...plan.plans.map((r): Reading => ({
        key: 'line.plannedVolumes',
        value: [{ product: r.label, volume: r.value * scale }],
        origin: 'table',
        places: [r.place],
      })),
      {
        key: 'line.plannedVolumeTotal',
        value: total * scale,
        origin: 'computed',
        places: [...plan.plans.map((r) => r.place), ...(plan.sum === undefined ? [] : [plan.sum.place])],
        derivation,
      },
    ];
  }
  const usage = source.statements.find(
    (s) =>
      /产能利用率|占设计(?:能力|产能)|utili[sz]ation|of the (?:design|designed) (?:capacity|figure)/iu.test(s.text) &&
      /\d(?:\.\d+)?\s*%/u.test(s.text),
  );
  const percent = /(\d{1,3}(?:\.\d+)?)\s*%/u.exec(usage?.text ?? '')?.[1];
  if (usage === undefined || percent === undefined) return [];
  return [
    { key: 'line.designCapacity', value: 100, origin: 'computed', places: [usage], derivation: 'design capacity taken as 100 %' },
    {
      key: 'line.plannedVolumeTotal',
      value: Number(percent),
      origin: 'computed',
      places: [usage],
      derivation: `${percent} % of the design capacity`,
    },
  ];
}
