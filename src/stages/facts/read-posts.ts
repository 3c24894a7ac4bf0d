import { readDates } from '../../domain/dates.ts';
import { readIntervals } from '../../domain/intervals.ts';
import type { Interval } from '../../domain/intervals.ts';
import { personNames, surelySamePerson } from './person-names.ts';
import type { RoleHolder } from './read-role-holders.ts';
import { enumValues } from './read-value.ts';
import type { ReadingRules } from './reading-rules.ts';
import type { Place, Source, Table, TableRow } from './source.ts';

/** One dated post of a person. `to` is null while it is open. Absent fields were not stated. */
export type Post = {
  readonly person: string;
  readonly role: string | undefined;
  readonly period: Interval;
  readonly employer: string;
  readonly area: string | undefined;
  readonly sterile: boolean | undefined;
  readonly productType: string | undefined;
  readonly text: string;
  /** Only the beginning of the career is given (`industry since`), not its posts. */
  readonly sum: boolean;
  readonly place: Place;
};

const never = /never worked|no (?:work|experience) with (?:sterile|aseptic)|未从事|无无菌|non-?sterile|非无菌|no aseptic/iu;

/** Did this work concern sterile drugs? Undefined when the words do not tell. */
export function isSterileWork(text: string, rules: ReadingRules): boolean | undefined {
  if (never.test(text)) return false;
  const words = rules.words['sterileWork'] ?? {};
  if (words['yes']?.test(text) === true) return true;
  return words['no']?.test(text) === true ? false : undefined;
}

/** Periods of a row: one cell with both ends, or a column for each end. */
function rowPeriods(table: Table, row: TableRow): { period: Interval; cell: number; text: string }[] {
  const fromColumn = table.header.findIndex((t) => /^(?:起|自|开始|起始|from|start)(?:日期|时间|年月)?$/iu.test(t));
  const toColumn = table.header.findIndex((t) => /^(?:止|至|结束|截止|to|until|end)(?:日期|时间|年月)?$/iu.test(t));
  if (fromColumn >= 0 && toColumn >= 0) {
    const joined = `${row.cells[fromColumn]?.text ?? ''} – ${row.cells[toColumn]?.text ?? ''}`;
    return readIntervals(joined).slice(0, 1).map((period) => ({ period, cell: toColumn, text: row.cells.filter((_, i) => i !== fromColumn && i !== toColumn).map((c) => c.text).join(' ') })); // prettier-ignore
  }
  return row.cells.flatMap((cell, i) => {
    const periods = readIntervals(cell.text);
    const others = row.cells.filter((_, j) => j !== i).map((c) => c.text).join(' '); // prettier-ignore
    if (periods.length === 1 && (periods[0]?.end ?? 0) - (periods[0]?.start ?? 0) >= cell.text.length - 3) return [{ period: periods[0] as Interval, cell: i, text: others }];
    return periods.map((period, k) => ({ period, cell: i, text: `${cell.text.slice(period.end, periods[k + 1]?.start ?? cell.text.length)}` }));
  });
}

function roleInText(text: string, rules: ReadingRules): string | undefined {
  return Object.entries(rules.roles).find(([, { pattern }]) => pattern.test(text))?.[0];
}

/** Person and role that the headings above a table name: `1 生产负责人 黎知秋`. */
function ownerOfHeading(table: Table, holders: readonly RoleHolder[], rules: ReadingRules): { person: string; role: string | undefined } | undefined {
  for (const heading of [...table.headings, table.lead].reverse().slice(0, 3)) {
    if (heading.length > 80) continue;
    const known = holders.find((h) => heading.includes(h.name));
    const role = roleInText(heading, rules) ?? known?.role;
    const bare = heading.replace(/^[\d.、\s]+/u, '');
    const name = known?.name ?? personNames(role === undefined ? '' : bare.replace(rules.roles[role]?.pattern ?? /$^/u, ' ').replace(/[：:]/gu, ' '))[0];
    if (name !== undefined && role !== undefined) return { person: name, role };
  }
  return undefined;
}

function postsOfTable(table: Table, holders: readonly RoleHolder[], rules: ReadingRules): Post[] {
  const nameColumn = table.header.findIndex((t) => /姓名|^name$|^person$/iu.test(t));
  const headingOwner = nameColumn >= 0 ? undefined : ownerOfHeading(table, holders, rules);
  if (nameColumn < 0 && headingOwner === undefined) return [];
  if (table.header.some((t) => /课程|course|培训|score/iu.test(t))) return [];
  const employerColumn = table.header.findIndex((t) => /单位|企业|公司|employer|company|organi[sz]ation/iu.test(t));
  const sinceColumn = table.header.findIndex((t) => /从业(?:起始|开始|时间)|industry since|in (?:the )?industry since|参加工作/iu.test(t));
  return table.rows.flatMap((row) => {
    const person = nameColumn >= 0 ? personNames(row.cells[nameColumn]?.text ?? '')[0] : headingOwner?.person;
    if (person === undefined) return [];
    const role = holders.find((h) => h.party === 'cmo' && surelySamePerson(h.name, person))?.role ?? headingOwner?.role ?? roleInText(row.cells.map((c) => c.text).join(' '), rules);
    const make = (period: Interval, text: string, sum = false): Post => {
      const type = enumValues(text, 'product.type', rules)[0];
      return {
        person, role, period, employer: row.cells[employerColumn]?.text ?? '',
        area: enumValues(text, 'area', rules)[0] ?? (role === undefined ? undefined : rules.roles[role]?.area),
        sterile: isSterileWork(text, rules), productType: type, text: text.replace(/^[\s;；,，]+|[\s;；,，]+$/gu, ''), sum, place: row,
      }; // prettier-ignore
    };
    const periods = rowPeriods(table, row);
    if (periods.length > 0) {
      const whole = row.cells.map((c) => c.text).join(' ');
      return periods.map((p) => make(p.period, isSterileWork(p.text, rules) === undefined && never.test(whole) ? `${p.text} ${never.exec(whole)?.[0] ?? ''}` : p.text));
    }
    const since = sinceColumn < 0 ? undefined : readDates(row.cells[sinceColumn]?.text ?? '')[0];
    return since === undefined ? [] : [make({ from: since.value, to: null }, row.cells.filter((_, i) => i !== nameColumn).map((c) => c.text).join(' '), true)]; // prettier-ignore
  });
}

/** Dated posts of the people in the dossier, from CV tables under a name, tables with a name column, and careers in one cell. */
export function readPosts(source: Source, holders: readonly RoleHolder[], rules: ReadingRules): Post[] {
  const all = source.tables.flatMap((table) => postsOfTable(table, holders, rules));
  const detailed = new Set(all.filter((p) => !p.sum).map((p) => p.person));
  return all.filter((p) => !p.sum || !detailed.has(p.person));
}
