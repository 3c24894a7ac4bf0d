import { tokenise, type SegmentChinese } from './tokenise.ts';

/** Plain data, so that a worker can fit it and hand it over. */
export type LatentSpace = {
  readonly dimensions: number;
  /** Term → column. */
  readonly terms: ReadonlyMap<string, number>;
  /** Inverse document frequency by column. */
  readonly idf: Float64Array;
  /** `dimensions` rows of as many values as there are terms. */
  readonly basis: Float32Array;
};

/**
 * A cross-lingual latent semantic space (Landauer & Littman 1990): terms of both languages share the texts in which they stand side by side,
 * so a truncated singular value decomposition brings them together. Randomised range finder with power iterations (Halko et al. 2011);
 * the start is seeded, so the same texts give the same space. Takes seconds on some thousand texts: run it off the event loop.
 */
export function fitLatentSpace(
  texts: readonly { readonly en: string; readonly zh: string }[],
  segment: SegmentChinese,
  dimensions = 160,
): LatentSpace {
  const rows = texts.map(({ en, zh }) => countTerms(`${en}\n${zh}`, segment));
  const frequencies = new Map<string, number>();
  for (const row of rows) for (const term of row.keys()) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  const terms = new Map([...frequencies.keys()].map((term, column) => [term, column]));
  const idf = Float64Array.from(frequencies.values(), (count) => Math.log(1 + rows.length / count));
  const directions = leadingDirections(
    rows.map((counts) => weigh(counts, { terms, idf })),
    terms.size,
    Math.min(dimensions, rows.length),
  );
  const basis = new Float32Array(directions.length * terms.size);
  directions.forEach((direction, d) => basis.set(direction, d * terms.size));
  return { dimensions: directions.length, terms, idf, basis };
}

/** Unit vector of a text in either language; all zero when no term of it is known. */
export function projectText(text: string, space: LatentSpace, segment: SegmentChinese): Float32Array {
  const vector = new Float32Array(space.dimensions);
  for (const [column, weight] of weigh(countTerms(text, segment), space)) {
    for (let d = 0; d < space.dimensions; d++) vector[d] = (vector[d] ?? 0) + weight * (space.basis[d * space.terms.size + column] ?? 0);
  }
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? vector : vector.map((value) => value / length);
}

type SparseRow = readonly (readonly [column: number, value: number])[];

function countTerms(text: string, segment: SegmentChinese): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of tokenise(text, segment)) if (term !== null) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function weigh(counts: ReadonlyMap<string, number>, { terms, idf }: Pick<LatentSpace, 'terms' | 'idf'>): SparseRow {
  const row = [...counts].flatMap(([term, count]) => {
    const column = terms.get(term);
    return column === undefined ? [] : [[column, (1 + Math.log(count)) * (idf[column] ?? 0)] as const];
  });
  const length = Math.hypot(...row.map(([, value]) => value)) || 1;
  return row.map(([column, value]) => [column, value / length]);
}

/** Orthonormal directions in term space that carry most of the matrix, by power iteration on a random start. */
function leadingDirections(matrix: readonly SparseRow[], columns: number, count: number): Float64Array[] {
  const random = seeded(20251230);
  let basis = orthonormal(Array.from({ length: count }, () => Float64Array.from({ length: columns }, () => random() - 0.5)));
  for (let step = 0; step < 4; step++) {
    basis = orthonormal(
      basis.map((direction) => {
        const next = new Float64Array(columns);
        for (const row of matrix) {
          let dot = 0;
          for (const [column, value] of row) dot += value * (direction[column] ?? 0);
          if (dot !== 0) for (const [column, value] of row) next[column] = (next[column] ?? 0) + dot * value;
        }
        return next;
      }),
    );
  }
  return basis;
}

/** Modified Gram–Schmidt; directions that vanish are dropped. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const done: Float64Array[] = [];
  for (const vector of vectors) {
    for (const other of done) {
      let dot = 0;
      for (let i = 0; i < vector.length; i++) dot += (vector[i] ?? 0) * (other[i] ?? 0);
      for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) - dot * (other[i] ?? 0);
    }
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    if (length > 1e-9) done.push(vector.map((value) => value / length));
  }
  return done;
}

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
