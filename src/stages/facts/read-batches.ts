import { readDates } from '../../domain/dates.ts';
import { readNumbers } from '../../domain/numbers.ts';
import type { FactValue } from '../../domain/fact.ts';
import type { Reading } from './fact-list.ts';
import { isPlaceholder } from './read-value.ts';
import type { ReadingRules } from './reading-rules.ts';
import { isOfKind, type Place, type Source, type Table } from './source.ts';

type Column =
  'batchNo' | 'made' | 'released' | 'signDate' | 'signedBy' | 'quantity' | 'disposition' | 'deviation' | 'kind' | 'product' | 'sent';

/** Titles of columns, or of rows where each batch has its column. The first that fits a title takes it. */
const titles: readonly (readonly [Column, RegExp])[] = [
  ['batchNo', /^(?:产品|成品|制剂)?(?:生产)?批(?:号|次)|^(?:batch|lot)(?:\s*(?:no\b|number|#|code|id\b)|$|\s*\/)/iu],
  ['signDate', /(?:受权人|\bQP\b|qualified person).{0,10}(?:签|日期|date|sign)|签字日期|signed on|date of signature/iu],
  ['signedBy', /放行人|受权人|签字人|signed by|released by|qualified person/iu],
  ['released', /放行(?:日期|时间|日)|出厂日期|发运|released? (?:on|date)|date of release|^released$|despatch|dispatch|shipped/iu],
  ['made', /生产(?:日期|时间|日)|投料|制造日期|(?:灌装|压片|分装|冻干)(?:日期|时间|日)|^(?:date )?(?:of )?(?:manufactur|production|making)|^(?:made|produced|filled|compressed|manufactured)\b|mfg/iu],
  ['sent', /记录.{0,8}(?:移交|提交|交付|寄送)|records? (?:sent|handed|delivered|transferred)/iu],
  ['deviation', /偏差|deviation|departure/iu],
  ['quantity', /批量|产量|数量|入库|quantity|yield|batch size|output|^size|units/iu],
  ['disposition', /处置|处理|去向|结论|结果|状态|是否合格|disposition|decision|outcome|status|result|fate/iu],
  ['kind', /性质|类型|类别|用途|规模|备注|type|kind|purpose|scale|remark|note/iu],
  ['product', /品种|品名|产品名称|^产品$|^product|article/iu],
]; // prettier-ignore

const otherThings =
  /物料|原料|辅料|包材|对照品|培养基|试剂|标准品|material|excipient|reagent|reference standard|packaging|media fill|模拟/iu;
const rejected = /不合格|拒(?:绝|收)|未放行|不予?放行|销毁|报废|reject|destroy|discard|scrap|\bfail|not released|not conform/iu;
const waiting = /待(?:验|放行|定|检)|在检|pending|quarantine|on hold|under test/iu;
const passed = /放行|合格|上市|发运|releas|pass|conform|accept|market|sold/iu;
const trial =
  /验证|试制|试生产|中试|小试|临床|注册批|稳定性批|工程批|validation|\bPPQ\b|\bPV\b|trial|pilot|engineering|clinical|registration batch|exhibit/iu;
const commercial = /商业|上市销售|常规|正常生产|销售|commercial|routine|market|sale/iu;
const none = /^(?:无|没有|未发生|否|0|none|no|nil|[-–—/])$/iu;
const records: readonly (readonly [string, RegExp])[] = [
  ['batch_production', /批?生产记录|production record|manufacturing record|batch record/iu],
  ['batch_test', /批?检验记录|检验报告|test record|testing record|analytical record/iu],
  ['deviation_investigation', /偏差(?:调查)?|deviation/iu],
];

/** A batch as rows or columns give it: titles in the order of the cells. */
type Entry = { readonly place: Place; readonly cells: readonly (readonly [title: string, text: string])[] };

const columnOf = (title: string): Column | undefined => titles.find(([, pattern]) => pattern.test(title))?.[0];
const looksLikeBatch = (text: string): boolean =>
  /\d{2}/u.test(text) && /^[A-Za-z0-9][\w\-/.]{2,19}(?:\s*[（(][^）)]*[）)])?$/u.test(text.trim());

/** Batches that a table lists, each in a row or each in a column. */
function entriesOf(table: Table): Entry[] {
  const inRows = table.header.some((t) => columnOf(t) === 'batchNo') && !table.header.slice(1).some(looksLikeBatch);
  if (inRows) return table.rows.map((row) => ({ place: row, cells: row.cells.map((c, i) => [table.header[i] ?? '', c.text] as const) }));
  const rows = [...(table.headerRow === undefined ? [] : [table.headerRow]), ...table.rows];
  const batches = rows.find((row) => columnOf(row.cells[0]?.text ?? '') === 'batchNo');
  if (batches === undefined || rows.length < 2) return [];
  return batches.cells.slice(1).map((cell, i) => ({
    place: { document: batches.document, page: batches.page, start: cell.start, end: cell.end },
    cells: rows.filter((row) => row.page === batches.page).map((row) => [row.cells[0]?.text ?? '', row.cells[i + 1]?.text ?? ''] as const),
  }));
}

function batchOf(entry: Entry, around: string, rules: ReadingRules): Record<string, FactValue> | undefined {
  const cells = new Map<Column, string>();
  for (const [title, text] of entry.cells) {
    const column = columnOf(title);
    if (column !== undefined && !cells.has(column)) cells.set(column, text);
  }
  const text = (column: Column): string => cells.get(column) ?? '';
  const date = (column: Column): string | undefined => readDates(text(column)).find((d) => d.precision === 'day')?.value;
  const [made, released] = [date('made'), date('released')];
  if (!looksLikeBatch(text('batchNo')) || (made === undefined && released === undefined)) return undefined;
  const quantity = readNumbers(text('quantity'))[0];
  const unit = /[（(]([^）)]+)[）)]/u.exec(entry.cells.find(([title]) => columnOf(title) === 'quantity')?.[0] ?? '')?.[1];
  const fate = text('disposition');
  const disposition = rejected.test(fate)
    ? 'rejected'
    : waiting.test(fate)
      ? 'pending'
      : passed.test(fate) || released !== undefined
        ? 'released'
        : undefined;
  const kind = `${text('kind')} ${text('batchNo')}`;
  const scale = trial.test(kind)
    ? false
    : commercial.test(kind)
      ? true
      : trial.test(around)
        ? false
        : commercial.test(around)
          ? true
          : undefined;
  const deviation = text('deviation').trim();
  const signs = cells.has('signDate') || cells.has('signedBy');
  const signed = date('signDate') ?? readDates(text('signedBy'))[0]?.value;
  const signer = text('signedBy')
    .replace(/[,，、\s]*\d{4}.*$/u, '')
    .trim();
  const sent = records.flatMap(([name, pattern]) => (pattern.test(text('sent')) ? [name] : []));
  return {
    batchNo: text('batchNo').trim(),
    ...(text('product') === '' ? {} : { product: text('product') }),
    ...(made === undefined ? {} : { manufacturedDate: made }),
    ...(quantity === undefined ? {} : { quantity: quantity.value, unit: quantity.unit === '' ? (unit ?? '') : quantity.unit }),
    ...(disposition === undefined ? {} : { disposition }),
    ...(scale === undefined ? {} : { commercial: scale }),
    ...(deviation === '' ? {} : { hadDeviation: !none.test(deviation) }),
    // Without a column for the signature a list says nothing of who signed: its day of release is not set against one.
    ...(released === undefined ? {} : signs ? { releasedDate: released } : { releaseListedDate: released }),
    ...(signed === undefined ? {} : { qpSignDate: signed }),
    ...(signer === '' || isPlaceholder(signer, rules) ? {} : { qpSignedBy: signer }),
    ...(sent.length === 0 ? {} : { recordsSent: sent }),
  };
}

/** Histories of batches: number, day of making, quantity, what became of it, deviations, who released. Rows without a batch number and a full date are left out. */
export function readBatches(source: Source, rules: ReadingRules): Reading[] {
  return source.tables.flatMap((table) => {
    const around = [table.document.title, ...table.headings, table.lead.slice(-120)].join(' › ');
    if (otherThings.test([...table.headings.slice(-1), ...table.header].join(' '))) return [];
    const context = isOfKind(table.document, ['validation_report', 'tt_report', 'tt_plan']) ? `${around} validation` : around;
    return entriesOf(table).flatMap((entry): Reading[] => {
      const batch = batchOf(entry, context, rules);
      return batch === undefined ? [] : [{ key: 'production.batches', value: [batch], origin: 'table', places: [entry.place] }];
    });
  });
}
