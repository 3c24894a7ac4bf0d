import type { DecisionStep, FactSheet, FactValue, Suggestion } from '../../domain/index.ts';
import { askFact } from './decision-step.ts';
import { dosageFormOf } from './dosage-forms.ts';
import { readingsOf, suggestFromFact } from './suggestion.ts';
import { questions, words } from './words.ts';

/** The stated dosage form by its usual name; where only the product's name tells it, that is said. A form that is sterile as a rule but stated as not sterile is pointed at. */
export function suggestDosageForm(sheet: FactSheet, flat: Readonly<Record<string, FactValue>>): Suggestion {
  const isStated = readingsOf(sheet, 'product.dosageForm').length > 0;
  const key = isStated ? 'product.dosageForm' : 'product.genericName';
  const stated = flat[key];
  if (!isStated && (typeof stated !== 'string' || dosageFormOf(stated) === undefined))
    return suggestFromFact('dosage-form', 'product.dosageForm', sheet, undefined, (value) => labelOf(String(value)));
  const own = suggestFromFact('dosage-form', key, sheet, stated, (value) => labelOf(String(value)));
  const form = typeof stated === 'string' ? dosageFormOf(stated) : undefined;
  if (form === undefined) return own;
  const path: DecisionStep[] = [...(own.path ?? [])];
  if (flat['product.isSterile'] !== undefined) path.push(askFact(questions['product.isSterile'], 'product.isSterile', sheet, flat));
  const differs = form.sterile && flat['product.isSterile'] === false;
  return {
    ...own,
    value: form.id,
    label: form.label,
    reason: differs ? words.formSterile : isStated ? own.reason : words.formByName,
    path,
    alternatives: own.alternatives.filter(({ value }) => dosageFormOf(value)?.id !== form.id),
  };
}

function labelOf(text: string): { en: string; zh: string } {
  return dosageFormOf(text)?.label ?? { en: text, zh: text };
}
