import type { Parties, PartyId } from './parties.ts';
import { personNames, plainName } from './person-names.ts';
import { holderToken, makerToken, type ReadingRules } from './reading-rules.ts';
import type { Place, Source, Statement, Table } from './source.ts';

/** A person named in a post of a party at one place. */
export type RoleHolder = { readonly role: string; readonly party: PartyId; readonly name: string; readonly place: Place };

const deputy = /deputy|副|转受权|代理|assistant|former|前任|原(?=质量|生产)/iu;

function partyOfText(marked: string): PartyId | undefined {
  const holder = marked.lastIndexOf(holderToken);
  const maker = marked.lastIndexOf(makerToken);
  if (holder < 0 && maker < 0) return undefined;
  return holder < 0 ? 'cmo' : maker < 0 ? 'mah' : undefined;
}

function partyOfHeadings(headings: readonly string[], parties: Parties): PartyId | undefined {
  for (const heading of [...headings].reverse()) {
    const party = parties.of(heading);
    if (party !== undefined) return party;
  }
  return undefined;
}

function fromPairs(source: Source, parties: Parties, rules: ReadingRules): RoleHolder[] {
  return source.pairs.flatMap((pair) =>
    Object.entries(rules.roles).flatMap(([role, { pattern }]) => {
      if (pair.label.length > 40 || !pattern.test(pair.label) || deputy.test(pair.label)) return [];
      const names = personNames(pair.value);
      const party =
        parties.of(pair.column) ??
        parties.of(pair.label) ??
        partyOfHeadings(pair.headings, parties) ??
        (pair.column === '' ? parties.of(pair.document.title) : undefined);
      if (party === undefined || names.length === 0 || names.length > 3 || pair.value.length > 60) return [];
      return names.map((name) => ({ role, party, name, place: pair }));
    }),
  );
}

function fromTable(table: Table, parties: Parties, rules: ReadingRules): RoleHolder[] {
  const post = table.header.findIndex((t) => /职务|岗位|职位|^干啥|^担任|^post|^office|position|function|role|job title/iu.test(t));
  const name = table.header.findIndex((t) => /姓名|^name$|^person$|^who$/iu.test(t));
  const employer = table.header.findIndex((t) => /所属|公司|单位|企业|company|party|employer/iu.test(t));
  if (post < 0 || name < 0 || table.header.some((t) => /课程|course|培训|分工|task|duties/iu.test(t))) return [];
  const around = partyOfHeadings([parties.mark(table.document.title), ...table.headings, table.header[post] ?? ''], parties);
  return table.rows.flatMap((row) => {
    const text = row.cells[post]?.text ?? '';
    if (
      deputy.test(text) ||
      row.cells.some((c) => /^(?:19|20)\d{2}[-.]\d{1,2}$/u.test(c.text) && /^(?:起|from)$/iu.test(table.header[row.cells.indexOf(c)] ?? ''))
    )
      return [];
    const party = employer < 0 ? (around ?? 'cmo') : (parties.of(row.cells[employer]?.text ?? '') ?? around);
    if (party === undefined) return [];
    const inPost = Object.values(rules.roles).some(({ pattern }) => pattern.test(text));
    const whole = row.cells.map((c) => c.text).join(' ');
    return Object.entries(rules.roles).flatMap(([role, { pattern }]) =>
      (inPost ? pattern.test(text) : new RegExp(`任(?:${pattern.source})`, 'iu').test(whole))
        ? personNames(row.cells[name]?.text ?? '')
            .slice(0, 1)
            .map((person) => ({ role, party, name: person, place: row }))
        : [],
    );
  });
}

const enAfter = "(?:(?:Mr|Ms|Mrs|Dr)\\.?\\s+)?([A-Z][\\p{Ll}’'-]+(?:\\s+[A-Z][\\p{L}’'-]+){1,2})";

function fromSentence(statement: Statement, party: PartyId, rules: ReadingRules): RoleHolder[] {
  const found: RoleHolder[] = [];
  for (const [role, { pattern }] of Object.entries(rules.roles)) {
    if (!pattern.test(statement.text)) continue;
    const source = pattern.source;
    const zh = new RegExp(`(?:${source})(?:为|是|：|:|由|\\s)?\\s*([\\u4e00-\\u9fff]{2,3})(?=[，,。；;、（(\\s]|$)`, 'giu');
    for (const m of statement.text.matchAll(zh)) {
      const before = statement.text.slice(Math.max(0, m.index - 2), m.index);
      const name = m.at(-1) ?? '';
      if (personNames(name).length === 1 && !deputy.test(before)) found.push({ role, party, name, place: statement });
    }
    const name = new RegExp(`${enAfter},?\\s+(?:the\\s+|is\\s+(?:the\\s+)?|as\\s+)?`, 'gu');
    for (const m of statement.text.matchAll(name)) {
      const after = statement.text.slice(m.index + m[0].length);
      const hit = pattern.exec(after);
      if (hit?.index === 0 && /,\s*(?:the\s+)?$|\bis\s/u.test(m[0]) && personNames(m[1] ?? '').length === 1)
        found.push({ role, party, name: plainName(m[1] ?? ''), place: statement });
    }
    const led = new RegExp(
      `(?:${source})(?:\\s+of\\s+⟨[HM]⟩)?,?\\s*(?:is\\s+|:\\s*|,\\s*)?(?:Mr|Ms|Mrs|Dr)\\.?\\s+([A-Z][\\p{Ll}’'-]+(?:\\s+[A-Z][\\p{L}’'-]+){0,2})`,
      'gu',
    );
    for (const m of statement.text.matchAll(led)) found.push({ role, party, name: plainName(m.at(-1) ?? ''), place: statement });
  }
  return found;
}

function fromStatements(source: Source, parties: Parties, rules: ReadingRules): RoleHolder[] {
  const found: RoleHolder[] = [];
  let last: { page: string; party: PartyId; index: number } | undefined;
  source.statements.forEach((statement, index) => {
    const page = `${statement.document.id}:${String(statement.page)}`;
    const own = partyOfText(statement.marked);
    if (own !== undefined) last = { page, party: own, index };
    const near = last !== undefined && last.page === page && index - last.index <= 2 ? last.party : undefined;
    const party =
      own ??
      (statement.marked.includes(holderToken)
        ? undefined
        : (partyOfHeadings(statement.headings, parties) ??
          near ??
          (['sop', 'personnel_cv', 'licence'].includes(statement.document.kind) ? 'cmo' : undefined)));
    if (party === undefined) return;
    found.push(...fromSentence(statement, party, rules));
  });
  return found;
}

/** Everyone whom the dossier names in a key post: forms, personnel tables, headings and sentences of both languages. */
export function readRoleHolders(source: Source, parties: Parties, rules: ReadingRules): RoleHolder[] {
  return [
    ...fromPairs(source, parties, rules),
    ...source.tables.flatMap((t) => fromTable(t, parties, rules)),
    ...fromStatements(source, parties, rules),
  ];
}
