import type { FactDefinition } from '../../domain/knowledge.ts';
import type { Reading } from './fact-list.ts';
import type { Parties } from './parties.ts';
import { readTyped } from './read-value.ts';
import type { ReadingRules } from './reading-rules.ts';
import { isOfKind, speaksAs, type Pair, type Source } from './source.ts';

const plain = (label: string): string =>
  label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.:：*（）()]/gu, '');

/** Labels that exactly one fact of the model claims; shared ones (`date`, `地址`) say too little and are left to the reading rules. */
function distinctLabels(definitions: readonly FactDefinition[]): Map<string, FactDefinition> {
  const claims = new Map<string, FactDefinition[]>();
  for (const definition of definitions) {
    if (/^list|^object$/u.test(definition.type)) continue;
    for (const label of [...definition.labels.en, ...definition.labels.zh]) {
      const key = plain(label);
      if (/[\u4e00-\u9fff]{3}/u.test(key) || (key.length >= 4 && !/[\u4e00-\u9fff]/u.test(key)))
        claims.set(key, [...(claims.get(key) ?? []), definition]);
    }
  }
  return new Map([...claims].flatMap(([label, all]) => (all.length === 1 && all[0] !== undefined ? [[label, all[0]] as const] : [])));
}

function sides(pair: Pair, parties: Parties): 'mah' | 'cmo' | undefined {
  return parties.of(pair.column) ?? parties.of(pair.label) ?? (pair.column === '' ? parties.of(pair.headings.at(-1) ?? '') : undefined);
}

/** Scalar facts behind labels: by the rules of the programme first, by the labels of the fact model where only one fact has them. */
export function readLabels(source: Source, definitions: readonly FactDefinition[], parties: Parties, rules: ReadingRules): Reading[] {
  const byKey = new Map(definitions.map((d) => [d.key, d]));
  const distinct = distinctLabels(definitions);
  const readings: Reading[] = [];
  for (const pair of source.pairs) {
    if (pair.label.length > 60) continue;
    const marked = parties.mark(pair.label);
    const side = sides(pair, parties);
    let matched = false;
    for (const rule of rules.labels) {
      if (!rule.label.test(marked) || (rule.kinds.length > 0 && !speaksAs(pair, rule.kinds))) continue;
      if (rule.party !== undefined && rule.party !== side) continue;
      if (rule.heading !== undefined && !rule.heading.test(`${pair.headings.join(' › ')} ${pair.document.title}`)) continue;
      if (rule.none?.test(pair.value) === true) continue;
      const definition = byKey.get(rule.key);
      // A product's name ends where its description begins: `Name for Injection, 200 mg per vial, sterile powder`.
      const written = rule.key === 'product.genericName' ? (pair.value.split(/[,，;；]/u)[0] ?? pair.value) : pair.value;
      const value = definition === undefined ? undefined : readTyped(written, definition, rules);
      if (value === undefined) continue;
      matched = true;
      readings.push({ key: rule.key, value, origin: pair.origin, places: [pair] });
    }
    const definition = matched ? undefined : distinct.get(plain(pair.label));
    if (definition !== undefined && side !== undefined && /^(?:mah|cmo)\./u.test(definition.key) && !definition.key.startsWith(`${side}.`))
      continue;
    if (
      definition === undefined ||
      /\.(?:headOf\w+|qualifiedPersons)|^line\.planned|Date$|\.date$/u.test(definition.key) ||
      pair.column !== '' ||
      !(definition.documents.includes('all') || isOfKind(pair.document, definition.documents))
    )
      continue;
    const value = readTyped(pair.value, definition, rules);
    if (value !== undefined) readings.push({ key: definition.key, value, origin: pair.origin, places: [pair] });
  }
  const decided = readings.some((r) => r.key === 'evaluation.date' && /approv|批准|通过|resolved/iu.test(labelOf(r)));
  return decided ? readings.filter((r) => r.key !== 'evaluation.date' || !/^(?:date|日期)$/iu.test(labelOf(r))) : readings;
}

const labelOf = (reading: Reading): string => (reading.places[0] as Partial<Pair> | undefined)?.label ?? '';
