import { describe, expect, it } from 'vitest';
import type { FactValue, Programme } from '../../../src/domain/index.ts';
import { celEvaluator } from '../../../src/stages/assess/cel.ts';
import { describeFailure } from '../../../src/stages/assess/describe-failure.ts';
import { loadKnowledge } from '../../../src/workspace/load-knowledge.ts';

const knowledge = loadKnowledge();
const programme = knowledge.programmes.get('drug-contract-manufacturing') as Programme;
const evaluate = celEvaluator(knowledge.calendar);
const told = (check: string, flat: Record<string, FactValue>) =>
  describeFailure(check, { flat, sheet: { facts: [], contradictions: [] }, programme }, evaluate);

describe('what is told of a check that is false', () => {
  it('names the value and the limit in both languages', () => {
    const failure = told('qualityAgreement.riskAssessmentsPerYear >= 4', { 'qualityAgreement.riskAssessmentsPerYear': 2 });
    expect(failure?.text.en).toBe('Agreed number of joint risk assessments a year: 2, required at least 4');
    expect(failure?.text.zh).toBe('约定每年风险评估次数为2，应不少于4');
  });

  it('sets one fact against another by both names', () => {
    const flat = { 'line.plannedVolumeTotal': 412, 'line.designCapacity': 360 };
    expect(told('line.plannedVolumeTotal <= line.designCapacity', flat)?.text.en).toMatch(/: 412, required at most 360 \(.+\)$/u);
  });

  it('tells only the part that failed, days as days', () => {
    const flat = {
      'evaluation.conclusion': 'pass',
      'evaluation.date': '2026-03-02',
      'agreement.signDate': '2026-02-01',
      'qualityAgreement.signDate': '2026-04-01',
    };
    const failure = told('evaluation.conclusion == "pass" && evaluation.date <= agreement.signDate && evaluation.date <= qualityAgreement.signDate', flat); // prettier-ignore
    expect(failure?.text.en).toContain('2026-03-02, required no later than 2026-02-01');
    expect(failure?.text.en).not.toContain('2026-04-01');
    expect(failure?.facts[0]).toMatchObject({ value: '2026-03-02', derivation: expect.stringContaining('2026-02-01') as string });
  });

  it('gives computed years and working days as figures', () => {
    const posts = [{ from: '2021-01-01', to: '2024-07-01', area: 'manufacturing' }];
    const years = told('unionYears(cmo.headOfProduction.posts.filter(p, p.area in ["manufacturing"])) >= 5.0', {
      'cmo.headOfProduction.posts': posts,
    });
    expect(years?.text.en).toMatch(/^Years covered, .+: 3\.49, required at least 5$/u);
    const days = told('workingDaysBetween(classB.completedDate, cmo.recordApplication.date) <= 60', {
      'classB.completedDate': '2026-01-05',
      'cmo.recordApplication.date': '2026-06-30',
    });
    expect(days?.text.en).toMatch(/^Working days from “.+” to “.+”: \d{3}, required at most 60$/u);
  });

  it('counts and names the entries of a list that fail', () => {
    const findings = [
      { description: 'Door interlock', closedDate: '2026-05-01', dueDate: '2026-03-01' },
      { description: 'Log book', closedDate: '2026-02-01', dueDate: '2026-03-01' },
    ];
    expect(told('audit.findings.all(f, f.closedDate <= f.dueDate)', { 'audit.findings': findings, 'application.date': '2026-06-01' })?.text.en).toMatch(/1 of 2 do not hold \(“Door interlock”\)$/u); // prettier-ignore
  });

  it('says words of the fact model and of the reading rules in the language of the sentence', () => {
    const handover = told('qualityAgreement.recordHandover == "with_each_release"', { 'qualityAgreement.recordHandover': 'periodic' });
    expect(handover?.text.zh).toMatch(/为定期，应为每批放行时$/u);
    expect(handover?.text.en).toMatch(/: periodically, required equal to with each release$/u);
    const capas = told('coline.capas.all(c, c.mahApproved)', {
      'coline.capas': [{ approvedBy: 'contract manufacturer', mahApproved: false }],
    });
    expect(capas?.text.zh).toMatch(/1项中有1项不满足（受托方）$/u);
    const triggers = told('coline.triggers.all(t, has(t.assessmentId) && t.assessmentId != "")', {
      'coline.triggers': [{ type: 'commercial_product', assessmentId: '' }],
    });
    expect(triggers?.text.zh).toMatch(/（商业化品种）$/u);
    const lacking = told('size(setMissing(["a"], qualityAgreement.rightToConsult)) == 0', { 'qualityAgreement.rightToConsult': [] });
    expect(lacking?.text.zh ?? '').not.toContain('setMissing');
  });

  it('tells something or nothing of every check and gate of the programme, and never breaks on brackets', () => {
    const flat = new Proxy<Record<string, FactValue>>(
      {},
      { get: (_, key) => (String(key).endsWith('Date') ? '2020-01-01' : false), has: () => true },
    );
    const checks = [
      ...programme.requirements.flatMap((r) => (r.cel === undefined ? [] : [r.cel.check])),
      ...programme.gates.map((g) => g.cel.check),
    ];
    expect(checks.length).toBeGreaterThan(70);
    for (const check of checks) expect(() => told(check, flat), check).not.toThrow();
    const both = told('(a.x || b.y) && (c.z == 1 || !(d.w))', { 'a.x': true, 'b.y': true, 'c.z': 2, 'd.w': true });
    expect(both?.text.en).toContain('2, required equal to 1');
  });

  it('says nothing rather than something wrong where it cannot tell', () => {
    expect(told('"mah" in retention.parties', { 'retention.parties': ['cmo'] })).toBeUndefined();
    expect(told('agreement.signed', {})).toBeUndefined();
    expect(told('agreement.signed', { 'agreement.signed': false })?.text.en).toMatch(/: no$/u);
    expect(told('cmo.sop.release.version != ""', { 'cmo.sop.release.version': '' })?.text.en).toMatch(/: nothing is stated$/u);
  });
});
