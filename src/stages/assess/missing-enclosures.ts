import type { DossierCitation, FactSheet } from '../../domain/index.ts';
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

/** Enclosures that the fact reader compared with the files and found lacking. */
export function missingEnclosures(sheet: FactSheet): MissingEnclosure[] {
  return (factsByKey(sheet).get('application.enclosures') ?? []).flatMap((fact) => {
    const entries = Array.isArray(fact.value) ? fact.value : [fact.value];
    return entries.flatMap((entry) => {
      if (entry === null || typeof entry !== 'object' || Array.isArray(entry) || entry['present'] !== false) return [];
      const title = String(entry['title'] ?? '');
      return [{ no: String(entry['no'] ?? ''), title, requirement: bearsOn.find((b) => b.title.test(title))?.requirement, citations: fact.citations }];
    });
  });
}
