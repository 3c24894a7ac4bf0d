import type { Dossier, DossierCitation, FactValue, Passage } from '../../domain/index.ts';
import type { AssessInput } from './assess-input.ts';
import { factsByKey } from './cel-evidence.ts';
import { citePassages, tablesOf } from './checks/tables.ts';

/** A document that the application lists and that is not in the dossier. */
export type MissingEnclosure = {
  readonly no: string;
  readonly title: string;
  readonly requirement: string | undefined;
  readonly citations: readonly DossierCitation[];
};

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
export function missingEnclosures({ sheet, dossier, passages }: Pick<AssessInput, 'sheet' | 'dossier' | 'passages'>): MissingEnclosure[] {
  const files = [...dossier.documents.map(({ path }) => path), ...dossier.integrity.map(({ file }) => file)];
  if (!sheet.facts.some((fact) => fact.key === 'application.enclosures')) return unborneInTables(dossier, passages, files);
  const unreadable = new Set(
    dossier.integrity.filter(({ file }) => !dossier.documents.some(({ path }) => path === file)).map(({ file }) => fileNumber(file)),
  );
  const listed = factsByKey(sheet).get('application.enclosures') ?? [];
  const unborne = unborneNumbers(
    listed.flatMap((fact) => entriesOf(fact.value)).map((entry) => Number(entry['no'])),
    files,
  );
  return listed.flatMap((fact) => {
    return entriesOf(fact.value).flatMap((entry) => {
      const no = Number(entry['no']);
      if (entry['present'] !== false && !unborne.has(no)) return [];
      if (unreadable.has(no)) return [];
      const title = String(entry['title'] ?? '');
      return [{ no: String(entry['no'] ?? ''), title, requirement: requirementFor(title), citations: fact.citations }];
    });
  });
}

function requirementFor(title: string): string | undefined {
  return bearsOn.find((b) => b.title.test(title))?.requirement;
}

/** A numbered table whose numbers the files of the dossier carry is its list of contents, whatever its heading. */
function unborneInTables(dossier: Dossier, passages: readonly Passage[], files: readonly string[]): MissingEnclosure[] {
  const byPlace = new Map<string, { no: number; title: string; passage: Passage }[]>();
  for (const { rows } of tablesOf(passages)) {
    for (const { passage, cells } of rows) {
      const no = /^0?(\d{1,2})$/u.exec(cells[0]?.[1].trim() ?? '')?.[1];
      const title = cells[1]?.[1].trim() ?? '';
      if (no === undefined || title === '') continue;
      byPlace.set(passage.documentId, [...(byPlace.get(passage.documentId) ?? []), { no: Number(no), title, passage }]);
    }
  }
  for (const items of byPlace.values()) {
    const unborne = unborneNumbers(
      items.map(({ no }) => no),
      files,
    );
    const counted = new Set(items.map(({ no }) => no));
    if (unborne.size === 0 || counted.size !== items.length || Math.max(...counted) !== items.length) continue;
    return items
      .filter(({ no }) => unborne.has(no))
      .map(({ no, title, passage }) => ({
        no: String(no),
        title,
        requirement: requirementFor(title),
        citations: citePassages(dossier, [passage]),
      }));
  }
  return [];
}

function entriesOf(value: FactValue): Record<string, FactValue>[] {
  const entries = Array.isArray(value) ? value : [value];
  return entries.filter(
    (entry): entry is Record<string, FactValue> => entry !== null && typeof entry === 'object' && !Array.isArray(entry),
  );
}

const fewestNumbered = 5;

function fileNumber(path: string): number {
  return Number(/^\D{0,6}?(\d{1,3})(?!\d)/u.exec(path.split('/').at(-1) ?? '')?.[1] ?? Number.NaN);
}

/** Where the files carry the numbers of the list, the listed numbers that no file carries, as long as they are few. */
function unborneNumbers(listed: readonly number[], files: readonly string[]): ReadonlySet<number> {
  const borne = new Set(files.map(fileNumber));
  const unborne = listed.filter((no) => Number.isInteger(no) && !borne.has(no));
  const numbered = listed.length >= fewestNumbered && unborne.length * 5 <= listed.length;
  return new Set(numbered ? unborne : []);
}
