import type { DecisionStep, FactSheet, FactValue, Suggestion } from '../../domain/index.ts';
import { askFact, unanswered } from './decision-step.ts';
import { abstain, placesOf } from './suggestion.ts';
import { highRisk, productTypes, questions, words } from './words.ts';

const highTypes = ['tcm_injection', 'multi_component_biochemical', 'biological'];
export const riskFacts = ['product.isSterile', 'product.type', 'product.controlledCategory', 'product.riskClass'] as const;

/** Every group of special risk that the facts show, in a fixed order; empty is not "none" while a fact is missing. */
export function highRiskGroups(flat: Readonly<Record<string, FactValue>>): string[] {
  const groups: string[] = [];
  if (flat['product.isSterile'] === true) groups.push('sterile');
  const type = flat['product.type'];
  if (typeof type === 'string' && highTypes.includes(type)) groups.push(type);
  const category = flat['product.controlledCategory'];
  if (typeof category === 'string' && category !== '' && category !== 'none') groups.push(category in highRisk ? category : 'controlled');
  if (flat['product.riskClass'] === 'high') groups.push('stated');
  return groups;
}

/** The questions about risk, each with the fact that answers it. */
export function riskPath(sheet: FactSheet, flat: Readonly<Record<string, FactValue>>): DecisionStep[] {
  return riskFacts.map((key) =>
    askFact(questions[key], key, sheet, flat, key === 'product.type' ? (value) => productTypes[String(value)] ?? plain(value) : undefined),
  );
}

/** The groups of special risk as a suggestion: `none` only when sterility and product type are known. */
export function suggestHighRiskGroups(sheet: FactSheet, flat: Readonly<Record<string, FactValue>>): Suggestion {
  const path = riskPath(sheet, flat);
  const groups = highRiskGroups(flat);
  const citations = placesOf(sheet, riskFacts);
  const missing = unanswered(path);
  const changing = riskFacts.map((fact) => ({ fact, to: words.wouldAddGroup }));
  if (groups.length === 0 && (flat['product.isSterile'] !== false || flat['product.type'] === undefined))
    return { ...abstain('high-risk-groups', words.riskMissing, citations), path, missing, changing };
  const named = groups.map((group) => highRisk[group] ?? words.high);
  return {
    question: 'high-risk-groups',
    value: groups.length === 0 ? 'none' : groups.join(','),
    label: groups.length === 0 ? words.noGroup : { en: named.map(({ en }) => en).join(' '), zh: named.map(({ zh }) => zh).join('') },
    reason: words.groupReason,
    citations,
    alternatives: [],
    mark: 'ours',
    path,
    missing,
    changing,
  };
}

const plain = (value: FactValue): { en: string; zh: string } => ({ en: String(value), zh: String(value) });
