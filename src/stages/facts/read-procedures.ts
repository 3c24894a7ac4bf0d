import { readDates } from '../../domain/dates.ts';
import type { Reading } from './fact-list.ts';
import { isOfKind, type Place, type Source } from './source.ts';

const topics: readonly (readonly [string, RegExp])[] = [
  [
    'cmo.sop.evaluation',
    /(?:受托|委托|项目|持有人|品种).{0,10}评估|评估.{0,6}管理规程|准入.{0,8}(?:办法|规定|制度|规程)|(?:apprais|evaluat|assess|accept)\w*.{0,20}(?:customer|client|holder|principal|new product|owner)|prospective (?:owner|client|customer|principal)/iu,
  ],
  [
    'cmo.sop.techTransfer',
    /(?:转移|转入|转产).{0,6}(?:管理)?(?:规程|制度|程序|规定|办法)|(?:技术|产品)转移管理|(?:technology|technical|product) transfers?(?! report| plan| file)|\btransfers? (?:follow|are governed|under|procedure)/iu,
  ],
  ['cmo.sop.riskControl', /风险.{0,8}(?:规程|制度|程序)|(?:quality )?risk (?:management|control)/iu],
  [
    'cmo.sop.pharmacovigilance',
    /药物警戒.{0,8}(?:规程|制度|程序)|不良反应.{0,8}(?:规程|程序)|pharmacovigilance|adverse reactions|drug safety/iu,
  ],
  ['cmo.sop.changeControl', /变更.{0,6}(?:规程|制度|程序)|\bchanges?(?: control| management)?\b/iu],
  ['cmo.sop.deviation', /偏差.{0,6}(?:规程|制度|程序)|\bdeviations?\b|\bdepartures\b/iu],
  [
    'cmo.sop.dataIntegrity',
    /(?:数据(?:可靠性|完整性)|记录).{0,6}(?:规程|制度|程序)|data integrity|records? (?:management|of the laboratory)/iu,
  ],
  ['cmo.sop.release', /放行.{0,6}(?:规程|制度|程序)|\brelease\b/iu],
];
const code = /(?<![A-Za-z0-9])(?:SOP\s+)?([A-Z]{1,5}(?:-[A-Z0-9]{1,6}){0,3}-\d{1,4})(?![A-Za-z0-9])/u;
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const edition = /第\s*(\d{1,2})\s*版|版本?[：:]?\s*(\d{1,2})(?!\d)|(?:edition|version|rev(?:ision)?\.?|issue)\s*[:：]?\s*(\d{1,2})(?!\d)/iu;

type Procedure = {
  readonly no: string;
  readonly version: string | undefined;
  readonly effectiveDate: string | undefined;
  readonly place: Place;
};

/** `06` and `6` are one version. */
const plainVersion = (text: string | undefined): string | undefined => text?.replace(/^0+(?=\d)/u, '');

/** The first document number of a text: `SOP-QA-012`. */
export const documentCode = (text: string): string | undefined => code.exec(text)?.[1];

/** The version that a text names: `version 03`, `third edition`, `第三版`; leading zeros make no difference. */
export function versionIn(text: string): string | undefined {
  const word =
    /\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?:edition|version|writing|issue|revision)/iu.exec(text)?.[1] ??
    /第([一二三四五六七八九十])版/u.exec(text)?.[1];
  const counted = word === undefined ? -1 : Math.max(ordinals.indexOf(word.toLowerCase()), '一二三四五六七八九十'.indexOf(word));
  const version = counted >= 0 ? [word, String(counted + 1)] : edition.exec(text);
  return plainVersion(version?.[1] ?? version?.[2] ?? version?.[3]);
}

function procedureOf(text: string, place: Place): Procedure | undefined {
  const no = documentCode(text);
  if (no === undefined) return undefined;
  const inForce = /(?:生效|in force|effective)/iu.test(text) ? readDates(text)[0]?.value : undefined;
  return { no, version: versionIn(text), effectiveDate: inForce, place };
}

function asReadings(key: string, p: Procedure): Reading[] {
  const fact = (field: string, value: string | undefined): Reading[] =>
    value === undefined ? [] : [{ key: `${key}.${field}`, value, origin: 'sentence', places: [p.place] }];
  return [...fact('no', p.no), ...fact('version', p.version), ...fact('effectiveDate', p.effectiveDate)];
}

/** Procedures of the manufacturer by topic: number, version, day of effect; from headings, references and version tables of SOP documents. */
export function readProcedures(source: Source): Reading[] {
  const readings: Reading[] = [];
  for (const s of source.statements) {
    if (s.text.length > 400 || !code.test(s.text)) continue;
    const sop = isOfKind(s.document, ['sop', 'qms_list']);
    if (s.kind !== 'heading' && !/规程|制度|程序|规定|办法|SOP|procedure|programme|\brule\b|TT-|PV-|CQ-|RM-/iu.test(s.text)) continue;
    for (const [key, topic] of topics) {
      const hit = topic.exec(s.text);
      const at = code.exec(s.text)?.index ?? 0;
      if (hit === null || Math.abs(hit.index - at) > 90 || (s.kind === 'heading' && !sop)) continue;
      if (
        s.kind !== 'heading' &&
        /变更|偏差|change|deviation|departure|release|放行/iu.test(hit[0]) &&
        !/《|SOP|procedure|规程/iu.test(s.text)
      )
        continue;
      const procedure = procedureOf(s.text, s);
      if (procedure !== undefined) readings.push(...asReadings(key, procedure));
    }
  }
  for (const table of source.tables) {
    const version = table.header.findIndex((t) => /^版本|^版次|^version|^edition|^revision/iu.test(t));
    const effective = table.header.findIndex((t) => /生效|effective|in force/iu.test(t));
    const last = table.rows.at(-1);
    if (version < 0 || effective < 0 || last === undefined || !isOfKind(table.document, ['sop'])) continue;
    const title = `${table.document.title} ${table.document.path}`.replaceAll('_', ' ');
    for (const [key, topic] of topics) {
      const within =
        table.headings.some((h) => topic.test(h)) ||
        (topic.test(`${title}规程`) && !table.headings.some((h) => topics.some(([, other]) => other !== topic && other.test(h))));
      if (!within) continue;
      const row = { ...last };
      const value = plainVersion(last.cells[version]?.text) ?? '';
      const date = readDates(last.cells[effective]?.text ?? '')[0]?.value;
      if (value !== '') readings.push({ key: `${key}.version`, value, origin: 'table', places: [row] });
      if (date !== undefined) readings.push({ key: `${key}.effectiveDate`, value: date, origin: 'table', places: [row] });
    }
  }
  return readings;
}
