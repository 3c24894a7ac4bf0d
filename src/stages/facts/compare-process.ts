import { readDates } from '../../domain/dates.ts';
import { readNumbers } from '../../domain/numbers.ts';
import type { Disagreement } from './compare-values.ts';
import type { Anomaly } from './find-anomalies.ts';
import { speaksAs, type Place, type Source } from './source.ts';

const taught =
  /\b(?:taught|instructed|trained|course was given|training was (?:given|held))\b|授课|讲课|(?:完成|开展|进行|接受)[^。；]{0,12}培训|培训[^。；]{0,12}(?:完成|合格|通过)/iu;
const learners = /operators?|analysts?|fillers?|inspectors|staff|persons|course|岗位|人员|人/iu;
const notTransfer =
  /yearly|annual|each year|newcomer|refresher|planned|will be|hygiene|gown|GMP day|每年|年度|再培训|更衣|新员工|拟|计划/iu;
const batchWords = /validation (?:batch|lot)|process validation|batches of full size|full[- ]size (?:batch|lot)|工艺验证|验证批/iu;
const madeWords = /\b(?:filled|made|manufactured|produced|compressed|blended)\b|生产|灌装|压片|投料/iu;
const otherRuns = /media fill|simulation|cleaning|placebo|模拟|清洁|培养基/iu;
const madeLabel = /^(?:filled|made|manufactured|produced|date of manufacture|生产日期|灌装日|投料日)/iu;

const phaseTitle = /^(?:阶段|步骤|工作内容|工作|活动|事项|节点|进度|任务|phase|stage|step|activity|milestone|work|task)/iu;
const phaseOfTraining =
  /(?:操作人员|操作工|岗位|人员|员工|班组|检验员|工人)[^，。；]{0,8}培训|培训[^，。；]{0,6}(?:考核|上岗)|(?:training|instruction|teaching) (?:and \w+ )?of|(?:operators?|staff|personnel|analysts?)[' ’s]* (?:training|instruction)|^(?:training|teaching)\b/iu;
const phaseOfBatches =
  /工艺验证(?!方案|报告|准备)|验证批|process (?:validation|qualification|performance qualification)(?! (?:plan|protocol|report))|validation (?:batch|lot|run)|\bPPQ\b/iu;

type Dated = { readonly value: string; readonly text: string; readonly place: Place };

/** Operators were first trained after the validation batches had been made (clause IV: training comes before). */
export function trainingAfterBatches(source: Source): Anomaly[] {
  const kinds = ['tt_report', 'tt_plan', 'validation_report'];
  const trainings: Dated[] = [];
  const batches: Dated[] = [];
  for (const s of source.statements) {
    if (s.kind === 'heading' || s.text.length > 700 || !speaksAs(s, kinds)) continue;
    const date = readDates(s.text).find((d) => d.precision === 'day');
    if (date === undefined) continue;
    const entry = { value: date.value, text: s.text.slice(date.start, date.end), place: s };
    const heading = s.headings.at(-1) ?? '';
    if (taught.test(s.text) && learners.test(s.text) && !notTransfer.test(s.text)) trainings.push(entry);
    else if (batchWords.test(`${s.text} ${heading}`) && madeWords.test(s.text) && !otherRuns.test(s.text) && !taught.test(s.text))
      batches.push(entry);
  }
  for (const p of source.pairs) {
    if (!madeLabel.test(p.label) || !speaksAs(p, ['tt_report', 'validation_report']) || otherRuns.test(p.headings.at(-1) ?? '')) continue;
    const date = readDates(p.value).find((d) => d.precision === 'day');
    if (date !== undefined) batches.push({ value: date.value, text: p.value, place: p });
  }
  for (const table of source.tables) {
    if (!speaksAs(table, ['tt_report', 'tt_plan']) || !table.header.some((t) => phaseTitle.test(t))) continue;
    for (const row of table.rows) {
      const label = row.cells.find((c) => /\p{L}{2}/u.test(c.text) && readDates(c.text).length === 0)?.text ?? '';
      const cell = row.cells.find((c) => readDates(c.text)[0]?.precision === 'day');
      const date = cell === undefined ? undefined : readDates(cell.text)[0];
      if (cell === undefined || date === undefined || otherRuns.test(label)) continue;
      const entry = { value: date.value, text: `${label.slice(0, 40)} ${cell.text}`, place: row };
      if (phaseOfTraining.test(label) && !notTransfer.test(label)) trainings.push(entry);
      else if (phaseOfBatches.test(label)) batches.push(entry);
    }
  }
  const first = [...trainings].sort((a, b) => a.value.localeCompare(b.value))[0];
  const batch = [...batches].sort((a, b) => a.value.localeCompare(b.value))[0];
  if (first === undefined || batch === undefined || first.value <= batch.value) return [];
  const records = source.tables.filter((t) =>
    /培训|训练|training|instruct/iu.test([...t.headings.slice(-1), t.lead, ...t.header].join(' ')),
  );
  const earlier = records.some(
    (t) =>
      speaksAs(t, kinds) &&
      t.rows.some((row) => row.cells.some((c) => readDates(c.text).some((d) => d.precision === 'day' && d.value <= batch.value))),
  );
  if (earlier) return [];
  return [
    {
      topic: 'techTransfer.trainingDate',
      kind: 'order',
      parts: ['Training', first.text, batch.text],
      values: [
        { value: first.text, places: [first.place] },
        { value: batch.text, places: [batch.place] },
      ],
    },
  ];
}

const formula = /(?:registered|approved|authori[sz]ed) (?:formula|composition|recipe)|(?:注册|核准|批准的?)处方/iu;
const share = /(?:^|[,，;；:：)）]\s*)(?:and\s+)?([\p{L}][\p{L} -]{1,30}?)\s*(\d+(?:\.\d+)?)\s*[%％]/gu;

/** Shares of ingredients that validation batches contain otherwise than the registered formula says: more than a twentieth apart, in every batch. */
export function compareComposition(source: Source): Disagreement[] {
  const registered = source.statements.find((s) => formula.test(s.text) && [...s.text.matchAll(share)].length >= 2);
  if (registered === undefined) return [];
  const found: Disagreement[] = [];
  for (const m of registered.text.matchAll(share)) {
    const name = (m[1] ?? '').trim().toLowerCase();
    const wanted = Number(m[2]);
    if (name.length < 2 || wanted === 0) continue;
    const used = source.pairs.filter(
      (p) =>
        p.origin === 'table' &&
        p.label.toLowerCase().startsWith(name) &&
        /[%％]/u.test(p.label) &&
        speaksAs(p, ['validation_report', 'tt_report']),
    );
    const values = used.map((p) => readNumbers(p.value)[0]?.value);
    const first = used[0];
    if (first === undefined || values.some((v) => v === undefined || Math.abs(v - wanted) <= wanted / 20)) continue;
    found.push({
      topic: 'product.composition',
      subject: name,
      values: [
        { value: `${name} ${String(wanted)} %`, places: [registered] },
        { value: `${first.label} ${first.value}`, places: used.slice(0, 3) },
      ],
    });
  }
  return found;
}

const ownTests =
  /no test.{0,20}(?:given|passed|sent).{0,12}(?:third|outside)|tests?.{0,80}(?:only|solely) in its own laborator|(?:检验|检测)[^。；]{0,20}不得(?:委托|外送|交由)/iu;
const outsideTests =
  /tests?\b.{0,80}\b(?:performed|carried out|done|run) by (?:[A-Z][\w’'-]+ ){1,4}(?:Services|Laborator\w+|Analytical|Testing|Institute)|(?:检验|检测|检查)[^。；]{0,20}(?:委托|外送|交由|送)[^。；]{0,16}(?:检测|检验)(?:公司|机构|中心|所)/u;

/** The agreement keeps every test in the manufacturer's own laboratory, a procedure gives tests to another one. */
export function compareTestingPlace(source: Source): Disagreement[] {
  const agreed = source.statements.find(
    (s) => s.kind !== 'heading' && speaksAs(s, ['agreement', 'quality_agreement']) && ownTests.test(s.text),
  );
  const done = source.statements.find(
    (s) =>
      s.kind !== 'heading' &&
      !speaksAs(s, ['agreement', 'quality_agreement']) &&
      outsideTests.test(s.text) &&
      !/环境|water|environment|not\b|不得/iu.test(s.text),
  );
  return agreed === undefined || done === undefined
    ? []
    : [
        {
          topic: 'cmo.testingPlace',
          values: [
            { value: agreed.text.slice(0, 160), places: [agreed] },
            { value: done.text.slice(0, 160), places: [done] },
          ],
        },
      ];
}
