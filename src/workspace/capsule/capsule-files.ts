import { createHash } from 'node:crypto';
import { z } from 'zod';
import { openZip } from '../../adapters/archive/open-zip.ts';
import { Sha256 } from '../../domain/ids.ts';
import { ReleaseRef } from '../../domain/review.ts';

/** Names inside a capsule. */
export const names = {
  manifest: 'capsule.json',
  signature: 'capsule.note',
  key: 'log.vkey',
  checkpoint: 'checkpoint',
  prepared: 'prepared.json',
  events: 'events.json',
  proofs: 'proofs.json',
  calls: 'calls.json',
  records: 'enterprise-records.json',
} as const;

/** First file of a capsule: what it is of, what drafted it, and every other file by hash. Signed by the log's key in `capsule.note`. */
export const CapsuleManifest = z.object({
  v: z.literal(1),
  origin: z.string(),
  dossier: z.string(),
  name: z.string(),
  programme: z.string(),
  release: ReleaseRef,
  /** Hash of the prompts that drafted; null where no model did. */
  prompts: Sha256.nullable(),
  inputHash: Sha256,
  preparedHash: Sha256,
  contentHash: Sha256,
  treeSize: z.int(),
  withFiles: z.boolean(),
  files: z.record(z.string(), Sha256),
});
export type CapsuleManifest = z.infer<typeof CapsuleManifest>;

export function sha256(bytes: Uint8Array): Sha256 {
  return createHash('sha256').update(bytes).digest('hex') as Sha256;
}

/** Every file of a capsule. Rejects when the bytes are no ZIP or damaged. */
export async function readCapsule(file: string): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await openZip({ file });
  try {
    const files = new Map<string, Buffer>();
    for await (const entry of zip.entries()) {
      if (files.has(entry.name)) throw new RangeError(`${entry.name} stands twice`);
      files.set(entry.name, Buffer.from(await entry.read()));
    }
    return files;
  } finally {
    zip.close();
  }
}
