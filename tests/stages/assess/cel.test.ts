import { describe, expect, it } from 'vitest';
import { celReads } from '../../../src/domain/cel-reads.ts';
import { bindFacts, celEvaluator, compileCel, evaluateCel } from '../../../src/stages/assess/cel.ts';

const calendar = [
  {
    year: 2026,
    mark: 'ours' as const,
    notice: { en: '', zh: '' },
    daysOff: ['2026-10-01', '2026-10-02'],
    workedWeekendDays: ['2026-10-10'],
  },
];

describe('a check over facts', () => {
  it.each([
    ['a.b == "x"', { 'a.b': 'x' }, 'true'],
    ['a.b == "x"', { 'a.b': 'y' }, 'false'],
    ['a.b == "x"', {}, 'missing'],
    ['a.b == "x"', { 'a.b': null }, 'missing'],
    ['a.gone && false', {}, 'false'],
    ['false && a.gone', {}, 'false'],
    ['a.gone || true', {}, 'true'],
    ['a.gone || false', {}, 'missing'],
    ['has(a.b.c)', {}, 'false'],
    ['!has(a.b.c) || a.b.c > 3', { 'a.b.c': 4 }, 'true'],
    ['a.list.all(x, x.done)', { 'a.list': [] }, 'true'],
    ['a.list.all(x, x.done)', { 'a.list': [{ done: true }, {}] }, 'missing'],
    ['a.list.exists(x, x.done)', { 'a.list': [{}, { done: true }] }, 'true'],
    ['size(a.list) > 0', { 'a.list': [] }, 'false'],
    ['a.count', { 'a.count': 4 }, 'missing'],
    ['a.count >= 4', { 'a.count': 4 }, 'true'],
    ['a.on <= a.until', { 'a.on': '2026-01-01', 'a.until': '2026-01-01' }, 'true'],
    ['a.on <= a.until', { 'a.on': '2026-02-30', 'a.until': '2026-03-01' }, 'missing'],
    ['a.on <= a.until', { 'a.on': '2026-02-28', 'a.until': '' }, 'missing'],
    ['a.on != ""', { 'a.on': '2026-02-28' }, 'true'],
    ['a.on.getFullYear() == 2026', { 'a.on': '2026-02-28' }, 'true'],
  ] as const)('%s over %o is %s', (expression, facts, outcome) => {
    expect(evaluateCel(expression, facts as never).outcome).toBe(outcome);
  });

  it('says why it could not be computed', () => {
    expect(evaluateCel('a.b == 1', {}).error).toContain('b');
  });

  it('is refused when it is not CEL', () => {
    expect(() => compileCel('a.b ==')).toThrow();
    expect(() => evaluateCel('a.b ==', {})).toThrow();
  });

  it('cannot be reached by facts that are named like parts of an object', () => {
    expect(evaluateCel('has(a.constructor)', { 'a.b': 1 }).outcome).toBe('false');
    expect(evaluateCel('a.toString == 1', { 'a.b': 1 }).outcome).toBe('missing');
  });
});

describe('flat facts become objects', () => {
  it('where one key is an object with fields and the beginning of another key', () => {
    const facts = { 'cmo.sop.changeControl': { no: 'QS-7', version: '03' }, 'cmo.sop.changeControl.allowsWithoutMahApproval': false };
    const bound = bindFacts(facts, ['cmo.sop.changeControl.version', 'cmo.sop.changeControl.allowsWithoutMahApproval']);
    expect(bound).toEqual({ cmo: { sop: { changeControl: { no: 'QS-7', version: '03', allowsWithoutMahApproval: false } } } });
  });

  it('with days as timestamps and an open post ending on the day of application', () => {
    const facts = { 'application.date': '2026-03-01', 'cmo.head.posts': [{ from: '2020-03-01', to: '', area: 'quality' }] };
    expect(evaluateCel('unionYears(cmo.head.posts) == 6.0', facts).outcome).toBe('true');
    expect(evaluateCel('unionYears(cmo.head.posts) == 6.0', { 'cmo.head.posts': [{ from: '2020-03-01', to: '' }] }).outcome).toBe(
      'missing',
    );
  });
});

describe('what an expression reads', () => {
  it.each([
    ['agreement.signed && has(agreement.validTo)', ['agreement.signed', 'agreement.validTo']],
    [
      'cmo.qualifiedPersons.all(q, unionYears(q.posts.filter(p, p.productType == product.type)) >= 3.0)',
      ['cmo.qualifiedPersons', 'cmo.qualifiedPersons[].posts', 'cmo.qualifiedPersons[].posts[].productType', 'product.type'],
    ],
    ['production.activeYears.filter(y, y < application.date.getFullYear())', ['production.activeYears', 'application.date']],
    ['{"minor": 1}[x.category] >= 1', ['x.category']],
    ['"C" in cmo.licence.classCodes ? true : classC.applied', ['cmo.licence.classCodes', 'classC.applied']],
  ])('%s', (expression, reads) => {
    expect(celReads(expression)).toEqual(reads);
  });
});

describe('working days', () => {
  it('count make-up days and leave out holidays', () => {
    const evaluate = celEvaluator(calendar);
    expect(evaluate('workingDaysBetween(a.x, a.y) == 7', { 'a.x': '2026-09-29', 'a.y': '2026-10-10' }).outcome).toBe('true');
  });

  it('cannot be computed over a year that the calendar does not have', () => {
    const outcome = celEvaluator(calendar)('workingDaysBetween(a.x, a.y) <= 60', { 'a.x': '2026-12-01', 'a.y': '2027-01-05' });
    expect(outcome).toMatchObject({ outcome: 'missing', error: expect.stringContaining('2027') as string });
  });
});
