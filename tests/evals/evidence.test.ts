import { describe, expect, it } from 'vitest';
import { rankPlaces, type LabelledPlace, type RankedEvidence } from '../../evals/evidence/rank-places.ts';

const place: LabelledPlace = {
  dossier: 'X', kind: 'defect', language: 'en', articles: ['V'], file: 'a.pdf', page: 2, pages: [2], quote: 'Meetings are held twice a year.',
}; // prettier-ignore
const evidence = (clause: string, ...passages: [file: string, page: number, text: string][]): RankedEvidence => ({
  clause,
  passages: passages.map(([file, page, text]) => ({ file, page, text })),
});
const rank = (...found: RankedEvidence[]): number | null => rankPlaces([place], found)[0]!.rank;

describe('the rank of a labelled quote', () => {
  it('is the best one among the requirements of its article', () => {
    expect(
      rank(
        evidence('nmpa-2025-134#V.2', ['a.pdf', 1, 'Other words of another kind.'], ['a.pdf', 2, 'Meetings are  held twice a year.']),
        evidence('nmpa-2025-134#V.1', ['a.pdf', 2, 'Joint meetings are held twice a year.']),
      ),
    ).toBe(1);
  });

  it('does not count requirements of another article', () => {
    expect(rank(evidence('nmpa-2025-134#VI.1', ['a.pdf', 2, place.quote]))).toBeNull();
  });

  it('does not count the same words on another page or in another file', () => {
    expect(rank(evidence('nmpa-2025-134#V.1', ['a.pdf', 3, place.quote], ['b.pdf', 2, place.quote]))).toBeNull();
  });

  it('asks for sixteen characters in a row', () => {
    expect(rank(evidence('nmpa-2025-134#V.1', ['a.pdf', 2, 'Meetings are few.']))).toBeNull();
  });
});
