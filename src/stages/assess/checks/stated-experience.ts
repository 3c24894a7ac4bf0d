import { readExperienceMonths } from '../../../domain/intervals.ts';
import type { Passage } from '../../../domain/index.ts';
import type { AssessInput } from '../assess-input.ts';
import type { CheckHit, NamedCheck } from './check-hit.ts';
import { citePassages } from './tables.ts';

/** Art. XVII: five years in all, three of them with sterile drugs; three with the same type for TCM injections and the like. */
const totalMonths = 60;
const sterileMonths = 36;
const sameTypeMonths = 36;

const roles: readonly { readonly words: RegExp; readonly requirement: string }[] = [
  { words: /质量受权人|受权人|qualified person|authori[sz]ed person/iu, requirement: 'A134-17-i' },
  { words: /质量负责人|质量管理负责人|head of quality|quality (?:head|director)/iu, requirement: 'A134-17-h' },
  { words: /生产负责人|生产管理负责人|head of production|production (?:head|director)/iu, requirement: 'A134-17-g' },
];
const tcmInjection = /中药注射|traditional chinese medicine injection|tcm injection/iu;
const biochemical = /多组分生化|multi-?component biochemical/iu;
const sterile = /无菌|sterile|aseptic/iu;
const total =
  /累计|合计|共计|总计|从业|工作年限|管理(?:实践)?(?:经历|经验)|生产(?:和|与|、)?质量管理|in all|in total|altogether|overall|total/iu;
const years = /年|month|year/iu;

/**
 * What a CV itself states as years of experience, where that is below the threshold of art. XVII. Posts with dates are reckoned by the
 * CEL checks of 17-g to 17-j; this reads the sentence in which a person sums up.
 */
export const statedExperience: NamedCheck = function* statedExperience(input) {
  const type = sameType(input);
  if (input.flat['product.isSterile'] !== true && type === undefined) return;
  const kinds = new Map(input.dossier.documents.map((document) => [document.id as string, document]));
  for (const passage of input.passages) {
    if (passage.kind === 'heading' || !years.test(passage.text)) continue;
    if (kinds.get(passage.documentId)?.kinds.some(({ kind }) => kind === 'personnel_cv') !== true) continue;
    for (const clause of passage.text.split(/[，,；;。|]/u)) {
      const hit = shortfall(clause, passage, type);
      if (hit !== undefined) yield { ...hit, citations: citePassages(input.dossier, [passage]) };
    }
  }
};

function shortfall(clause: string, passage: Passage, type: RegExp | undefined): Omit<CheckHit, 'citations'> | undefined {
  const months = readExperienceMonths(clause);
  if (months === undefined || months <= 0) return undefined;
  const role = roleOf(passage);
  if (type !== undefined && type.test(clause))
    return months < sameTypeMonths ? hitOf('A134-17-j', clause, months, sameTypeMonths) : undefined;
  if (role === undefined) return undefined;
  if (sterile.test(clause)) return months < sterileMonths ? hitOf(role, clause, months, sterileMonths) : undefined;
  return total.test(clause) && months < totalMonths ? hitOf(role, clause, months, totalMonths) : undefined;
}

function hitOf(requirement: string, clause: string, months: number, needed: number): Omit<CheckHit, 'citations'> {
  return {
    requirement,
    force: 'clear',
    expression: `${clause.trim()}: ${months} months >= ${needed} months`,
    note: { en: 'The experience that the document states is below what the article asks for.', zh: '文件自述的从业年限低于该条要求。' },
  };
}

function roleOf(passage: Passage): string | undefined {
  const near = [passage.text, ...passage.headings.toReversed(), ...Object.values(passage.row ?? {})];
  for (const text of near) {
    const role = roles.find(({ words }) => words.test(text));
    if (role !== undefined) return role.requirement;
  }
  return undefined;
}

/** The product type for which art. XVII asks for experience with the same type, by the facts or by the application's own words. */
function sameType({ flat, passages, dossier }: AssessInput): RegExp | undefined {
  if (flat['product.type'] === 'tcm_injection') return tcmInjection;
  if (flat['product.type'] === 'multi_component_biochemical') return biochemical;
  if (flat['product.type'] !== undefined) return undefined;
  const applications = new Set(
    dossier.documents.filter(({ kinds }) => kinds.some(({ kind }) => kind === 'application_form')).map(({ id }) => id as string),
  );
  const own = passages.filter((p) => applications.has(p.documentId) && /本品|品种|the product|product/iu.test(p.text));
  return [tcmInjection, biochemical].find((type) => own.some((p) => type.test(p.text)));
}
