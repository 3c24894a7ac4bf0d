import type { Document } from '../../domain/document.ts';
import { readDates } from '../../domain/dates.ts';
import { addMonths, readDurations } from '../../domain/intervals.ts';
import type { Reading } from './fact-list.ts';
import type { Place, Source } from './source.ts';

type Agreement = 'agreement' | 'qualityAgreement';

/** Papers that speak of contract manufacturing in their title and are no contract. */
const askedFor: readonly string[] = [
  'application_form',
  'cover_letter',
  'written_opinion',
  'enclosure_list',
  'licence',
  'evaluation_report',
];

/** Which agreement a document is; a combined one is both. Other kinds of agreement (pharmacovigilance) are neither. */
export function agreementsOf(document: Document): Agreement[] {
  const first = document.pages[0]?.text.slice(0, 160).replace(/\s+/gu, ' ') ?? '';
  const full = /(?:framework |supply |manufacturing )?agreement on [a-z ]{3,30}quality/iu.exec(first)?.[0] ?? '';
  const name = `${document.path.split('/').at(-1) ?? ''} ${document.title} ${full}`.replaceAll('_', ' ').trim();
  const quality =
    document.kind === 'quality_agreement' ||
    /质量(?:保证)?(?:协议|分工|约定)|quality agreement|agreement on (?:[a-z]+ and )?quality/iu.test(name);
  const contract =
    document.kind === 'agreement' ||
    /(?:委托|生产|加工|合作|承揽|框架).{0,4}(?:协议|合同)|manufacturing agreement|contract manufacturing|framework agreement|supply agreement/iu.test(
      name,
    );
  if (/药物警戒|pharmacovigilance/iu.test(name) && !quality) return [];
  if (askedFor.includes(document.kind)) return [];
  const both =
    quality &&
    (/contract.{0,20}and quality|(?:supply|manufacture|manufacturing|services) and quality|and quality agreement|委托.{0,8}(?:及|和|暨|与).{0,4}质量/iu.test(
      name,
    ) ||
      (document.kind === 'agreement' &&
        document.kinds.some((k) => k.kind === 'quality_agreement') &&
        !/^[^a-z]*(?:质量|quality)/iu.test(name.replace(/^[\d\s_.-]+/u, ''))));
  if (both) return ['agreement', 'qualityAgreement'];
  return quality ? ['qualityAgreement'] : contract ? ['agreement'] : [];
}

const signWord =
  /\b(?:co-?)?signed\b|\bsignature\b|\bexecut(?:ed|ion)\b|签订|签署|签字|签章|签约|订立|缔结|\bdated\b|date of (?:the )?(?:agreement|contract)|(?:made|concluded|entered into|done|given)(?: at [A-Z][\p{L}]+,?)? (?:on|this|as of)\b/giu;
/** Words that need the date right behind them: `made on its line` is no signature. */
const weakSign = /^(?:made|concluded|entered into|done|given)/iu;
const notSigning =
  /never signed|draft|草案|未签|place where|countersigned|自签字之日|自签署之日|from the date of signature|signature list|against signature|amendments? (?:are|is)/iu;
/** Between the word and the date these make it another date: the end of validity, the day of effect, what was replaced. */
const otherDate =
  /有效|效力|生效|期限|届满|截止|至|until|\bto\b|through|valid|expir|\bends?\b|in force|effect|replac|supersed|in place of|取代|代替|替代|地点/iu;
/** `自2024年7月8日签署之日起生效`: the day stands before the word. */
const fromDay = /^\s*(?:由?双方)?(?:签署|签字|签订|签约|订立|盖章|签字盖章)(?:之日|日)?起?/u;
/** `on 3 March 2026 the parties signed`. */
const thenSigned =
  /^,?\s*(?:the parties|both (?:parties|firms|companies)|they)?\s*(?:have |had )?(?:signed|executed|entered into|concluded)\b/iu;
const otherAgreement: Readonly<Record<Agreement, RegExp>> = {
  agreement: /质量(?:保证)?协议|quality agreement/iu,
  qualityAgreement:
    /(?:委托生产|委托加工|供货|框架|加工)(?:合同|协议)(?!质量)|(?:services|supply|manufacturing|framework) (?:agreement|contract)/iu,
};

/** The day of signature that a text states: behind a word of signing, or before it (`于…签订`). Ends of validity and days of effect are not. */
function signDay(text: string, agreement: Agreement): string | undefined {
  const days = readDates(text).filter((d) => d.precision === 'day');
  if (days.length === 0) return undefined;
  if (!notSigning.test(text)) {
    for (const m of text.matchAll(signWord)) {
      const word = m.index + m[0].length;
      if (/修订|restat|amend|补充|续签|never |not |未|重新/iu.test(text.slice(Math.max(0, m.index - 8), m.index))) continue;
      const before = text.slice(Math.max(0, m.index - 60), m.index);
      if (
        otherAgreement[agreement].test(before.split(/[。；;]/u).at(-1) ?? '') &&
        !/本协议|本合同|this agreement|\bthe present/iu.test(text)
      )
        continue;
      const day = days.find((d) => d.start >= word - 4 && d.start - word <= (weakSign.test(m[0]) ? 6 : 50));
      if (day !== undefined && !otherDate.test(text.slice(word, day.start)) && !otherAgreement[agreement].test(text.slice(word, day.start)))
        return day.value;
    }
  }
  return days.find(
    (d) =>
      !otherAgreement[agreement].test(text.slice(d.end, d.end + 24)) &&
      ((fromDay.test(text.slice(d.end)) && /[自于在]\s*$/u.test(text.slice(0, d.start))) ||
        (thenSigned.test(text.slice(d.end)) && /\bon\s*$/iu.test(text.slice(0, d.start)))),
  )?.value;
}

const endWord = /(?:有效期(?:限)?(?:至|：|:|为)?|valid (?:to|until)|in force until|expires?(?: on)?|runs? until|至)\s*/iu;

function readOne(text: string, place: Place, agreement: Agreement): Reading[] {
  const readings: Reading[] = [];
  const dates = readDates(text);
  const day = signDay(text, agreement);
  if (day !== undefined) {
    readings.push({ key: `${agreement}.signDate`, value: day, origin: 'sentence', places: [place] });
    readings.push({ key: `${agreement}.signed`, value: true, origin: 'sentence', places: [place] });
  }
  const effective = /(?:^|[\s，,。；])(?:生效(?:日期)?|effective(?: date)?|in force from|takes effect on)\s*[：:]?\s*/iu.exec(text);
  const start =
    effective === null ? undefined : dates.find((d) => d.start >= effective.index && d.start - effective.index - effective[0].length <= 4);
  if (start !== undefined) readings.push({ key: `${agreement}.effectiveDate`, value: start.value, origin: 'sentence', places: [place] });
  const end =
    dates.find(
      (d) =>
        d.precision === 'day' &&
        endWord.test(text.slice(Math.max(0, d.start - 18), d.start)) &&
        /有效|valid|in force|expire|runs/iu.test(text.slice(Math.max(0, d.start - 60), d.start)),
    ) ??
    (dates.length === 2
      ? dates.find((d, i) => i === 1 && d.precision === 'day' && /^\s*(?:止|到期|届满)/u.test(text.slice(d.end)))
      : undefined);
  if (end !== undefined && !/许可证|licen[cs]e|证书/iu.test(text))
    readings.push({ key: `${agreement}.validTo`, value: end.value, origin: 'sentence', places: [place] });
  const term =
    /(?:有效期(?:限)?为?|(?:协议|合同)期限为?|[，,；]期限为?|runs? for|is valid for|term of|for a term of|period of)\s*(?<v>[^,，。；;.]{1,20})/iu.exec(
      text,
    );
  const months = term === null ? undefined : readDurations(term.groups?.['v'] ?? '').find((d) => d.months > 0)?.months;
  if (
    months !== undefined &&
    end === undefined &&
    !/药品有效期|shelf|expiry|记录|档案|留样|期满后|保存|record|保密|confiden|secre/iu.test(text)
  )
    readings.push({ key: `${agreement}.termMonths`, value: months, origin: 'sentence', places: [place] });
  return readings;
}

const signatureMark = /盖章|签章|签字|签名|for and on behalf of|signed (?:for|by)|signatures?\b/giu;

/** Two signatures of one day at the end of a document, where no word of signing stands beside the date. */
function signatureBlock(document: Document, agreement: Agreement): Reading[] {
  const page = document.pages.findLast((p) => p.text.search(signatureMark) >= 0 && readDates(p.text.slice(-500)).length > 0);
  if (page === undefined) return [];
  const marks = [...page.text.matchAll(signatureMark)];
  const mark = marks.at(-1);
  if (mark === undefined || page.text.length - mark.index > 500) return [];
  const from = Math.max(0, mark.index - 120);
  const days = readDates(page.text.slice(from)).filter((d) => d.precision === 'day');
  const first = days[0];
  // One word of signature and one date are no two signatures: the date may be of anything.
  if (first === undefined || Math.max(marks.length, days.length) < 2 || days.some((d) => d.value !== first.value)) return [];
  const places = days.slice(0, 2).map((d) => ({ document, page: page.number, start: from + d.start, end: from + d.end }));
  return [
    { key: `${agreement}.signDate`, value: first.value, origin: 'sentence', places, derivation: 'date of the signatures at its end' },
    { key: `${agreement}.signed`, value: true, origin: 'sentence', places },
  ];
}

/** Signature, effect and validity of the contract manufacturing agreement and the quality agreement. */
export function readAgreements(source: Source): Reading[] {
  const readings: Reading[] = [];
  const kinds = new Map(source.documents.map((d) => [d.id as string, agreementsOf(d)]));
  for (const statement of source.statements) {
    for (const agreement of kinds.get(statement.document.id) ?? [])
      if (statement.text.length < 600) readings.push(...readOne(statement.text, statement, agreement));
  }
  for (const pair of source.pairs) {
    for (const agreement of kinds.get(pair.document.id) ?? [])
      if (pair.label.length < 30) readings.push(...readOne(`${pair.label}：${pair.value}`, pair, agreement));
  }
  for (const document of source.documents) {
    for (const agreement of kinds.get(document.id) ?? [])
      if (!readings.some((r) => r.key === `${agreement}.signDate` && r.places[0]?.document === document))
        readings.push(...signatureBlock(document, agreement));
  }
  const annexed = (r: Reading): boolean =>
    /^(?:annex|schedule|appendix|附件|附录|附表)|note\b|extract/iu.test(
      (r.places[0] as { headings?: readonly string[] } | undefined)?.headings?.at(-1) ?? '',
    );
  for (const key of ['agreement.signDate', 'qualityAgreement.signDate']) {
    const dated = readings.filter((r) => r.key === key);
    if (dated.some((r) => !annexed(r))) for (const r of dated.filter(annexed)) readings.splice(readings.indexOf(r), 1);
  }
  const terms = readings.filter((r) => r.key.endsWith('.termMonths'));
  const computed = terms.flatMap((term): Reading[] => {
    const agreement = term.key.replace('.termMonths', '');
    const sign = readings.find((r) => r.key === `${agreement}.signDate` && r.places[0]?.document === term.places[0]?.document);
    if (
      sign === undefined ||
      readings.some((r) => r.key === `${agreement}.validTo`) ||
      typeof sign.value !== 'string' ||
      typeof term.value !== 'number'
    )
      return [];
    const end = addMonths(sign.value, term.value);
    return [
      {
        key: `${agreement}.validTo`,
        value: end,
        origin: 'sentence',
        places: [...term.places, ...sign.places],
        derivation: `${sign.value} + ${String(term.value)} months = ${end}`,
      },
    ];
  });
  return [...readings.filter((r) => !r.key.endsWith('.termMonths')), ...computed];
}
