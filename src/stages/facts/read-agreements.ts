import type { Document } from '../../domain/document.ts';
import { readDates } from '../../domain/dates.ts';
import { addMonths, readDurations } from '../../domain/intervals.ts';
import type { Reading } from './fact-list.ts';
import type { Place, Source } from './source.ts';

type Agreement = 'agreement' | 'qualityAgreement';

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

const signWord = /(?:sign(?:ed|ature)|签订|签署|签字|dated|date of agreement|made on|concluded on)/iu;
const notSigning =
  /never signed|draft|草案|未签|place where|签订地|countersigned|自签字之日|自签署之日|from the date of signature|signature list|against signature|amendments? (?:are|is)/iu;
/** `自2024年7月8日签署之日起生效`: the day stands before the word. */
const fromDay = /^\s*(?:双方)?(?:签署|签字|签订|盖章|签字盖章)(?:之日|日)?起?/u;
const endWord = /(?:有效期(?:限)?(?:至|：|:|为)?|valid (?:to|until)|in force until|expires?(?: on)?|runs? until|至)\s*/iu;

function readOne(text: string, place: Place, agreement: Agreement): Reading[] {
  const readings: Reading[] = [];
  const dates = readDates(text);
  const sign = signWord.exec(text);
  const restated = sign !== null && /修订|restat|amend|补充|续签/iu.test(text.slice(Math.max(0, sign.index - 8), sign.index));
  if (sign !== null && !restated && !notSigning.test(text)) {
    const date = dates.find((d) => d.precision === 'day' && d.start >= sign.index - 4 && d.start - sign.index <= 60);
    if (date !== undefined && !/有效期|until|valid/iu.test(text.slice(sign.index, date.start))) {
      readings.push({ key: `${agreement}.signDate`, value: date.value, origin: 'sentence', places: [place] });
      readings.push({ key: `${agreement}.signed`, value: true, origin: 'sentence', places: [place] });
    }
  } else if (sign !== null && !restated) {
    const before = dates.find(
      (d) => d.precision === 'day' && fromDay.test(text.slice(d.end)) && /[自于]\s*$/u.test(text.slice(0, d.start)),
    );
    if (before !== undefined) {
      readings.push({ key: `${agreement}.signDate`, value: before.value, origin: 'sentence', places: [place] });
      readings.push({ key: `${agreement}.signed`, value: true, origin: 'sentence', places: [place] });
    }
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
