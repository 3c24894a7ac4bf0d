import { z } from 'zod';
import { Sha256 } from '../../domain/ids.ts';

/** Names inside a backup; everything else stands there as in the workspace. */
export const names = {
  manifest: 'backup.json',
  signature: 'backup.note',
  keys: 'keys.sealed',
  database: 'countersign.db',
  log: 'audit-logs',
} as const;

/** First file of a backup: of which log, when, how far, and every other file by hash. Signed by the log's key in `backup.note`. */
export const BackupManifest = z.object({
  v: z.literal(1),
  origin: z.string(),
  at: z.iso.datetime(),
  /** Records that the published log in the backup has, and its root. */
  records: z.int(),
  root: z.string(),
  withKeys: z.boolean(),
  files: z.record(z.string(), Sha256),
});
export type BackupManifest = z.infer<typeof BackupManifest>;
