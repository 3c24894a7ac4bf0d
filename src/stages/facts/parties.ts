import type { DossierCitation } from '../../domain/document.ts';
import { holderToken, makerToken, type ReadingRules } from './reading-rules.ts';
import { cite, type Place, type Source } from './source.ts';

export type PartyId = 'mah' | 'cmo';
export type Party = {
  /** Full name in the language in which the dossier uses it most. */
  readonly name: string | undefined;
  /** Full names, one per language. */
  readonly names: readonly string[];
  readonly aliases: readonly string[];
  readonly places: readonly DossierCitation[];
};
/** Who is who in this dossier, and how to mark every mention of them. */
export type Parties = {
  readonly mah: Party;
  readonly cmo: Party;
  /** The text with every mention of the holder and the manufacturer replaced by its token. */
  readonly mark: (text: string) => string;
  /** The party that a text speaks of, when it is only one. */
  readonly of: (text: string) => PartyId | undefined;
  /** The party that a text names by its own names; role words such as `client` do not count. */
  readonly named: (text: string) => PartyId | undefined;
};

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
const enCompany =
  /\b[A-Z][\w’'&-]*(?:\s+(?:\([^)]{1,30}\)|[A-Z&][\w’'&-]*|of|and))*,?\s+(?:Co\.,?\s*,?\s*Ltd\.?|Ltd\.?|Limited|Inc\.?|Corporation|Corp\.?|GmbH|LLC|PLC|plc|AG|S\.A\.)/gu;
const zhCompany =
  /[\u4e00-\u9fffA-Za-z]{2,24}(?:[（(][\u4e00-\u9fff]{2,8}[）)])?[\u4e00-\u9fff]{0,8}?(?:股份有限公司|有限责任公司|有限公司|制药厂|药厂)/gu;

type Mention = { readonly name: string; readonly party: PartyId; readonly weight: number; readonly place: Place };

/** Company names of a text; leading role words (`委托方岭桓…`) are cut off, because Chinese runs words together. */
export function companyNames(text: string, rules: ReadingRules): string[] {
  const roleWords = [...rules.parties.mah.words, ...rules.parties.cmo.words]
    .filter((w) => /[\u4e00-\u9fff]/u.test(w))
    .sort((a, b) => b.length - a.length);
  const lead = new RegExp(
    `^.*(?:${[...roleWords, '公司名称', '企业名称', '名称', '由', '向', '与', '和', '及', '为', '系', '在', '对', '的'].map(escape).join('|')})(?=[\\u4e00-\\u9fff]{2,})`,
    'u',
  );
  const zh = [...text.matchAll(zhCompany)].map((m) => {
    const tail =
      /(?:[（(][\u4e00-\u9fff]{2,8}[）)])?[\u4e00-\u9fff]{0,8}?(?:股份有限公司|有限责任公司|有限公司|制药厂|药厂)$/u.exec(m[0])?.[0] ?? '';
    const head = m[0].slice(0, m[0].length - tail.length);
    return head.replace(lead, '') + tail;
  });
  return [...new Set([...text.matchAll(enCompany)].map((m) => m[0].replace(/\s+/gu, ' ')).concat(zh.filter((n) => n.length >= 6)))];
}

const ownsVerb =
  /^.{0,40}?(?:\b(?:owns|holds)\b|\bis the (?:owner|holder) of\b|持有|拥有).{0,40}?(?:marketing authori[sz]ation|approval|authori[sz]ation|批准文号|注册证|批文|上市许可)|^.{0,24}?(?:(?:拟|现|将|已)委托|\bentrusts\b|\bcommissions\b)/iu;
const makesVerb =
  /^.{0,40}?\b(?:is to|are to|will|shall|undertakes to|is entrusted to)\s+(?:make|manufacture|fill|produce)\b|^.{0,24}?(?:负责(?:本品|该品种)?生产|承担.{0,8}生产|受托生产|接受.{0,14}委托)/iu;

/** What a sentence says that a company does: it holds the approval, or it is to make the product. */
function roleOfVerb(after: string): PartyId | undefined {
  const owns = ownsVerb.exec(after);
  const makes = makesVerb.exec(after);
  if (owns === null && makes === null) return undefined;
  return makes === null || (owns !== null && owns[0].length <= makes[0].length) ? 'mah' : 'cmo';
}

function mentions(source: Source, rules: ReadingRules): Mention[] {
  const found: Mention[] = [];
  const ids: readonly PartyId[] = ['mah', 'cmo'];
  const roleOf = (text: string): PartyId | undefined => {
    const hits = ids.filter((id) => rules.parties[id].columns.test(text));
    return hits.length === 1 ? hits[0] : undefined;
  };
  for (const pair of source.pairs) {
    const names = companyNames(pair.value, rules);
    const twoLanguages = names.length === 2 && isZh(names[0] ?? '') !== isZh(names[1] ?? '');
    const party =
      roleOf(pair.column) ??
      roleOf(pair.label) ??
      (/名称|^name|^company/iu.test(pair.label) ? roleOf(pair.headings.at(-1) ?? '') : undefined);
    if (party !== undefined)
      for (const name of twoLanguages ? names : names.slice(0, 1)) found.push({ name, party, weight: 3, place: pair });
  }
  for (const statement of source.statements) {
    if (!/Ltd|Limited|Inc|Corp|GmbH|LLC|PLC|公司|药厂/u.test(statement.text)) continue;
    for (const name of companyNames(statement.text, rules)) {
      const at = statement.text.indexOf(name);
      const after = statement.text.slice(at + name.length, at + name.length + 60);
      const before = statement.text.slice(Math.max(0, at - 14), at);
      const bracket =
        /^[，,]?\s*(?:[（(]\s*(?:以下简称|简称|下称|hereafter|hereinafter|the\s+)?|(?:,\s*)?(?:hereafter|hereinafter)(?:\s+(?:referred\s+to\s+as|called))?)\s*[“"'「]?([^)）”",，]{2,40})/iu.exec(
          after,
        );
      const party =
        roleOf(bracket?.[1] ?? '') ??
        roleOf(/(?:[\u4e00-\u9fff]{2,10}|[A-Za-z ]{4,30})[：:]?\s*$/u.exec(before)?.[0] ?? '') ??
        roleOfVerb(statement.text.slice(at + name.length, at + name.length + 140));
      if (party !== undefined) found.push({ name, party, weight: bracket === null ? 1 : 3, place: statement });
    }
  }
  return found;
}

const normalName = (name: string): string => name.replace(/[\s.,，（）()]/gu, '').toLowerCase();

const isZh = (text: string): boolean => /[\u4e00-\u9fff]/u.test(text);

/** Full names of a party, one per language, the one with more votes first. */
function pickNames(found: readonly Mention[], party: PartyId): string[] {
  const votes = new Map<string, { name: string; weight: number }>();
  for (const m of found) {
    const key = normalName(m.name);
    const entry = votes.get(key) ?? { name: m.name, weight: 0 };
    entry.weight += m.party === party ? m.weight : -m.weight;
    votes.set(key, entry);
  }
  const ranked = [...votes.values()]
    .filter((v) => v.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map((v) => v.name);
  const first = ranked[0];
  const second = first === undefined ? undefined : ranked.find((name) => isZh(name) !== isZh(first));
  return [first, second].filter((name) => name !== undefined);
}

/** The first two characters of a Chinese name, when the dossier uses them alone at least three times. */
function standsAlone(stem: string, text: string): string | undefined {
  const [a, b, c] = [...stem];
  if (a === undefined || b === undefined || c === undefined) return undefined;
  const uses = [...text.matchAll(new RegExp(`${a}${b}(?!${c})`, 'gu'))].length;
  return uses >= 3 ? a + b : undefined;
}

/** Short forms under which a full name is mentioned: its distinctive word, its place in brackets, both together. */
function shortNames(name: string, others: readonly string[], text: string, rules: ReadingRules): string[] {
  const other = others.find((o) => isZh(o) === isZh(name));
  const place = /[（(]([^）)]{2,20})[）)]/u.exec(name)?.[1];
  if (/[\u4e00-\u9fff]/u.test(name)) {
    const provinces = Object.entries(rules.provinces).flatMap(([zh, p]) => [zh, ...p.cities.filter((c) => /[\u4e00-\u9fff]/u.test(c))]);
    let stem = name.replace(/[（(].*$/u, '');
    for (const region of provinces.sort((a, b) => b.length - a.length))
      if (stem.startsWith(region) && stem.length - region.length >= 2) stem = stem.slice(region.length).replace(/^[省市]/u, '');
    const cut = rules.parties.businessWords.exec(stem);
    const core = cut !== null && cut.index >= 2 ? stem.slice(0, cut.index) : stem.replace(/(?:股份|有限|责任|公司|药厂)+$/u, '');
    const withBusiness = cut !== null && cut.index >= 2 ? stem.slice(0, cut.index + cut[0].length) : core;
    const prefix = standsAlone(stem, text);
    const sameCore = other !== undefined && other.includes(core);
    return [
      ...(sameCore ? [] : [core, withBusiness, ...(prefix === undefined || other?.startsWith(prefix) === true ? [] : [prefix])]),
      ...(place === undefined
        ? []
        : [
            `${place}公司`,
            `${place}工厂`,
            `${place}厂区`,
            `${place}场地`,
            ...(sameCore ? [place, `${core}${place}`, `${place}${core}`] : []),
          ]),
    ].filter((s) => s.length >= 2);
  }
  const first = /^[A-Z][\w’'&-]*/u.exec(name)?.[0] ?? name;
  const two = /^[A-Z][\w’'&-]*\s+[A-Z][\w’'&-]*/u.exec(name)?.[0];
  const shared = other !== undefined && other.startsWith(first);
  return [
    ...(shared ? [] : [first, ...(two === undefined ? [] : [two])]),
    ...(place === undefined ? [] : [place, `${first} ${place}`, `${first} (${place})`]),
  ];
}

/** Words that the dossier itself defines for a party: `(“the Works”)`, `(Holder)`, `以下简称“甲方”`, a bracketed word in a column title. */
function definedWords(
  source: Source,
  rules: ReadingRules,
  names: Readonly<Record<PartyId, readonly string[]>>,
): Record<PartyId, Set<string>> {
  const words: Record<PartyId, Set<string>> = { mah: new Set(), cmo: new Set() };
  const add = (party: PartyId, word: string | undefined): void => {
    const w = (word ?? '').replace(/^the\s+/iu, '').trim();
    const other = party === 'mah' ? 'cmo' : 'mah';
    if (w.length >= 2 && w.length <= 30 && !rules.parties[other].words.includes(w.toLowerCase())) words[party].add(w);
  };
  for (const id of ['mah', 'cmo'] as const) {
    for (const name of names[id]) {
      const after = new RegExp(
        `${escape(name).replace(/\\? /gu, '\\s+')}\\s*[,，]?\\s*(?:[（(]\\s*(?:以下简称|简称|下称)?|hereafter|hereinafter(?:\\s+referred\\s+to\\s+as)?)\\s*(?:the\\s+)?[“"'「]?(?:the\\s+)?([^)）”",，、。\\s]{2,20})`,
        'giu',
      );
      for (const s of source.statements) if (s.text.includes(name.slice(0, 4))) for (const m of s.text.matchAll(after)) add(id, m[1]);
    }
  }
  const quoted = /[“"「]\s*(?:the\s+)?([^”"」]{2,20})[”"」]/iu;
  for (const table of source.tables) {
    for (const title of table.header) {
      const hits = (['mah', 'cmo'] as const).filter((id) => rules.parties[id].columns.test(title));
      if (hits.length === 1 && hits[0] !== undefined) add(hits[0], quoted.exec(title)?.[1]);
    }
  }
  return words;
}

function marker(aliases: Readonly<Record<PartyId, readonly string[]>>): (text: string) => string {
  const token: Record<PartyId, string> = { mah: holderToken, cmo: makerToken };
  const owner = new Map<string, PartyId>();
  const both = new Set<string>();
  for (const id of ['mah', 'cmo'] as const) {
    for (const alias of aliases[id]) {
      const key = alias.toLowerCase().replace(/\s+/gu, ' ');
      if (owner.has(key) && owner.get(key) !== id) both.add(key);
      owner.set(key, id);
    }
  }
  const list = [...owner.keys()].filter((a) => !both.has(a)).sort((a, b) => b.length - a.length);
  if (list.length === 0) return (text) => text;
  const parts = list.map((a) =>
    /^[\x20-\x7e’]/u.test(a) ? `(?<![A-Za-z])(?:the\\s+)?${escape(a).replace(/ /gu, '\\s+')}(?:[’']s)?(?![A-Za-z])` : escape(a),
  );
  const pattern = new RegExp(parts.join('|'), 'giu');
  return (text) =>
    text.replace(pattern, (hit) => {
      const key = hit
        .toLowerCase()
        .replace(/\s+/gu, ' ')
        .replace(/[’']s$/u, '');
      const id = owner.get(key) ?? owner.get(key.replace(/^the /u, ''));
      return id === undefined ? hit : token[id];
    });
}

/** The other company of a sentence that names two, the known party one of them and the other with a defined word in brackets. */
function byElimination(source: Source, rules: ReadingRules, known: readonly string[]): string[] {
  const keys = new Set(known.map(normalName));
  for (const { text } of source.statements) {
    if (!/Ltd|Limited|Inc|Corp|GmbH|LLC|PLC|公司|药厂/u.test(text)) continue;
    const all = companyNames(text, rules);
    if (!all.some((name) => keys.has(normalName(name)))) continue;
    const other = all.find(
      (name) =>
        !keys.has(normalName(name)) &&
        /^[，,]?\s*(?:[（(]\s*(?:以下简称|简称|下称|the\s|[“"'「])|hereafter|hereinafter)/iu.test(
          text.slice(text.indexOf(name) + name.length),
        ),
    );
    if (other !== undefined) return [other];
  }
  return [];
}

/** Town names that the dossier uses as names of the parties: both have one in brackets and a column title or a definition consists of it. */
function townNames(source: Source, names: Readonly<Record<PartyId, readonly string[]>>): Record<PartyId, string[]> {
  const towns = (id: PartyId): string[] =>
    names[id].flatMap((name) => {
      const town = /[（(]([\u4e00-\u9fff]{2,6})[）)]/u.exec(name)?.[1];
      return town === undefined || /虚构|中国/u.test(town) ? [] : [town];
    });
  const own = { mah: towns('mah'), cmo: towns('cmo') };
  const both = own.mah.length > 0 && own.cmo.length > 0 && !own.mah.some((t) => own.cmo.includes(t));
  const asTitle = (town: string): boolean =>
    source.tables.some((table) =>
      [...table.header, ...table.rows.map((row) => row.cells[0]?.text ?? '')].some(
        (title) => title.startsWith(town) && /^(?:[（(].*[）)]|方|$|.{0,3}(?:批准|同意|点头|动手|实施|谁))/u.test(title.slice(town.length)),
      ),
    );
  return both && [...own.mah, ...own.cmo].some(asTitle) ? own : { mah: [], cmo: [] };
}

/** Finds the two parties, their full names and every word that this dossier uses for them. */
export function learnParties(source: Source, rules: ReadingRules): Parties {
  const found = mentions(source, rules);
  const text = source.statements.map((s) => s.text).join('\n');
  const voted = { mah: pickNames(found, 'mah'), cmo: pickNames(found, 'cmo') };
  const names = { mah: voted.mah, cmo: voted.cmo };
  if (names.mah.length === 0 && names.cmo.length > 0) names.mah = byElimination(source, rules, names.cmo);
  if (names.cmo.length === 0 && names.mah.length > 0) names.cmo = byElimination(source, rules, names.mah);
  const defined = definedWords(source, rules, names);
  const towns = townNames(source, names);
  const aliasesOf = (id: PartyId): string[] => {
    const learnable = [...defined[id]].filter(
      (w) =>
        rules.parties[id].learnable.includes(w.toLowerCase()) ||
        !Object.values(rules.parties).some((p) => 'learnable' in p && p.learnable.includes(w.toLowerCase())),
    );
    const others = names[id === 'mah' ? 'cmo' : 'mah'];
    return [...new Set([...names[id], ...learnable, ...towns[id], ...names[id].flatMap((name) => shortNames(name, others, text, rules))])];
  };
  const own = { mah: aliasesOf('mah'), cmo: aliasesOf('cmo') };
  const mark = marker({ mah: [...own.mah, ...rules.parties.mah.words], cmo: [...own.cmo, ...rules.parties.cmo.words] });
  const party = (id: PartyId): Party => {
    const name = names[id][0];
    const key = name === undefined ? '' : normalName(name);
    const places = found
      .filter((m) => m.party === id && normalName(m.name) === key)
      .slice(0, 5)
      .map((m) => cite(m.place));
    return { name, names: names[id], aliases: own[id], places };
  };
  const oneOf = (marked: string): PartyId | undefined => {
    const holder = marked.includes(holderToken);
    const maker = marked.includes(makerToken);
    return holder === maker ? undefined : holder ? 'mah' : 'cmo';
  };
  const markNames = marker(own);
  return { mah: party('mah'), cmo: party('cmo'), mark, of: (text) => oneOf(mark(text)), named: (text) => oneOf(markNames(text)) };
}
