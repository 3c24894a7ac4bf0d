import { describe, expect, it } from 'vitest';
import { document, form, read } from './dossier-builder.ts';

const told = (line: string, product = '本品为非无菌片剂。'): Record<string, unknown> =>
  read([form(product), document('02.md', 'licence', ['# Record of the line', line])]).flat.values;

describe('lines that stood still', () => {
  it.each([
    ['Line C2 was out of use from March 2021 to October 2023.', '2021-03-01'],
    ['C2线2021年3月起停用，2023年10月重新投入使用。', '2021-03-01'],
    ['该线于2021年3月停产，2023年10月恢复生产。', '2021-03-01'],
    ['The line had been idle since 5 March 2021 and was restarted on 9 October 2023.', '2021-03-05'],
  ])('begin with the last production and are over: “%s”', (line, from) => {
    const values = told(line);
    expect(values['line.lastProductionDate']).toBe(from);
    expect(values['line.intendsToResume']).toBe(false);
  });

  it('counts a standstill beyond five years as one to be resumed under the duties', () => {
    expect(told('该线2018年3月至2024年6月停用。')['line.intendsToResume']).toBe(true);
  });

  it('applies three years where the product is sterile', () => {
    const sentence = '该线2020年3月至2024年6月停用。';
    expect(told(sentence)['line.intendsToResume']).toBe(false);
    expect(told(sentence, '本品为无菌灌装制剂。')['line.intendsToResume']).toBe(true);
  });

  it('takes the dates beside the standstill, not those of the building', () => {
    expect(told('D线建于2018年，2019年1月至2019年12月用于研发批；2021年5月至2023年2月停用。')['line.lastProductionDate']).toBe(
      '2021-05-01',
    );
  });

  it('says no more than the beginning where production has not come back', () => {
    const values = told('Line C2 has been idle since March 2021; it will be restarted in August 2026.');
    expect(values['line.lastProductionDate']).toBe('2021-03-01');
    expect(values['line.intendsToResume']).not.toBe(false);
  });

  it.each(['本品自2021年3月起未再生产。', 'Line C2 was never idle between March 2021 and May 2024.', '该线2021年3月完成改造。'])(
    'are not read from “%s”',
    (line) => {
      expect(told(line)['line.lastProductionDate']).toBeUndefined();
    },
  );
});
