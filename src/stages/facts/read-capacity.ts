import { readNumbers } from '../../domain/numbers.ts';
import type { Reading } from './fact-list.ts';
import { isOfKind, type Place, type Source, type Table } from './source.ts';

const designWord =
  /^design\b|as designed|by design\b|maximum (?:yearly|annual) output|(?:一年|每年|全年)最多能?做|design(?:ed)?(?: yearly| annual)? capacity|capacity by design|rated (?:annual )?capacity|design figure|annual capacity|设计(?:年)?(?:生产)?产?能力?|设计产能|年产能|年设计/iu;
const sumWord = /^sum\b|^together|sum of|^total|total plan|planned for|planned total|^合计|总计|计划合计|计划总/iu;
const scaleWord = /million|万|亿|thousand/iu;

function scaleOf(text: string): number {
  const m = scaleWord.exec(text)?.[0].toLowerCase();
  return m === undefined ? 1 : ({ million: 1_000_000, 万: 10_000, 亿: 100_000_000, thousand: 1000 }[m] ?? 1);
}

type Row = { readonly label: string; readonly value: number; readonly written: string; readonly place: Place };

function rowsOf(table: Table): Row[] {
  const yearly = table.header.findIndex(
    (t, i) => i > 0 && /十二个月|全年|年度合计|twelve months|whole year|per year|a year|合计|total/iu.test(t),
  );
  const column =
    yearly > 0
      ? yearly
      : table.header.findIndex((t, i) => i > 0 && /计划|产量|产能|排多少|figure|plan|volume|capacity|million|万|year|数量/iu.test(t));
  const all = table.headerRow !== undefined && table.header.length === 2 ? [table.headerRow, ...table.rows] : table.rows;
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
  /clean|清洁|停机|利用率|utili|^use of|load|share of|占|%|reserve|余量|工时|速度|班制|检修|hours|speed|shift|^days|available|per (?:lot|batch)/iu;

function plansOf(source: Source): Plan[] {
  return source.tables.flatMap((table) => {
    const around = [...table.headings, table.lead, ...table.header, table.rows[0]?.cells[0]?.text ?? ''].join(' ');
    if (!isOfKind(table.document, ['capacity_analysis']) && !/产能|排产|排多少|capacity|计划产量|planned|as designed/iu.test(around))
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
      return {
        value: number.value,
        scale: scaleOf(
          `${row.cells
            .slice(2)
            .map((c) => c.text)
            .join(' ')} ${label} ${number.value >= 1e6 ? '' : (row.cells[1]?.text ?? '').replace(/[\d.,\s]+(?:万|亿|million)/u, '')}`,
        ),
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

/** Design capacity and planned volumes with their sum: in the unit of the table that has both, else both in plain units. */
export function readCapacity(source: Source): Reading[] {
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
