import { describe, expect, it } from 'vitest';
import { celEvaluator } from '../../../src/stages/assess/cel.ts';
import { loadKnowledge } from '../../../src/workspace/load-knowledge.ts';
import { document, form, type Part, programme, read } from './dossier-builder.ts';

const check = programme.requirements.find((r) => (r.id as string) === 'A134-05-f')?.cel?.check ?? '';
const evaluate = celEvaluator(loadKnowledge().calendar);
const values = (clause: string, ...register: Part[]) =>
  read([form(), document('05.md', 'quality_agreement', ['# Quality agreement', clause]), document('09.md', 'deviation_register', register)])
    .flat.values;
const register = (...rows: string[][]): Part[] => ['# Deviation register', [['No.', 'Found on', 'Holder told on'], ...rows]];
const zhRegister = (...rows: string[][]): Part[] => ['# 偏差台账', [['偏差编号', '发现日期', '告知持有人日期'], ...rows]];

describe('the time in which the holder is told of a deviation', () => {
  it('is counted by the calendar where it was agreed in working days', () => {
    const clause = 'The contract manufacturer informs the holder in writing of every deviation within two working days.';
    // Found on the last day before the Spring Festival: the second working day after it is 25 February 2026.
    const intime = values(clause, ...register(['DV-26-01', '2026-02-14', '2026-02-25']));
    expect(intime['qualityAgreement.deviationNoticeLimitWorkingDays']).toBe(2);
    expect(evaluate(check, intime).outcome).toBe('true');
    expect(evaluate(check, values(clause, ...register(['DV-26-01', '2026-02-14', '2026-02-26']))).outcome).toBe('false');
  });

  it('以工作日约定的，按工作日历计算；缺少该年日历时不作判断', () => {
    const clause = '受托方发现偏差后，应在1个工作日内书面告知持有人。';
    const friday = values(clause, ...zhRegister(['PC-001', '2026年1月16日', '2026年1月19日']));
    expect(friday['qualityAgreement.deviationNoticeLimitWorkingDays']).toBe(1);
    expect(evaluate(check, friday).outcome).toBe('true');
    const later = evaluate(check, values(clause, ...zhRegister(['PC-001', '2030年1月4日', '2030年1月9日'])));
    expect(later).toMatchObject({ outcome: 'missing', missingYear: 2030 });
  });

  it('stays in hours where the agreement speaks of hours', () => {
    const read = values(
      'The contract manufacturer informs the holder of every deviation within 24 hours.',
      ...register(['D1', '2026-03-02', '2026-03-06']),
    );
    expect(read['qualityAgreement.deviationNoticeLimitWorkingDays']).toBeUndefined();
    expect(evaluate(check, read).outcome).toBe('false');
  });
});
