import { readDates } from '../../domain/dates.ts';
import type { FactValue } from '../../domain/fact.ts';
import type { Reading } from './fact-list.ts';
import type { Parties } from './parties.ts';
import { isOfKind, speaksAs, type Place, type Source, type Statement } from './source.ts';

type LineProduct = { readonly name: string; readonly holder: string; readonly kind: string; readonly place: Place };

/** Names brought to one form: strengths, brackets and spaces do not make another product. */
export function plainProduct(text: string): string {
  return text
    .replace(/[（(][^）)]*[）)]/gu, ' ')
    .replace(/\d+(?:\.\d+)?\s*(?:mg|g|ml|µg|μg|mcg|毫克|克|毫升|IU|%)/giu, ' ')
    .replace(/\b(?:film-coated|hard|soft)?\s*(?:tablets?|capsules?|granules?|injection)\b/giu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function canonicalHolder(text: string, parties: Parties): string {
  if (/^(?:自有|本公司|我司|own|own product|in-?house|自产|ourselves)$|(?:^|\s)itself$|[（(](?:自有|自产|own)[）)]$/iu.test(text.trim()))
    return parties.cmo.name ?? text;
  const party = parties.named(text);
  if (party !== undefined) return parties[party].name ?? text;
  return text.replace(/[（(][^）)]*[）)]/gu, '').trim();
}

function lineProducts(source: Source, parties: Parties): LineProduct[] {
  return source.tables.flatMap((table) => {
    if (
      !isOfKind(table.document, ['coline_report', 'capacity_analysis']) &&
      !/共线|co-?line|shared line|line sharing/iu.test([table.document.title, ...table.headings].join(' '))
    )
      return [];
    const product = table.header.findIndex((t) => /品种|产品|东西|^product|^drug|^article|^medicine|^preparation/iu.test(t));
    const holder = table.header.findIndex((t) =>
      /持有人|委托方|客户|谁家|归属|holder|customer|client|owner|whose|belongs to|authori[sz]ation of/iu.test(t),
    );
    const kind = table.header.findIndex((t) => /性质|类别|status|kind|type/iu.test(t));
    if (product < 0 || holder < 0) return [];
    return table.rows.flatMap((row) => {
      const name = plainProduct(row.cells[product]?.text ?? '');
      const owner = row.cells[holder]?.text ?? '';
      if (name === '' || owner === '') return [];
      const text = kind < 0 ? '' : (row.cells[kind]?.text ?? '');
      return [
        {
          name,
          holder: canonicalHolder(owner, parties),
          kind: /非商业|临床|研发|development|clinical/iu.test(text) ? 'non_commercial' : 'commercial',
          place: row,
        },
      ];
    });
  });
}

const acceptable =
  /(?:may|can) be (?:filled|made) (?:on|upon)|able to share|能共|可以共(?!用)|may be (?:filled|made|manufactured|produced|shared)|(?:可以|可)(?:在[^，。；]{0,16})?(?:共线|轮换|接受)|可接受|acceptable|may share|can (?:be shared|share)|allowed to share|suitable for sharing/iu;
const notAcceptable = /不可(?:以)?(?:共线|接受)|不得共线|not acceptable|may not share|must not share/iu;
const undecided = /will be (?:stated|given|drawn)|later edition|尚未|待定|暂未/iu;

function conclusions(source: Source, products: readonly LineProduct[]): Reading[] {
  return source.statements.flatMap((s): Reading[] => {
    if (s.kind === 'heading' || !speaksAs(s, ['coline_report']) || undecided.test(s.text)) return [];
    const bad = notAcceptable.test(s.text);
    if (!bad && !(acceptable.test(s.text) && /结论|conclusion|评估|assess|risk|风险|共线/iu.test(s.text))) return [];
    const id =
      /\bR\d{2}\b/u.exec(s.text)?.[0] ??
      /(?:edition|version)\s*\d+|第?\s*\d+\s*版/iu.exec(`${s.text} ${s.headings.at(-1) ?? ''}`)?.[0] ??
      s.document.title;
    const measures = /措施|条件|阶段性|专用|if |under|provided|measure|campaign|dedicated/iu.test(s.text);
    const own = products.filter((p) => p.place.document === s.document);
    return [
      {
        key: 'coline.assessments',
        value: [
          {
            id,
            products: [...new Set(own.map((p) => p.name))],
            conclusion: bad ? 'not_acceptable' : measures ? 'acceptable_with_measures' : 'acceptable',
          },
        ],
        origin: 'sentence',
        places: [s],
      },
    ];
  });
}

const toldWord = /发给|寄给|告知|送达|通报|发送|通知(?!文本)|informed|notified|went to|sent to|handed to|told/iu;

const everyoneToldZh = /(?:各|全部|所有|每一?家|每位|每个|各家|各位)的?(?:⟨H⟩|持有人|委托方|委托单位|客户)/u;
const everyoneToldEn =
  /(?:all|each|every)(?: one)?(?: of the)?(?: outside| other| concerned)? (?:⟨H⟩|holders?|customers?|clients?|owners?|firms?|principals?)|both (?:outside )?(?:⟨H⟩|holders|customers|owners)|^⟨H⟩ informed|(?:^|\. )Holders? (?:were )?informed/iu;
const counted =
  /([两二三四五六七八九]|\d)\s*[家位个](?:⟨H⟩|持有人|委托方|委托单位|客户)|\b(two|three|four|five|six|\d) (?:⟨H⟩|holders|customers|clients|owners)/iu;
const counts: Readonly<Record<string, number>> = {
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
};

/** Does a sentence tell every holder of the line: `各持有人`, `all holders`, or as many as there are (`三家委托方`)? */
function tellsEveryone(s: Statement, holders: number): boolean {
  const m = counted.exec(s.marked) ?? counted.exec(s.text);
  const word = (m?.[1] ?? m?.[2] ?? '').toLowerCase();
  const enough = m !== null && (counts[word] ?? Number(word)) >= holders && holders > 0;
  return enough || [s.marked, s.text].some((text) => everyoneToldZh.test(text) || everyoneToldEn.test(text));
}

function notices(source: Source, products: readonly LineProduct[], parties: Parties): Reading[] {
  const holders = [...new Set(products.map((p) => p.holder))].filter((h) => h !== parties.cmo.name);
  const told: { reading: Reading; holder: string }[] = [];
  const denied = new Map<string, Place>();
  const log = noticeLog(source, products, parties);
  for (const [holder, place] of log.denied) denied.set(holder, place);
  for (const s of source.statements) {
    if (
      s.kind === 'heading' ||
      !speaksAs(s, ['coline_report']) ||
      !toldWord.test(s.text) ||
      /will be|拟|季度末汇总|CAPA|纠正/iu.test(s.text)
    )
      continue;
    const denial = /未(?:向|告知|通知|发送)|not (?:been )?(?:informed|told|notified|sent)/iu.test(s.text);
    const everyone = tellsEveryone(s, holders.length);
    const named = holders.filter(
      (h) =>
        s.text.includes(h) ||
        (/^[A-Z][\w’-]{4,}/u.test(h) && s.text.includes(/^[A-Z][\w’-]+/u.exec(h)?.[0] ?? h)) ||
        (parties.mah.names.includes(h) && s.marked.includes('⟨H⟩')) ||
        (h === parties.mah.name && s.marked.includes('⟨H⟩')) ||
        (/[\u4e00-\u9fff]/u.test(h) && s.text.includes(h.replace(/[（(].*$/u, '').replace(/(?:股份)?有限公司$/u, ''))),
    );
    const date = readDates(s.text).at(-1)?.value;
    for (const holder of everyone ? holders : named) {
      if (denial) denied.set(holder, s);
      else
        told.push({
          holder,
          reading: { key: 'coline.notices', value: [{ holder, ...(date === undefined ? {} : { date }) }], origin: 'sentence', places: [s] },
        });
    }
  }
  const places = [...new Set(denied.values())];
  const kept = [...log.told, ...told.filter((t) => !denied.has(t.holder)).map((t) => t.reading)];
  const stated =
    places.length === 0
      ? []
      : [
          {
            key: 'coline.notices',
            value: [],
            origin: 'sentence' as const,
            places,
            derivation: `stated as not told: ${[...denied.keys()].join(', ')}`,
          },
        ];
  return [...kept, ...stated];
}

const firmTitle =
  /^(?:firm|company|holder|customer|client|owner|to|addressee|sent to|recipient|持有人|委托方|委托单位|客户|单位|企业|发往|收件方|通知对象|告知对象)/iu;
const sentTitle =
  /^(?:sent|letter sent|date sent|told|told on|informed|informed on|notified|notified on|date of (?:the )?(?:letter|notice)|发出|发送|发函|告知|通知|送达|通报)(?:日期|时间|日|on)?/iu;
const notSent =
  /not (?:written|sent|told|informed|notified|contacted)|no letter|none sent|未(?:发|告知|通知|通报|送)|不(?:发|告知|通知|单独)/iu;

/** A log of letters with a row for each firm: told with its day, or stated as not told. */
function noticeLog(source: Source, products: readonly LineProduct[], parties: Parties): { told: Reading[]; denied: Map<string, Place> } {
  const told: Reading[] = [];
  const denied = new Map<string, Place>();
  const holders = new Set(products.map((p) => p.holder));
  for (const table of source.tables) {
    const firm = table.header.findIndex((t) => firmTitle.test(t));
    const sent = table.header.findIndex((t, i) => i !== firm && sentTitle.test(t));
    if (firm < 0 || sent < 0 || !speaksAs(table, ['coline_report'])) continue;
    for (const row of table.rows) {
      const holder = canonicalHolder(row.cells[firm]?.text ?? '', parties);
      if (!holders.has(holder)) continue;
      const date = readDates(row.cells[sent]?.text ?? '')[0]?.value;
      if (date !== undefined) told.push({ key: 'coline.notices', value: [{ holder, date }], origin: 'table', places: [row] });
      else if (row.cells.some((c) => notSent.test(c.text))) denied.set(holder, row);
    }
  }
  return { told, denied };
}

const codePattern = /[A-Z]{1,5}(?:-[A-Z0-9]{1,6})*-?\d{1,4}/gu;

/** Documents shared by two approvals of one generic name: `合用工艺规程PP-1和检验方法QC-1` gives both products the same numbers. */
function sharedDocuments(s: Statement): Record<string, FactValue> | undefined {
  if (
    !/合用|共用|同一份|使用同一|统一使用|\bsame\b|in common|\bshared?\b|one (?:process|set)|common/iu.test(s.text) ||
    /exist separately|分别|各自|separate/iu.test(s.text)
  )
    return undefined;
  const field = (pattern: RegExp): string | undefined => {
    const at = pattern.exec(s.text);
    return at === null ? undefined : ([...s.text.slice(at.index).matchAll(codePattern)][0]?.[0] ?? 'shared');
  };
  const processNo = field(/工艺规程|process procedure|manufacturing instruction|master formula/iu);
  const specificationNo = field(/质量标准|specification/iu);
  const methodNo = field(/检验方法|检验规程|test method|analytical method|methods of analysis/iu);
  if (processNo === undefined && specificationNo === undefined && methodNo === undefined) return undefined;
  return {
    ...(processNo === undefined ? {} : { processNo }),
    ...(specificationNo === undefined ? {} : { specificationNo }),
    ...(methodNo === undefined ? {} : { methodNo }),
  };
}

/** Products of the line and the site, co-line assessments with their conclusions, notices to holders. */
export function readLine(source: Source, parties: Parties): Reading[] {
  const products = lineProducts(source, parties);
  const names = products.map((p) => p.name);
  const twins = new Set(names.filter((n, i) => products.some((p, j) => j !== i && p.name === n && p.holder !== products[i]?.holder)));
  const shared =
    twins.size === 0
      ? []
      : source.statements
          .filter((s) => isOfKind(s.document, ['coline_report', 'capacity_analysis', 'process_procedure', 'sop']))
          .flatMap((s) => {
            const d = sharedDocuments(s);
            return d === undefined ? [] : [{ s, d }];
          });
  const readings: Reading[] = [];
  for (const p of products) {
    readings.push({
      key: 'line.products',
      value: [{ genericName: p.name, holder: p.holder, kind: p.kind }],
      origin: 'table',
      places: [p.place],
    });
    const numbers = twins.has(p.name) ? shared[0] : undefined;
    readings.push({
      key: 'cmo.products',
      value: [{ genericName: p.name, holder: p.holder, ...(numbers?.d ?? {}) }],
      origin: 'table',
      places: [p.place, ...(numbers === undefined ? [] : [numbers.s])],
    });
  }
  const distinct = [...new Set(names)];
  const first = products[0];
  if (first !== undefined)
    readings.push({
      key: 'coline.isShared',
      value: distinct.length > 1,
      origin: 'computed',
      places: products.map((p) => p.place).slice(0, 6),
      derivation: `${String(distinct.length)} products on the line: ${distinct.join(', ')}`,
    });
  else {
    const dedicated = source.statements.find(
      (s) =>
        /(?:专用(?:生产)?线|不与其他品种共线|dedicated (?:to|line)|no other product is (?:made|manufactured))/iu.test(s.text) &&
        !/非专用|不是专用|not dedicated|共用/iu.test(s.text),
    );
    if (dedicated !== undefined) readings.push({ key: 'coline.isShared', value: false, origin: 'sentence', places: [dedicated] });
  }
  return [...readings, ...conclusions(source, products), ...notices(source, products, parties)];
}
