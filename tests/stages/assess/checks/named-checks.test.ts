import { describe, expect, it } from 'vitest';
import type { Document, FactSheet, FactValue, Passage } from '../../../../src/domain/index.ts';
import type { AssessInput } from '../../../../src/stages/assess/assess-input.ts';
import type { CheckHit } from '../../../../src/stages/assess/checks/check-hit.ts';
import { namedChecks } from '../../../../src/stages/assess/checks/named-checks.ts';
import { loadKnowledge } from '../../../../src/workspace/load-knowledge.ts';

const calendar = loadKnowledge().calendar ?? [];

type Line = string | Readonly<Record<string, string>>;
type Part = { readonly kinds: readonly string[]; readonly heading?: string; readonly lines: readonly Line[] };

/** A dossier of documents whose lines are sentences or table rows, each cited by its own characters. */
function dossierOf(
  parts: readonly Part[],
  flat: Record<string, FactValue>,
  sheet: FactSheet = { facts: [], contradictions: [] },
): AssessInput {
  const documents: Document[] = [];
  const passages: Passage[] = [];
  for (const [index, { kinds, heading = '', lines }] of parts.entries()) {
    let text = '';
    for (const line of lines) {
      const words = typeof line === 'string' ? line : Object.values(line).join(' | ');
      const start = text.length;
      text += `${words}\n`;
      passages.push({
        id: `${index}:${start}`,
        documentId: `d${index}`,
        page: 1,
        start,
        end: start + words.length,
        text: words,
        kind: typeof line === 'string' ? 'sentence' : 'row',
        headings: [heading],
        ...(typeof line === 'string' ? {} : { row: line }),
      } as unknown as Passage);
    }
    documents.push({
      id: `d${index}`,
      path: `${index}.pdf`,
      title: heading,
      kind: kinds[0],
      kinds: kinds.map((kind) => ({ kind })),
      pages: [{ number: 1, text, runs: [], blocks: [], width: 0, height: 0, textSource: 'text' }],
    } as unknown as Document);
  }
  return { dossier: { documents, integrity: [] }, passages, flat, sheet, calendar } as unknown as AssessInput;
}

function hitsOf(input: AssessInput): CheckHit[] {
  return namedChecks.flatMap((check) => [...check(input)]);
}
const found = (input: AssessInput): (readonly [string, string | undefined])[] =>
  hitsOf(input).map((hit) => [hit.requirement, hit.citations[0]?.quote] as const);

describe('checks beside the programme’s expressions', () => {
  it('a pharmacovigilance agreement that ended before the application breaches V, one that runs on does not', () => {
    const part = (until: string): Part => ({
      kinds: ['pv_agreement'],
      heading: 'Pharmacovigilance agreement',
      lines: [`In force until ${until}.`],
    });
    const flat = { 'application.date': '2026-04-16' };
    expect(found(dossierOf([part('28 February 2026')], flat))).toEqual([['A134-05-i', 'In force until 28 February 2026.']]);
    expect(found(dossierOf([part('28 February 2027')], flat))).toEqual([]);
  });

  it('许可证有效期在申请前届满的，归入第十六条', () => {
    const row = { 企业名称: '白苎制药', 许可证编号: '苏20210416', 有效期至: '2026年5月31日' };
    expect(
      found(dossierOf([{ kinds: ['licence'], heading: '药品生产许可证', lines: [row] }], { 'application.date': '2026-06-18' }))[0]?.[0],
    ).toBe('A134-16-c');
  });

  it('the end of a calibration or of a supplier’s approval is not the end of an agreement', () => {
    const lines = ['Supplier approval valid until 3 March 2025.', 'Shelf life: batch valid until 3 March 2025.'];
    expect(found(dossierOf([{ kinds: ['agreement'], heading: 'Agreement', lines }], { 'application.date': '2026-01-01' }))).toEqual([]);
  });

  it('two batches with the same measured values in every column are pointed out', () => {
    const values = { a: '91.3', b: '88.7', c: '93.1', d: '92.4', e: '90.9', f: '94.2' };
    const lines = [
      { Batch: 'DV1', ...values },
      { Batch: 'DV2', ...values },
      { Batch: 'DV3', ...values, a: '91.4' },
    ];
    const [hit] = hitsOf(dossierOf([{ kinds: ['tt_report'], lines }], {}));
    expect(hit?.requirement).toBe('A134-24-a');
    expect(hit?.citations).toHaveLength(2);
  });

  it('a row whose steps are dated the other way round than in all other rows is pointed out', () => {
    const row = (id: string, sampled: string, tested: string): Line => ({ Lot: id, Sampled: sampled, Tested: tested });
    const lines = [row('A', '2026-01-12', '2026-01-14'), row('B', '2026-01-16', '2026-01-11'), row('C', '2026-01-22', '2026-01-24')];
    expect(found(dossierOf([{ kinds: ['validation_report'], lines }], {}))).toContainEqual(['A134-14-a', 'B | 2026-01-16 | 2026-01-11']);
  });

  it('a batch that was tested before it was filled is pointed out', () => {
    const lines = [{ Batch: 'OT251003', Filled: '20 Oct 2025', Yield: '99' }];
    const tests = [{ Test: 'ST-191', Batch: 'OT251003', 'Sterility test begun': '17 Oct 2025' }];
    const input = dossierOf(
      [
        { kinds: ['validation_report'], lines },
        { kinds: ['validation_report'], lines: tests },
      ],
      {},
    );
    expect(found(input).map(([requirement]) => requirement)).toContain('A134-24-a');
  });

  it('a signature before the beginning of the present post is pointed out', () => {
    const flat = {
      'cmo.headOfProduction.name': '黎青禾',
      'cmo.headOfProduction.posts': [{ from: '2021-04-01', to: '2025-02-28' }, { from: '2025-03-01' }],
    };
    const early = dossierOf([{ kinds: ['tt_report'], lines: ['批准：黎青禾（生产负责人） 2025年1月10日'] }], flat);
    const later = dossierOf([{ kinds: ['tt_report'], lines: ['批准：黎青禾（生产负责人） 2025年4月10日'] }], flat);
    expect(found(early).map(([requirement]) => requirement)).toEqual(['A134-24-a']);
    expect(found(later)).toEqual([]);
  });

  it('a report of the audit is late only against a time that is written down', () => {
    const flat = { 'audit.endDate': '2025-07-09', 'audit.report.date': '2025-12-19' };
    const limit: Part = { kinds: ['agreement'], lines: ['The audit report is issued within twenty working days after the audit.'] };
    expect(found(dossierOf([limit], flat)).map(([requirement]) => requirement)).toEqual(['A134-13-e']);
    expect(found(dossierOf([{ kinds: ['agreement'], lines: ['An audit report is prepared promptly.'] }], flat))).toEqual([]);
  });

  it('a report that is due in working days is counted by the calendar; a year without one is left to the reviewer', () => {
    const limit: Part = { kinds: ['agreement'], lines: ['The audit report is issued within twenty working days after the audit.'] };
    const audited = (end: string, report: string): CheckHit[] =>
      hitsOf(dossierOf([limit], { 'audit.endDate': end, 'audit.report.date': report }));
    // Twenty working days from 25 September 2025 end on 29 October: the autumn holiday lies between.
    expect(audited('2025-09-25', '2025-10-28')).toEqual([]);
    expect(audited('2025-09-25', '2025-10-31').map((h) => h.force)).toEqual(['clear']);
    const [unknown] = audited('2030-03-01', '2030-06-01');
    expect(unknown?.force).toBe('weak');
    expect(unknown?.note.en).toContain('2030');
  });

  it('a limit in working days does not count the weekend', () => {
    const row: Line = { No: 'D1', 'Discovered on': '2026-01-16', 'Holder told': '2026-01-19' };
    const flat = { 'qualityAgreement.deviationNoticeLimitHours': 24 };
    const register: Part = { kinds: ['deviation_register'], heading: 'Deviation register', lines: [row] };
    expect(found(dossierOf([register], flat)).map(([r]) => r)).toEqual(['A134-05-f']);
    expect(found(dossierOf([register], { ...flat, 'qualityAgreement.deviationNoticeLimitWorkingDays': 1 }))).toEqual([]);
  });

  it('a deviation told later than agreed is found in the register, another product’s is not', () => {
    const row = (product: string, told: string): Line => ({
      No: 'D1',
      'Discovered on': '2026-01-14',
      Product: product,
      'Holder told': told,
    });
    const flat = { 'qualityAgreement.deviationNoticeLimitHours': 24, 'product.genericName': 'Ocutrevine Eye Drops' };
    const register = (line: Line): Part => ({ kinds: ['deviation_register'], heading: 'Deviation register', lines: [line] });
    expect(found(dossierOf([register(row('Ocutrevine', '2026-03-02'))], flat)).map(([requirement]) => requirement)).toEqual(['A134-05-f']);
    expect(found(dossierOf([register(row('Bravenal', '2026-03-02'))], flat))).toEqual([]);
    expect(found(dossierOf([register(row('Ocutrevine', '2026-01-15'))], flat))).toEqual([]);
  });

  it('自述从业年限不足的，仅对无菌药品适用', () => {
    const part: Part = {
      kinds: ['personnel_cv'],
      heading: '质量受权人 沐清和',
      lines: ['药品生产和质量管理经历4年7个月，其中无菌3年2个月。'],
    };
    expect(found(dossierOf([part], { 'product.isSterile': true })).map(([requirement]) => requirement)).toEqual(['A134-17-i']);
    expect(found(dossierOf([part], { 'product.isSterile': false }))).toEqual([]);
  });

  it('an instrument used after its calibration had run out is pointed out unless it is out of use', () => {
    const row = (state: string): Line => ({
      Tag: 'IT-02',
      Instrument: 'integrity tester',
      'Calibration valid until': '2025-11-30',
      State: state,
    });
    const list = (state: string): AssessInput =>
      dossierOf([{ kinds: ['equipment_list'], heading: 'Calibration', lines: [row(state)] }], { 'application.date': '2026-08-17' });
    expect(found(list('in use')).map(([requirement]) => requirement)).toContain('A134-02-a');
    expect(found(list('out of use'))).toEqual([]);
  });

  it('an item of the plan under the Announcement that falls due after the year needs a reason', () => {
    const plan = (due: string, reason: string): AssessInput =>
      dossierOf(
        [
          {
            kinds: ['rectification_plan'],
            heading: '公告实施自查',
            lines: [{ 序号: '1', 改进内容: '更换设备', 完成期限: due, 原因: reason }],
          },
        ],
        {},
      );
    expect(hitsOf(plan('2027-03-31', '')).map(({ requirement, force }) => [requirement, force])).toEqual([['A134-25-d', 'clear']]);
    expect(hitsOf(plan('2027-03-31', '设备交货周期长')).map(({ force }) => force)).toEqual(['weak']);
    expect(hitsOf(plan('2026-09-30', ''))).toEqual([]);
  });
});
