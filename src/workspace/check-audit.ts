import { verifyWhileRunning } from '../audit/index.ts';
import type { Store } from '../adapters/store/open-store.ts';
import type { Bilingual } from '../domain/index.ts';

export type AuditCheck = {
  readonly ok: boolean;
  readonly treeSize: number;
  readonly rootHash: string;
  readonly checkedRecords: number;
  readonly problem: Bilingual | null;
  readonly firstBadRecord: number | null;
};

/** Verifies the published log against the record of a running workspace; gives way to other work after every few hundred records. */
export async function checkAudit(read: (path: string) => Uint8Array | undefined, vkey: string, store: Store): Promise<AuditCheck> {
  const result = await verifyWhileRunning(store, read, vkey);
  if (result.kind === 'invalid')
    return { ok: false, treeSize: 0, rootHash: '', checkedRecords: 0, problem: result.message, firstBadRecord: result.record };
  const rootHash = Buffer.from(result.tree.root(result.published)).toString('base64');
  return { ok: true, treeSize: result.published, rootHash, checkedRecords: result.size, problem: null, firstBadRecord: null };
}
