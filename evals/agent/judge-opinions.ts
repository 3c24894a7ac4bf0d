import { failingVerdicts, type AgentOpinion, type Requirement, type Verdict } from '../../src/domain/index.ts';
import type { Labels, Place } from '../findings/scorers/labels.ts';
import { accepts, quotes, type ScoredFinding } from '../findings/scorers/score-findings.ts';

/** What somebody (rules, agent, both together) says of one requirement. */
export type Opinion = ScoredFinding & { readonly confidence?: NonNullable<AgentOpinion['confidence']> };

export type JudgedLabel = {
  readonly id: string;
  readonly what: 'defect' | 'decoy' | 'met';
  readonly outcome: 'right' | 'wrong' | 'undecided' | 'unseen';
  /** Defects judged right: is it the very verdict of the label? */
  readonly exact: boolean;
  /** Requirements whose opinion stands on the label's place. */
  readonly by: readonly string[];
  readonly article: string;
};

/** A decided opinion that stands on a label. */
export type JudgedOpinion = {
  readonly requirementId: string;
  readonly label: string;
  readonly right: boolean;
  readonly confidence?: Opinion['confidence'];
};

type Label = {
  readonly id: string;
  readonly what: JudgedLabel['what'];
  readonly article: string;
  readonly evidence: readonly Place[];
  readonly status?: string;
  readonly kind?: string;
  readonly also?: string[] | undefined;
  readonly article_also_accepted?: string[] | undefined;
  readonly accept_undecided?: boolean | undefined;
};

const isFailing = (verdict: Verdict): boolean => failingVerdicts.includes(verdict);

/**
 * Opinions against labels. An opinion stands on a label when it is of an article that the label accepts and quotes its place (by the rules of
 * evals/findings), or, for a missing document, when it says not addressed and quotes nothing. Right is: failing on a defect, met on a met item, met or
 * not applicable on a decoy. A label has its best outcome: beside a right opinion on the same place others are not counted as wrong, they may
 * speak of another side of it. Opinions that stand on no label are not judged.
 */
export function judgeOpinions(
  labels: Labels,
  opinions: readonly Opinion[],
): { readonly labels: readonly JudgedLabel[]; readonly opinions: readonly JudgedOpinion[] } {
  const judged = allOf(labels).map((label) => judge(label, opinions));
  return { labels: judged.map(({ label }) => label), opinions: judged.flatMap((each) => each.opinions) };
}

function allOf({ findings, decoys, met }: Labels): Label[] {
  return [
    ...findings.map((label) => ({ ...label, what: 'defect' as const })),
    ...decoys.map((label) => ({ ...label, what: 'decoy' as const })),
    ...met.map((label) => ({ ...label, what: 'met' as const })),
  ];
}

function judge(label: Label, all: readonly Opinion[]): { readonly label: JudgedLabel; readonly opinions: readonly JudgedOpinion[] } {
  const standing = all.filter((opinion) => standsOn(opinion, label));
  const decided = standing.filter(({ verdict }) => verdict !== 'undecided');
  const right = decided.filter(({ verdict }) => isRight(label, verdict));
  const wrong = right.length > 0 ? [] : decided;
  const isUndecided = standing.length > decided.length;
  const outcome =
    right.length > 0 || (label.accept_undecided === true && isUndecided)
      ? 'right'
      : wrong.length > 0
        ? 'wrong'
        : isUndecided
          ? 'undecided'
          : 'unseen';
  const of = ({ requirementId, confidence }: Opinion, isIt: boolean): JudgedOpinion => ({
    requirementId,
    label: label.id,
    right: isIt,
    ...(confidence === undefined ? {} : { confidence }),
  });
  const by = (right.length > 0 ? right : standing).map(({ requirementId }) => requirementId);
  return {
    label: {
      id: label.id,
      what: label.what,
      outcome,
      exact: label.what === 'defect' && right.some(({ verdict }) => verdict === label.status),
      by: [...new Set(by)],
      article: label.article,
    },
    opinions: [...right.map((opinion) => of(opinion, true)), ...wrong.map((opinion) => of(opinion, false))],
  };
}

function standsOn(opinion: Opinion, label: Label): boolean {
  if (!accepts(label, opinion)) return false;
  const isUncited = !opinion.citations.some(({ source }) => source === 'dossier');
  return quotes(opinion, label.evidence) || (label.kind === 'missing-document' && isUncited && opinion.verdict === 'not-addressed');
}

function isRight({ what }: Label, verdict: Verdict): boolean {
  if (what === 'defect') return isFailing(verdict);
  return verdict === 'met' || (what === 'decoy' && verdict === 'not-applicable');
}

/** What kind of requirement a label belongs to: that of those that stand on it, or of its article; `several` when they differ. */
export function kindOf(
  label: Pick<JudgedLabel, 'by' | 'article'>,
  requirements: readonly Requirement[],
  of: (requirement: Requirement) => string,
): string {
  const own = requirements.filter(({ id }) => label.by.includes(id));
  const near = own.length > 0 ? own : requirements.filter(({ clause }) => clause.split('#')[1]?.split('.')[0] === label.article);
  const kinds = [...new Set(near.map(of))];
  return kinds.length === 1 ? (kinds[0] ?? 'several') : 'several';
}
