import type { Document, DossierCitation, FactSheet, FactValue } from '../../domain/index.ts';
import { factsByKey } from './cel-evidence.ts';

/** A document that the application lists and that is not in the dossier. */
export type MissingEnclosure = { readonly no: string; readonly title: string; readonly requirement: string | undefined; readonly citations: readonly DossierCitation[] };

/** The requirement whose evidence a document of this title would be; the first that fits counts. */
const bearsOn: readonly { readonly title: RegExp; readonly requirement: string }[] = [
  { title: /pharmacovigilance|药物警戒|不良反应/iu, requirement: 'A134-05-i' },
  { title: /compar|对比|比较/iu, requirement: 'A134-10-f' },
  { title: /audit|审计|审核报告|现场审核/iu, requirement: 'A134-13-e' },
  { title: /media fill|steril|aseptic|无菌|灭菌|模拟/iu, requirement: 'A134-04-j' },
  { title: /valid|qualif|验证|确认/iu, requirement: 'A134-04-j' },
  { title: /co-?line|shared|共线|同线/iu, requirement: 'A134-08-b' },
  { title: /capacity|产能/iu, requirement: 'A134-08-h' },
  { title: /transfer|转移/iu, requirement: 'A134-04-l' },
  { title: /retention|stability|留样|稳定性/iu, requirement: 'A134-11-a' },
  { title: /risk|风险/iu, requirement: 'A134-05-c' },
  { title: /evaluat|appraisal|评估/iu, requirement: 'A134-03-b' },
  { title: /annual|product (?:quality )?review|年度|回顾/iu, requirement: 'A134-05-d' },
  { title: /communicat|沟通/iu, requirement: 'A134-07-b' },
  { title: /agreement|contract|协议|合同/iu, requirement: 'A134-15-b' },
  { title: /release|放行/iu, requirement: 'A134-12-a' },
  { title: /deviation|偏差/iu, requirement: 'A134-05-e' },
  { title: /change|变更/iu, requirement: 'A134-09-a' },
  { title: /train|培训/iu, requirement: 'A134-04-b' },
  { title: /opinion|意见书/iu, requirement: 'A134-19-j' },
  { title: /gmp|inspection|符合性检查|检查告知/iu, requirement: 'A134-01-b' },
  { title: /licen[cs]e|许可证/iu, requirement: 'A134-16-c' },
  { title: /process procedure|batch record|工艺规程|批记录/iu, requirement: 'A134-04-m' },
  { title: /approval|registration|注册证|批件/iu, requirement: 'A134-01-c' },
  { title: /person|\bcv\b|curricul|staff|organi[sz]ation|人员|简历|组织机构/iu, requirement: 'A134-02-a' },
];

/** Enclosures that the fact reader compared with the files and found lacking, or whose number is the only one that no numbered file bears. */
export function missingEnclosures(sheet: FactSheet, documents: readonly Document[]): MissingEnclosure[] {
  const listed = factsByKey(sheet).get('application.enclosures') ?? [];
  const unborne = unborneNumbers(listed.flatMap((fact) => entriesOf(fact.value)).map((entry) => Number(entry['no'])), documents);
  return listed.flatMap((fact) => {
    return entriesOf(fact.value).flatMap((entry) => {
      if (entry['present'] !== false && !unborne.has(Number(entry['no']))) return [];
      const title = String(entry['title'] ?? '');
      return [{ no: String(entry['no'] ?? ''), title, requirement: bearsOn.find((b) => b.title.test(title))?.requirement, citations: fact.citations }];
    });
  });
}

function entriesOf(value: FactValue): Record<string, FactValue>[] {
  const entries = Array.isArray(value) ? value : [value];
  return entries.filter((entry): entry is Record<string, FactValue> => entry !== null && typeof entry === 'object' && !Array.isArray(entry));
}

const fewestNumbered = 5;

/** Where the files carry the numbers of the list, the listed numbers that no file carries, as long as they are few. */
function unborneNumbers(listed: readonly number[], documents: readonly Document[]): ReadonlySet<number> {
  const borne = new Set(documents.map(({ path }) => Number(/^\D{0,6}?(\d{1,3})(?!\d)/u.exec(path.split('/').at(-1) ?? '')?.[1] ?? Number.NaN)));
  const unborne = listed.filter((no) => Number.isInteger(no) && !borne.has(no));
  const numbered = listed.length >= fewestNumbered && unborne.length * 5 <= listed.length;
  return new Set(numbered ? unborne : []);
}
