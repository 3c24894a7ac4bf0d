import type { Reading } from './fact-list.ts';
import { personNames } from './person-names.ts';
import { enumValues } from './read-value.ts';
import type { ReadingRules } from './reading-rules.ts';
import { contextOf } from './read-sentences.ts';
import { isOfKind, type Source, type Statement } from './source.ts';

const about =
  /沟通|通报|信息(?:交流|往来|通报)|告知事项|communicat|exchange of information|messages|contacts? and|who tells whom|notification list/iu;
const limit =
  /\d+\s*(?:h\b|hours?|working days?|days?|小时|日|天|个工作日)|(?:one|two|three|five|ten|twenty-four)\s+(?:working\s+)?(?:days?|hours?)|当日|当天|同日|立即|same day|at once|immediately|before|实施前|之前/iu;

function itemOf(statement: Statement, topic: string, text: string): Reading {
  const found = limit.exec(text)?.[0];
  const people = personNames(text).join(', ');
  const item = { topic, ...(found === undefined ? {} : { limit: found }), ...(people === '' ? {} : { contact: people }) };
  return { key: 'qualityInfo.items', value: [item], origin: 'sentence', places: [statement] };
}

/**
 * A communication list that is no table: one line per subject under a heading on communication, or one sentence that lists them.
 * Five different classes are needed before it counts as the list; the sentence must speak of communication itself.
 */
export function readCommunication(source: Source, rules: ReadingRules): Reading[] {
  const sections = new Map<string, Statement[]>();
  for (const s of source.statements) {
    if (s.kind === 'heading' || !isOfKind(s.document, ['quality_agreement', 'agreement', 'communication_list', 'sop'])) continue;
    if (!about.test(`${s.headings.at(-1) ?? ''}`) && !about.test(s.text)) continue;
    const key = `${s.document.id} ${s.headings.join(' › ')}`;
    sections.set(key, [...(sections.get(key) ?? []), s]);
  }
  for (const section of sections.values()) {
    const first = section[0];
    if (first === undefined) continue;
    const lines = about.test(contextOf(first))
      ? section
          .map((s) => ({ s, topic: enumValues(s.text, 'communication', rules)[0] }))
          .filter((line) => line.topic !== undefined && line.s.text.length < 160)
      : [];
    if (new Set(lines.map((line) => line.topic)).size >= 5) return lines.map((line) => itemOf(line.s, line.topic ?? 'other', line.s.text));
    for (const s of section) {
      const topics = enumValues(s.text, 'communication', rules);
      if (topics.length >= 5 && about.test(`${s.text} ${s.headings.at(-1) ?? ''}`)) return topics.map((topic) => itemOf(s, topic, ''));
    }
  }
  return [];
}
