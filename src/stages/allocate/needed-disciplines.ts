import { failingVerdicts, type AllocationSuggestion, type PreparedReview, type Skill, type Suggestion } from '../../domain/index.ts';
import { words } from './words.ts';

type Discipline = AllocationSuggestion['disciplines'][number];
/** A draft concerns pharmacovigilance when its own words say so. */
const safety = /pharmacovigilance|adverse (?:drug )?reaction|药物警戒|不良反应/iu;

const byType: Readonly<Record<string, Skill>> = {
  chemical: 'chemistry', biological: 'biologics', multi_component_biochemical: 'biologics', tcm_injection: 'tcm', tcm_other: 'tcm',
}; // prettier-ignore

/** The skills that a review of this draft needs, the most telling first, each with why. */
export function neededDisciplines({
  classification,
  findings,
  contradictions,
  integrity,
}: Pick<PreparedReview, 'classification' | 'findings' | 'contradictions' | 'integrity'>): Discipline[] {
  const answer = (question: Suggestion['question']): Suggestion | undefined =>
    classification.suggestions.find((suggestion) => suggestion.question === question && suggestion.value !== null);
  const because = (skill: Skill, suggestion: Suggestion): Discipline => ({ skill, reason: words.because(suggestion.label) });
  const kind = answer('product-kind');
  if (kind?.value === 'device') return [because('devices', kind)];
  if (kind?.value === 'cosmetic') return [because('cosmetics', kind)];
  const needed: Discipline[] = [{ skill: 'gmp', reason: words.programme }];
  const sterility = answer('sterility');
  if (sterility?.value === 'true') needed.push(because('sterile', sterility));
  const type = answer('product-type');
  const skill = type === undefined ? undefined : byType[type.value ?? ''];
  if (skill !== undefined && type !== undefined) needed.push(because(skill, type));
  const groups = answer('high-risk-groups');
  if (groups !== undefined && /blood_product|controlled|vaccine/u.test(groups.value ?? '')) needed.push(because('special-control', groups));
  const unsafe = findings.filter(
    ({ verdict, summary }) => failingVerdicts.includes(verdict) && safety.test(`${summary.en} ${summary.zh}`),
  ).length;
  if (unsafe > 0) needed.push({ skill: 'pharmacovigilance', reason: words.safety(unsafe) });
  const doubts = contradictions.length + integrity.filter(({ severity }) => severity !== 'minor').length;
  if (doubts > 0) needed.push({ skill: 'data-integrity', reason: words.integrity(doubts) });
  return needed;
}
