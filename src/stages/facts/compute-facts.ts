import { computed, of, type Reading } from './fact-list.ts';
import type { Parties, PartyId } from './parties.ts';
import { enumValues } from './read-value.ts';
import { settleOpinion } from './settle-opinion.ts';
import { summariseBatches } from './summarise-batches.ts';
import { limitInWorkingDays } from './notice-times.ts';
import { readIdleLine } from './read-idle-line.ts';
import { readValidation } from './read-validation.ts';
import type { ReadingRules } from './reading-rules.ts';
import { communicationFields, decisiveReadings, settleReadings } from './settle-readings.ts';
import type { Source } from './source.ts';

/** Provinces named in an address or text, in Chinese: by name or by a city. */
export function provinceOf(text: string, rules: ReadingRules): string | undefined {
  const entries = Object.entries(rules.provinces);
  const named = entries.find(([zh, p]) => text.includes(zh) || new RegExp(`\\b${p.en}\\b`, 'u').test(text));
  if (named !== undefined) return named[0];
  return entries.find(([, p]) =>
    p.cities.some((c) => (/[\u4e00-\u9fff]/u.test(c) ? text.includes(c) : new RegExp(`\\b${c}\\b`, 'u').test(text))),
  )?.[0];
}

const addressLabel = /地址|住所|所在地|^省份?$|\baddress\b|^seat|location|place of manufacture|province/iu;

function provinces(source: Source, parties: Parties, rules: ReadingRules): Reading[] {
  return (['mah', 'cmo'] as const).flatMap((party: PartyId): Reading[] => {
    const name = parties[party].name;
    const other = parties[party === 'mah' ? 'cmo' : 'mah'].name;
    const addresses = source.pairs.filter((p) => {
      if (other !== undefined && p.value.includes(other)) return false;
      if (!addressLabel.test(p.label) && !(name !== undefined && p.value.includes(name) && p.value.length > name.length + 4)) return false;
      const side =
        parties.of(p.column) ??
        (name !== undefined && p.value.includes(name) ? party : undefined) ??
        parties.of(p.label) ??
        parties.of(p.headings.at(-1) ?? '');
      return side === party;
    });
    const labelled = (p: (typeof addresses)[number]): number => (/^省|province/iu.test(p.label) ? 0 : addressLabel.test(p.label) ? 1 : 2);
    addresses.sort((a, b) => labelled(a) - labelled(b));
    const fromAddress = addresses.flatMap((p) => {
      const v = provinceOf(p.value, rules);
      return v === undefined ? [] : [computed(`${party}.province`, v, [p], `province of the address “${p.value}”`)];
    });
    const best = fromAddress[0];
    if (best !== undefined) return [best];
    const fromName = name === undefined ? undefined : provinceOf(name, rules);
    const place =
      source.statements.find((s) => name !== undefined && s.text.includes(name)) ??
      source.pairs.find((p) => name !== undefined && p.value.includes(name));
    return fromName === undefined || place === undefined
      ? []
      : [computed(`${party}.province`, fromName, [place], `place in the name “${name ?? ''}”`)];
  });
}

function product(readings: readonly Reading[], rules: ReadingRules): Reading[] {
  const out: Reading[] = [];
  const forms = [...of(readings, 'product.dosageForm'), ...of(readings, 'product.genericName'), ...of(readings, 'product.strength')];
  const form = forms.find((r) => enumValues(String(r.value), 'dosageForm', rules).length > 0);
  if (form === undefined) return out;
  const text = String(form.value);
  const kinds = enumValues(text, 'dosageForm', rules);
  if (of(readings, 'product.dosageForm').length === 0)
    out.push(computed('product.dosageForm', text, form.places, `dosage form in the name “${text}”`));
  const sterile = kinds.some((k) => ['injection', 'lyophilised', 'eye'].includes(k)) && !/外用|topical/iu.test(text);
  const notSterile =
    kinds.some((k) => ['tablet', 'capsule', 'granule', 'oral_liquid', 'pill', 'suppository', 'powder', 'patch'].includes(k)) && !sterile;
  if (of(readings, 'product.isSterile').length === 0 && (sterile || notSterile))
    out.push(computed('product.isSterile', sterile, form.places, `dosage form “${text}”`));
  if (of(readings, 'product.isMarketed').length === 0) {
    const approval = of(readings, 'product.approvalNumber')[0];
    if (approval !== undefined && !/受理|acceptance|pending/iu.test(String(approval.value)))
      out.push(computed('product.isMarketed', true, approval.places, `approval ${String(approval.value)}`));
  }
  return out;
}

function licence(readings: readonly Reading[], rules: ReadingRules): Reading[] {
  const scopes = of(readings, 'cmo.licence.scopes');
  const form = [...of(readings, 'product.dosageForm'), ...of(readings, 'product.genericName')].map((r) => String(r.value));
  const wanted = form.flatMap((f) => enumValues(f, 'dosageForm', rules));
  if (scopes.length === 0 || wanted.length === 0) return [];
  const stated = scopes.flatMap((s) => enumValues(JSON.stringify(s.value), 'dosageForm', rules));
  const covers = wanted.some((w) => stated.includes(w));
  return [
    computed(
      'cmo.licence.coversProduct',
      covers,
      scopes.flatMap((s) => s.places),
      `scope ${[...new Set(stated)].join(', ')}; product ${[...new Set(wanted)].join(', ')}`,
    ),
  ];
}

/** What is applied for, from the title of the application form where no label says it. */
function typeOfTitle(source: Source, rules: ReadingRules): Reading | undefined {
  const title = source.statements.find(
    (s) =>
      ['application_form', 'cover_letter', 'enclosure_list'].includes(s.document.kind) &&
      s.page === 1 &&
      (/申请|申报|application/iu.test(s.text) || (s.document.kind === 'cover_letter' && /licen[cs]e|opinion/iu.test(s.text))) &&
      s.text.length < 200 &&
      !/\bnot\b|未|不需|无需/iu.test(s.text) &&
      enumValues(s.text, 'application.type', rules).length > 0,
  );
  const value = title === undefined ? undefined : enumValues(title.text, 'application.type', rules)[0];
  return title === undefined || value === undefined ? undefined : { key: 'application.type', value, origin: 'sentence', places: [title] };
}

/** An agreement that is in force from a day was signed by then; the day of effect stands for that of signature where none is given. */
function signedByEffect(readings: readonly Reading[]): Reading[] {
  return ['agreement', 'qualityAgreement'].flatMap((a): Reading[] => {
    const effect = of(readings, `${a}.effectiveDate`)[0];
    if (effect === undefined || of(readings, `${a}.signDate`).length > 0) return [];
    return [
      computed(`${a}.signDate`, effect.value, effect.places, 'day of effect, no day of signature given'),
      computed(`${a}.signed`, true, effect.places, 'in force from a stated day'),
    ];
  });
}

function application(readings: readonly Reading[]): Reading[] {
  const out: Reading[] = [];
  const type = of(readings, 'application.type')[0];
  const date = of(readings, 'application.date')[0];
  if (type === undefined) return out;
  const value = String(type.value);
  if (['joint_b_c', 'class_c_issue', 'class_c_change'].includes(value) && !of(readings, 'classC.applied').some((r) => r.value === true))
    out.push(computed('classC.applied', true, type.places, `application type ${value}`));
  if (
    ['joint_b_c', 'class_b_issue', 'class_b_change'].includes(value) &&
    date !== undefined &&
    of(readings, 'classB.applicationDate').length === 0
  )
    out.push(computed('classB.applicationDate', date.value, [...date.places, ...type.places], 'date of this application for class B'));
  return out;
}

function supervisionYears(readings: readonly Reading[]): Reading[] {
  const rows = of(readings, 'mah.onsiteValidationSupervision');
  const years = rows
    .flatMap((r) => (Array.isArray(r.value) ? r.value : []))
    .map((item) => (item as { year?: number }).year)
    .filter((y): y is number => typeof y === 'number');
  const gap = rows.some(
    (r) =>
      Array.isArray(r.value) &&
      (r.value[0] as { scope?: string } | undefined)?.scope === '' &&
      !rows.some(
        (o) =>
          o !== r &&
          Array.isArray(o.value) &&
          (o.value[0] as { year?: number; scope?: string }).year === (r.value as { year?: number }[])[0]?.year &&
          (o.value[0] as { scope?: string }).scope !== '',
      ),
  );
  return !gap
    ? []
    : [
        computed(
          'production.activeYears',
          [...new Set(years)],
          rows.flatMap((r) => r.places),
          'years that the table of supervision lists',
        ),
      ];
}

function communication(readings: readonly Reading[], source: Source): Reading[] {
  const items = of(readings, 'qualityInfo.items');
  const first = items[0]?.places[0];
  if (first === undefined) return [];
  const table = source.tables.find(
    (t) => t.document === first.document && t.rows.some((row) => row.page === first.page && row.start === first.start),
  );
  const responsible =
    table?.header.some((title) => /责任人|负责人|responsible/iu.test(title)) === true &&
    of(readings, 'qualityInfo.responsibilitiesStated').length === 0;
  const duties = responsible
    ? [computed('qualityInfo.responsibilitiesStated', true, [first], 'the list names who is responsible for each item')]
    : [];
  if (of(readings, 'qualityInfo.procedureDocument').length > 0) return duties;
  return [
    ...duties,
    computed('qualityInfo.procedureDocument', first.document.title, [first], 'document that holds the communication list'),
  ];
}

/** Facts derived from other facts by code, each with its derivation; and corrections of how several readings count together. */
export function computeFacts(read: readonly Reading[], source: Source, parties: Parties, rules: ReadingRules): Reading[] {
  let all = settleOpinion(settleReadings(read));
  const add = (more: readonly Reading[]): void => {
    all = [...all, ...more];
  };
  add(provinces(source, parties, rules));
  add(product(all, rules));
  add(licence(all, rules));
  const titled = of(all, 'application.type').length > 0 ? undefined : typeOfTitle(source, rules);
  if (titled !== undefined) add([titled]);
  add(signedByEffect(all));
  add(limitInWorkingDays(all));
  add(application(all));
  add(supervisionYears(all));
  all = all.filter(
    (r) =>
      r.key !== 'mah.onsiteValidationSupervision' ||
      !(Array.isArray(r.value) && (r.value[0] as { scope?: string } | undefined)?.scope === ''),
  );
  all = communicationFields(all, source);
  add(communication(all, source));
  const sterile = all.find((r) => r.key === 'product.isSterile')?.value;
  add(readValidation(source, typeof sterile === 'boolean' ? sterile : undefined));
  if (source.documents.some((d) => d.kind === 'pv_agreement') && of(all, 'qualityAgreement.pharmacovigilanceAgreed').length === 0) {
    const d = source.documents.find((x) => x.kind === 'pv_agreement');
    const page = d?.pages[0];
    if (d !== undefined && page !== undefined)
      add([
        computed(
          'qualityAgreement.pharmacovigilanceAgreed',
          true,
          [{ document: d, page: page.number, start: 0, end: Math.min(page.text.length, 80) }],
          'a pharmacovigilance agreement is in the dossier',
        ),
      ]);
  }
  add(readIdleLine(source, typeof sterile === 'boolean' ? sterile : undefined));
  add(summariseBatches(all));
  const line = of(all, 'line.isSterile').length > 0 ? undefined : all.find((r) => r.key === 'product.isSterile');
  if (line !== undefined) add([computed('line.isSterile', line.value, line.places, 'the line on which the product is made')]);
  add(decisiveReadings(all, rules));
  return all;
}
