import type { Classification, FactSheet, FactValue, Suggestion } from '../../domain/index.ts';
import { abstain, placesOf } from './suggestion.ts';
import { highRiskGroups, riskFacts, riskPath } from './suggest-high-risk-groups.ts';
import { unanswered } from './decision-step.ts';
import { highRisk, words } from './words.ts';

/** `high` asks for a second, different person at sign-off. Open when nothing says high and sterility is not known: silence is never low risk. */
export function suggestRiskTier(
  sheet: FactSheet,
  flat: Readonly<Record<string, FactValue>>,
): { tier: Classification['riskTier']; suggestion: Suggestion } {
  const reasons = highRiskGroups(flat);
  const path = riskPath(sheet, flat);
  const missing = unanswered(path);
  const changing = riskFacts.map((fact) => ({ fact, to: reasons.length > 0 ? words.wouldNeedNormal : words.wouldNeedHigh }));
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
        path,
        missing,
        changing,
      },
    };
  }
  if (flat['product.isSterile'] !== false)
    return { tier: 'unknown', suggestion: { ...abstain('risk-tier', words.riskMissing, citations), path, missing, changing } };
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
      path,
      missing,
      changing,
    },
  };
}
