import { describe, expect, it } from 'vitest';
import type { PreparedReview, VerifiedFinding } from '../../../src/domain/index.ts';
import { compareDocuments, compareGaps } from '../../../src/stages/report/index.ts';
import { exampleReview } from '../approve/example-review.ts';

const failing = (id: string, requirementId: string, quote = 'q', verdict: VerifiedFinding['verdict'] = 'not-met'): VerifiedFinding => {
  const [finding] = exampleReview([{ id, verdict, severity: 'major' }]).findings;
  const evidence = finding!.evidence.map((item) => ({ ...item, citation: { ...item.citation, quote } }));
  return { ...finding!, requirementId: requirementId as never, evidence };
};
const draft = (...findings: VerifiedFinding[]): PreparedReview => ({ ...exampleReview([]), findings });

describe('two runs of one submission', () => {
  it('tell solved, still open and new apart by requirement', () => {
    const result = compareGaps(
      draft(failing('a', 'r-1'), failing('b', 'r-2')),
      draft(failing('a', 'r-1', 'q', 'met'), failing('b', 'r-2'), failing('c', 'r-3')),
    );
    expect(result.solved.map(({ id }) => id)).toEqual(['a']);
    expect(result.stillOpen.map(({ id }) => id)).toEqual(['b']);
    expect(result.added.map(({ id }) => id)).toEqual(['c']);
  });
  it('never call a gap solved that cannot be told any more', () => {
    const result = compareGaps(draft(failing('a', 'r-1')), draft(failing('a', 'r-1', 'q', 'undecided')));
    expect(result.solved).toEqual([]);
    expect(result.stillOpen.map(({ verdict }) => verdict)).toEqual(['undecided']);
  });
  it('match several findings of a requirement by the words that they cite before their order', () => {
    const before = draft(failing('1', 'consistency/x', 'first'), failing('2', 'consistency/x', 'second'));
    const after = draft(failing('9', 'consistency/x', 'second'));
    const result = compareGaps(before, after);
    expect(result.stillOpen.map(({ id }) => id)).toEqual(['9']);
    expect(result.solved).toHaveLength(1);
    expect(result.added).toEqual([]);
  });
  it('say which documents changed, came or went', () => {
    const [document] = exampleReview([]).documents;
    const at = (path: string, sha: string) => ({ ...document!, path, sha256: sha.repeat(64) as never });
    const before = { ...draft(), documents: [at('a', '1'), at('b', '1'), at('c', '1')] };
    const after = { ...draft(), documents: [at('a', '1'), at('b', '2'), at('d', '1')] };
    expect(compareDocuments(before, after)).toEqual({ changed: ['b'], added: ['d'], removed: ['c'], unchanged: 1 });
  });
});
