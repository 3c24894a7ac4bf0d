import { canonicalHash, canonicalJson } from '../../domain/canonical-json.ts';
import { AppError } from '../../domain/errors.ts';
import type { PreparedReview } from '../../domain/review.ts';
import { words } from './words.ts';

/** A draft whose hash was checked, and the canonical JSON in which it is kept. */
export type SealedDraft = { readonly prepared: PreparedReview; readonly bytes: Uint8Array };

/**
 * For where the draft is made: long drafts take too long to write for the thread that answers people. AppError `input.invalid` when the hash is not
 * that of the content.
 */
export function sealDraft(prepared: PreparedReview): SealedDraft {
  const { hash, ...hashed } = prepared;
  if (canonicalHash(hashed) !== hash)
    throw new AppError('input.invalid', `draft ${hash} does not have the hash it claims`, words.notPrepared);
  return { prepared, bytes: new TextEncoder().encode(canonicalJson(prepared)) };
}
