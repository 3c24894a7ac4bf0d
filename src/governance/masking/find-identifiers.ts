import type { MaskKind } from '../../domain/endpoint.ts';
import { hasCardIssuer, hasIdCardShape, idCardFits, luhnFits, socialCreditCodeFits } from './check-digits.ts';
import type { Folded } from './fold-text.ts';

/** `start`..`end` index the folded text; `value` is the identifier in its plain spelling, the same for every way of writing it. */
export type Identifier = { readonly kind: MaskKind; readonly start: number; readonly end: number; readonly value: string };

/**
 * Identifiers of persons and firms in a folded text. Numbers with a check digit must pass it, unless a word before says what they are.
 * Numbers of products, batches and licences are left alone: they are what a review is about.
 */
export function findIdentifiers({ text, digits }: Folded): Identifier[] {
  /* Chinese numerals are read as digits in a second look only: in a first one they are words, such as the end of a name before a number. */
  const looks = digits === text ? [text] : [text, digits];
  return [
    ...emails(text),
    ...machineReadableLines(text),
    ...looks.flatMap((look) => [...socialCreditCodes(text, look), ...numbers(text, look), ...landlines(look), ...passports(text, look)]),
  ];
}

/** Words that make a number one of a thing, when they stand just before it. */
const ofAThing =
  /(?:批号|批次|生产批|批准文号|准字|械注|注册证号?|许可证|编号|序列号|追溯码|标识码|货号|本位码|条码|标准号|lot|batch|serial|licen[cs]e|approval|registration|catalogue|udi|cas|gtin|barcode)[^\n。;；,，]{0,12}$/iu;
const ofAPerson =
  /(?:身份证|证件|护照|电话|手机|联系|传真|账号|帐号|卡号|信用代码|税号|passport|travel document|phone|mobile|tel|fax|contact|identity|id card|id no|card|account|credit code|uscc|bank)[^\n。;；,，]{0,16}$/iu;
const before = (text: string, at: number): string => text.slice(Math.max(0, at - 32), at);
const isOfAThing = (text: string, at: number): boolean => ofAThing.test(before(text, at)) && !ofAPerson.test(before(text, at));

type Group = { readonly start: number; readonly end: number };
const run = /\d(?:[ \-./()\n]{0,3}\d)*(?:[ \-./\n]{0,3}[xX](?![A-Za-z0-9]))?/gu;
const longestNumber = 24;

/** Resident identity numbers, payment cards and mobile numbers, whole or in groups. */
function numbers(text: string, digits: string): Identifier[] {
  const found: Identifier[] = [];
  for (const match of digits.matchAll(run)) {
    if (match[0].length < 11) continue;
    const groups: Group[] = [...match[0].matchAll(/\d+[xX]?|[xX]/gu)].map((part) => {
      const start = match.index + part.index;
      return { start, end: start + part[0].length };
    });
    for (let first = 0; first < groups.length; first += 1) {
      const taken = longestFrom(groups, first, text, digits);
      if (taken === undefined) continue;
      found.push(taken.identifier);
      first = taken.last;
    }
  }
  return found;
}

function longestFrom(groups: readonly Group[], first: number, text: string, digits: string) {
  let best: { identifier: Identifier; last: number } | undefined;
  let value = '';
  for (let last = first; last < groups.length; last += 1) {
    value += digits.slice(groups[last]!.start, groups[last]!.end).toUpperCase();
    if (value.length > longestNumber) break;
    const lengths = groups.slice(first, last + 1).map(({ start, end }) => end - start);
    const kind = kindOf(value, lengths, text, groups[first]!.start);
    if (kind === undefined) continue;
    const start = kind === 'phone' ? withPrefix(text, groups[first]!.start) : groups[first]!.start;
    best = { identifier: { kind, start, end: groups[last]!.end, value: kind === 'phone' ? value.slice(-11) : value }, last };
    if (kind === 'id-card') break;
  }
  return best;
}

function kindOf(value: string, lengths: readonly number[], text: string, at: number): MaskKind | undefined {
  if (value.length === 18 && hasIdCardShape(value) && (idCardFits(value) || ofAPerson.test(before(text, at)))) return 'id-card';
  if (value.length === 15 && isOldIdCard(value) && /身份证|证件|identity|id card|id no/iu.test(before(text, at))) return 'id-card';
  if (/^(?:0{0,2}86)?1[3-9]\d{9}$/u.test(value) && isGrouped(value, lengths, phoneGroups) && !isOfAThing(text, at)) return 'phone';
  if (/^\d+$/u.test(value) && isGrouped(value, lengths, cardGroups) && !isOfAThing(text, at)) {
    if (hasCardIssuer(value) && luhnFits(value)) return 'bank-card';
    if (value.length >= 15 && value.length <= 19 && /(?:账号|帐号|卡号|card|account)[^\n。;；,，]{0,12}$/iu.test(before(text, at)))
      return 'bank-card';
  }
  return undefined;
}

/** Six digits of place, YYMMDD, three digits: the form before 1999, without check digit. */
const isOldIdCard = (value: string): boolean => /^\d{8}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/u.test(value);

const phoneGroups = /^(?:[245] )?(?:11|3 4 4|3 8|3 3 5|4 3 4|4 4 3|5 6|6 5|7 4|3 3 3 2|3 2 2 2 2|3 4 2 2|5 3 3|13|2 11|15)$/u;
const cardGroups = /^(?:1[5-9]|(?:4 ){3,4}[1-4]|4 4 4 4|6 1[0-3]|4 6 5|8 8|8 1[01]|(?:5 ){3}[1-4]|5 5 5|(?:6 ){2}[4-6]|6 6 6 1)$/u;

/** A usual way of grouping, or every digit apart. */
function isGrouped(value: string, lengths: readonly number[], usual: RegExp): boolean {
  return (lengths.length === value.length && value.length > 2) || usual.test(lengths.join(' '));
}

/** The country code belongs to the number. */
function withPrefix(text: string, start: number): number {
  const prefix = /(?:\+|00)\s?$|(?:\+|00)?\s?\(?86\)?[ -]{0,2}$/u.exec(text.slice(Math.max(0, start - 8), start));
  return prefix === null ? start : start - prefix[0].length;
}

const landline =
  /(?<![\d.])(?:(?:(?:\+|00)?86[ -]{0,2})?(?:0?(?:10|2[0-57-9]|[3-9]\d{2})(?<=0\d{2,3}|86[ -]{0,2}\d{2,3})|\(0?(?:10|2[0-57-9]|[3-9]\d{2})\)))[ -]{0,3}[2-9]\d{2,3}[ -]{0,2}\d{4}(?:(?:[ -]{0,2}(?:转|分机|ext\.?|x)[ ]?|-)\d{1,6})?(?![\d.])/giu;
const spacedLandline = /(?<![\d.])0(?:[ -]\d){9,11}(?![ -]?\d)/gu;
const service = /(?<![\d-])[48]00[ -]\d{3}[ -]?\d{4}(?![\d-])/gu;
const abroad = /\+(?!86)[1-9](?:[ ().-]{0,2}\d){7,14}(?!\d)/gu;

function landlines(text: string): Identifier[] {
  return [landline, spacedLandline, service, abroad].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): Identifier[] => {
      if (isOfAThing(text, match.index)) return [];
      return [{ kind: 'phone', start: match.index, end: match.index + match[0].length, value: match[0].replace(/\D/gu, '') }];
    }),
  );
}

const letter = '[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]';
const gap = '[ \\-.]{0,2}';
const creditCode = new RegExp(`(?<![0-9A-Za-z])${letter}${gap}${letter}(?:${gap}\\d){6}(?:${gap}${letter}){10}(?![0-9A-Za-z])`, 'gu');

function socialCreditCodes(text: string, digits: string): Identifier[] {
  return [...digits.matchAll(creditCode)].flatMap((match): Identifier[] => {
    const value = match[0].replace(/[ \-.]/gu, '').toUpperCase();
    const lengths = match[0].split(/[ \-.]+/u).map((part) => part.length);
    const regular =
      lengths.slice(0, -1).every((length) => length === lengths[0]) || /^(?:2 6 9 1|2 6 10|1 1 6 9 1|8 10|9 9)$/u.test(lengths.join(' '));
    if (!regular || !(socialCreditCodeFits(value) || ofAPerson.test(before(text, match.index)))) return [];
    return [{ kind: 'uscc', start: match.index, end: match.index + match[0].length, value }];
  });
}

const at = '(?:@|\\(at\\)|\\[at\\]|\\{at\\})';
const email = new RegExp(
  `(?:[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}|[\\p{Script=Han}]{1,10}) {0,2}${at} {0,2}(?:[\\p{L}\\p{N}-]{1,63} {0,1}(?:\\.|\\(dot\\)|\\[dot\\]|。) {0,1}){1,5}[\\p{L}]{2,24}`,
  'giu',
);
const spacedEmail = /(?<![A-Za-z0-9])(?:[A-Za-z0-9._%+-] ){2,64}@(?: [A-Za-z0-9.-]){4,80}/gu;

function emails(text: string): Identifier[] {
  if (!/@|[([{]at[)\]}]/iu.test(text)) return [];
  return [email, spacedEmail].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match): Identifier => {
      const value = match[0]
        .replace(/\s/gu, '')
        .replace(/[([{]at[)\]}]/iu, '@')
        .replace(/[([]dot[)\]]|。/giu, '.')
        .toLowerCase();
      return { kind: 'email', start: match.index, end: match.index + match[0].length, value };
    }),
  );
}

const ordinary =
  /(?<![A-Za-z0-9])(?:[EG][ -]{0,2}\d(?:[ -]{0,2}\d){7}|E[A-HJ-NP-Z][ -]{0,2}\d(?:[ -]?\d){6}|[DSP]E[ -]{0,2}\d(?:[ -]?\d){6})(?![A-Za-z0-9]|-\d)/giu;
const named =
  /(?:护照号?码?|通行证号?码?|passport(?: (?:no|number))?|travel document(?: no)?)[^A-Za-z0-9\n]{0,12}([A-Z]{0,3}[ -]?\d(?:[ -]?[A-Z0-9]){5,9})(?![A-Za-z0-9])/giu;

function passports(text: string, digits: string): Identifier[] {
  const plain = (match: string): string => match.replace(/[ -]/gu, '').toUpperCase();
  const byForm = [...digits.matchAll(ordinary)].flatMap((match): Identifier[] => {
    const value = plain(match[0]);
    if (isOfAThing(text, match.index) || (isDay(value.slice(-8)) && !ofAPerson.test(before(text, match.index)))) return [];
    return [{ kind: 'passport', start: match.index, end: match.index + match[0].length, value }];
  });
  const byName = [...digits.matchAll(named)].map((match): Identifier => {
    const end = match.index + match[0].length;
    return { kind: 'passport', start: end - match[1]!.length, end, value: plain(match[1]!) };
  });
  return [...byForm, ...byName];
}

/** YYYYMMDD: batches are numbered by day. */
const isDay = (digits: string): boolean => /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/u.test(digits);

/** Lines of the machine-readable zone (ICAO Doc 9303): 30 to 44 characters with fillers. */
const machineLine = /(?<![A-Z0-9<])[A-Z0-9<]{28,46}(?![A-Z0-9<])/giu;

function machineReadableLines(text: string): Identifier[] {
  if (!text.includes('<')) return [];
  return [...text.matchAll(machineLine)].flatMap((match): Identifier[] =>
    (match[0].match(/</gu) ?? []).length < 2
      ? []
      : [{ kind: 'passport', start: match.index, end: match.index + match[0].length, value: match[0].toUpperCase() }],
  );
}
