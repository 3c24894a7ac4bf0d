import { describe, expect, it } from 'vitest';
import { sayDerivation } from '../../src/domain/derivation-words.ts';

describe('the note of how a fact came about', () => {
  it.each([
    ['2011-04-01 to 2025-01-01', '2011-04-01 to 2025-01-01', '2011-04-01至2025-01-01'],
    ['2011-04-01 to open', 'from 2011-04-01, open', '自2011-04-01起，至今'],
    ['2023-05-01 + 36 months = 2026-05-01', '2023-05-01 + 36 months = 2026-05-01', '2023-05-01 + 36个月 = 2026-05-01'],
    ['same day = 24 h', 'same day = 24 h', '当日 = 24小时'],
    ['2 × 24 h = 48 h', '2 × 24 h = 48 h', '2 × 24小时 = 48小时'],
    ['12 times a year: 8760 / 12 = 730 h', '12 times a year: 8760 / 12 = 730 h', '每年12次：8760 / 12 = 730小时'],
    ['DEV-2: 2025-03-01 to 2025-03-04 = 3 days, at least 48 h', 'DEV-2: 2025-03-01 to 2025-03-04 = 3 days, at least 48 h', 'DEV-2：2025-03-01至2025-03-04，共3天，至少48小时'],
    ['stated as not evaluated: product_risk, coline_feasibility', 'stated as not evaluated: risk of the product, feasibility of shared lines', '载明未评估：品种风险、共线可行性'],
    ['scope tablet; product tablet, capsule', 'scope: tablets; product: tablets, capsules', '范围：片剂；品种：片剂、胶囊剂'],
    ['3 rejected or destroyed among batches B1 to B9, 2024-01-02 to 2024-09-03', '3 rejected or destroyed among batches B1 to B9, 2024-01-02 to 2024-09-03', '批号B1至B9（2024-01-02至2024-09-03），其中不合格或销毁3批'],
    ['application type joint_b_c', 'application type: Class B and C together', '申请类型：B类与C类联合申请'],
  ])('%s is said in both languages', (note, en, zh) => {
    expect(sayDerivation(note)).toEqual({ en, zh });
  }); // prettier-ignore

  it('says several notes one after the other, and leaves formulas and words of people as they are', () => {
    expect(sayDerivation('same day = 24 h; 268 + 104 = 372').zh).toBe('当日 = 24小时；268 + 104 = 372');
    expect(sayDerivation('Ines Calder: the annex is older').zh).toBe('Ines Calder: the annex is older');
  });
});
