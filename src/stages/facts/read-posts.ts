import { readDates } from '../../domain/dates.ts';
import { addMonths, readExperienceMonths, readIntervals } from '../../domain/intervals.ts';
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
    return readIntervals(joined)
      .slice(0, 1)
      .map((period) => ({
        period,
        cell: toColumn,
        text: row.cells
          .filter((_, i) => i !== fromColumn && i !== toColumn)
          .map((c) => c.text)
          .join(' '),
      }));
  }
  return row.cells.flatMap((cell, i) => {
    const periods = readIntervals(cell.text);
    const others = row.cells
      .filter((_, j) => j !== i)
      .map((c) => c.text)
      .join(' ');
    if (periods.length === 1 && (periods[0]?.end ?? 0) - (periods[0]?.start ?? 0) >= cell.text.length - 3)
      return [{ period: periods[0] as Interval, cell: i, text: others }];
    return periods.map((period, k) => ({
      period,
      cell: i,
      text: `${cell.text.slice(period.end, periods[k + 1]?.start ?? cell.text.length)}`,
    }));
  });
}

function roleInText(text: string, rules: ReadingRules): string | undefined {
  return Object.entries(rules.roles).find(([, { pattern }]) => pattern.test(text))?.[0];
}

/** Person and role that the headings above a table name: `1 生产负责人 黎知秋`. */
function ownerOfHeading(
  table: Table,
  holders: readonly RoleHolder[],
  rules: ReadingRules,
): { person: string; role: string | undefined } | undefined {
  for (const heading of [...table.headings, table.lead].reverse().slice(0, 3)) {
    if (heading.length > 80) continue;
    const known = holders.find((h) => heading.includes(h.name));
    const role = roleInText(heading, rules) ?? known?.role;
    const bare = heading.replace(/^[\d.、\s]+/u, '');
    const name =
      known?.name ??
      personNames(role === undefined ? '' : bare.replace(rules.roles[role]?.pattern ?? /$^/u, ' ').replace(/[：:]/gu, ' '))[0];
    if (name !== undefined && role !== undefined) return { person: name, role };
  }
  return undefined;
}

const monthsIn = (text: string): number | undefined =>
  readExperienceMonths(text) ?? (/^\s*\d{1,2}(?:\.\d+)?\s*$/u.test(text) ? Number(text) * 12 : undefined);

/** Years in all and years with sterile products where a table gives sums only, counted back from the day of the application. */
function sumsOfRow(table: Table, row: TableRow, asOf: string): { period: Interval; sterile: boolean | undefined }[] {
  const at = (pattern: RegExp): number => table.header.findIndex((t) => pattern.test(t));
  const sterileColumn = at(
    /(?:无菌|sterile|aseptic).{0,14}(?:年|经验|经历|years?|experience)|(?:年限|years?).{0,10}(?:无菌|sterile|aseptic)/iu,
  );
  const totalColumn = table.header.findIndex(
    (t, i) => i !== sterileColumn && /从业年限|累计年限|工作年限|年限|years? (?:in|of)|^years$|experience/iu.test(t),
  );
  const back = (column: number): Interval | undefined => {
    const months = column < 0 ? undefined : monthsIn(row.cells[column]?.text ?? '');
    return months === undefined || months <= 0 || months > 720 ? undefined : { from: addMonths(asOf, -Math.round(months)), to: asOf };
  };
  const [total, sterile] = [back(totalColumn), back(sterileColumn)];
  if (sterile === undefined) return [];
  return [...(total === undefined ? [] : [{ period: total, sterile: undefined }]), { period: sterile, sterile: true }];
}

/** The person of the last `Name:` line above a table of the same page, where no other table stands between. */
function ownerOfNameLine(
  source: Source,
  table: Table,
  holders: readonly RoleHolder[],
  rules: ReadingRules,
): { person: string; role: string | undefined } | undefined {
  const before = (p: { readonly document: Table['document']; readonly page: number; readonly start: number }): boolean =>
    p.document === table.document && p.page === table.page && p.start < table.start;
  const line = source.pairs.filter((p) => before(p) && /^(?:姓\s*名|(?:full )?name)$/iu.test(p.label)).at(-1);
  if (line === undefined || source.tables.some((t) => t !== table && before(t) && t.start > line.end && t.header.length > 2))
    return undefined;
  const names = personNames(line.value.replace(/[()（）]/gu, '、'));
  const known = holders.find((h) => names.some((n) => surelySamePerson(h.name, n)));
  const person = known?.name ?? names[0];
  const role = known?.role ?? roleInText([...table.headings].reverse().slice(0, 2).join(' '), rules);
  return person === undefined ? undefined : { person, role };
}

function postsOfTable(source: Source, table: Table, holders: readonly RoleHolder[], rules: ReadingRules, asOf: string | undefined): Post[] {
  const nameColumn = table.header.findIndex((t) => /姓名|^name$|^person$/iu.test(t));
  const headingOwner =
    nameColumn >= 0 ? undefined : (ownerOfHeading(table, holders, rules) ?? ownerOfNameLine(source, table, holders, rules));
  if (nameColumn < 0 && headingOwner === undefined) return [];
  if (table.header.some((t) => /课程|course|培训|score/iu.test(t))) return [];
  const employerColumn = table.header.findIndex((t) => /单位|企业|公司|employer|company|organi[sz]ation/iu.test(t));
  const sinceColumn = table.header.findIndex((t) =>
    /从业(?:起始|开始|时间)|入行|入职年月|industry since|in (?:the )?industry since|参加工作/iu.test(t),
  );
  return table.rows.flatMap((row) => {
    const person = nameColumn >= 0 ? personNames(row.cells[nameColumn]?.text ?? '')[0] : headingOwner?.person;
    if (person === undefined) return [];
    const role =
      holders.find((h) => h.party === 'cmo' && surelySamePerson(h.name, person))?.role ??
      headingOwner?.role ??
      roleInText(row.cells.map((c) => c.text).join(' '), rules);
    const make = (period: Interval, text: string, sum = false): Post => {
      const type = enumValues(text, 'product.type', rules)[0];
      return {
        person,
        role,
        period,
        employer: row.cells[employerColumn]?.text ?? '',
        area: enumValues(text, 'area', rules)[0] ?? (role === undefined ? undefined : rules.roles[role]?.area),
        sterile: isSterileWork(text, rules),
        productType: type,
        text: text.replace(/^[\s;；,，]+|[\s;；,，]+$/gu, ''),
        sum,
        place: row,
      };
    };
    const periods = rowPeriods(table, row);
    if (periods.length > 0) {
      const whole = row.cells.map((c) => c.text).join(' ');
      return periods.map((p) =>
        make(
          p.period,
          isSterileWork(p.text, rules) === undefined && never.test(whole) ? `${p.text} ${never.exec(whole)?.[0] ?? ''}` : p.text,
        ),
      );
    }
    const sums = asOf === undefined ? [] : sumsOfRow(table, row, asOf);
    if (sums.length > 0) {
      const text = row.cells
        .filter((_, i) => i !== nameColumn)
        .map((c) => c.text)
        .join(' ');
      return sums.map((sum) => {
        const post = { ...make(sum.period, text, true), area: role === undefined ? undefined : rules.roles[role]?.area };
        return { ...post, sterile: sum.sterile ?? false };
      });
    }
    const since = sinceColumn < 0 ? undefined : readDates(row.cells[sinceColumn]?.text ?? '')[0];
    return since === undefined
      ? []
      : [
          make(
            { from: since.value, to: null },
            row.cells
              .filter((_, i) => i !== nameColumn)
              .map((c) => c.text)
              .join(' '),
            true,
          ),
        ];
  });
}

const ownerLine = /(?:姓名|^name)\s*[:：]/iu;

/** Careers written as lines: `2019年7月至2022年6月 某公司 质量保证` under a heading or a `Name:` line that says whose they are. */
function postsOfLines(source: Source, holders: readonly RoleHolder[], rules: ReadingRules): Post[] {
  const posts: Post[] = [];
  let owner: { document: Place['document']; person: string; role: string | undefined } | undefined;
  for (const s of source.statements) {
    if (s.document.kind !== 'personnel_cv') continue;
    if (owner?.document !== s.document) owner = undefined;
    const role = roleInText(s.text, rules);
    const dated = s.kind !== 'heading' && readIntervals(s.text).length > 0;
    if (s.kind === 'heading' || ownerLine.test(s.text) || (role !== undefined && s.text.length < 60 && !dated)) {
      const known = holders.find((h) => h.party === 'cmo' && s.text.includes(h.name));
      const bare = s.text.replace(/^[\d.、\s]+/u, '').replace(role === undefined ? /$^/u : (rules.roles[role]?.pattern ?? /$^/u), ' ');
      const person = known?.name ?? personNames(bare.replace(/姓名|name|[:：]/giu, ' '))[0];
      if (person !== undefined) owner = { document: s.document, person, role: role ?? known?.role };
      else if (owner !== undefined && role !== undefined && owner.role === undefined) owner = { ...owner, role };
    }
    const periods = s.kind === 'heading' ? [] : readIntervals(s.text);
    const who = owner;
    if (who === undefined || periods.length === 0 || /培训|training|教育|education|学历|就读|大学|university|degree/iu.test(s.text))
      continue;
    periods.forEach((period, i) => {
      const text = s.text.slice(period.end, periods[i + 1]?.start ?? s.text.length).replace(/^[\s;；,，:：]+|[\s;；,，]+$/gu, '');
      posts.push({
        person: who.person,
        role: who.role,
        period,
        employer: text.split(/[,，;；、]/u)[0] ?? '',
        area: enumValues(text, 'area', rules)[0] ?? (who.role === undefined ? undefined : rules.roles[who.role]?.area),
        sterile: isSterileWork(text, rules),
        productType: enumValues(text, 'product.type', rules)[0],
        text,
        sum: false,
        place: s,
      });
    });
  }
  return posts;
}

/** Dated posts of the people in the dossier: CV tables under a name, tables with a name column, careers in one cell, careers in lines. */
export function readPosts(source: Source, holders: readonly RoleHolder[], rules: ReadingRules, asOf?: string): Post[] {
  const tabled = source.tables.flatMap((table) => postsOfTable(source, table, holders, rules, asOf));
  const inTable = (post: Post): boolean =>
    tabled.some(
      (t) =>
        t.place.document === post.place.document &&
        t.place.page === post.place.page &&
        t.place.start <= post.place.start &&
        post.place.start <= t.place.end,
    );
  const all = [...tabled, ...postsOfLines(source, holders, rules).filter((p) => !inTable(p))];
  const detailed = new Set(all.filter((p) => !p.sum).map((p) => p.person));
  return all.filter((p) => !p.sum || !detailed.has(p.person));
}
