import { readNumbers } from '../../domain/numbers.ts';
import type { Reading } from './fact-list.ts';
import type { Place, Source, Table } from './source.ts';

const designWord = /^design\b|design(?:ed)?(?: yearly| annual)? capacity|capacity by design|rated (?:annual )?capacity|design figure|annual capacity|设计(?:年)?(?:生产)?产?能力?|设计产能|年产能|年设计/iu;
const sumWord = /^sum\b|sum of|^total|total plan|planned for|planned total|^合计|总计|计划合计|计划总/iu;
const scaleWord = /million|万|亿|thousand/iu;

function scaleOf(text: string): number {
  const m = scaleWord.exec(text)?.[0].toLowerCase();
  return m === undefined ? 1 : (({ million: 1_000_000, 万: 10_000, 亿: 100_000_000, thousand: 1000 })[m] ?? 1);
}

type Row = { readonly label: string; readonly value: number; readonly written: string; readonly place: Place };

function rowsOf(table: Table): Row[] {
  const column = table.header.findIndex((t, i) => i > 0 && /计划|产量|产能|figure|plan|volume|capacity|million|万|year|数量/iu.test(t));
  const all = table.headerRow !== undefined && table.header.length === 2 ? [table.headerRow, ...table.rows] : table.rows;
  return all.flatMap((row) => {
    const cell = row.cells[column > 0 ? column : row.cells.length - 1];
    const number = readNumbers(cell?.text ?? '')[0];
    const label = row.cells[0]?.text ?? '';
    return number === undefined || label === '' ? [] : [{ label, value: number.value, written: cell?.text ?? '', place: row }];
  });
}

/** Design capacity, planned volumes and their sum, in plain units when the design stands in a sentence, else in the unit of the table. */
export function readCapacity(source: Source): Reading[] {
  const readings: Reading[] = [];
  const sentence = source.statements.find((s) => s.kind !== 'heading' && designWord.test(s.text) && /\d/u.test(s.text.slice(designWord.exec(s.text)?.index)) && !/percent|%/u.test(s.text.slice(designWord.exec(s.text)?.index ?? 0, (designWord.exec(s.text)?.index ?? 0) + 30)));
  for (const table of source.tables) {
    const around = [...table.headings, table.lead, ...table.header].join(' ');
    if (!/产能|排产|capacity|计划产量|planned/iu.test(`${around} ${table.rows[0]?.cells[0]?.text ?? ''}`)) continue;
    const rows = rowsOf(table);
    const design = rows.find((r) => designWord.test(r.label));
    const sum = rows.find((r) => sumWord.test(r.label));
    const plans = rows.filter((r) => r !== design && r !== sum && !/clean|清洁|停机|利用率|utili|^use of|load|share of|占|%|reserve|余量/iu.test(`${r.label} ${/%/u.test(r.written) ? '%' : ''}`));
    if (plans.length < 2 || (design === undefined && (sentence === undefined || sum === undefined))) continue;
    const scale = design === undefined ? scaleOf(`${table.lead.slice(-60)} ${table.header.join(' ')}`) : 1;
    const total = Number(plans.reduce((s, r) => s + r.value, 0).toFixed(6));
    if (design !== undefined) readings.push({ key: 'line.designCapacity', value: design.value, origin: 'table', places: [design.place] });
    else if (sentence !== undefined) {
      const at = designWord.exec(sentence.text)?.index ?? 0;
      const number = readNumbers(sentence.text.slice(at))[0];
      if (number === undefined) continue;
      readings.push({ key: 'line.designCapacity', value: number.value, origin: 'sentence', places: [sentence] });
    }
    for (const r of plans) readings.push({ key: 'line.plannedVolumes', value: [{ product: r.label, volume: r.value * scale }], origin: 'table', places: [r.place] });
    const parts = plans.map((r) => String(r.value)).join(' + ');
    readings.push({ key: 'line.plannedVolumeTotal', value: total * scale, origin: 'computed', places: [...plans.map((r) => r.place), ...(sum === undefined ? [] : [sum.place])], derivation: `${parts} = ${String(total)}${scale === 1 ? '' : ` × ${String(scale)}`}` });
    return readings;
  }
  const usage = source.statements.find((s) => /产能利用率|占设计(?:能力|产能)|utili[sz]ation|of the (?:design|designed) (?:capacity|figure)/iu.test(s.text) && /\d(?:\.\d+)?\s*%/u.test(s.text));
  const percent = /(\d{1,3}(?:\.\d+)?)\s*%/u.exec(usage?.text ?? '')?.[1];
  if (usage !== undefined && percent !== undefined) {
    readings.push({ key: 'line.designCapacity', value: 100, origin: 'computed', places: [usage], derivation: 'design capacity taken as 100 %' });
    readings.push({ key: 'line.plannedVolumeTotal', value: Number(percent), origin: 'computed', places: [usage], derivation: `${percent} % of the design capacity` });
  }
  return readings;
} // prettier-ignore
