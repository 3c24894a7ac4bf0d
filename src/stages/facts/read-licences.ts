import { readDates } from '../../domain/dates.ts';
import type { Reading } from './fact-list.ts';
import type { Parties, PartyId } from './parties.ts';
import { holderToken, makerToken, type ReadingRules } from './reading-rules.ts';
import { enumValues } from './read-value.ts';
import type { Place, Source } from './source.ts';

const zhNumber = /[京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵黔云滇藏陕甘青宁新]\s?(?:19|20)\d{2}\s?[\dX]{4,5}/u;
const enNumber = /\b[A-Z][a-z]{1,8}\s(?:19|20)\d{2}\s?[\dX]{4,5}\b/u;
const classCodes = /(?<![A-Za-z])(?:[ABCD][hzsdyqtx]*)+(?![A-Za-z])/u;

/** Main letters of class codes: `AhCzCh` gives A and C; `class A` gives A. */
export function readClassCodes(text: string): string[] {
  const named = [...text.matchAll(/class(?:es)?\s+([ABCD])\b(?:\s*(?:and|,|\/)\s*([ABCD])\b)?|([ABCD])\s*类/giu)].flatMap((m) => [
    m[1],
    m[2],
    m[3],
  ]);
  const code = [...text.matchAll(new RegExp(classCodes, 'gu'))].map((m) => m[0]).find((c) => /[a-z]/u.test(c) || c.length === 1);
  return [
    ...new Set([
      ...named.filter((x) => x !== undefined).map((x) => x.toUpperCase()),
      ...(code === undefined ? [] : [...code].filter((c) => /[ABCD]/u.test(c))),
    ]),
  ];
}

type Segment = { readonly text: string; readonly place: Place; readonly party: PartyId | undefined; readonly scope?: string };

function licenceFacts(segment: Segment, rules: ReadingRules): Reading[] {
  const { text, place } = segment;
  if (segment.party !== 'cmo') return [];
  const fact = (key: string, value: Reading['value']): Reading => ({ key, value, origin: 'sentence', places: [place] });
  const number = (zhNumber.exec(text) ?? enNumber.exec(text))?.[0];
  if (number === undefined) return [];
  const readings = [fact('cmo.licence.exists', true), fact('cmo.licence.number', number)];
  const current = text.split(/增加|本次|拟|with the present|is added|to be added|now applied/iu)[0] ?? text;
  const codes = readClassCodes(current.replace(number, ''));
  if (codes.length > 0) readings.push(fact('cmo.licence.classCodes', codes));
  const valid = /有效期至|valid (?:to|until)|expires?(?: on)?/iu.exec(text);
  const date = readDates(text).find((d) => d.precision === 'day' && (valid === null ? text.includes(' | ') : d.start >= valid.index));
  if (date !== undefined) readings.push(fact('cmo.licence.validTo', date.last));
  const scope =
    segment.scope ?? /(?:生产范围|许可范围|范围|scope|for)[：:]?\s*([^。;；|]*)/iu.exec(text.slice(text.indexOf(number)))?.[1] ?? '';
  if (enumValues(scope, 'dosageForm', rules).length > 0)
    readings.push(fact('cmo.licence.scopes', [{ dosageForm: scope.trim().slice(0, 160) }]));
  return readings;
}

/** The drug manufacturing licence of the contract manufacturer: number, class codes, validity, scope. */
export function readLicences(source: Source, parties: Parties, rules: ReadingRules): Reading[] {
  const readings: Reading[] = [];
  const partyOf = (marked: string): PartyId | undefined => {
    const at = { mah: marked.indexOf(holderToken), cmo: marked.indexOf(makerToken) };
    if (at.mah < 0 && at.cmo < 0) return undefined;
    return at.cmo >= 0 && (at.mah < 0 || at.cmo < at.mah) ? 'cmo' : 'mah';
  };
  for (const s of source.statements) {
    if (/许可证|licen[cs]e/iu.test(s.text)) readings.push(...licenceFacts({ text: s.text, place: s, party: partyOf(s.marked) }, rules));
  }
  for (const table of source.tables) {
    if (!/许可证|licen[cs]e/iu.test([table.document.title, ...table.headings, table.lead, ...table.header].join(' '))) continue;
    const scopeColumn = table.header.findIndex((t) => /范围|scope|dosage form|剂型/iu.test(t));
    for (const row of table.rows) {
      const scope = row.cells[scopeColumn]?.text;
      const text = row.cells.map((c) => c.text).join(' | ');
      readings.push(
        ...licenceFacts({ text, place: row, party: partyOf(parties.mark(text)), ...(scope === undefined ? {} : { scope }) }, rules),
      );
    }
  }
  for (const pair of source.pairs) {
    const party =
      parties.of(pair.column) ??
      parties.of(pair.label) ??
      parties.of([...pair.headings].reverse().find((h) => parties.of(h) !== undefined) ?? '');
    if (party !== 'cmo') continue;
    const fact = (key: string, value: Reading['value']): Reading => ({ key, value, origin: pair.origin, places: [pair] });
    const number = (zhNumber.exec(pair.value) ?? enNumber.exec(pair.value))?.[0];
    if (
      /许可证|licen[cs]e/iu.test(
        `${pair.label} ${/编号|number/iu.test(pair.label) ? `${pair.document.title} ${pair.headings.join(' ')}` : ''}`,
      ) &&
      number !== undefined
    ) {
      readings.push(fact('cmo.licence.exists', true), fact('cmo.licence.number', number));
      const codes = readClassCodes(pair.value.replace(number, ''));
      if (codes.length > 0) readings.push(fact('cmo.licence.classCodes', codes));
      const valid = readDates(pair.value).at(-1);
      if (enumValues(pair.value, 'dosageForm', rules).length > 0) readings.push(fact('cmo.licence.scopes', [{ dosageForm: pair.value }]));
      if (valid !== undefined && /有效|valid|until/iu.test(pair.value)) readings.push(fact('cmo.licence.validTo', valid.last));
    }
    if (/^分类码|class code|^class$/iu.test(pair.label)) {
      const codes = readClassCodes(pair.value.replace(/[（(].*$/u, ''));
      if (codes.length > 0) readings.push(fact('cmo.licence.classCodes', codes));
    }
    if (/生产范围|许可范围|scope/iu.test(pair.label) && enumValues(pair.value, 'dosageForm', rules).length > 0)
      readings.push(fact('cmo.licence.scopes', [{ dosageForm: pair.value }]));
  }
  return readings;
}
