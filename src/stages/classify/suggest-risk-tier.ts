import type { Classification, FactSheet, FactValue, Suggestion } from '../../domain/index.ts';
import { abstain, placesOf } from './suggestion.ts';
import { highRisk, words } from './words.ts';

const highTypes = ['tcm_injection', 'multi_component_biochemical', 'biological'];

/** `high` asks for a second, different person at sign-off. Open when nothing says high and sterility is not known: silence is never low risk. */
export function suggestRiskTier(
  sheet: FactSheet,
  flat: Readonly<Record<string, FactValue>>,
): { tier: Classification['riskTier']; suggestion: Suggestion } {
  const reasons = reasonsForHigh(flat);
  const citations = placesOf(sheet, [
    'product.isSterile',
    'product.type',
    'product.controlledCategory',
    'product.riskClass',
    'product.dosageForm',
  ]);
  if (reasons.length > 0) {
    const named = reasons.map((reason) => highRisk[reason] ?? words.high);
    return {
      tier: 'high',
      suggestion: {
        question: 'risk-tier',
        value: 'high',
        label: words.high,
        reason: { en: named.map((r) => r.en).join(' '), zh: named.map((r) => r.zh).join('') },
        citations,
        alternatives: [{ value: 'normal', label: words.normal, wouldNeed: words.wouldNeedNormal }],
        mark: 'ours',
      },
    };
  }
  if (flat['product.isSterile'] !== false) return { tier: 'unknown', suggestion: abstain('risk-tier', words.riskMissing, citations) };
  return {
    tier: 'normal',
    suggestion: {
      question: 'risk-tier',
      value: 'normal',
      label: words.normal,
      reason: words.riskNormal,
      citations,
      alternatives: [{ value: 'high', label: words.high, wouldNeed: words.wouldNeedHigh }],
      mark: 'ours',
    },
  };
}

function reasonsForHigh(flat: Readonly<Record<string, FactValue>>): string[] {
  const reasons: string[] = [];
  if (flat['product.isSterile'] === true) reasons.push('sterile');
  const type = flat['product.type'];
  if (typeof type === 'string' && highTypes.includes(type)) reasons.push(type);
  const category = flat['product.controlledCategory'];
  if (typeof category === 'string' && category !== '' && category !== 'none') reasons.push(category in highRisk ? category : 'controlled');
  if (flat['product.riskClass'] === 'high') reasons.push('stated');
  return reasons;
}
