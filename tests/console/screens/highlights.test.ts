import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DossierCitation, Evidence } from '../../../src/domain/index.ts';
import { boxesOfRange, cutAtHighlights, type Highlight, joinBoxes, numberEvidence } from '../../../src/console/screens/desk/highlights.ts';

function citation(start: number): DossierCitation {
  return {
    source: 'dossier',
    documentId: 'd' as DossierCitation['documentId'],
    file: 'a.pdf',
    page: 1,
    start,
    end: start + 5,
    quote: 'words',
    boxes: [],
  };
}
const evidence = (state: Evidence['state'], start: number): Evidence => ({ state, citation: citation(start), relevance: 1 });

describe('numbered evidence', () => {
  it('marks the counter-evidence where it is among the passages', () => {
    const items = numberEvidence({
      verdict: 'not-met',
      evidence: [evidence('contradicting', 0), evidence('supporting', 9)],
      counterEvidence: citation(9),
    });
    expect(items.map(({ number, counter }) => [number, counter])).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it('adds the counter-evidence as the last passage where it is not, with the state that speaks against the draft', () => {
    const items = numberEvidence({ verdict: 'met', evidence: [evidence('supporting', 0)], counterEvidence: citation(30) });
    expect(items.at(-1)).toMatchObject({ number: 2, counter: true, state: 'contradicting' });
  });
});

describe('highlights in running text', () => {
  const highlight = (key: string, start: number, end: number): Highlight => ({
    key,
    number: 1,
    tone: 'located',
    documentId: 'd',
    page: 1,
    start,
    end,
    boxes: [],
  });

  it('cover exactly their characters, whatever overlaps, without gap or loss', () => {
    const ranges = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 30 })), { maxLength: 6 });
    fc.assert(
      fc.property(ranges, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 40 }), (drawn, start, length) => {
        const highlights = drawn.map(([from, width], index) => highlight(String(index), from, from + width));
        const end = start + length;
        const segments = cutAtHighlights(start, end, highlights);
        expect(segments[0]?.start).toBe(start);
        expect(segments.at(-1)?.end).toBe(end);
        for (const [index, segment] of segments.entries()) {
          if (index > 0) expect(segment.start).toBe(segments[index - 1]!.end);
          for (let at = segment.start; at < segment.end; at++) {
            const expected = highlights.filter((item) => item.start <= at && at < item.end).map(({ key }) => key);
            expect(segment.over.map(({ key }) => key)).toEqual(expected);
          }
        }
      }),
    );
  });
});

describe('boxes on a page', () => {
  const run = (start: number, end: number, x: number, y: number) => ({ start, end, x, y, width: (end - start) * 6, height: 10 });

  it('of a part of a run begin and end inside it', () => {
    expect(boxesOfRange({ number: 3, runs: [run(0, 10, 100, 50)] }, 2, 5)).toEqual([{ page: 3, x: 112, y: 50, width: 18, height: 10 }]);
  });

  it('of one line become one, of two lines stay two', () => {
    const boxes = boxesOfRange({ number: 1, runs: [run(0, 4, 0, 0), run(5, 9, 30, 1), run(9, 12, 0, 20)] }, 0, 12);
    expect(joinBoxes(boxes)).toHaveLength(2);
    expect(joinBoxes(boxes)[0]).toEqual({ page: 1, x: 0, y: 0, width: 54, height: 11 });
  });
});
