import type { FactValue } from '../../domain/fact.ts';
import type { Reading } from './fact-list.ts';
import type { Parties, PartyId } from './parties.ts';
import { plainProduct } from './read-line.ts';
import { enumValues } from './read-value.ts';
import type { ReadingRules } from './reading-rules.ts';
import type { Place, Source } from './source.ts';

const computed = (key: string, value: FactValue, places: readonly Place[], derivation: string): Reading => ({ key, value, origin: 'computed', places, derivation });
const of = (readings: readonly Reading[], key: string): Reading[] => readings.filter((r) => r.key === key);

/** Provinces named in an address or text, in Chinese: by name or by a city. */
export function provinceOf(text: string, rules: ReadingRules): string | undefined {
  const entries = Object.entries(rules.provinces);
  const named = entries.find(([zh, p]) => text.includes(zh) || new RegExp(`\\b${p.en}\\b`, 'u').test(text));
  if (named !== undefined) return named[0];
  return entries.find(([, p]) => p.cities.some((c) => (/[\u4e00-\u9fff]/u.test(c) ? text.includes(c) : new RegExp(`\\b${c}\\b`, 'u').test(text))))?.[0];
}

const addressLabel = /地址|住所|所在地|^省份?$|\baddress\b|^seat|location|place of manufacture|province/iu;

function provinces(source: Source, parties: Parties, rules: ReadingRules): Reading[] {
  return (['mah', 'cmo'] as const).flatMap((party: PartyId): Reading[] => {
    const name = parties[party].name;
    const other = parties[party === 'mah' ? 'cmo' : 'mah'].name;
    const addresses = source.pairs.filter((p) => {
      if (other !== undefined && p.value.includes(other)) return false;
      if (!addressLabel.test(p.label) && !(name !== undefined && p.value.includes(name) && p.value.length > name.length + 4)) return false;
      const side = parties.of(p.column) ?? (name !== undefined && p.value.includes(name) ? party : undefined) ?? parties.of(p.label) ?? parties.of(p.headings.at(-1) ?? '');
      return side === party;
    });
    const labelled = (p: (typeof addresses)[number]): number => (/^省|province/iu.test(p.label) ? 0 : addressLabel.test(p.label) ? 1 : 2);
    addresses.sort((a, b) => labelled(a) - labelled(b));
    const fromAddress = addresses.flatMap((p) => { const v = provinceOf(p.value, rules); return v === undefined ? [] : [computed(`${party}.province`, v, [p], `province of the address “${p.value}”`)]; });
    const best = fromAddress[0];
    if (best !== undefined) return [best];
    const fromName = name === undefined ? undefined : provinceOf(name, rules);
    const place = source.statements.find((s) => name !== undefined && s.text.includes(name)) ?? source.pairs.find((p) => name !== undefined && p.value.includes(name));
    return fromName === undefined || place === undefined ? [] : [computed(`${party}.province`, fromName, [place], `place in the name “${name ?? ''}”`)];
  });
} // prettier-ignore

function product(readings: readonly Reading[], rules: ReadingRules): Reading[] {
  const out: Reading[] = [];
  const forms = [...of(readings, 'product.dosageForm'), ...of(readings, 'product.genericName'), ...of(readings, 'product.strength')];
  const form = forms.find((r) => enumValues(String(r.value), 'dosageForm', rules).length > 0);
  if (form === undefined) return out;
  const text = String(form.value);
  const kinds = enumValues(text, 'dosageForm', rules);
  if (of(readings, 'product.dosageForm').length === 0) out.push(computed('product.dosageForm', text, form.places, `dosage form in the name “${text}”`));
  const sterile = kinds.some((k) => ['injection', 'lyophilised', 'eye'].includes(k)) && !/外用|topical/iu.test(text);
  const notSterile = kinds.some((k) => ['tablet', 'capsule', 'granule', 'oral_liquid', 'pill', 'suppository', 'powder', 'patch'].includes(k)) && !sterile;
  if (of(readings, 'product.isSterile').length === 0 && (sterile || notSterile)) out.push(computed('product.isSterile', sterile, form.places, `dosage form “${text}”`));
  if (of(readings, 'product.isMarketed').length === 0) {
    const approval = of(readings, 'product.approvalNumber')[0];
    if (approval !== undefined && !/受理|acceptance|pending/iu.test(String(approval.value))) out.push(computed('product.isMarketed', true, approval.places, `approval ${String(approval.value)}`));
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
  return [computed('cmo.licence.coversProduct', covers, scopes.flatMap((s) => s.places), `scope ${[...new Set(stated)].join(', ')}; product ${[...new Set(wanted)].join(', ')}`)];
}

/** What is applied for, from the title of the application form where no label says it. */
function typeOfTitle(source: Source, rules: ReadingRules): Reading | undefined {
  const title = source.statements.find((s) => s.document.kind === 'application_form' && s.page === 1 && /申请|application/iu.test(s.text) && s.text.length < 160 && enumValues(s.text, 'application.type', rules).length > 0);
  const value = title === undefined ? undefined : enumValues(title.text, 'application.type', rules)[0];
  return title === undefined || value === undefined ? undefined : { key: 'application.type', value, origin: 'sentence', places: [title] };
}

/** An agreement that is in force from a day was signed by then; the day of effect stands for that of signature where none is given. */
function signedByEffect(readings: readonly Reading[]): Reading[] {
  return ['agreement', 'qualityAgreement'].flatMap((a): Reading[] => {
    const effect = of(readings, `${a}.effectiveDate`)[0];
    if (effect === undefined || of(readings, `${a}.signDate`).length > 0) return [];
    return [computed(`${a}.signDate`, effect.value, effect.places, 'day of effect, no day of signature given'), computed(`${a}.signed`, true, effect.places, 'in force from a stated day')];
  });
}

function application(readings: readonly Reading[]): Reading[] {
  const out: Reading[] = [];
  const type = of(readings, 'application.type')[0];
  const date = of(readings, 'application.date')[0];
  if (type === undefined) return out;
  const value = String(type.value);
  if (['joint_b_c', 'class_c_issue', 'class_c_change'].includes(value) && !of(readings, 'classC.applied').some((r) => r.value === true)) out.push(computed('classC.applied', true, type.places, `application type ${value}`));
  if (['joint_b_c', 'class_b_issue', 'class_b_change'].includes(value) && date !== undefined && of(readings, 'classB.applicationDate').length === 0) out.push(computed('classB.applicationDate', date.value, [...date.places, ...type.places], 'date of this application for class B'));
  return out;
}

function supervisionYears(readings: readonly Reading[], rules: ReadingRules): Reading[] {
  const rows = of(readings, 'mah.onsiteValidationSupervision');
  const years = rows.flatMap((r) => (Array.isArray(r.value) ? r.value : [])).map((item) => (item as { year?: number }).year).filter((y): y is number => typeof y === 'number'); // prettier-ignore
  void rules;
  const gap = rows.some((r) => Array.isArray(r.value) && (r.value[0] as { scope?: string } | undefined)?.scope === '' && !rows.some((o) => o !== r && Array.isArray(o.value) && (o.value[0] as { year?: number; scope?: string }).year === ((r.value as { year?: number }[])[0]?.year) && (o.value[0] as { scope?: string }).scope !== ''));
  return !gap ? [] : [computed('production.activeYears', [...new Set(years)], rows.flatMap((r) => r.places), 'years that the table of supervision lists')];
}

/** Items of a list without contact and limit: empty where the document says that they are not laid down, else dropped when too few to be the list. */
function communicationFields(readings: readonly Reading[], source: Source): Reading[] {
  const items = of(readings, 'qualityInfo.items');
  const kept = items.flatMap((r): Reading[] => {
    const item = (Array.isArray(r.value) ? r.value[0] : undefined) as Record<string, FactValue> | undefined;
    const document = r.places[0]?.document;
    if (item === undefined || item['limit'] !== undefined) return [r];
    const topics = new Set(items.filter((o) => o.places[0]?.document === document).map((o) => (o.value as Record<string, FactValue>[])[0]?.['topic']).filter((t) => t !== 'other')); // prettier-ignore
    if (topics.size < 5) return [];
    const open = source.statements.find((s) => s.document === document && /联系人|时限|contacts?|time limits?|deadline/iu.test(s.text) && /临时商定|不作规定|未(?:作)?规定|另行商定|not laid down|case by case|not fixed/iu.test(s.text));
    return open === undefined ? [r] : [{ ...r, value: [{ ...item, limit: '', contact: '' }], places: [...r.places, open] }];
  });
  return [...readings.filter((r) => r.key !== 'qualityInfo.items'), ...kept];
}

function communication(readings: readonly Reading[], source: Source): Reading[] {
  const items = of(readings, 'qualityInfo.items');
  const first = items[0]?.places[0];
  if (first === undefined) return [];
  const table = source.tables.find((t) => t.document === first.document && t.rows.some((row) => row.page === first.page && row.start === first.start));
  const responsible = table?.header.some((title) => /责任人|负责人|responsible/iu.test(title)) === true && of(readings, 'qualityInfo.responsibilitiesStated').length === 0;
  const duties = responsible ? [computed('qualityInfo.responsibilitiesStated', true, [first], 'the list names who is responsible for each item')] : [];
  if (of(readings, 'qualityInfo.procedureDocument').length > 0) return duties;
  return [...duties, computed('qualityInfo.procedureDocument', first.document.title, [first], 'document that holds the communication list')];
}

function decisiveReadings(readings: readonly Reading[], rules: ReadingRules): Reading[] {
  return Object.entries(rules.decisive).flatMap(([key, value]) => {
    const all = of(readings, key);
    const hits = all.filter((r) => r.value === value);
    return hits.length === 0 || hits.length === all.length ? [] : [computed(key, value, hits.flatMap((r) => r.places), 'one such statement decides')];
  });
}

/** A right to consult that names fewer than three of the four kinds is read only where the sentence says that it ends there. */
const isFullRight = (r: Reading): boolean => !Array.isArray(r.value) || r.value.length >= 3 || r.places.some((p) => /仅|只限|only|limited to/iu.test(p.document.pages.find((x) => x.number === p.page)?.text.slice(p.start, p.end) ?? ''));

/** Which assessment answers a change of co-line conditions; none when the log says so; unknown ones are left out. */
function triggers(readings: readonly Reading[]): Reading[] {
  const ids = of(readings, 'coline.assessments').flatMap((r) => (Array.isArray(r.value) ? r.value : [])).map((v) => String((v as { id?: string }).id ?? '')); // prettier-ignore
  return of(readings, 'coline.triggers').flatMap((r): Reading[] => {
    const item = (Array.isArray(r.value) ? r.value[0] : undefined) as Record<string, FactValue> | undefined;
    const action = String(item?.['assessmentId'] ?? '');
    if (item === undefined) return [];
    const known = ids.find((id) => id !== '' && action.toLowerCase().includes(id.toLowerCase()));
    const none = action === '' || /\bno\b|\bnot\b|without|未|没有|无需|不需|不作|不再/iu.test(action);
    if (known === undefined && !none) return [];
    return [{ ...r, value: [{ ...item, assessmentId: known ?? '' }] }];
  });
}

/** Hours between finding a deviation and telling the holder, at least: whole days between the two dates less one. */
function noticeHours(readings: readonly Reading[]): Reading[] {
  return of(readings, 'production.deviations').map((r) => {
    const item = (Array.isArray(r.value) ? r.value[0] : undefined) as Record<string, FactValue> | undefined;
    const [found, told] = [item?.['foundDate'], item?.['notifiedDate']];
    if (item === undefined || typeof found !== 'string' || typeof told !== 'string' || item['noticeHours'] !== undefined) return r;
    const days = Math.round((Date.parse(told) - Date.parse(found)) / 86_400_000);
    const hours = Math.max(0, (days - 1) * 24);
    return { ...r, value: [{ ...item, noticeHours: hours }], derivation: `${String(item['id'])}: ${found} to ${told} = ${String(days)} days, at least ${String(hours)} h` };
  });
}

/** A change affects the product when the register names it, all products or the line, or names none. */
function affectedChanges(readings: readonly Reading[]): Reading[] {
  const names = of(readings, 'product.genericName').map((r) => plainProduct(String(r.value)).toLowerCase()).filter((n) => n.length >= 2); // prettier-ignore
  return of(readings, 'changeControl.changes').map((r) => {
    const item = (Array.isArray(r.value) ? r.value[0] : undefined) as Record<string, FactValue> | undefined;
    const product = String(item?.['product'] ?? '').toLowerCase();
    if (item === undefined || product === '' || names.length === 0) return r;
    const named = plainProduct(product);
    const affects = /\ball\b|every|line|全部|各品种|所有|通用|生产线|产线/iu.test(product) || names.some((n) => n.includes(named) || named.includes(n));
    return { ...r, value: [{ ...item, affectsProduct: affects }] };
  });
}

/** The worst way of handing over records counts: periodic, then on request, then with each release. */
function handover(readings: readonly Reading[]): Reading[] {
  const all = of(readings, 'qualityAgreement.recordHandover');
  const agreed = all.filter((r) => r.places.some((p) => p.document.kind !== 'sop'));
  const pool = agreed.length > 0 ? agreed : all;
  for (const way of ['periodic', 'on_request', 'with_each_release']) {
    const hits = pool.filter((r) => Array.isArray(r.value) && r.value.includes(way));
    if (hits.length > 0) return [{ key: 'qualityAgreement.recordHandover', value: way, origin: 'sentence', places: hits.flatMap((r) => r.places) }];
  }
  return [];
}

const requiredTypes = ['equipment', 'cleaning', 'analytical', 'process'] as const;
const reportWords: Readonly<Record<string, RegExp>> = {
  equipment: /设备|厂房|设施|公用系统|machine|equipment|filler|vessels?|isolator|capper|\bline [A-Z]\w?\d|blender|press|granulator|coater|encapsulat|utilit|installation/iu,
  cleaning: /清洁|cleaning/iu,
  analytical: /分析方法|检验方法|方法(?:转移|学)|analytical|test methods?|HPLC methods?|methods? (?:of analysis|for|of) /iu,
  process: /工艺验证|process validation|the process at full|validation batches|工艺.{0,4}验证|process\b/iu,
  sterilization: /灭菌(?:柜|工艺|程序)?.{0,8}(?:验证|确认|再验证)|sterili[sz]ation.{0,20}valid/iu,
  aseptic_simulation: /模拟灌装|培养基灌装|无菌(?:工艺)?模拟|media fill|aseptic (?:process )?simulation|aseptic and process valid|无菌保证/iu,
};
const done = /(?:已|均)?(?:完成|确认|验证|通过|合格)|符合|qualified|validated|verified|transferred|were met|was met|completed|within (?:the )?limits|inside the limits|passed|consecutive/iu;
const notDone = /未(?:开展|进行|完成|做)|尚未|拟(?:在|于)|草案|will begin|will be|not (?:yet )?(?:been )?(?:done|validated|qualified|carried)|to be (?:validated|done)|until then|planned after|待/iu;

/** Validation reports by type with their state. Given only when every required type is decided or one is stated as not done. */
function validationReports(source: Source, sterile: boolean | undefined): Reading[] {
  const state = new Map<string, { pass: Place[]; fail: Place[] }>();
  const note = (type: string, pass: boolean, place: Place): void => {
    const entry = state.get(type) ?? { pass: [], fail: [] };
    (pass ? entry.pass : entry.fail).push(place);
    state.set(type, entry);
  };
  const relevant = (p: Place): boolean => ['tt_report', 'tt_plan', 'validation_report', 'application_form', 'equipment_list', 'licence'].includes(p.document.kind);
  for (const s of source.statements) {
    if (s.kind === 'heading' || !relevant(s) || !/验证|确认|转移|valid|qualif|transferred|清洁|clean|模拟灌装|media fill/iu.test(`${s.text} ${s.headings.at(-1) ?? ''}`)) continue;
    const context = `${s.text} ${s.headings.at(-1) ?? ''}`;
    for (const [type, words] of Object.entries(reportWords)) {
      if (!words.test(s.text) && !(words.test(s.headings.at(-1) ?? '') && (type !== 'process' || /process validation|工艺验证/iu.test(s.headings.at(-1) ?? '')))) continue;
      const clauseText = s.text.split(/[;；]/u).find((c) => words.test(c)) ?? s.text;
      if (type === 'equipment' && notDone.test(clauseText) && reportWords['cleaning']?.test(clauseText) === true) continue;
      if (notDone.test(clauseText)) {
        if (/验证|确认|valid|qualif/iu.test(clauseText)) note(type, false, s);
      }
      else if (done.test(clauseText) && /验证|确认|valid|qualif|transferred|清洁|clean|模拟|media/iu.test(context)) note(type, true, s);
    }
  }
  for (const table of source.tables) {
    if (!relevant(table)) continue;
    const qualified = table.header.findIndex((t) => /qualified on|确认日期|qualification/iu.test(t));
    for (const row of table.rows) {
      const text = row.cells.map((c) => c.text).join(' | ');
      if (qualified >= 0 && /\d{4}/u.test(row.cells[qualified]?.text ?? '')) note('equipment', true, row);
      if (!/状态|完成|status|state|结论|result/iu.test(table.header.join(' ')) || !/验证|确认|valid|qualif/iu.test(`${text} ${table.headings.at(-1) ?? ''}`)) continue;
      for (const [type, words] of Object.entries(reportWords)) if (words.test(row.cells[0]?.text ?? '')) note(type, !notDone.test(text), row);
    }
  }
  for (const d of source.documents) {
    const page = d.pages[0];
    if (d.kind !== 'validation_report' || page === undefined) continue;
    const name = `${d.path} ${d.title}`;
    for (const [type, words] of Object.entries(reportWords)) if (type !== 'equipment' && words.test(name)) note(type, true, { document: d, page: page.number, start: 0, end: Math.min(page.text.length, Math.max(4, page.text.indexOf('\n'))) });
  }
  const entries = [...state].map(([type, s]) => ({ type, conclusion: s.fail.length > 0 ? 'fail' : 'pass', places: s.fail.length > 0 ? s.fail : s.pass }));
  const decided = (type: string): boolean => state.has(type);
  const complete = requiredTypes.every(decided) && (sterile !== true || decided('sterilization') || decided('aseptic_simulation'));
  const denied = entries.some((e) => e.conclusion === 'fail' && (requiredTypes as readonly string[]).includes(e.type));
  if (!complete && !denied) return [];
  return entries.map((e) => ({ key: 'validation.reports', value: [{ type: e.type, conclusion: e.conclusion }], origin: 'sentence' as const, places: e.places.slice(0, 4) }));
} // prettier-ignore

/** Facts derived from other facts by code, each with its derivation; and corrections of how several readings count together. */
export function computeFacts(read: readonly Reading[], source: Source, parties: Parties, rules: ReadingRules): Reading[] {
  let all = [...read.filter((r) => r.key !== 'qualityAgreement.recordHandover' && r.key !== 'coline.triggers' && r.key !== 'production.deviations' && r.key !== 'changeControl.changes' && (r.key !== 'qualityAgreement.rightToConsult' || isFullRight(r))), ...handover(read), ...triggers(read), ...noticeHours(read), ...affectedChanges(read)];
  const add = (more: readonly Reading[]): void => {
    all = [...all, ...more];
  };
  add(provinces(source, parties, rules));
  add(product(all, rules));
  add(licence(all, rules));
  const titled = of(all, 'application.type').length > 0 ? undefined : typeOfTitle(source, rules);
  if (titled !== undefined) add([titled]);
  add(signedByEffect(all));
  add(application(all));
  add(supervisionYears(all, rules));
  all = all.filter((r) => r.key !== 'mah.onsiteValidationSupervision' || !(Array.isArray(r.value) && (r.value[0] as { scope?: string } | undefined)?.scope === ''));
  all = communicationFields(all, source);
  add(communication(all, source));
  const sterile = all.find((r) => r.key === 'product.isSterile')?.value;
  add(validationReports(source, typeof sterile === 'boolean' ? sterile : undefined));
  if (source.documents.some((d) => d.kind === 'pv_agreement') && of(all, 'qualityAgreement.pharmacovigilanceAgreed').length === 0) {
    const d = source.documents.find((x) => x.kind === 'pv_agreement');
    const page = d?.pages[0];
    if (d !== undefined && page !== undefined) add([computed('qualityAgreement.pharmacovigilanceAgreed', true, [{ document: d, page: page.number, start: 0, end: Math.min(page.text.length, 80) }], 'a pharmacovigilance agreement is in the dossier')]);
  }
  add(decisiveReadings(all, rules));
  return all;
}
