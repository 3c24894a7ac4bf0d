import { readNumbers } from '../../domain/numbers.ts';
import type { Disagreement } from './compare-values.ts';
import { isOfKind, type Place, type Source, type Table } from './source.ts';

/** Units of a batch and the words for them in both languages; what a batch holds is only compared within one of them. */
const units: readonly (readonly [name: string, words: string])[] = [
  ['tablet', '片|tablets?'],
  ['capsule', '粒|capsules?'],
  ['sachet', '袋|sachets?|bags?'],
  ['vial', '支|ampoules?|vials?|syringes?'],
  ['bottle', '瓶|bottles?'],
  ['dose', '剂(?![型量])|doses?'],
  ['unit', 'units?|pieces?'],
  ['pill', '丸|pills?'],
  ['patch', '贴|patch(?:es)?'],
  ['suppository', '枚|suppositor(?:y|ies)'],
  ['kg', 'kg\\b|公斤|千克'],
  ['L', 'L\\b|litres?|liters?|升'],
];
const unitWords = units.map(([, words]) => words).join('|');
const amount = `(?:about |approximately |约|大约)?(?<n>\\d[\\d,\\u2009]*(?:\\.\\d+)?\\s*(?:万|亿|million|thousand)?\\s*(?:${unitWords}))`;
const patterns: readonly RegExp[] = [
  `(?:批量|batch(?: size| volume| quantity)?s?|lots?|lot size)(?: on contract| under (?:the )?contract)?\\s*(?:统一|均|定|固定)?\\s*(?:为|是|即|按|：|:|of|is|was|are|were|comprises?|consists? of|contains?|holds?|makes?|gives?|yields?|counts?|amounts? to|fixed at|set at)?\\s*${amount}`,
  `(?:每批|各批|三批)(?:批量|总混量|总量|投料批量|配液量|配制量|数量|产量)?\\s*(?:统一|均|各)?(?:为|是|按)?\\s*${amount}`,
  `(?:commercial|full|production) (?:scale|size) (?:of )?${amount}`,
  `${amount}\\s*(?:per|in (?:one|each|a)|make up (?:one|a|each)|to (?:a|the|each)|[/／每]) ?(?:batch|lot|批)`,
].map((source) => new RegExp(source, 'giu'));
/** `800kg（10万袋）`, `480kg，折6万袋`, `180,000 doses from 80 L`: the same batch in another unit. */
const also = new RegExp(
  `^\\s*(?:[（(]|[,，]?\\s*(?:折(?:合|算)?|合|即|相当于|equal to|that is|i\\.e\\.|or|from|corresponding to))\\s*${amount}`,
  'iu',
);

const trial =
  /pilot|trial|engineering|laborator|sample|media fill|simulation|placebo|中试|小试|试制|试验批|实验室|模拟|原(?!料|辅|始|则|因|件|液|址)|former|previous|toll|before|minimum|at least|不少于|至少|最小/iu;
const changing =
  /变更(?:前|为|后|至)|扩大|放大|缩小|增至|减至|scale[- ]?up|increase|enlarg|reduc|instead of|no longer|from [\d,]+ .{0,20}to [\d,]+/iu;
const ofOthers = ['coline_report', 'capacity_analysis', 'change_register', 'equipment_list', 'audit_report'];

type Size = { readonly value: string; readonly amount: number; readonly unit: string; readonly actual: boolean; readonly place: Place };

function sizeOf(written: string, place: Place, actual = false): Size[] {
  const number = readNumbers(written)[0];
  const unit = units.find(([, words]) => new RegExp(`(?:\\d|万|亿|million|thousand)\\s*(?:${words})`, 'iu').test(written))?.[0];
  return number === undefined || unit === undefined || number.value <= 0
    ? []
    : [{ value: written.trim(), amount: number.value, unit, actual, place }];
}

function sizesIn(text: string, place: Place): Size[] {
  const seen = new Set<string>();
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((m) => {
      const first = m.groups?.['n'] ?? '';
      if (seen.has(first)) return [];
      seen.add(first);
      const second = also.exec(text.slice(m.index + m[0].length))?.groups?.['n'];
      return [...sizeOf(first, place), ...(second === undefined ? [] : sizeOf(second, place))];
    }),
  );
}

const sizeColumn = /^(?:投料|商业|生产|验证)?批量|^(?:batch|lot) (?:size|volume)/iu;
const madeColumn =
  /^(?:doses?|units?|vials?|ampoules?|tablets?|capsules?|sachets?|bottles?|syringes?)(?: \w+)? ?(?:filled|made|produced|obtained)|^(?:filled|produced|made) (?:doses|units|vials|ampoules|tablets|capsules|sachets|bottles|syringes)|^(?:实际)?(?:产量|灌装数|灌装量|成品数)/iu;

/** Batches of a table: a column titled batch size, or, in reports on validation, what was filled or made (which may fall a little short). */
function sizesOfTable(table: Table): Size[] {
  const around = [table.document.title, ...table.headings.slice(-1), table.lead].join(' ');
  if (
    trial.test(around.replace(table.document.title, ' ')) ||
    /media fill|simulation|模拟/iu.test(table.document.title) ||
    table.rows.length > 30
  )
    return [];
  const nominal = table.header.findIndex((t) => sizeColumn.test(t));
  const made =
    nominal < 0 &&
    isOfKind(table.document, ['validation_report', 'tt_report']) &&
    table.header.some((t) => /^batch|^lot\b|^批号|^批次/iu.test(t))
      ? table.header.findIndex((t) => madeColumn.test(t))
      : -1;
  const column = nominal >= 0 ? nominal : made;
  if (column < 0) return [];
  const titleUnit = units.find(([, words]) => new RegExp(`(?:${words})`, 'iu').test(table.header[column] ?? ''))?.[1];
  const scale = /万/u.test(table.header[column] ?? '') ? '万' : '';
  return table.rows.flatMap((row) => {
    const text = row.cells[column]?.text ?? '';
    if (row.cells.some((c) => trial.test(c.text))) return [];
    const direct = sizeOf(text, row, nominal < 0);
    if (direct.length > 0 || titleUnit === undefined || !/^[\d,.\s]+$/u.test(text)) return direct;
    const word = titleUnit.split('|')[0]?.replace(/\\b|\?|\(.*\)/gu, '') ?? '';
    return sizeOf(`${text}${scale} ${word}`, row, nominal < 0).map((s) => ({ ...s, value: text }));
  });
}

const differ = (a: Size, b: Size): boolean => {
  const ratio = Math.max(a.amount, b.amount) / Math.min(a.amount, b.amount);
  return ratio > (a.actual || b.actual ? 1.2 : 1.02);
};

/**
 * Commercial batch sizes in sentences, labels and tables of different documents, per unit, numbers normalised (`10万` = 100,000). Pilot and
 * trial batches, other products of the line, changes of size, and sizes that one document states side by side are other things.
 */
export function compareBatchSizes(source: Source): Disagreement[] {
  const stated: Size[] = [];
  for (const s of source.statements)
    if (!trial.test(s.text) && !changing.test(s.text) && !ofOthers.includes(s.document.kind)) stated.push(...sizesIn(s.text, s));
  for (const p of source.pairs) {
    if (p.column !== '' || ofOthers.includes(p.document.kind) || trial.test(`${p.label} ${p.value}`)) continue;
    if (/^(?:商业|投料|生产|拟定)*批量|^(?:commercial |production )?(?:batch|lot) (?:size|volume|quantity)/iu.test(p.label))
      stated.push(...sizesIn(`批量${p.value}`, p));
  }
  for (const table of source.tables) if (!ofOthers.includes(table.document.kind)) stated.push(...sizesOfTable(table));
  return units
    .flatMap(([unit]): Disagreement[] => {
      const groups: { size: Size; places: Place[] }[] = [];
      for (const size of stated.filter((s) => s.unit === unit)) {
        const known = groups.find((g) => !differ(g.size, size));
        if (known === undefined) groups.push({ size, places: [size.place] });
        else known.places.push(size.place);
      }
      const together = (a: readonly Place[], b: readonly Place[]): boolean => a.some((x) => b.some((y) => x.document === y.document));
      const clash = groups.filter((g, i) => groups.some((o, j) => i !== j && !together(g.places, o.places)));
      return clash.length < 2
        ? []
        : [{ topic: 'product.batchSize', values: clash.map((g) => ({ value: g.size.value, places: g.places })) }];
    })
    .slice(0, 1);
}
