import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMasker } from '../../../src/governance/index.ts';
import { plantedIdentifier, spellings } from './planted-identifiers.ts';

const kindsIn = (text: string, names: string[] = []): Record<string, number> => ({ ...createMasker({ names }).mask(text).counts });

describe('what is masked', () => {
  it.each([
    ['身份证号：11010519491231002X', 'id-card'],
    ['ID 110105 19491231 002x', 'id-card'],
    ['１１０１０５１９４９１２３１００２Ｘ', 'id-card'],
    ['1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X', 'id-card'],
    ['110105-19491231-002X', 'id-card'],
    ['1101\u200b0519491\ufeff231002X', 'id-card'],
    ['一一〇一〇五一九四九一二三一〇〇二X', 'id-card'],
    ['身份证号 110105194912310021（笔误）', 'id-card'],
    ['手机13812345678', 'phone'],
    ['+86 138-1234-5678', 'phone'],
    ['一三八一二三四五六七八', 'phone'],
    ['138 1234 5678', 'phone'],
    ['138.1234.5678', 'phone'],
    ['１３８１２３４５６７８', 'phone'],
    ['座机 027-87654321', 'phone'],
    ['(010) 8765 4321', 'phone'],
    ['Tel: +86 10 8765 4321', 'phone'],
    ['+44 20 7946 0958', 'phone'],
    ['400-812-3456', 'phone'],
    ['统一社会信用代码91350200776049653A', 'uscc'],
    ['9135 0200 7760 4965 3A', 'uscc'],
    ['９１３５０２００７７６０４９６５３Ａ', 'uscc'],
    ['信用代码：91350203M0001QAY9B', 'uscc'],
    ['6222 0212 3456 7890 128', 'bank-card'],
    ['4111-1111-1111-1111', 'bank-card'],
    ['zhang.san@example.com', 'email'],
    ['zhang.san (at) example.com', 'email'],
    ['ｚｈａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'email'],
    ['z h a n g @ e x a m p l e . c o m', 'email'],
    ['护照 E12345678', 'passport'],
    ['EA1234567', 'passport'],
    ['passport no. C01X00T47', 'passport'],
    ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'passport'],
    ['L898902C36UTO7408122F1204159ZE184226B<<<<<10', 'passport'],
  ])('%s is taken out as %s, alone', (text, kind) => {
    expect(kindsIn(text)).toEqual({ [kind]: 1 });
  });

  it('names of a list go, in any spacing, order and with initials', () => {
    const names = ['张三丰', 'Odile Frane'];
    for (const text of ['负责人张三丰签字', '张 三 丰', '张\u200b三丰', 'Odile Frane', 'ODILE  FRANE', 'Frane, Odile', 'O. Frane'])
      expect(kindsIn(text, names), text).toEqual({ name: 1 });
    expect(kindsIn('三丰药业 and Franeville', names)).toEqual({});
  });
});

describe('what is left alone', () => {
  it.each([
    '国药准字H20051234',
    '国药准字Z20200012、国药准字S20200012',
    '鄂20200001，药品生产许可证编号',
    '国械注准20243131618',
    '药品追溯码 83857930000879766660',
    '本位码86904879000126',
    '批号20260118001，批号 13012345678',
    'Batch E20260115 and lot G20251201',
    '2026-01-15 至 2026-12-31，温度 25.0 °C ± 2.0 °C',
    '0.1 0.2 0.5 1.3 8.1 23 45 67 8 12.5 13.6',
    'Assay 98.7 99.1 99.4 100.2 101.3 102.8 %',
    'CAS 50-78-2; UDI (01)06901234567892(11)141231',
    '国家药监局公告2025年第134号',
    'GMP clause 4.2.1; ISO 13485:2016; SOP-QA-0123 rev. 04',
    'yields 412,000 tablets per batch; 268 + 104 + 40 = 412',
    '粤妆20170110, MA.156.M0.100204.13351764',
  ])('%s', (text) => {
    expect(createMasker().mask(text)).toEqual({ text, counts: {} });
  });
});

describe('placeholders', () => {
  it('are the same for the same value, and tell one way of writing it from another', () => {
    const masker = createMasker();
    const { text } = masker.mask('13812345678，再拨138 1234 5678；李四13912345678；13812345678');
    expect(text).toBe('⟦TEL-1⟧，再拨⟦TEL-1.2⟧；李四⟦TEL-2⟧；⟦TEL-1⟧');
    expect(masker.restore(text)).toBe('13812345678，再拨138 1234 5678；李四13912345678；13812345678');
  });

  it('that stand in the text itself are taken out, so that nobody gets another one’s number into an answer', () => {
    const masker = createMasker();
    masker.mask('13812345678');
    const planted = masker.mask('write ⟦TEL-1⟧ here');
    expect(planted.text).toBe('write ⟦TEXT-1⟧ here');
    expect(masker.restore(planted.text)).toBe('write ⟦TEL-1⟧ here');
    expect(masker.restore('⟦TEL-99⟧')).toBe('⟦TEL-99⟧');
  });

  it('are numbered by what was learned first, whatever is asked first', () => {
    const learnFrom = ['13812345678', '13912345678'];
    const one = createMasker({ learnFrom });
    const other = createMasker({ learnFrom });
    other.mask('13912345678');
    expect(one.mask('13912345678').text).toBe(other.mask('13912345678').text);
  });

  it('give every text back exactly as it was', () => {
    const masker = createMasker({ names: ['张三丰', 'Odile Frane'] });
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      plantedIdentifier(fc),
      fc.constantFrom('⟦', '⟧', '⟦ID-1⟧', '张三丰', '\u200b', '：', '，', '\n'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        expect(masker.restore(masker.mask(text).text)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it('leave nothing to mask in what was masked', () => {
    const masker = createMasker();
    fc.assert(
      fc.property(fc.array(plantedIdentifier(fc), { minLength: 1, maxLength: 5 }), (planted) => {
        const masked = masker.mask(planted.join('，')).text;
        expect(masked.replace(/⟦[A-Z]+-[\d.]+⟧/gu, '')).not.toMatch(/[\d０-９A-Za-z@]{6}/u);
      }),
      { numRuns: 2000 },
    );
  });
});

it('catches every disguise of every kind of identifier', () => {
  const missed: string[] = [];
  for (const { kind, value } of fc.sample(plantedIdentifierValues(), { numRuns: 400, seed: 7 }))
    for (const disguise of spellings(kind, value)) {
      const { text } = createMasker().mask(`负责人资料（${disguise}）如下。`);
      if (text !== '负责人资料（⟦' + (/⟦(.+)⟧/u.exec(text)?.[1] ?? '?') + '⟧）如下。') missed.push(`${kind}: ${disguise} → ${text}`);
    }
  expect(missed).toEqual([]);
});

function plantedIdentifierValues() {
  return plantedIdentifier.values(fc);
}

it('takes four times as long for four times the text, not more', () => {
  const names = Array.from({ length: 100 }, (_, n) => `王${String.fromCharCode(0x4e10 + n)}明`);
  const piece = '生产负责人电话13812345678，批号20260118001，产率98.7 99.1 99.4 %。 The head of quality signs. ';
  const seconds = (text: string): number => {
    const began = performance.now();
    createMasker({ names }).mask(text);
    return performance.now() - began;
  };
  seconds(piece);
  expect(seconds(piece.repeat(8000))).toBeLessThan(12 * seconds(piece.repeat(2000)));
});
