import { failingVerdicts, type VerifiedFinding } from '../../domain/finding.ts';
import type { PreparedReview } from '../../domain/review.ts';

export type GapComparison = {
  /** Findings of the earlier draft that are no gap any more. */
  readonly solved: readonly VerifiedFinding[];
  /** Findings of the later draft. One that cannot be told any more is still open, never solved. */
  readonly stillOpen: readonly VerifiedFinding[];
  readonly added: readonly VerifiedFinding[];
};

/**
 * What became of the gaps of an earlier draft of the same submission. Findings belong together by requirement; where a requirement has
 * several, first those that cite the same words in the same document, then the rest in order. Pure.
 */
export function compareGaps(earlier: PreparedReview, later: PreparedReview): GapComparison {
  const solved: VerifiedFinding[] = [];
  const stillOpen: VerifiedFinding[] = [];
  const taken = new Set<string>();
  for (const before of earlier.findings.filter(isGap)) {
    const same = later.findings.filter(({ id, requirementId }) => requirementId === before.requirementId && !taken.has(id));
    const after = same.find((finding) => isOpen(finding) && citesTheSame(before, finding)) ?? same.find(isOpen);
    if (after === undefined) solved.push(before);
    else {
      taken.add(after.id);
      stillOpen.push(after);
    }
  }
  return { solved, stillOpen, added: later.findings.filter((finding) => isGap(finding) && !taken.has(finding.id)) };
}

/** What changed among the files, by path and content. */
export function compareDocuments(earlier: PreparedReview, later: PreparedReview) {
  const before = new Map(earlier.documents.map(({ path, sha256 }) => [path, sha256]));
  const after = new Map(later.documents.map(({ path, sha256 }) => [path, sha256]));
  const kept = [...after.keys()].filter((path) => before.has(path));
  return {
    changed: kept.filter((path) => before.get(path) !== after.get(path)),
    added: [...after.keys()].filter((path) => !before.has(path)),
    removed: [...before.keys()].filter((path) => !after.has(path)),
    unchanged: kept.filter((path) => before.get(path) === after.get(path)).length,
  };
}

function isGap({ verdict }: VerifiedFinding): boolean {
  return failingVerdicts.includes(verdict);
}

function isOpen(finding: VerifiedFinding): boolean {
  return isGap(finding) || finding.verdict === 'undecided';
}

function citesTheSame(a: VerifiedFinding, b: VerifiedFinding): boolean {
  const places = new Set(a.evidence.map(({ citation }) => `${citation.file}\n${citation.quote.trim()}`));
  return b.evidence.some(({ citation }) => places.has(`${citation.file}\n${citation.quote.trim()}`));
}
