import { join } from 'node:path';
import { openSigningKey } from '../../src/adapters/tile-log/open-signing-key.ts';
import { openTileLog } from '../../src/adapters/tile-log/open-tile-log.ts';
import { openAuditLog } from '../../src/audit/index.ts';
import { openTestStore } from '../adapters/store/open-test-store.ts';

/** Store and log of a folder, as at start-up: the log is verified against the database before anything else. */
export async function openWorkspace(folder: string) {
  const { store } = openTestStore(folder);
  const files = openTileLog(join(folder, 'audit-logs'));
  const privateKey = openSigningKey(join(folder, 'keys', 'log.key'), files.read('checkpoint') === undefined);
  const log = await openAuditLog({
    source: store,
    files,
    origin: `countersign.local/${store.workspaceId()}`,
    privateKey,
    onFailure: store.stopWriting,
  });
  return { store, log, files };
}
