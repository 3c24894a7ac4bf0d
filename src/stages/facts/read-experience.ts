import { readDates } from '../../domain/dates.ts';
import { readIntervals } from '../../domain/intervals.ts';
import type { FactValue } from '../../domain/fact.ts';
import type { Reading } from './fact-list.ts';
import type { Parties } from './parties.ts';
import { isSterileWork } from './read-posts.ts';
import { enumValues } from './read-value.ts';
import { holderToken, makerToken, type ReadingRules } from './reading-rules.ts';
import type { Source } from './source.ts';

const making =
  /商业化?(?:规模)?生产|commercial(?:ly)?(?: scale)? (?:manufactur|produc|mak|batch)|has (?:made|manufactured|produced)|manufactur\w+ .{0,30}since|生产.{0,20}(?:经验|经历|历史)|生产历史|临床(?:试验)?用?(?:样品|批)|研发|中试|track record/iu;
const kindOf = (text: string): string =>
  /商业|commercial|market/iu.test(text)
    ? 'commercial'
    : /研发|临床|中试|development|clinical|pilot|R&D/iu.test(text)
      ? 'rd'
      : 'manufacturing';

/** Experience of the parties with dosage forms: `自2011年4月起…商业化生产中药注射剂`, `has made … since March 2018`. Only dated statements count. */
export function readExperience(
  source: Source,
  parties: Parties,
  rules: ReadingRules,
  dosageForm: string | undefined,
  asOf: string | undefined,
): Reading[] {
  const forms = enumValues(dosageForm ?? '', 'dosageForm', rules);
  const item = (text: string, from: string, to: string | undefined): Record<string, FactValue> => {
    const own = enumValues(text, 'dosageForm', rules);
    const sterile = isSterileWork(text, rules) ?? (own.includes('eye') ? true : undefined);
    const same = forms.length > 0 && own.length > 0 ? own.some((f) => forms.includes(f)) : undefined;
    return {
      kind: kindOf(text),
      from,
      ...(to === undefined ? {} : { to }),
      dosageForm: own.join(', '),
      ...(sterile === undefined ? {} : { sterile }),
      ...(same === undefined ? {} : { sameDosageForm: same }),
    };
  };
  const rows = source.tables.flatMap((table) => {
    const since = table.header.findIndex((t) => /^since|^from|起始|开始|自何时|^起/iu.test(t));
    if (since < 0 || !/experience|经验|经历|history/iu.test([...table.headings.slice(-1), ...table.header].join(' '))) return [];
    return table.rows.flatMap((row): Reading[] => {
      const party = parties.of(row.cells[0]?.text ?? '');
      const date = readDates(row.cells[since]?.text ?? '')[0];
      const text = `${row.cells.map((c) => c.text).join(' ')} ${table.headings.at(-1) ?? ''}`;
      if (party === undefined || date === undefined || !making.test(text)) return [];
      return [
        {
          key: `${party}.experience`,
          value: [item(row.cells.map((c) => c.text).join(' '), date.value, asOf)],
          origin: 'table',
          places: [row],
          derivation: `${date.value} to ${asOf ?? 'open'}`,
        },
      ];
    });
  });
  const sentences = source.statements.flatMap((s): Reading[] => {
    if (s.kind === 'heading' || s.text.length > 500 || !making.test(s.text)) return [];
    if (/^(?=.*(?:head of|负责人|受权人|Mr|Ms))(?=.*(?:years|年))/iu.test(s.text) && !/commercial|商业化/iu.test(s.text)) return [];
    const holder = s.marked.indexOf(holderToken);
    const maker = s.marked.indexOf(makerToken);
    const party =
      holder >= 0 && (maker < 0 || holder < maker)
        ? 'mah'
        : maker >= 0
          ? 'cmo'
          : /^(?:申请人|the applicant)/iu.test(s.text)
            ? 'mah'
            : undefined;
    const interval = readIntervals(s.text)[0];
    const dates = readDates(s.text);
    const since = dates.find(
      (d) =>
        /(?:自|从|since|from)\s*$/iu.test(s.text.slice(Math.max(0, d.start - 6), d.start)) ||
        /^\s*(?:起|以来|至今)/u.test(s.text.slice(d.end, d.end + 4)),
    );
    if (party === undefined || (interval === undefined && since === undefined)) return [];
    const from = interval?.from ?? since?.value ?? '';
    const until =
      since === undefined
        ? undefined
        : dates.find((d) => d.start > since.end && /(?:至|到|until|to)\s*$/iu.test(s.text.slice(Math.max(0, d.start - 6), d.start)));
    const stopped =
      until === undefined ? (interval === undefined ? null : interval.to) : until.precision === 'year' ? until.value : until.last;
    const to = stopped ?? asOf;
    return [
      {
        key: `${party}.experience`,
        value: [item(s.text, from, to)],
        origin: 'sentence',
        places: [s],
        derivation: `${from} to ${to ?? 'open'}`,
      },
    ];
  });
  return [...rows, ...sentences];
}
