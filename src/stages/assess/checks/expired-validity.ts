import { citationAt, type Document, type DossierCitation, type IsoDate, type Passage } from '../../../domain/index.ts';
import { readDates } from '../../../domain/dates.ts';
import { factsByKey } from '../cel-evidence.ts';
import type { NamedCheck } from './check-hit.ts';

const untilEn =
  /\b(?:valid(?:ity)?|in force|effective|runs?|expir(?:es|y)(?: date)?|term)\b[^.;]{0,40}?\b(?:to|until|till|through|on|ends?|:)\s*$|\buntil\s*$|\bexpir(?:es|y|ed)(?: date| on)?\s*:?\s*$/iu;
const untilZh =
  /有效期(?:限)?[^，。；]{0,12}(?:至|到|截至|止于|届满日?[:：]?)\s*$|有效期至\s*[:：|]?\s*$|有效至\s*$|截止(?:日期|至)?\s*[:：]?\s*$/u;
const untilTitle = /有效期|有效至|valid (?:until|to|till|through)|expir(?:y|es)|validity/iu;

/** Whose validity it is, by the words around; the first that fits counts. */
const subjects: readonly { readonly requirement: string; readonly words: RegExp }[] = [
  { requirement: 'A134-05-i', words: /pharmacovigilance|药物警戒/iu },
  {
    requirement: 'A134-11-h',
    words: /(?:third part|laborator|institut|accredit|第三方|检测机构|检验机构|检测公司|检验所|实验室认可|CNAS|CMA)/iu,
  },
  { requirement: 'A134-16-c', words: /(?:manufacturing |class [abc] )?licen[cs]e|许可证/iu },
  { requirement: 'A134-15-b', words: /agreement|contract|协议|合同/iu },
];
const notOfTheFile =
  /calibrat|校准|检定|supplier|供应商|shelf life|药品有效期|batch|批号|approval|批准文号|再注册|re-?regist|insurance|保险|certificate of analysis|written opinion|意见书|business licen|营业执照/iu;
const holderRow = /holder|委托方|持有人|principal/iu;

/** Agreements, licences and certificates whose stated end lies before the application. A document that was renewed says a later date itself. */
export const expiredValidity: NamedCheck = function* expiredValidity({ dossier, passages, flat, sheet }) {
  const application = flat['application.date'];
  if (typeof application !== 'string') return;
  const documents = new Map(dossier.documents.map((document) => [document.id as string, document]));
  const applied = (factsByKey(sheet).get('application.date') ?? []).flatMap((fact) => fact.citations).slice(0, 1);
  const latest = new Map<string, { end: IsoDate; citation: DossierCitation }>();
  for (const passage of passages) {
    const document = documents.get(passage.documentId);
    const end = document === undefined ? undefined : endOfValidity(passage);
    if (document === undefined || end === undefined) continue;
    const requirement = subjectOf(passage, document);
    if (requirement === undefined) continue;
    const key = `${requirement} ${requirement === 'A134-16-c' ? `${document.id} ${passage.page} ${passage.start}` : document.id}`;
    const known = latest.get(key);
    if (known === undefined || end > known.end)
      latest.set(key, { end, citation: citationAt(document, passage.page, passage.start, passage.end) });
  }
  for (const [key, { end, citation }] of latest) {
    if (end >= application) continue;
    yield {
      requirement: key.split(' ')[0] ?? '',
      force: 'clear',
      citations: [citation, ...applied],
      expression: `valid to ${end} >= application ${application}`,
      note: { en: 'Its stated validity ended before the application.', zh: '其载明的有效期在申请之前已届满。' },
    };
  }
};

function endOfValidity(passage: Passage): IsoDate | undefined {
  for (const [title, cell] of Object.entries(passage.row ?? {})) {
    if (untilTitle.test(title)) {
      const only = readDates(cell).at(-1);
      if (only !== undefined) return only.last;
    }
  }
  for (const { last, start } of readDates(passage.text)) {
    const before = passage.text.slice(Math.max(0, start - 60), start);
    if (untilEn.test(before) || untilZh.test(before)) return last;
  }
  return undefined;
}

function subjectOf(passage: Passage, document: Document): string | undefined {
  const own = `${passage.text} ${Object.entries(passage.row ?? {})
    .flat()
    .join(' ')}`;
  const around = `${passage.headings.join(' ')} ${document.title} ${document.path}`;
  if (notOfTheFile.test(own)) return undefined;
  const subject = subjects.find(({ words }) => words.test(own)) ?? subjects.find(({ words }) => words.test(around));
  if (subject?.requirement === 'A134-16-c' && holderRow.test(own)) return undefined;
  return subject?.requirement;
}
