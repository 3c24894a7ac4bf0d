import type { Document } from '../../domain/document.ts';
import type { Reading } from './fact-list.ts';
import { isOfKind, type Place, type Source } from './source.ts';

/** A document that the application lists. `present` is whether a file of the dossier answers to it. */
export type Enclosure = {
  readonly no: string;
  readonly title: string;
  readonly present: boolean;
  readonly statedAbsent: boolean;
  readonly place: Place;
};

const listHeading =
  /enclos|annex(?:es)?$|attachments?|handed in|sent with|papers (?:sent|attached)|\bbundle\b|index|list of (?:documents|contents|annexes)|table of contents|contents of (?:the )?(?:file|dossier)|目录|附件清单|材料清单|资料清单|附件点收|随附|附件$|所附资料|提交资料|附送|报送资料|申报资料|材料目录|附送资料/iu;
const generic = new Set([
  'report',
  'file',
  'document',
  'procedure',
  'procedures',
  'sop',
  'sops',
  'summary',
  'table',
  'the',
  'of',
  'and',
  'for',
  'this',
  'with',
  'list',
  'pdf',
  'docx',
  'xlsx',
  'md',
  'to',
  'in',
  'a',
  'workbook',
  'spreadsheet',
  'agreement',
  'plan',
  'version',
  'product',
  'site',
]);

const stem = (word: string): string => word.replace(/(?:ations?|ation|ings?|ies|es|s|al|ity)$/u, '').slice(0, 7);

function tokens(text: string): Set<string> {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[_\d()（）《》“”"]+/gu, ' ');
  const words =
    plain
      .match(/[a-z]{3,}/gu)
      ?.filter((w) => !generic.has(w))
      .map(stem) ?? [];
  const zh = plain.replace(/报告|管理|规程|资料|及其?|和|与|文件|方案|协议|情况|药品/gu, ' ').match(/[\u4e00-\u9fff]+/gu) ?? [];
  return new Set([
    ...words,
    ...zh.flatMap((run) => (run.length === 1 ? [run] : [...run].slice(1).map((c, i) => `${[...run][i] ?? ''}${c}`))),
  ]);
}

const reportWord = /报告|report/iu;
const planWord = /计划|方案|\bplans?\b|protocol|programme/iu;

/** A report is not answered by a plan, nor a plan by a report. */
function typeConflict(title: string, document: Document): boolean {
  const name = `${document.path.split('/').at(-1) ?? ''} ${document.title}`.replaceAll('_', ' ');
  const wantsReport = reportWord.test(title) && !planWord.test(title);
  return wantsReport && planWord.test(name) && !reportWord.test(name);
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const shared = [...a].filter((t) => b.has(t)).length;
  return shared < Math.min(2, a.size) ? 0 : shared / Math.min(a.size, b.size);
}

/** Number or letter of a label: `07`, `10-1`, `Tab M`, `附9`, `Schedule 4`; one to nine written in Chinese count too. Undefined where there is none. */
function ordinalOf(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim();
  const letter = /^(?:tab|annex|schedule|appendix|exhibit|enclosure|part|附件?|附录)?[\s_.-]*([A-Z])(?=$|[\s_.:)-])/u.exec(
    plain.replace(/^(tab|annex|schedule|appendix|exhibit|enclosure|part)/iu, (word) => word.toLowerCase()),
  )?.[1];
  if (letter !== undefined) return letter;
  const zh = /^(?:附件|附录|附|第)?\s*([一二三四五六七八九十])(?=$|[\s_.、:])/u.exec(plain)?.[1];
  if (zh !== undefined) return String('一二三四五六七八九十'.indexOf(zh) + 1);
  const digits = /^\D{0,10}?(\d{1,3})(?!\d)(?:[-.](\d{1,2})(?![\d.-]))?/u.exec(plain);
  return digits === null ? undefined : `${String(Number(digits[1]))}${digits[2] === undefined ? '' : `-${String(Number(digits[2]))}`}`;
}
const fileOrdinal = (path: string): string | undefined => {
  const name = path.split('/').at(-1) ?? '';
  const found = ordinalOf(name);
  return found !== undefined && /^\d/u.test(found) && !/^\D{0,6}?\d{1,3}(?!\d)/u.test(name) ? undefined : found;
};
const listKinds = ['application_form', 'enclosure_list', 'cover_letter', 'other'];
/** May a document list what was handed in? A request for an opinion is an application, whatever kind it was given. */
const lists = (document: Document): boolean =>
  isOfKind(document, listKinds) || /\brequest\b|\bapplication\b|\bsubmission\b|申请|申报/iu.test(document.title);

function isPresent(no: string, title: string, self: Document, documents: readonly Document[]): boolean {
  if (
    /^(?:this|本)|申请表|application(?: form)?$|资料目录|目录$/iu.test(title) &&
    overlap(tokens(title), tokens(`${self.path} ${self.title}`)) > 0
  )
    return true;
  const wanted = tokens(title);
  const numbered = documents.filter((d) => fileOrdinal(d.path) !== undefined);
  const sameNumber = documents.find((d) => fileOrdinal(d.path) === ordinalOf(no));
  if (
    sameNumber !== undefined &&
    !typeConflict(title, sameNumber) &&
    (numbered.length >= documents.length / 2 || overlap(wanted, tokens(`${sameNumber.path} ${sameNumber.title}`)) > 0)
  )
    return true;
  if (sameNumber !== undefined && typeConflict(title, sameNumber))
    return documents.some((d) => d !== sameNumber && !typeConflict(title, d) && overlap(wanted, tokens(d.path)) >= 0.7);
  const threshold = numbered.length >= documents.length / 2 ? 0.7 : 0.5;
  return documents.some(
    (d) =>
      !typeConflict(title, d) &&
      Math.max(overlap(wanted, tokens(d.path.split('/').at(-1) ?? '')), overlap(wanted, tokens(d.title))) >= threshold,
  );
}

type Listed = { no: string; title: string; statedAbsent: boolean; place: Place };

function listedInTables(source: Source): Listed[] {
  return source.tables.flatMap((table) => {
    const title = table.header.findIndex(
      (t) =>
        /名称|名头|资料|文件|内容|材料|标题|题名|title|document|enclosure|content|what it (?:holds|is)|subject|description/iu.test(t) &&
        !/序号|编号|^no|是否|有无/iu.test(t),
    );
    const number = table.header.findIndex(
      (t, i) =>
        i !== title && /序号?$|编号|附号|附卷|附件号?$|卷号|^no\.?$|number|^#$|^tab$|^annex|^schedule|^exhibit|^ref\.?$|^item$/iu.test(t),
    );
    const stated = table.header.findIndex(
      (t, i) => i !== title && /是否|有无|点收|随附|enclosed|attached|present|included|submitted|with this letter/iu.test(t),
    );
    const included =
      stated >= 0 &&
      (/documents?$|bundle|资料|文件|附件/iu.test(table.headings.at(-1) ?? '') ||
        /^tab$|^annex|^exhibit|^附/iu.test(table.header[number] ?? ''));
    const around = [...table.headings.slice(-1), table.lead, ...table.header].join(' ');
    if (title < 0 || number < 0 || !lists(table.document)) return [];
    const listed = table.rows.flatMap((row) => {
      const label = row.cells[number]?.text ?? '';
      const no = label.length > 14 ? undefined : (/\d{1,3}(?:[-.]\d{1,2}(?![\d.-]))?/u.exec(label)?.[0] ?? ordinalOf(label));
      const text = row.cells[title]?.text ?? '';
      return no === undefined || text === ''
        ? []
        : [{ no, title: text, statedAbsent: stated >= 0 && /^(?:no|否|无|×|未)/iu.test(row.cells[stated]?.text ?? ''), place: row }];
    });
    const answered = listed.filter((item) => isPresent(item.no, item.title, table.document, source.documents)).length;
    return included || listHeading.test(around) || (listed.length >= 5 && answered >= listed.length / 2) ? listed : [];
  });
}

const listItem = /(?:^|[；;。:：\s])(\d{1,2})\s*[.、．)]?\s*([^\d；;。\s][^；;。]*)/gu;

/** `01 申请表；02 许可证摘要；…` in running text: four items or more, counted up. */
function listedInText(source: Source): Listed[] {
  const found: Listed[] = [];
  for (const document of source.documents) {
    if (!lists(document)) continue;
    for (const page of document.pages) {
      for (const block of page.blocks) {
        if (block.type !== 'paragraph' && block.type !== 'list-item') continue;
        const raw = page.text.slice(block.start, block.end);
        const items = [...raw.matchAll(listItem)].filter((m) => (m[2] ?? '').trim().length <= 60);
        const numbers = items.map((m) => Number(m[1]));
        if (items.length < 4 || numbers.some((n, i) => n !== (numbers[0] ?? 0) + i)) continue;
        for (const m of items) {
          const text = m[2] ?? '';
          const start = block.start + m.index + m[0].length - text.length;
          found.push({
            no: m[1] ?? '',
            title: text.replace(/\s*\n\s*/gu, /[\u4e00-\u9fff]/u.test(text) ? '' : ' ').trim(),
            statedAbsent: false,
            place: { document, page: page.number, start, end: start + text.trimEnd().length },
          });
        }
      }
    }
  }
  return found;
}

/** Does a file that could not be read answer to a listed document, by its number or its name? */
function answersByName(item: Listed, path: string): boolean {
  const name = path.split('/').at(-1) ?? '';
  const ordinal = fileOrdinal(path);
  return (ordinal !== undefined && ordinal === ordinalOf(item.no)) || overlap(tokens(item.title), tokens(name)) >= 0.5;
}

/** The enclosures that the application lists, each compared with the files that are there. */
export function readEnclosures(source: Source, unread: readonly string[] = []): Enclosure[] {
  const tables = listedInTables(source);
  const listed = tables.length > 0 ? tables : listedInText(source);
  return listed.map((item) => ({
    ...item,
    present: isPresent(item.no, item.title, item.place.document, source.documents) || unread.some((path) => answersByName(item, path)),
  }));
}

export function enclosureFacts(enclosures: readonly Enclosure[]): Reading[] {
  return enclosures.map((e) => ({
    key: 'application.enclosures',
    value: [{ no: e.no, title: e.title, present: e.present }],
    origin: 'table' as const,
    places: [e.place],
    derivation: e.present ? 'a file of the dossier answers to this title' : 'no file of the dossier answers to this title',
  }));
}
