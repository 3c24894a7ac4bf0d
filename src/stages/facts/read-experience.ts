import { readDates } from '../../domain/dates.ts';
import { readIntervals } from '../../domain/intervals.ts';
import type { FactValue } from '../../domain/fact.ts';
import type { Reading } from './fact-list.ts';
import { isSterileWork } from './read-posts.ts';
import { enumValues } from './read-value.ts';
import { holderToken, makerToken, type ReadingRules } from './reading-rules.ts';
import type { Source } from './source.ts';

const making = /商业化?(?:规模)?生产|commercial(?:ly)?(?: scale)? (?:manufactur|produc|mak|batch)|has (?:made|manufactured|produced)|manufactur\w+ .{0,30}since|生产.{0,20}(?:经验|经历|历史)|生产历史|临床(?:试验)?用?(?:样品|批)|研发|中试|track record/iu;
const kindOf = (text: string): string => (/商业|commercial|market/iu.test(text) ? 'commercial' : /研发|临床|中试|development|clinical|pilot|R&D/iu.test(text) ? 'rd' : 'manufacturing');

/** Experience of the parties with dosage forms: `自2011年4月起…商业化生产中药注射剂`, `has made … since March 2018`. Only dated statements count. */
export function readExperience(source: Source, rules: ReadingRules, dosageForm: string | undefined, asOf: string | undefined): Reading[] {
  const forms = enumValues(dosageForm ?? '', 'dosageForm', rules);
  return source.statements.flatMap((s): Reading[] => {
    if (s.kind === 'heading' || s.text.length > 500 || !making.test(s.text)) return [];
    if (/^(?=.*(?:head of|负责人|受权人|Mr|Ms))(?=.*(?:years|年))/iu.test(s.text) && !/commercial|商业化/iu.test(s.text)) return [];
    const holder = s.marked.indexOf(holderToken);
    const maker = s.marked.indexOf(makerToken);
    const party = holder >= 0 && (maker < 0 || holder < maker) ? 'mah' : maker >= 0 ? 'cmo' : /^(?:申请人|the applicant)/iu.test(s.text) ? 'mah' : undefined;
    const interval = readIntervals(s.text)[0];
    const dates = readDates(s.text);
    const since = dates.find((d) => /(?:自|从|since|from)\s*$/iu.test(s.text.slice(Math.max(0, d.start - 6), d.start)) || /^\s*(?:起|以来|至今)/u.test(s.text.slice(d.end, d.end + 4)));
    if (party === undefined || (interval === undefined && since === undefined)) return [];
    const from = interval?.from ?? since?.value ?? '';
    const until = since === undefined ? undefined : dates.find((d) => d.start > since.end && /(?:至|到|until|to)\s*$/iu.test(s.text.slice(Math.max(0, d.start - 6), d.start)));
    const stopped = until === undefined ? (interval === undefined ? null : interval.to) : until.precision === 'year' ? until.value : until.last;
    const to = stopped ?? asOf;
    const own = enumValues(s.text, 'dosageForm', rules);
    const sterile = isSterileWork(s.text, rules);
    const same = forms.length > 0 && own.length > 0 ? own.some((f) => forms.includes(f)) : undefined;
    const item: Record<string, FactValue> = {
      kind: kindOf(s.text), from, ...(to === undefined ? {} : { to }), dosageForm: own.join(', '),
      ...(sterile === undefined ? {} : { sterile }), ...(same === undefined ? {} : { sameDosageForm: same }),
    }; // prettier-ignore
    return [{ key: `${party}.experience`, value: [item], origin: 'sentence', places: [s], derivation: `${from} to ${to ?? 'open'}` }];
  });
}
