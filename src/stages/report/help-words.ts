import type { Bilingual } from '../../domain/bilingual.ts';

type Place = { readonly file: string; readonly page: number };
const listed = (items: readonly Bilingual[]): Bilingual => ({
  en: items.map(({ en }) => en).join('; '),
  zh: items.map(({ zh }) => zh).join('；'),
});
const ended = (text: string): string => text.replace(/[.。]$/u, '');

/** Sentences of a suggested fix; every value in them is the requirement's or a place of the dossier. */
export const helpWords = {
  enclose: (expected: Bilingual): Bilingual => ({
    en: `Enclose what shows this: ${ended(expected.en)}.`,
    zh: `补充能够证明该项要求的资料：${ended(expected.zh)}。`,
  }),
  correct: (statement: Bilingual): Bilingual => ({
    en: `Meet the duty and let the documents show it truthfully: ${ended(statement.en)}.`,
    zh: `落实该项要求，并在资料中如实反映：${ended(statement.zh)}。`,
  }),
  show: (expected: Bilingual): Bilingual => ({
    en: `A reviewer expects to see: ${ended(expected.en)}.`,
    zh: `审查时应能看到：${ended(expected.zh)}。`,
  }),
  place: (kinds: readonly Bilingual[]): Bilingual => {
    const names = listed(kinds);
    return { en: `It belongs in: ${names.en}.`, zh: `应写入：${names.zh}。` };
  },
  state: (facts: readonly Bilingual[]): Bilingual => {
    const names = listed(facts);
    return { en: `No value was found for: ${names.en}. State it where it is true.`, zh: `未读到以下内容：${names.zh}。请据实写明。` };
  },
  check: (places: readonly Place[]): Bilingual => ({
    en: `Check what stands at ${places.map(({ file, page }) => `${file}, page ${String(page)}`).join('; ')}.`,
    zh: `请核对${places.map(({ file, page }) => `${file}第${String(page)}页`).join('、')}的内容。`,
  }),
  agree: {
    en: 'Find out what is true and state it alike in every document.',
    zh: '请查明真实情况，并在各份资料中作一致表述。',
  } as Bilingual,
  title: { en: 'To close this gap', zh: '如何补正' },
  expected: { en: 'Expected', zh: '应提供' },
  where: { en: 'Belongs in', zh: '所在文件' },
  cases: { en: 'Similar published cases', zh: '类似公开案例' },
  unconfirmed: { en: 'not yet confirmed at the source', zh: '来源尚未核实' },
  confirmed: { en: 'confirmed at the source', zh: '来源已核实' },
  fix: { en: 'Suggested fix', zh: '建议' },
} as const;
