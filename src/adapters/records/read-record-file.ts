import { parse } from 'csv-parse/sync';
import { AppError, EnterpriseRecord } from '../../domain/index.ts';
import { words } from './words.ts';

const mostFaultsTold = 20;
/** Column titles in Chinese and the values that Chinese sources write. */
const columns: Readonly<Record<string, string>> = {
  记录类型: 'kind', 类型: 'kind', 企业名称: 'enterprise', 企业: 'enterprise', 统一社会信用代码: 'uscc', 日期: 'date', 结果: 'result', 严重程度: 'severity',
  摘要: 'summary', 内容: 'summary', 来源: 'source', 产品: 'product', 品种: 'product',
}; // prettier-ignore
const values: Readonly<Record<string, string>> = {
  信用: 'credit', 检查: 'inspection', 抽检: 'sampling', 不良: 'adverse', 不合格: 'adverse', 不符合: 'adverse', 警示: 'warning', 需整改: 'warning',
  正常: 'clean', 合格: 'clean', 符合: 'clean', 严重: 'critical', 主要: 'major', 一般: 'minor',
}; // prettier-ignore
const coded = ['kind', 'result', 'severity'];

/**
 * Records of one file: CSV with a header line (UTF-8, English or Chinese column titles) or a JSON list of objects. All or nothing.
 * @throws AppError `input.unreadable` when it is neither; `input.empty` without a record; `input.invalid` naming every bad line and field
 */
export function readRecordFile(name: string, text: string): EnterpriseRecord[] {
  const rows = name.toLowerCase().endsWith('.json') ? jsonRows(name, text) : csvRows(name, text);
  if (rows.length === 0) throw new AppError('input.empty', `no record in ${name}`, words.empty(name));
  const faults: string[] = [];
  const records = rows.flatMap(({ line, row }) => {
    const result = EnterpriseRecord.safeParse(plain(row));
    if (result.success) return [{ ...result.data, id: `${name}:${line}` }];
    faults.push(...result.error.issues.map((issue) => `${line}: ${issue.path.join('.')} – ${issue.message}`));
    return [];
  });
  if (faults.length === 0) return records;
  throw new AppError('input.invalid', faults.join('; '), words.faults(name, faults.slice(0, mostFaultsTold)));
}

type Row = { readonly line: number; readonly row: Record<string, unknown> };

function csvRows(name: string, text: string): Row[] {
  try {
    const parsed = parse(text, { bom: true, columns: true, skip_empty_lines: true, trim: true, info: true }) as unknown as {
      info: { lines: number };
      record: Record<string, unknown>;
    }[];
    return parsed.map(({ info, record }) => ({ line: info.lines, row: record }));
  } catch (cause) {
    throw new AppError('input.unreadable', `${name} is no CSV: ${String(cause)}`, words.unreadable(name), { cause });
  }
}

function jsonRows(name: string, text: string): Row[] {
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
    if (!Array.isArray(parsed)) throw new TypeError('not a list');
    return parsed.map((row: unknown, index) => ({ line: index + 1, row: typeof row === 'object' && row !== null ? { ...row } : {} }));
  } catch (cause) {
    throw new AppError('input.unreadable', `${name} is no JSON list: ${String(cause)}`, words.unreadable(name), { cause });
  }
}

/** English field names and codes; empty cells are absent. */
function plain(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([title, value]) => {
      if (value === '' || value === null) return [];
      const key = columns[title.trim()] ?? title.trim();
      return [[key, coded.includes(key) && typeof value === 'string' ? (values[value.trim()] ?? value.trim().toLowerCase()) : value]];
    }),
  );
}
