import { citationAt, foldWhiteSpace } from '../../domain/citation.ts';
import type { Document, DossierCitation, Passage } from '../../domain/document.ts';

/** A place in the dossier: characters `start` to `end` of one page. */
export type Place = { readonly document: Document; readonly page: number; readonly start: number; readonly end: number };

/** A sentence, heading, note, or row of a two-column table. `text` has folded white space; `marked` is the same with party names replaced (see parties.ts). */
export type Statement = Place & {
  readonly kind: Passage['kind'];
  readonly text: string;
  marked: string;
  readonly headings: readonly string[];
};

export type TableCell = { readonly text: string; readonly start: number; readonly end: number };
export type TableRow = Place & { readonly cells: readonly TableCell[] };
/** A table with its parts over page ends joined. `rows` leaves the header out; `lead` is the text of the block before it. */
export type Table = Place & {
  readonly header: readonly string[];
  readonly headerRow: TableRow | undefined;
  readonly rows: TableRow[];
  readonly headings: readonly string[];
  readonly lead: string;
};

/** A label with its value: a row of a two-column table, or `label: value` in a line. */
export type Pair = Place & {
  readonly label: string;
  readonly value: string;
  readonly headings: readonly string[];
  readonly origin: 'label' | 'table';
  /** Title of the column it stands in, for forms with one column per party. */
  readonly column: string;
};

/** The whole dossier as the readers see it. */
export type Source = {
  readonly documents: readonly Document[];
  readonly statements: readonly Statement[];
  readonly tables: readonly Table[];
  readonly pairs: readonly Pair[];
};

/** The pointer to a place. */
export function cite(place: Place): DossierCitation {
  return citationAt(place.document, place.page, place.start, place.end);
}

/** The words at a place, white space folded and none between Chinese characters. */
export function textAt(place: Place): string {
  const text = place.document.pages.find((p) => p.number === place.page)?.text.slice(place.start, place.end) ?? '';
  return foldWhiteSpace(text).replace(/(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/gu, '');
}

/** Is the document of one of these kinds, by its kind or by the kinds that its parts speak for? */
export function isOfKind(document: Document, kinds: readonly string[]): boolean {
  return kinds.includes(document.kind) || document.kinds.some((k) => kinds.includes(k.kind));
}

/** What a section of a mixed document is, told by its headings. */
const sectionCues: Readonly<Record<string, RegExp>> = {
  audit_report: /audit|审核|审计/iu,
  product_review: /product (?:quality )?review|quality review|质量回顾|年度回顾/iu,
  risk_review: /risk (?:assessment|review)|风险评估|风险回顾/iu,
  pv_agreement: /pharmacovigilance|drug safety|药物警戒/iu,
  it_description: /electronic systems?|information systems?|信息化|信息系统/iu,
  communication_list: /communicat|沟通|通报/iu,
  retention_plan: /retention|stability|留样|稳定性/iu,
  coline_report: /co-?line|shared (?:use|line)|line sharing|共线/iu,
  quality_agreement: /quality agreement|agreement on (?:[a-z]+ and )?quality|质量(?:保证)?(?:协议|分工|约定)/iu,
  evaluation_report:
    /(?:customer|client|holder|principal|sponsor) (?:acceptance|evaluation|appraisal|assessment)|acceptance (?:board|committee|review|minutes)|taking on (?:a |the )?(?:new )?(?:customer|client|holder|product)|(?:委托方|委托单位|持有人|受托项目|受托品种|承接项目|承接品种).{0,6}(?:综合)?(?:评估|评审|评价)|承接(?:评估|评审)|综合评估/iu,
  agreement: /(?:framework|manufacturing|supply|services) agreement|(?:委托|生产|加工|合作).{0,4}(?:协议|合同)/iu,
};

/** Is this place part of a document, or of a section of one, of these kinds? */
export function speaksAs(place: { readonly document: Document; readonly headings: readonly string[] }, kinds: readonly string[]): boolean {
  if (isOfKind(place.document, kinds)) return true;
  const around = `${place.document.title} › ${place.headings.join(' › ')}`;
  return kinds.some((kind) => sectionCues[kind]?.test(around) === true);
}

function headingStack(): { push: (level: number, text: string) => void; now: () => readonly string[] } {
  const stack: { level: number; text: string }[] = [];
  return {
    push: (level, text) => {
      while (stack.length > 0 && (stack.at(-1)?.level ?? 0) >= level) stack.pop();
      stack.push({ level, text });
    },
    now: () => stack.map((entry) => entry.text),
  };
}

/** Folded text with one kind of long dash; in Chinese documents a year of two digits (`25/9/10`, `26年3月2日`) is written out, so that every reader sees the date. */
function plainText(document: Document, raw: string): string {
  const text = foldWhiteSpace(raw).replace(/[―─]/gu, '–');
  if (document.language === 'en' || !/\d{2}(?:[/.]|年)\d/u.test(text)) return text;
  return text
    .replace(
      /(?<![\d/.A-Za-z-])([123]\d)([/.])(\d{1,2})\2(\d{1,2})(?![\d/])(?!\.\d)/gu,
      (hit, y: string, _: string, m: string, d: string) =>
        Number(m) >= 1 && Number(m) <= 12 && Number(d) >= 1 && Number(d) <= 31 ? `20${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}` : hit,
    )
    .replace(/(?<![\d第])([123]\d)年(\d{1,2})月(?=\d{1,2}[日号]|[底初末]|前)/gu, '20$1年$2月');
}

type TableBlock = Extract<Document['pages'][number]['blocks'][number], { type: 'table' }>;

function tableRows(document: Document, page: number, block: TableBlock): TableRow[] {
  return block.rows.map((cells) => {
    const filled = cells.filter((c) => c.end > c.start);
    const start = filled.length === 0 ? block.start : Math.min(...filled.map((c) => c.start));
    const end = filled.length === 0 ? block.start : Math.max(...filled.map((c) => c.end));
    return { document, page, start, end, cells: cells.map((c) => ({ text: plainText(document, c.text), start: c.start, end: c.end })) };
  });
}

const sameHeader = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((title, i) => title === b[i]);

/** Row 0 as a header when ingest saw none: three columns or more, no figures in it, and figures or names below. */
function guessHeader(rows: readonly TableRow[]): boolean {
  const first = rows[0];
  if (first === undefined || rows.length < 2 || first.cells.length < 3) return false;
  return (
    first.cells.every((c) => c.text !== '' && c.text.length <= 40 && (!/\d{2,}/u.test(c.text) || /\p{L}{2}/u.test(c.text))) &&
    rows.slice(1).some((r) => r.cells.slice(1).some((c) => /^[\d.,]+$/u.test(c.text)))
  );
}

const labelStart =
  /(?:^|[\n;；。\u3000]|\.\s|\s{2,}|(?<=[\u4e00-\u9fff）)\d])\s|\s(?=[\u4e00-\u9fff]{2,12}[:：]))\s*(?:[-•*]\s*)?(?:\d{1,2}(?:\.\d{1,2})*[.、)]?\s+)?(\*{0,2}[^\s:：,，。；;.*|\n][^:：,，。；;|\n]{0,44}?)\*{0,2}\s*(?:(?<!\d)[:：]\*{0,2}|(?<=\d)[:：]\*{0,2}(?!\d{2}\b))/gu;
const valueEnd = /。|；|;|\.\s+(?=[A-Z\u4e00-\u9fff])(?<!(?:Co|Ltd|Mr|Ms|Dr|No|Inc)\.\s+)|\\?\n(?=[^\n]{0,45}[:：])|(?<=公司|Ltd\.?)\\?\n/u;

/** `label: value` lines of a paragraph, with their places. */
function linePairs(place: Place, raw: string, headings: readonly string[]): Pair[] {
  const starts = [...raw.matchAll(labelStart)];
  const pairs: Pair[] = [];
  starts.forEach((m, i) => {
    const whole = foldWhiteSpace(m[1] ?? '').replace(/\*/gu, '');
    const label = /\s([\u4e00-\u9fff]{2,12})$/u.exec(whole)?.[1] ?? whole;
    const from = m.index + m[0].length;
    const limit = starts[i + 1]?.index ?? raw.length;
    const rest = raw.slice(from, limit);
    const cut = valueEnd.exec(rest)?.index ?? rest.length;
    const value = rest.slice(0, Math.min(cut, 300)).replace(/[\s\\*]+$/u, '');
    const labelAt = m.index + m[0].indexOf(m[1] ?? '');
    const folded = plainText(place.document, value).replace(/^\*+\s*/u, '');
    if (folded === '' || label === '') return;
    pairs.push({
      ...place,
      start: place.start + labelAt,
      end: place.start + from + value.length,
      label,
      value: folded,
      headings,
      origin: 'label',
      column: '',
    });
  });
  return pairs;
}

function tablePairs(table: Table): Pair[] {
  const width = Math.max(0, ...table.rows.map((r) => r.cells.length), table.headerRow?.cells.length ?? 0);
  const figures = (rows: readonly TableRow[]): boolean =>
    rows.length > 1 && rows.every((row) => /^[\d.,\s%]*$/u.test(row.cells[1]?.text ?? ''));
  const titled = table.headerRow === undefined ? table.rows : [table.headerRow, ...table.rows];
  const all = width > 2 ? table.rows : figures(titled.slice(1)) ? titled.slice(1) : titled;
  if (width < 2 || (width > 2 && table.header.length === 0)) return [];
  return all.flatMap((row) =>
    row.cells.slice(1, width <= 4 ? undefined : 1).flatMap((cell, i): Pair[] => {
      const label = row.cells[0]?.text ?? '';
      if (label === '' || cell.end <= cell.start) return [];
      const start = width === 2 ? row.start : cell.start;
      return [
        {
          document: row.document,
          page: row.page,
          start,
          end: cell.end,
          label,
          value: cell.text,
          headings: table.headings,
          origin: 'table',
          column: width === 2 ? '' : (table.header[i + 1] ?? ''),
        },
      ];
    }),
  );
}

const prose = /(?:[\u4e00-\u9fff][^\u4e00-\u9fff]*){8}|(?:\p{L}+[ ,;]+){5}\p{L}/u;

/** Cells of a wider table that hold sentences (minutes, divisions of tasks, feedback), each a statement with its row and column titles. */
function proseCells(table: Table): Statement[] {
  const width = table.header.length;
  if (width < 3 || width > 6 || table.headerRow === undefined) return [];
  return table.rows.flatMap((row) =>
    row.cells.flatMap((cell, i): Statement[] => {
      const label = row.cells[0]?.text ?? '';
      const title = table.header[i] ?? '';
      if (!prose.test(cell.text) || cell.end <= cell.start || cell.text.length > 600) return [];
      const lead = [...(i > 0 && label.length <= 30 && !/^[\d.\s]*$/u.test(label) ? [label] : []), ...(title.length <= 20 ? [title] : [])];
      const text = [...lead, cell.text].join(': ');
      const place = { document: row.document, page: row.page, start: cell.start, end: cell.end };
      return [{ ...place, kind: 'sentence', text, marked: text, headings: table.headings }];
    }),
  );
}

function readDocument(document: Document): { tables: Table[]; pairs: Pair[] } {
  const headings = headingStack();
  const tables: Table[] = [];
  const pairs: Pair[] = [];
  for (const page of document.pages) {
    let lead = '';
    for (const block of page.blocks) {
      const raw = page.text.slice(block.start, block.end);
      if (block.type === 'furniture' || block.type === 'note') continue;
      if (block.type === 'heading') {
        headings.push(block.level, foldWhiteSpace(raw));
        pairs.push(...linePairs({ document, page: page.number, start: block.start, end: block.end }, raw, headings.now()));
      } else if (block.type !== 'table') {
        pairs.push(...linePairs({ document, page: page.number, start: block.start, end: block.end }, raw, headings.now()));
      } else {
        const rows = tableRows(document, page.number, block);
        const last = tables.at(-1);
        const header = block.header.map(foldWhiteSpace);
        if (block.continues && last !== undefined && sameHeader(last.header, header)) {
          last.rows.push(
            ...(sameHeader(
              (rows[0]?.cells ?? []).map((c) => c.text),
              header,
            )
              ? rows.slice(1)
              : rows),
          );
          continue;
        }
        const guessed = header.length === 0 && guessHeader(rows);
        const headed = (header.length > 0 && !block.continues) || guessed;
        tables.push({
          document,
          page: page.number,
          start: block.start,
          end: block.end,
          lead,
          headings: headings.now(),
          header: guessed ? (rows[0]?.cells.map((c) => c.text) ?? []) : header,
          headerRow: headed ? rows[0] : undefined,
          rows: headed ? rows.slice(1) : rows,
        });
      }
      if (block.type !== 'table') lead = foldWhiteSpace(raw);
    }
  }
  return { tables, pairs };
}

/** Brings documents and their passages into the shape that the readers use; clauses parted by semicolons are one statement. Linear in the length of the dossier. */
export function openSource(documents: readonly Document[], passages: readonly Passage[]): Source {
  const byId = new Map(documents.map((d) => [d.id as string, d]));
  const statements: Statement[] = [];
  for (const p of passages) {
    const document = byId.get(p.documentId);
    if (document === undefined || p.kind === 'row') continue;
    const passageText = plainText(document, p.text);
    const last = statements.at(-1);
    const goesOn =
      last !== undefined &&
      last.kind === 'sentence' &&
      p.kind === 'sentence' &&
      last.document === document &&
      last.page === p.page &&
      p.start - last.end <= 2 &&
      /[;；]$/u.test(last.text);
    if (goesOn && last.text.length < 600) {
      const text = `${last.text}${/；$/u.test(last.text) ? '' : ' '}${passageText}`;
      statements[statements.length - 1] = { ...last, end: p.end, text, marked: text };
    } else
      statements.push({
        document,
        page: p.page,
        start: p.start,
        end: p.end,
        kind: p.kind,
        text: passageText,
        marked: passageText,
        headings: p.headings,
      });
  }
  const read = documents.map(readDocument);
  const tables = read.flatMap((r) => r.tables);
  for (const table of tables) statements.push(...proseCells(table));
  for (const pair of tables.flatMap(tablePairs)) {
    if (pair.column !== '' || pair.label.length > 60 || pair.value.length < 6) continue;
    const text = `${pair.label}: ${pair.value}`;
    statements.push({
      document: pair.document,
      page: pair.page,
      start: pair.start,
      end: pair.end,
      kind: 'sentence',
      text,
      marked: text,
      headings: pair.headings,
    });
  }
  return { documents, statements, tables, pairs: [...read.flatMap((r) => r.pairs), ...tables.flatMap(tablePairs)] };
}
