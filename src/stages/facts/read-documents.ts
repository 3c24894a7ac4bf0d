import { readDates } from '../../domain/dates.ts';
import type { Document } from '../../domain/document.ts';
import type { FactValue } from '../../domain/fact.ts';
import type { Disagreement } from './compare-values.ts';
import type { Reading } from './fact-list.ts';
import { documentCode, versionIn } from './read-procedures.ts';
import { textAt, type Place, type Source } from './source.ts';

type Stated = { readonly value: string; readonly place: Place };
/** What a document says of itself at its head: numbers, versions, day of effect, each as often as stated differently. */
type Identity = {
  readonly document: Document;
  readonly numbers: readonly Stated[];
  readonly versions: readonly Stated[];
  readonly effective: Stated | undefined;
};

const numberLabel =
  /^(?:文件|规程|报告|方案|协议|文件资料)?(?:编号|编码|文号)$|^(?:document|doc\.?|sop|report|protocol|procedure|file)?\s*(?:no\.?|number|code|id)$/iu;
const versionLabel = /^(?:文件)?(?:版本|版次|版号)(?:号)?$|^(?:document )?(?:version|edition|revision|rev\.?|issue)(?: no\.?| number)?$/iu;
const effectLabel = /^(?:生效|执行|实施)日期$|^effective(?: date| from| on)?$|^(?:date of )?effect$|^in force (?:from|since)$/iu;
const headLength = 900;

const plainNo = (text: string): string => text.toUpperCase().replace(/\s/gu, '');
const plainTitle = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '');

function distinct(stated: readonly Stated[]): Stated[] {
  return [...new Map(stated.map((s) => [s.value, s] as const).toReversed()).values()].toReversed();
}

function identityOf(document: Document, source: Source): Identity {
  const labelled = source.pairs.filter((p) => p.document === document && p.page === 1 && p.start < headLength && p.column === '');
  // A document that holds several procedures gives each its own number: only what stands under one heading is compared.
  const first = labelled.find((p) => numberLabel.test(p.label) || versionLabel.test(p.label));
  const head = labelled.filter((p) => p.headings.at(-1) === first?.headings.at(-1));
  const numbers = head.flatMap((p): Stated[] => {
    const no = numberLabel.test(p.label) ? documentCode(p.value) : undefined;
    return no === undefined ? [] : [{ value: plainNo(no), place: p }];
  });
  const versions = head.flatMap((p): Stated[] => {
    const version = versionLabel.test(p.label) ? (versionIn(`version ${p.value}`) ?? versionIn(p.value)) : undefined;
    return version === undefined ? [] : [{ value: version, place: p }];
  });
  const effect = head.find((p) => effectLabel.test(p.label) && readDates(p.value).length > 0);
  const day = effect === undefined ? undefined : readDates(effect.value)[0]?.value;
  // A title such as `SOP-QA-012 Release of batches, version 3` states both.
  const title = source.statements.find(
    (s) =>
      s.document === document &&
      s.page === 1 &&
      s.start < 200 &&
      s.kind === 'heading' &&
      s.text.length < 160 &&
      documentCode(s.text) !== undefined,
  );
  const titled = title === undefined ? undefined : documentCode(title.text);
  const titledVersion = title === undefined ? undefined : versionIn(title.text);
  return {
    document,
    numbers: distinct(
      numbers.length > 0 || title === undefined || titled === undefined ? numbers : [{ value: plainNo(titled), place: title }],
    ),
    versions: distinct(
      versions.length > 0 || title === undefined || titledVersion === undefined ? versions : [{ value: titledVersion, place: title }],
    ),
    effective: effect === undefined || day === undefined ? undefined : { value: day, place: effect },
  };
}

/** Number, version and day of effect of each document, as it states them of itself. */
export function readDocuments(source: Source): { readings: Reading[]; disagreements: Disagreement[] } {
  const identities = source.documents.map((document) => identityOf(document, source));
  const readings = identities.flatMap(({ document, numbers, versions, effective }): Reading[] => {
    const places = [numbers[0], versions[0], effective].flatMap((s) => (s === undefined ? [] : [s.place]));
    if (places.length === 0) return [];
    const item: Record<string, FactValue> = {
      file: document.path,
      title: document.title,
      ...(numbers[0] === undefined ? {} : { no: numbers[0].value }),
      ...(versions[0] === undefined ? {} : { version: versions[0].value }),
      ...(effective === undefined ? {} : { effectiveDate: effective.value }),
    };
    return [{ key: 'application.documents', value: [item], origin: 'label', places }];
  });
  return { readings, disagreements: [...twoOfOne(identities), ...oneOfTwo(identities), ...otherVersionCited(source, identities)] };
}

/** One document that gives itself two numbers or two versions. */
function twoOfOne(identities: readonly Identity[]): Disagreement[] {
  return identities.flatMap(({ document, numbers, versions }): Disagreement[] =>
    [
      { topic: 'document.number', all: numbers },
      { topic: 'document.version', all: versions },
    ]
      .filter(({ all }) => all.length > 1)
      .map(({ topic, all }) => ({ topic, subject: document.path, values: all.map((s) => ({ value: s.value, places: [s.place] })) })),
  );
}

/** Two documents with one number: another title is another document, another version of the same title is a second edition in the dossier. */
function oneOfTwo(identities: readonly Identity[]): Disagreement[] {
  const byNo = new Map<string, Identity[]>();
  for (const identity of identities) {
    const no = identity.numbers[0]?.value;
    if (no !== undefined && identity.numbers.length === 1) byNo.set(no, [...(byNo.get(no) ?? []), identity]);
  }
  return [...byNo].flatMap(([no, all]): Disagreement[] => {
    const [first, ...others] = all;
    const other = others.find((o) => o.document.sha256 !== first?.document.sha256 || o.document.path !== first.document.path);
    const [a, b] = [first?.numbers[0], other?.numbers[0]];
    if (first === undefined || other === undefined || a === undefined || b === undefined) return [];
    const [titleA, titleB] = [first, other].map(({ document }) => plainTitle(document.title)) as [string, string];
    const versions = [first.versions[0], other.versions[0]];
    const [va, vb] = versions;
    if (va !== undefined && vb !== undefined && va.value !== vb.value)
      return [{ topic: 'document.version', subject: no, values: [va, vb].map((v) => ({ value: `${no}: ${v.value}`, places: [v.place] })) }];
    const script = (text: string): boolean => /[\u4e00-\u9fff]/u.test(text);
    // One document in two languages, or a part with the title of the whole, is no other document.
    if (script(titleA) !== script(titleB) || titleA.includes(titleB) || titleB.includes(titleA)) return [];
    return [
      {
        topic: 'document.number',
        subject: no,
        values: [
          { value: `${no}: ${first.document.title}`, places: [a.place] },
          { value: `${no}: ${other.document.title}`, places: [b.place] },
        ],
      },
    ];
  });
}

const former =
  /替代|取代|代替|原版|旧版|上一版|前一版|修订前|变更前|升版|废止|历史|由第|supersed|replac|previous|former|earlier|obsolete|old |withdrawn|history|from version|was raised/iu;

/** A document cited by a version that is not the one in the dossier. Sentences that speak of former versions are left out. */
function otherVersionCited(source: Source, identities: readonly Identity[]): Disagreement[] {
  const held = new Map(
    identities.flatMap((i) =>
      i.numbers.length === 1 && i.versions.length === 1 && i.numbers[0] !== undefined ? [[i.numbers[0].value, i] as const] : [],
    ),
  );
  const found = new Map<string, Disagreement>();
  if (held.size === 0) return [];
  for (const s of source.statements) {
    if (s.text.length > 500 || former.test(`${s.text} ${s.headings.at(-1) ?? ''}`)) continue;
    for (const [no, { document, versions }] of held) {
      const own = versions[0];
      if (document === s.document || own === undefined || found.has(no)) continue;
      const at = s.text.toUpperCase().indexOf(no);
      if (at < 0 || /[\w-]/u.test(s.text[at + no.length] ?? ' ')) continue;
      const behind = s.text.slice(at + no.length, at + no.length + 28).split(/[;；。]|(?<![A-Za-z])[A-Z]{2,}-[A-Z0-9]/u)[0] ?? '';
      const cited = versionIn(behind);
      if (cited === undefined || cited === own.value) continue;
      found.set(no, {
        topic: 'document.citedVersion',
        subject: no,
        values: [
          { value: `${no}: ${own.value}`, places: [own.place] },
          { value: `${no}: ${cited}`, places: [s] },
        ],
      });
    }
  }
  return [...found.values()].filter((d) => d.values.every((v) => v.places.every((p) => textAt(p) !== '')));
}
