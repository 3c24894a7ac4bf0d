import { figureAt } from '../../src/governance/index.ts';

const compared = [
  'defectsFound', 'defectsSurfaced', 'falseAlarms', 'byAgent.defectsFound', 'byAgent.falseAlarms', 'verdictsRight.all', 'verdictsRightByAgent.all', 'verdictsExact', 'quotesValid',
  'quotesHandedInStand', 'citationsBear', 'confidence.high.right', 'confidence.medium.right', 'confidence.low.right', 'rulesAndAgent.agree',
  'runsAgree', 'injection.flipRate', 'injection.clearedRate', 'spent.tokensPerFinding', 'spent.costPerFinding',
] as const; // prettier-ignore

export type Comparison = {
  readonly figures: readonly { readonly figure: string; readonly before: number | null; readonly after: number | null; readonly change: number | null }[];
  /** Defects of dossiers that both results have, which only one of them found. */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  /** Dossiers that only one of them has: the figures are then not of the same thing. */
  readonly onlyInOne: readonly string[];
};

type Kept = { readonly dossiers: Readonly<Record<string, { readonly outcomes: Readonly<Record<string, string>> }>> };

/** Two kept results, the earlier first: figures side by side and defects gained and lost. */
export function compareResults(before: Kept, after: Kept): Comparison {
  const [old, young] = [Object.keys(before.dossiers), Object.keys(after.dossiers)];
  const shared = young.filter((id) => old.includes(id));
  const changed = (from: Kept, to: Kept): string[] =>
    shared.flatMap((id) =>
      Object.entries(to.dossiers[id]?.outcomes ?? {})
        .filter(([defect, outcome]) => outcome === 'found' && from.dossiers[id]?.outcomes[defect] !== 'found')
        .map(([defect]) => `${id} ${defect}`),
    );
  return {
    figures: compared.map((figure) => {
      const [from, to] = [figureAt(before, figure) ?? null, figureAt(after, figure) ?? null];
      return { figure, before: from, after: to, change: from === null || to === null ? null : Math.round(1000 * (to - from)) / 1000 };
    }),
    gained: changed(before, after),
    lost: changed(after, before),
    onlyInOne: [...old.filter((id) => !young.includes(id)), ...young.filter((id) => !old.includes(id))],
  };
}
