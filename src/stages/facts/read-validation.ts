import { readDates } from '../../domain/dates.ts';
import type { Reading } from './fact-list.ts';
import type { Place, Source } from './source.ts';

const requiredTypes = ['equipment', 'cleaning', 'analytical', 'process'] as const;
const reportWords: Readonly<Record<string, RegExp>> = {
  equipment:
    /设备|厂房|设施|公用系统|machine|equipment|filler|vessels?|isolator|capper|\bline [A-Z]\w?\d|blender|press|granulator|coater|encapsulat|utilit|installation/iu,
  cleaning: /清洁|cleaning/iu,
  analytical: /分析方法|检验方法|方法(?:转移|学)|analytical|test methods?|HPLC methods?|methods? (?:of analysis|for|of) /iu,
  process: /工艺验证|process validation|the process at full|validation batches|工艺.{0,4}验证|process\b/iu,
  sterilization: /灭菌(?:柜|工艺|程序)?.{0,8}(?:验证|确认|再验证)|sterili[sz]ation.{0,20}valid/iu,
  aseptic_simulation:
    /模拟灌装|培养基灌装|无菌(?:工艺)?模拟|media fill|aseptic (?:process )?simulation|aseptic and process valid|无菌保证/iu,
};
const done =
  /(?:已|均)?(?:完成|确认|验证|通过|合格)|符合|qualified|validated|verified|transferred|were met|was met|completed|within (?:the )?limits|inside the limits|passed|consecutive/iu;
const notDone =
  /未(?:开展|进行|完成|做)|尚未|拟(?:在|于)|草案|will begin|will be|not (?:yet )?(?:been )?(?:done|validated|qualified|carried)|to be (?:validated|done)|until then|planned after|待/iu;

/** The day on which a clause says that a report was approved. */
function approvalDay(clause: string): string | undefined {
  const at = /批准|approved/iu.exec(clause);
  const near = at === null ? [] : readDates(clause).filter((d) => d.precision === 'day' && Math.abs(d.start - at.index) <= 30);
  return near[0]?.value;
}

/** Validation reports by type with their state and the last day of approval. Given only when every required type is decided or one is stated as not done. */
export function readValidation(source: Source, sterile: boolean | undefined): Reading[] {
  const state = new Map<string, { pass: Place[]; fail: Place[]; approved: string[] }>();
  const note = (type: string, pass: boolean, place: Place, approved?: string): void => {
    const entry = state.get(type) ?? { pass: [], fail: [], approved: [] };
    (pass ? entry.pass : entry.fail).push(place);
    if (approved !== undefined) entry.approved.push(approved);
    state.set(type, entry);
  };
  const relevant = (p: Place): boolean =>
    ['tt_report', 'tt_plan', 'validation_report', 'application_form', 'equipment_list', 'licence'].includes(p.document.kind);
  for (const s of source.statements) {
    if (
      s.kind === 'heading' ||
      !relevant(s) ||
      !/验证|确认|转移|valid|qualif|transferred|清洁|clean|模拟灌装|media fill/iu.test(`${s.text} ${s.headings.at(-1) ?? ''}`)
    )
      continue;
    const context = `${s.text} ${s.headings.at(-1) ?? ''}`;
    for (const [type, words] of Object.entries(reportWords)) {
      if (
        !words.test(s.text) &&
        !(words.test(s.headings.at(-1) ?? '') && (type !== 'process' || /process validation|工艺验证/iu.test(s.headings.at(-1) ?? '')))
      )
        continue;
      const clauseText = s.text.split(/[;；]/u).find((c) => words.test(c)) ?? s.text;
      if (type === 'equipment' && notDone.test(clauseText) && reportWords['cleaning']?.test(clauseText) === true) continue;
      if (notDone.test(clauseText)) {
        if (/验证|确认|valid|qualif/iu.test(clauseText)) note(type, false, s);
      } else if (done.test(clauseText) && /验证|确认|valid|qualif|transferred|清洁|clean|模拟|media/iu.test(context))
        note(type, true, s, approvalDay(clauseText));
    }
  }
  for (const table of source.tables) {
    if (!relevant(table)) continue;
    const approved = table.header.findIndex((t) => /批准(?:日期|时间|日)|approved(?: on)?$|date of approval|approval date/iu.test(t));
    const qualified = table.header.findIndex((t) => /qualified on|确认日期|qualification/iu.test(t));
    for (const row of table.rows) {
      const text = row.cells.map((c) => c.text).join(' | ');
      if (qualified >= 0 && /\d{4}/u.test(row.cells[qualified]?.text ?? '')) note('equipment', true, row);
      if (
        !/状态|完成|status|state|结论|result|conclusion|outcome/iu.test(table.header.join(' ')) ||
        !/验证|确认|valid|qualif/iu.test(`${text} ${table.headings.at(-1) ?? ''}`)
      )
        continue;
      for (const [type, words] of Object.entries(reportWords))
        if (words.test(row.cells[0]?.text ?? ''))
          note(type, !notDone.test(text), row, readDates(row.cells[approved]?.text ?? '')[0]?.value);
    }
  }
  for (const d of source.documents) {
    const page = d.pages[0];
    if (d.kind !== 'validation_report' || page === undefined) continue;
    const name = `${d.path} ${d.title}`;
    for (const [type, words] of Object.entries(reportWords))
      if (type !== 'equipment' && words.test(name))
        note(type, true, {
          document: d,
          page: page.number,
          start: 0,
          end: Math.min(page.text.length, Math.max(4, page.text.indexOf('\n'))),
        });
  }
  const entries = [...state].map(([type, s]) => ({
    type,
    conclusion: s.fail.length > 0 ? 'fail' : 'pass',
    places: s.fail.length > 0 ? s.fail : s.pass,
    approved: s.approved.toSorted().at(-1),
  }));
  const decided = (type: string): boolean => state.has(type);
  const complete = requiredTypes.every(decided) && (sterile !== true || decided('sterilization') || decided('aseptic_simulation'));
  const denied = entries.some((e) => e.conclusion === 'fail' && (requiredTypes as readonly string[]).includes(e.type));
  if (!complete && !denied) return [];
  return entries.map((e) => ({
    key: 'validation.reports',
    value: [{ type: e.type, conclusion: e.conclusion, ...(e.approved === undefined ? {} : { approvedDate: e.approved }) }],
    origin: 'sentence' as const,
    places: e.places.slice(0, 4),
  }));
}
