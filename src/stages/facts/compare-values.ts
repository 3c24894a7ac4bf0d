import type { Reading } from './fact-list.ts';
import { samePerson } from './person-names.ts';
import type { RoleHolder } from './read-role-holders.ts';
import type { ReadingRules } from './reading-rules.ts';
import { isOfKind, type Pair, type Place, type Source, type Statement } from './source.ts';

/** Values of one thing that do not agree, each with its places, before they become a contradiction. */
export type Disagreement = {
  readonly topic: string;
  readonly subject?: string;
  readonly values: readonly { readonly value: string; readonly places: readonly Place[] }[];
};

type Stated = { readonly value: string; readonly key: string; readonly place: Place };

function grouped(stated: readonly Stated[]): { value: string; places: Place[] }[] {
  const groups = new Map<string, { value: string; places: Place[] }>();
  for (const s of stated) {
    const group = groups.get(s.key) ?? { value: s.value, places: [] };
    group.places.push(s.place);
    groups.set(s.key, group);
  }
  return [...groups.values()];
}

const norm = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .toLowerCase();
const isZh = (text: string): boolean => /[\u4e00-\u9fff]/u.test(text);

/** Different people in one post of one party; names in two scripts only where a document gives both forms. A document that names two of them shows that both hold it. */
export function comparePersons(
  holders: readonly RoleHolder[],
  rules: ReadingRules,
  aliases: ReadonlyMap<string, string> = new Map(),
): Disagreement[] {
  const same = (a: string, b: string): boolean => samePerson(a, b) && samePerson(aliases.get(a) ?? a, aliases.get(b) ?? b);
  const out: Disagreement[] = [];
  for (const role of Object.keys(rules.roles)) {
    for (const party of ['mah', 'cmo'] as const) {
      const people: { name: string; places: Place[] }[] = [];
      for (const h of holders.filter((x) => x.role === role && x.party === party)) {
        const known = people.find((p) => same(p.name, h.name));
        if (known === undefined) people.push({ name: h.name, places: [h.place] });
        else known.places.push(h.place);
      }
      const together = (a: Place[], b: Place[]): boolean => a.some((x) => b.some((y) => x.document === y.document));
      const apart = people.filter((p, i) => people.some((q, j) => i !== j && !together(p.places, q.places)));
      if (apart.length >= 2) out.push({ topic: `${party}.${role}`, values: apart.map((p) => ({ value: p.name, places: p.places })) });
    }
  }
  return out;
}

const compared = [
  'product.approvalNumber',
  'product.standardNo',
  'cmo.licence.number',
  'cmo.licence.validTo',
  'agreement.signDate',
  'qualityAgreement.signDate',
  'writtenOpinion.date',
  'product.strength',
];

/** The part of a value that identifies: the number of an approval, the amount of a strength. */
function identity(key: string, value: string): string {
  if (key === 'product.approvalNumber')
    return norm(/(?:国药准字)?[HZSBTFJ][CJ]?[\dX]{4}-?[\dX]{4}/u.exec(value)?.[0].replace('国药准字', '') ?? value);
  if (key === 'product.strength') {
    const written = value
      .replace(/毫克/gu, 'mg')
      .replace(/微克|[µμ]g/gu, 'mcg')
      .replace(/毫升/gu, 'ml')
      .replace(/(?<=\d\s*)克/gu, 'g');
    const m = /(\d+(?:\.\d+)?)\s*(mg|mcg|g|ml|IU|万单位)/iu.exec(written);
    if (m === null) return norm(value);
    // One scale for weights: 0.5 g is 500 mg.
    const scale = { g: 1_000_000, mg: 1000, mcg: 1 }[(m[2] ?? '').toLowerCase()];
    return scale === undefined ? norm(m[0]) : `${String(Math.round(Number(m[1]) * scale))}mcg`;
  }
  return norm(value);
}

/** Scalar facts that must be one in a dossier and are stated differently in different documents. */
export function compareScalars(readings: readonly Reading[]): Disagreement[] {
  return compared.flatMap((key): Disagreement[] => {
    const stated = readings
      .filter((r) => r.key === key && r.origin !== 'computed' && typeof r.value === 'string' && r.value !== '')
      .flatMap((r) => r.places.slice(0, 1).map((place) => ({ value: String(r.value), key: identity(key, String(r.value)), place })))
      .filter((s) => key !== 'product.strength' || /\d/u.test(s.key));
    const groups = grouped(stated);
    const distinct = groups.filter(
      (g, i) =>
        !groups.some((o, j) => j !== i && norm(o.value) !== norm(g.value) && norm(o.value).includes(identity(key, g.value)) && j < i),
    );
    const documents = new Set(distinct.flatMap((g) => g.places.map((p) => p.document)));
    return distinct.length < 2 || documents.size < 2 ? [] : [{ topic: key, values: distinct }];
  });
}

type Setting = { readonly unit: string; readonly low: number; readonly high: number; readonly written: string };
const setting =
  /(?<a>\d+(?:\.\d+)?)\s*(?:℃|°C|%)?\s*(?:(?:[–—~～-]|至|to)\s*(?<b>\d+(?:\.\d+)?)\s*)?(?<u>℃|°\s?C|分钟|min(?:utes?)?\b|小时|hours?\b|h\b|%|rpm|转\/分)/giu;
const unitName = (unit: string): string => (/℃|C/u.test(unit) ? '℃' : /分钟|min/iu.test(unit) ? 'min' : /小时|h/iu.test(unit) ? 'h' : unit);

const stageCount: Readonly<Record<string, number>> = { 一: 1, 单: 1, 两: 2, 二: 2, 双: 2, 三: 3, one: 1, single: 1, two: 2, three: 3 };
const stage = /(?<n>[一单两二双三123])\s*级(?=[^，。；]{0,16}(?:滤|filter))|(?<w>one|single|two|three)\s+(?:[\w.-]+\s+){0,3}filters?/giu;

function settings(text: string): Setting[] {
  const stages = [...text.matchAll(stage)].map((m) => {
    const word = (m.groups?.['n'] ?? m.groups?.['w'] ?? '').toLowerCase();
    const count = stageCount[word] ?? Number(word);
    return { unit: 'stage', low: count, high: count, written: m[0].trim() };
  });
  return [
    ...stages,
    ...[...text.matchAll(setting)].map((m) => {
      const low = Number(m.groups?.['a']);
      const high = m.groups?.['b'] === undefined ? low : Number(m.groups['b']);
      return { unit: unitName(m.groups?.['u'] ?? ''), low: Math.min(low, high), high: Math.max(low, high), written: m[0].trim() };
    }),
  ];
}

const approvedWords = /核准|注册|批准的|批件|approved|registered|registration|licensed process/iu;
const validationKinds = ['validation_report', 'tt_report', 'process_procedure', 'batch_record', 'tt_plan'];

/** The clause of a sentence that speaks of a step, so that settings of other steps in the sentence stay out. */
function clauseAbout(text: string, pattern: RegExp): string | undefined {
  return text.split(/[；;。]|(?<!\d)[,，](?=[^\d])/u).find((part) => pattern.test(part) && /\d/u.test(part));
}

/** Settings of a process step that the approved process gives and validation or procedure gives otherwise: no overlap in any shared unit. */
export function compareParameters(source: Source, rules: ReadingRules): Disagreement[] {
  const out: Disagreement[] = [];
  for (const step of rules.processSteps) {
    const approved: { s: Statement; set: Setting[]; written: string }[] = [];
    const used: { s: Statement; set: Setting[]; written: string }[] = [];
    for (const s of source.statements) {
      if (s.kind === 'heading' || s.text.length > 500 || !step.pattern.test(s.text)) continue;
      const isApproved = approvedWords.test(`${s.text} ${s.headings.at(-1) ?? ''}`);
      const text = clauseAbout(s.text, step.pattern) ?? (s.text.length < 60 ? s.text : '');
      const set = settings(text);
      if (set.length === 0 || set.length > 3) continue;
      if (isApproved && !isOfKind(s.document, ['validation_report', 'tt_report'])) approved.push({ s, set, written: text.trim() });
      else if (validationKinds.includes(s.document.kind)) used.push({ s, set, written: text.trim() });
    }
    for (const a of approved) {
      const against = used.filter(
        (u) =>
          u.set.some((x) => a.set.some((y) => x.unit === y.unit)) &&
          u.set.every((x) => {
            const same = a.set.filter((y) => y.unit === x.unit);
            return same.length === 0 || same.every((y) => x.high < y.low || x.low > y.high);
          }),
      );
      const first = against[0];
      if (first !== undefined && a.s.document !== first.s.document) {
        out.push({
          topic: 'product.processParameter',
          subject: step.id,
          values: [
            { value: a.written, places: [a.s] },
            { value: first.written, places: against.map((u) => u.s) },
          ],
        });
        break;
      }
    }
  }
  return out;
}

const zhStreet = /([\u4e00-\u9fff]{2,6}?(?:路|街|大道|巷|道))(\d+)号/gu;
const enStreet =
  /(\d+)\s+((?:[A-Z][\w’'-]+\s){1,3}(?:Road|Street|Lane|Avenue|Quay|Terrace|Way|Drive|Boulevard|Park|Row|Square|Place|Court|Crescent))\b/gu;

/** One street with different house numbers in different documents. */
export function compareAddresses(source: Source): Disagreement[] {
  const streets = new Map<string, Stated[]>();
  const note = (street: string, number: string, value: string, place: Place): void => {
    const key = norm(street);
    streets.set(key, [...(streets.get(key) ?? []), { value, key: number, place }]);
  };
  const scan = (text: string, place: Place): void => {
    for (const m of text.matchAll(zhStreet)) note((m[1] ?? '').slice(-4), m[2] ?? '', m[0], place);
    for (const m of text.matchAll(enStreet)) note(m[2] ?? '', m[1] ?? '', m[0], place);
  };
  for (const s of source.statements) scan(s.text, s);
  for (const p of source.pairs) if (p.origin === 'table') scan(p.value, p);
  return [...streets.values()].flatMap((all) => {
    const groups = grouped(all);
    const documents = new Set(all.map((s) => s.place.document));
    return groups.length < 2 || documents.size < 2 ? [] : [{ topic: 'cmo.siteAddress', values: groups }];
  });
}

const shelfLife =
  /(?:shelf[- ]?life|(?:药品)?有效期(?!至|限)|expiry period)[^\d一二三四五六]{0,12}(?<n>\d{1,2})\s*(?<u>个?月|months?|年|years?)/iu;

/** Shelf life in months as different documents state it. */
export function compareShelfLife(source: Source): Disagreement[] {
  const read = (text: string, place: Place): Stated[] => {
    const m = shelfLife.exec(text);
    if (m === null || /协议|agreement|许可证|licen[cs]e|合同|签字|资质|证书/iu.test(text)) return [];
    const months = Number(m.groups?.['n']) * (/年|year/iu.test(m.groups?.['u'] ?? '') ? 12 : 1);
    return [{ value: `${m.groups?.['n'] ?? ''} ${m.groups?.['u'] ?? ''}`, key: String(months), place }];
  };
  const ok = (place: Place): boolean =>
    !isOfKind(place.document, ['agreement', 'quality_agreement', 'licence', 'pv_agreement']) || place.document.kind === 'licence';
  const stated = [
    ...source.statements.filter(ok).flatMap((s) => read(s.text, s)),
    ...source.pairs.filter((p: Pair) => p.origin === 'table' && ok(p)).flatMap((p) => read(`${p.label}：${p.value}`, p)),
  ];
  const groups = grouped(stated);
  return groups.length < 2 || new Set(stated.map((s) => s.place.document)).size < 2 ? [] : [{ topic: 'product.shelfLife', values: groups }];
}

/** Product names behind labels, of one language, where neither is part of the other. */
export function compareNames(readings: readonly Reading[], holdersOfLine: ReadonlySet<string>): Disagreement[] {
  const stated = readings
    .filter(
      (r) =>
        r.key === 'product.genericName' &&
        r.origin !== 'computed' &&
        typeof r.value === 'string' &&
        r.value.length >= 3 &&
        !holdersOfLine.has(r.value),
    )
    .flatMap((r) =>
      r.places.slice(0, 1).map((place) => ({
        value: String(r.value),
        key: norm(
          String(r.value)
            .replace(/[,，、(（].*$/u, '')
            .replace(/\d+(?:\.\d+)?\s*(?:mg|g|ml|毫克|µg)/giu, ''),
        ),
        place,
      })),
    );
  const groups = grouped(stated).filter((g) => norm(g.value).length >= 3);
  const clash = groups.filter((g, i) =>
    groups.some(
      (o, j) =>
        i !== j &&
        isZh(o.value) === isZh(g.value) &&
        !norm(o.value).includes(norm(g.value).slice(0, 6)) &&
        !norm(g.value).includes(norm(o.value).slice(0, 6)) &&
        o.places.every((p) => !g.places.some((q) => q.document === p.document)),
    ),
  );
  return clash.length < 2 ? [] : [{ topic: 'product.genericName', values: clash }];
}
