import { expect, it } from 'vitest';
import { countLetters, languageOf } from '../../../src/stages/ingest/detect-language.ts';

it.each([
  ['The holder checks for each batch the results of testing.', 'en'],
  ['持有人对每批产品的检验结果进行审核，GMP证书编号见附件。', 'zh'],
  ['Quality agreement 质量协议 between the holder 持有人 and the site 受托方', 'mixed'],
  ['12 345', 'en'],
])('the language of %j is %s', (text, language) => {
  expect(languageOf([countLetters([{ text }])])).toBe(language);
});
