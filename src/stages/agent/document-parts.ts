import type { Document, Passage } from '../../domain/index.ts';
import { estimateTokens } from './estimate-tokens.ts';

/** A stretch of one document that fits one conversation; parts follow one another and miss nothing. */
export type DocumentPart = {
  readonly document: Document;
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly passages: readonly Passage[];
};

/**
 * The parts of a document, cut between passages, each of at most `mostTokens` by estimate (a single larger passage is a part of its own). A part
 * ends early, in its last third, where a heading begins, so that what belongs together is read together.
 */
export function documentParts(document: Document, passages: readonly Passage[], mostTokens: number): DocumentPart[] {
  const parts: Passage[][] = [];
  let part: Passage[] = [];
  let size = 0;
  const close = (): void => {
    if (part.length > 0) parts.push(part);
    part = [];
    size = 0;
  };
  for (const passage of passages) {
    const tokens = estimateTokens(passage.text) + 6;
    if (size + tokens > mostTokens || (passage.kind === 'heading' && size > (mostTokens * 2) / 3)) close();
    part.push(passage);
    size += tokens;
  }
  close();
  return parts.map((each, index) => ({ document, number: index + 1, of: parts.length, passages: each }));
}
