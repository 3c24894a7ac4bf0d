import { z } from 'zod';
import { openCheckpoint } from './checkpoint.ts';
import { leafHash } from './merkle-hash.ts';
import { parseVerifierKey } from './signed-note.ts';
import { verifyInclusion } from './verify-proof.ts';

/** Everything that proves one record to somebody who has only the verifier key. Hashes in base64. */
export const ProofBundle = z.object({
  v: z.literal(1),
  seq: z.int().min(0),
  /** The record, exact bytes as UTF-8 text. */
  record: z.string(),
  leafHash: z.string(),
  treeSize: z.int().min(1),
  rootHash: z.string(),
  /** RFC 6962 section 2.1.1, from the leaf's sibling up. */
  path: z.array(z.string()),
  checkpoint: z.string(),
  verifierKey: z.string(),
  /** The same proof in the text format c2sp.org/tlog-proof@v1. */
  tlogProof: z.string(),
});
export type ProofBundle = z.infer<typeof ProofBundle>;

/** C2SP tlog-proof: index, path, empty line, checkpoint. */
export function formatTlogProof(seq: number, path: readonly string[], checkpoint: string): string {
  return ['c2sp.org/tlog-proof@v1', `index ${String(seq)}`, ...path, '', checkpoint].join('\n');
}

/** Does the bundle prove its record under this key? The key comes from a place that the verifier trusts, not from the bundle. */
export function verifyProofBundle(bundle: ProofBundle, vkey: string): boolean {
  const key = parseVerifierKey(vkey.trim());
  if (key === undefined) return false;
  const head = openCheckpoint(Buffer.from(bundle.checkpoint, 'utf8'), key);
  if (typeof head === 'string' || head.size !== bundle.treeSize) return false;
  const path = bundle.path.map((hash) => Buffer.from(hash, 'base64'));
  const isSame = bundle.tlogProof === formatTlogProof(bundle.seq, bundle.path, bundle.checkpoint);
  return isSame && verifyInclusion(bundle.seq, head.size, leafHash(Buffer.from(bundle.record, 'utf8')), path, head.root);
}
