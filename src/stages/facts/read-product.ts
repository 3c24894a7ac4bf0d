import type { Reading } from './fact-list.ts';
import { enumValues } from './read-value.ts';
import type { ReadingRules } from './reading-rules.ts';
import { isOfKind, type Source } from './source.ts';

const enForm =
  '(?:(?:Film-coated|Hard|Soft|Prolonged-release|Enteric-coated|Oral|Powder for)\\s)?(?:Tablets?|Capsules?|Injection|Injections|Granules|Solution|Concentrate|Emulsion|Suspension|Powder|Ointment|Cream|Drops|Lyophilisate)(?:\\s+for\\s+(?:Injection|Infusion))?';
const enProduct = new RegExp(`(?<![A-Za-z])(?:[A-Z][\\p{L}-]+\\s){1,4}(?:for\\s)?${enForm}(?![a-z])`, 'u');
const strength = /\d+(?:\.\d+)?\s*(?:mg|g|ml|mL|µg|μg|mcg|IU|万单位)(?:\s*[/:：]\s*\d*(?:\.\d+)?\s*(?:mg|g|ml|mL|支|瓶))?/u;
const approval = /(?:国药准字\s?)?[HZSBJ][CJ]?\d{4}-?[\dX]{4}(?!\d)/u;

/** The product where an application describes it in a sentence: `Name Tablets 50 mg, approval H2019-7731, …`. */
export function readProduct(source: Source, known: ReadonlySet<string>, rules: ReadingRules): Reading[] {
  const readings: Reading[] = [];
  for (const s of source.statements) {
    if (!isOfKind(s.document, ['application_form', 'registration_certificate', 'cover_letter'])) continue;
    const underProduct = /product|品种|药品|产品/iu.test(s.headings.at(-1) ?? '');
    const number = /(?:approval|批准文号|文号|国药准字)/iu.test(s.text) ? approval.exec(s.text)?.[0] : undefined;
    if (!underProduct && number === undefined) continue;
    const fact = (key: string, value: Reading['value'] | undefined): void => {
      if (value !== undefined && value !== '' && !known.has(key)) readings.push({ key, value, origin: 'sentence', places: [s] });
    };
    const name =
      enProduct.exec(s.text)?.[0] ??
      /(?:本品|品种)(?:为|是|：)?\s*([\u4e00-\u9fff]{3,14}(?:片|胶囊|注射液|颗粒|口服液|丸|粉针剂|冻干粉))/u.exec(s.text)?.[1];
    fact('product.approvalNumber', number);
    if (name !== undefined && !readings.some((r) => r.key === 'product.genericName')) {
      fact('product.genericName', name);
      fact('product.strength', strength.exec(s.text.slice(s.text.indexOf(name)))?.[0]);
    }
    if (!readings.some((r) => r.key === 'product.type') && !/此前|previous|受托方|manufacturer/iu.test(s.text))
      fact('product.type', enumValues(s.text, 'product.type', rules)[0]);
  }
  return readings;
}
