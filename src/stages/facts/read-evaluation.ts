import type { Reading } from './fact-list.ts';
import type { Parties } from './parties.ts';
import { enumValues } from './read-value.ts';
import type { ReadingRules } from './reading-rules.ts';
import { isOfKind, speaksAs, type Place, type Source } from './source.ts';

const negated =
  /\bnot\b|without(?! reserve)|\bno\b|left to|留待|另行考虑|were taken from|was taken from|skipp|omitt|waiv|left out|deferred|postpon|still (?:open|to be)|未(?!发现|见)|待(?=[^。；]{0,16}(?:再|后))|不再|免于|豁免|省略|不作|不单独|没有(?!发现)/iu;

const aboutEvaluation = /评估|评审|apprais|evaluation|assessment of (?:the )?(?:holder|principal|owner|customer)/iu;
/** A run-in title: `The medicine.` before the sentences on it. */
const runInTitle = /^[^.。:：]{3,44}[.。:：]?$/u;
const allTopics = ['mah_qualification', 'mah_quality_capability', 'product_risk', 'transfer_feasibility', 'coline_feasibility'];

/** Topics that the evaluation report covers; one that it says was not looked at is not covered. Silent where the report gives no list. */
export function readEvaluationTopics(source: Source, parties: Parties, rules: ReadingRules): Reading[] {
  const covered = new Map<string, Place[]>();
  const denied = new Map<string, Place[]>();
  const note = (into: Map<string, Place[]>, topics: readonly string[], place: Place): void =>
    topics.forEach((t) => into.set(t, [...(into.get(t) ?? []), place]));
  const isEvaluation = (place: Place & { readonly headings: readonly string[] }): boolean =>
    place.document.kind === 'evaluation_report' ||
    speaksAs({ document: place.document, headings: [] }, ['evaluation_report']) ||
    (isOfKind(place.document, ['evaluation_report']) && (place.document.kind === 'other' || aboutEvaluation.test(place.document.title))) ||
    (place.document.kind === 'other' && aboutEvaluation.test(place.document.title));
  for (const table of source.tables) {
    if (!isEvaluation(table) || table.header.some((t) => /^name$|姓名|date|日期/iu.test(t))) continue;
    for (const row of table.rows) {
      const label = row.cells[0]?.text ?? '';
      const topics = enumValues(parties.mark(label), 'evaluationTopics', rules);
      const denial = row.cells.some((c) =>
        /^(?:not (?:assessed|evaluated|scored|looked)|未评|不评|免评|—|–|-|n\/?a|不适用)/iu.test(c.text),
      );
      note(denial ? denied : covered, topics.slice(0, 2), row);
    }
  }
  for (const s of source.statements) {
    if (!isEvaluation(s)) continue;
    const topics = enumValues(s.marked, 'evaluationTopics', rules);
    if (topics.length === 0) continue;
    if (
      s.kind !== 'heading' &&
      negated.test(s.marked) &&
      /scored|looked|gone into|assess|evaluat|apprais|consider|examin|find out|评估|评价|评分|评审|考察|考核|论证|(?:没有?|未|不|免)(?:予|作|做|再|单独|另行)?评/iu.test(
        s.marked,
      )
    )
      note(denied, topics, s);
    else if (
      s.kind === 'heading'
        ? s.headings.length > 0 && topics.length === 1
        : topics.length >= 3 || (topics.length === 1 && runInTitle.test(s.text))
    )
      note(covered, topics, s);
  }
  const known = new Set([...covered.keys(), ...denied.keys()]);
  // One that is stated as left out and few that are recognised: the rest of the report is taken to cover the others.
  const listed = (denied.size > 0 && covered.size > 0 && known.size < 5 ? allTopics : [...covered.keys()]).filter((t) => !denied.has(t));
  if (covered.size < 2 && denied.size === 0) return [];
  const places = [...new Set([...covered.values(), ...denied.values()].flat())];
  return [
    {
      key: 'evaluation.topics',
      value: listed,
      origin: 'sentence',
      places,
      ...(denied.size === 0 ? {} : { derivation: `stated as not evaluated: ${[...denied.keys()].join(', ')}` }),
    },
  ];
}
