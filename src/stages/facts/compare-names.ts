import type { Disagreement } from './compare-values.ts';
import type { Parties } from './parties.ts';
import type { Place, Source } from './source.ts';

const company =
  /[\u4e00-\u9fff（）()]{4,40}?有限(?:责任)?公司|[A-Z][\p{L}’'&-]+(?: (?:[A-Z&][\p{L}’'-]*|of|and|\([A-Z][a-z]+\))){0,6} (?:Co\.?,? ?)?(?:Ltd|Limited|Inc|GmbH|LLC)\b\.?/gu;
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s.,]/gu, '')
    .toLowerCase();

/** Single characters that must be replaced, put in or taken out to make one word of the other; counting stops above `most`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++)
      row.push(Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    if (Math.min(...row) > most) return most + 1;
    before = row;
  }
  return before[b.length] ?? most + 1;
}

/** A name that differs from that of a party by one or two characters, in a document that never writes the party's own name: perhaps a slip. */
export function comparePartyNames(source: Source, parties: Parties): Disagreement[] {
  return (['mah', 'cmo'] as const).flatMap((id): Disagreement[] => {
    const own = parties[id].name;
    if (own === undefined || own.length < 6) return [];
    const wanted = plain(own);
    const known = new Set([...parties.mah.names, ...parties.cmo.names].map(plain));
    const slips: { value: string; place: Place }[] = [];
    let first: Place | undefined;
    const look = (text: string, place: Place): void => {
      for (const m of text.matchAll(company)) {
        const chinese = /[\u4e00-\u9fff]/u.test(m[0]);
        const name = chinese ? plain(m[0]).slice(-wanted.length) : plain(m[0]);
        if (name === wanted) first ??= place;
        else if (!known.has(name) && chinese === /[\u4e00-\u9fff]/u.test(own) && editDistance(name, wanted, 2) <= (chinese ? 1 : 2))
          slips.push({ value: chinese ? m[0].slice(-own.length) : m[0], place });
      }
    };
    for (const s of source.statements) look(s.text, s);
    for (const p of source.pairs) if (p.origin === 'table') look(p.value, p);
    const slip = slips[0];
    if (slip === undefined || first === undefined) return [];
    const same = slips.filter((s) => plain(s.value) === plain(slip.value));
    return [
      {
        topic: `${id}.name`,
        values: [
          { value: own, places: [first] },
          { value: slip.value, places: same.map((s) => s.place).slice(0, 4) },
        ],
      },
    ];
  });
}

const zhHouse = /(?:路|街|道|巷|弄|大街|大道)\s*(\d+)\s*号/u;
const enHouse =
  /(?:No\.?\s*)?(\d+)(?:-\d+)?,?\s+(?:[A-Z][\p{L}’'-]+\s){1,4}(?:Road|Rd|Street|St|Lane|Avenue|Ave|Boulevard|Way|Drive|Highway)\b/u;

/** The works have one house number in Chinese and another one in English, each behind a label of the manufacturing address. */
export function compareAddressLanguages(stated: readonly { readonly value: string; readonly place: Place }[]): Disagreement[] {
  const zh = stated.flatMap((s) => (zhHouse.test(s.value) ? [{ ...s, no: zhHouse.exec(s.value)?.[1] }] : []));
  const en = stated.flatMap((s) =>
    !/[\u4e00-\u9fff]/u.test(s.value) && enHouse.test(s.value) ? [{ ...s, no: enHouse.exec(s.value)?.[1] }] : [],
  );
  const numbers = (all: readonly { no: string | undefined }[]): Set<string | undefined> => new Set(all.map((s) => s.no));
  const [a, b] = [zh[0], en[0]];
  if (a === undefined || b === undefined || numbers(zh).size > 1 || numbers(en).size > 1 || a.no === b.no) return [];
  return [
    {
      topic: 'cmo.siteAddress',
      values: [
        { value: a.value, places: [a.place] },
        { value: b.value, places: [b.place] },
      ],
    },
  ];
}

const lineCode =
  /(?:生产线|产线|\blines?)\s*[:：]?\s*([A-Z]{1,2}-?\d{1,2}|[A-Z]\b)(?![\p{L}\d-])|(?<![A-Z\d-])([A-Z]{1,2}-?\d{1,2}|[A-Z])\s*(?:生产线|产线|线(?!圈|性|虫))/gu;
const lineLabel = /^(?:production |filling |manufacturing )?line\b|^(?:拟用|受托)?(?:生产线|产线)/iu;
const codesIn = (text: string): string[] => [...text.matchAll(lineCode)].map((m) => (m[1] ?? m[2] ?? '').replace('-', ''));
const ofTheProduct = ['agreement', 'quality_agreement', 'validation_report'];

/** The line that the form names is absent from an agreement or a validation report that names another one throughout. */
export function compareLines(source: Source): Disagreement[] {
  const label = source.pairs.find(
    (p) =>
      lineLabel.test(p.label) &&
      ['application_form', 'written_opinion', 'cover_letter'].includes(p.document.kind) &&
      /^(?:line )?[A-Z]{1,2}-?\d{1,2}(?![\d-])/iu.test(p.value) &&
      p.column === '',
  );
  const code = label === undefined ? undefined : /[A-Z]{1,2}-?\d{1,2}/u.exec(label.value)?.[0].replace('-', '');
  if (label === undefined || code === undefined) return [];
  for (const document of source.documents.filter((d) => ofTheProduct.includes(d.kind))) {
    const named = source.statements.flatMap((s) => (s.document === document ? codesIn(s.text).map((c) => ({ code: c, place: s })) : []));
    const other = named[0];
    if (
      other === undefined ||
      named.length < 2 ||
      named.some((n) => n.code !== other.code) ||
      document.pages.some((p) => p.text.includes(code))
    )
      continue;
    return [
      {
        topic: 'product.line',
        values: [
          { value: label.value, places: [label] },
          { value: other.code, places: named.slice(0, 3).map((n) => n.place) },
        ],
      },
    ];
  }
  return [];
}
