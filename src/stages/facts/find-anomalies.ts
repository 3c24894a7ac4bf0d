import { readDates } from '../../domain/dates.ts';
import type { Disagreement } from './compare-values.ts';
import { personNames, surelySamePerson } from './person-names.ts';
import type { Post } from './read-posts.ts';
import type { Place, Source, Table } from './source.ts';

/** A disagreement that has its own words instead of `is stated differently`. */
export type Anomaly = Disagreement & { readonly kind: 'signature' | 'away' | 'series' | 'order'; readonly parts: readonly string[] };

const isNumber = (text: string): boolean => /^[<>≤≥]?\s*-?\d+(?:\.\d+)?\s*%?$/u.test(text.trim());

/** Two batches or samples of one table with the same series of six or more results: a sign that data were copied. */
export function identicalSeries(source: Source): Anomaly[] {
  const out: Anomaly[] = [];
  for (const table of source.tables) {
    const seen = new Map<string, { label: string; place: Place }>();
    for (const row of table.rows) {
      const numbers = row.cells
        .slice(1)
        .filter((c) => isNumber(c.text))
        .map((c) => c.text);
      const label = row.cells[0]?.text ?? '';
      if (numbers.length < 6 || new Set(numbers).size < 5 || label === '' || /limit|限度|spec|标准|mean|均值|max|min/iu.test(label))
        continue;
      const key = numbers.join('|');
      const twin = seen.get(key);
      if (twin !== undefined && twin.label !== label) {
        out.push({
          topic: 'data.identicalSeries',
          kind: 'series',
          parts: [twin.label, label, String(numbers.length)],
          values: [
            { value: twin.label, places: [twin.place] },
            { value: label, places: [row] },
          ],
        });
      } else seen.set(key, { label, place: row });
    }
  }
  return out;
}

const earlierColumn = /请验|取样|sampl(?:ed|ing)|received|收样|投料|生产日期|manufactured|date of manufacture/iu;
const laterColumn = /检验|测定|完成日|报告日|tested|test date|analysed|report|released|放行日|包装/iu;

function orderFaults(table: Table): Anomaly[] {
  const first = table.header.findIndex((t) => earlierColumn.test(t) && !/报告|report/iu.test(t));
  if (first < 0) return [];
  const later = table.header.map((t, i) => (i !== first && laterColumn.test(t) && !earlierColumn.test(t) ? i : -1)).filter((i) => i >= 0);
  return table.rows.flatMap((row) => {
    const start = readDates(row.cells[first]?.text ?? '')[0];
    if (start?.precision !== 'day') return [];
    return later.flatMap((i): Anomaly[] => {
      const cell = row.cells[i];
      const from = row.cells[first];
      const date = readDates(cell?.text ?? '')[0];
      if (cell === undefined || from === undefined || date?.precision !== 'day' || date.value >= start.value) return [];
      const name = row.cells[0]?.text ?? '';
      return [
        {
          topic: 'data.dateOrder',
          kind: 'order',
          parts: [name, `${table.header[first] ?? ''} ${from.text}`, `${table.header[i] ?? ''} ${cell.text}`],
          values: [
            { value: `${table.header[first] ?? ''} ${from.text}`, places: [{ ...row, start: from.start, end: from.end }] },
            { value: `${table.header[i] ?? ''} ${cell.text}`, places: [{ ...row, start: cell.start, end: cell.end }] },
          ],
        },
      ];
    });
  });
}

const made = /^(?:filled|manufactur|compress|made|produced|date of manufacture|灌装|灌封|生产|制造|压片|投料)/iu;
const tested = /test (?:begun|start|date)|tested|incubat|检验(?:开始|日期)|接种|培养开始|sampled|取样/iu;

/** Batches whose test begins, in one table, before the day on which another table of the document has them made. */
function crossTableFaults(source: Source): Anomaly[] {
  const out: Anomaly[] = [];
  for (const document of source.documents) {
    const dated = (word: RegExp): { batch: string; value: string; text: string; title: string; place: Place }[] =>
      source.tables
        .filter((t) => t.document === document && t.rows.length <= 60)
        .flatMap((t) => {
          const batch = t.header.findIndex((h) => /^batch|^批号|^lot\b/iu.test(h));
          const column = t.header.findIndex((h, i) => i !== batch && word.test(h));
          if (batch < 0 || column < 0) return [];
          return t.rows.flatMap((row) => {
            const date = readDates(row.cells[column]?.text ?? '')[0];
            return date?.precision === 'day'
              ? [
                  {
                    batch: row.cells[batch]?.text ?? '',
                    value: date.value,
                    text: row.cells[column]?.text ?? '',
                    title: t.header[column] ?? '',
                    place: row,
                  },
                ]
              : [];
          });
        });
    const makings = dated(made);
    for (const test of makings.length === 0 ? [] : dated(tested)) {
      const making = makings.find((m) => m.batch === test.batch && m.place.start !== test.place.start);
      if (making === undefined || test.value >= making.value) continue;
      out.push({
        topic: 'data.dateOrder',
        kind: 'order',
        parts: [test.batch, `${making.title} ${making.text}`, `${test.title} ${test.text}`],
        values: [
          { value: `${making.title} ${making.text}`, places: [making.place] },
          { value: `${test.title} ${test.text}`, places: [test.place] },
        ],
      });
    }
  }
  return out;
}

/** Rows in which a test is dated before the sample was taken, or a release before manufacture. */
export function datesOutOfOrder(source: Source): Anomaly[] {
  return [...source.tables.flatMap(orderFaults), ...crossTableFaults(source)];
}

const validUntil = /有效期至|校准有效|下次校准|valid (?:until|to)|next (?:due|calibration)|due date|expires/iu;
const instrumentColumn = /仪器|设备|编号|测试仪|^tag|instrument|equipment|tester|asset|^id\b/iu;

/** Instruments that records show in use after the day until which their calibration was valid. */
export function usedAfterCalibration(source: Source): Anomaly[] {
  const validity = new Map<string, { until: string; text: string; title: string; place: Place }>();
  for (const table of source.tables) {
    const until = table.header.findIndex((t) => validUntil.test(t));
    const tag = table.header.findIndex((t) => instrumentColumn.test(t));
    if (until < 0 || tag < 0) continue;
    for (const row of table.rows) {
      const date = readDates(row.cells[until]?.text ?? '')[0];
      const id = row.cells[tag]?.text ?? '';
      if (date?.precision === 'day' && /[A-Za-z]+.*\d/u.test(id) && id.length >= 4)
        validity.set(id, { until: date.value, text: row.cells[until]?.text ?? '', title: table.header[until] ?? '', place: row });
    }
  }
  const out: Anomaly[] = [];
  if (validity.size === 0) return out;
  for (const table of source.tables) {
    if (table.header.some((t) => validUntil.test(t))) continue;
    for (const row of table.rows) {
      const id = row.cells.find((c) => validity.has(c.text))?.text;
      const date = row.cells.map((c) => readDates(c.text)[0]).find((d) => d?.precision === 'day');
      const known = id === undefined ? undefined : validity.get(id);
      if (id === undefined || date === undefined || known === undefined || date.value <= known.until || out.some((o) => o.subject === id))
        continue;
      out.push({
        topic: 'equipment.calibration',
        subject: id,
        kind: 'order',
        parts: [id, `${known.title} ${known.text}`, date.value],
        values: [
          { value: `${known.title} ${known.text}`, places: [known.place] },
          { value: date.value, places: [row] },
        ],
      });
    }
  }
  return out;
}

type Signature = { readonly name: string; readonly date: string; readonly place: Place };

function signatures(source: Source, people: readonly string[]): Signature[] {
  const found: Signature[] = [];
  const near = (text: string, place: Place): void => {
    for (const name of people) {
      const index = text.indexOf(name);
      if (index < 0) continue;
      const date = readDates(text.slice(index + name.length, index + name.length + 40)).find((d) => d.precision === 'day' && d.start <= 24);
      if (date !== undefined) found.push({ name, date: date.value, place });
    }
  };
  for (const table of source.tables) {
    if (
      !/签|sign|approv|批准|审核|编写|name|姓名|step/iu.test(
        [...table.header, ...table.rows.flatMap((r) => r.cells.slice(0, 1).map((c) => c.text)).slice(0, 3)].join(' '),
      ) ||
      table.header.some((t) => /course|课程|培训|到任|从业|since|起|日程/iu.test(t))
    )
      continue;
    for (const row of table.rows) {
      const name = people.find((p) => row.cells.some((c) => c.text.includes(p)));
      const cell = row.cells.find((c) => readDates(c.text).length === 1 && readDates(c.text)[0]?.precision === 'day');
      const date = readDates(cell?.text ?? '')[0];
      if (name !== undefined && date !== undefined) found.push({ name, date: date.value, place: row });
    }
  }
  for (const s of source.statements) {
    if (!/签|批准|编写|编制|审核|approved|signed|checked|drawn up/iu.test(s.text) || s.text.length > 300) continue;
    near(s.text, s);
  }
  return found;
}

/** Signatures for this company dated before the person's first post with it, by the career history. */
export function signaturesOutsidePost(source: Source, posts: readonly Post[], isOwnEmployer: (text: string) => boolean): Anomaly[] {
  const people = [...new Set(posts.map((p) => p.person))];
  const out: Anomaly[] = [];
  for (const signature of signatures(source, people)) {
    const own = posts.filter((p) => surelySamePerson(p.person, signature.name) && isOwnEmployer(`${p.employer} ${p.text}`));
    const current = [...own].sort((a, b) => (a.period.from < b.period.from ? -1 : 1))[0];
    if (current === undefined || signature.place.document === current.place.document) continue;
    if (signature.date >= current.period.from || out.some((o) => o.subject === signature.name)) continue;
    out.push({
      topic: 'person.signatureOutsidePost',
      subject: signature.name,
      kind: 'signature',
      parts: [signature.name, signature.date, current.period.from],
      values: [
        { value: signature.date, places: [signature.place] },
        { value: current.period.from, places: [current.place] },
      ],
    });
  }
  return out;
}

const awayWords =
  /脱产|休假|年假|年休|婚假|产假|病假|事假|请假|外派|借调|出国|离岗|外出(?:培训|学习|进修)|full-time (?:course|training)|on leave|annual leave|sick leave|maternity|parental leave|secondment|seconded|abroad|absent/iu;
const reasonTitle = /事由|原因|类别|类型|假别|说明|reason|kind|type|cause|subject/iu;

/** A register of absences: a name, a reason, and two days (or both in one cell). */
function absences(source: Source): { person: string; from: string; to: string; place: Place; reason: string }[] {
  return source.tables.flatMap((table) => {
    const name = table.header.findIndex((t) => /姓名|^name$|^person$|^who$|人员|employee/iu.test(t));
    const reason = table.header.findIndex((t) => reasonTitle.test(t));
    if (name < 0 || reason < 0) return [];
    return table.rows.flatMap((row) => {
      const text = row.cells[reason]?.text ?? '';
      const person = personNames(row.cells[name]?.text ?? '')[0];
      const days = row.cells.flatMap((c, i) => (i === reason || i === name ? [] : readDates(c.text).filter((d) => d.precision === 'day')));
      const [from, to] = [days[0], days.at(-1)];
      if (person === undefined || from === undefined || to === undefined || to.last <= from.value || !awayWords.test(text)) return [];
      return [{ person, from: from.value, to: to.last, place: row, reason: text }];
    });
  });
}

/** Signatures on days on which a register of absences shows the person away. Something to ask about. */
export function signaturesWhileAway(source: Source): Anomaly[] {
  const away = absences(source);
  if (away.length === 0) return [];
  const signed = signatures(source, [...new Set(away.map((a) => a.person))]);
  return away.flatMap((a): Anomaly[] => {
    const hit = signed.find(
      (s) =>
        surelySamePerson(s.name, a.person) &&
        s.date > a.from &&
        s.date < a.to &&
        (s.place.document !== a.place.document || s.place.page !== a.place.page),
    );
    return hit === undefined
      ? []
      : [
          {
            topic: 'person.signatureWhileAway',
            subject: a.person,
            kind: 'away',
            parts: [a.person, hit.date, `${a.from} – ${a.to}`, a.reason],
            values: [
              { value: hit.date, places: [hit.place] },
              { value: `${a.from} – ${a.to}`, places: [a.place] },
            ],
          },
        ];
  });
}
