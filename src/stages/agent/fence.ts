import { canonicalHash } from '../../domain/canonical-json.ts';
import { wellFormed } from './well-formed.ts';

/** The mark of one conversation between which everything is data. */
export type Fence = { readonly open: string; readonly close: string };

/**
 * A fence for one conversation, the same for the same data. It is derived from all that is shown at its start, so a text that carries a fence
 * of its own changes the fence by being there.
 */
export function fenceFor(shown: unknown): Fence {
  const token = canonicalHash(shown).slice(0, 12);
  return { open: `<<<DATA ${token}`, close: `DATA ${token}>>>` };
}

/** Text between fences. Runs of angle brackets and the word of the fence inside it are broken, so that no text can end its own fence. */
export function fenced(fence: Fence, text: string): string {
  return `${fence.open}\n${escapeFence(text)}\n${fence.close}`;
}

/** `<<` and `>>` become `‹‹` and `››`: one to one, so that a quote can be led back to its place. */
export function escapeFence(text: string): string {
  return wellFormed(text)
    .replace(/<{2,}/gu, (run) => '‹'.repeat(run.length))
    .replace(/>{2,}/gu, (run) => '›'.repeat(run.length));
}
