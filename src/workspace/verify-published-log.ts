import { openCheckpointCopies } from '../adapters/tile-log/checkpoint-copies.ts';
import { openTileLog } from '../adapters/tile-log/open-tile-log.ts';
import { logFault, verifyLog, verifyTimestamp, type LogFault, type VerifiedLog } from '../audit/index.ts';
import { readTimestamps } from './timestamping.ts';

export type PublishedLogTrust = {
  /** Folder of the published log. */
  readonly directory: string;
  readonly vkey: string;
  /** Checkpoints kept elsewhere, as notes. */
  readonly earlier: readonly string[];
  /** Folder of copied checkpoints, see COUNTERSIGN_CHECKPOINT_COPY. */
  readonly copies?: string | undefined;
  readonly witnesses: readonly string[];
  /** Certificates (PEM) of the timestamp authority; without them timestamps are counted, not verified. */
  readonly authorities?: string | undefined;
};
export type VerifiedPublishedLog = VerifiedLog & {
  readonly copied: number;
  readonly timestamps: readonly { readonly size: number; readonly at: string; readonly authority: string }[];
  readonly unverifiedTimestamps: number;
};

/** Verifies a published log against everything that remembers it: earlier and copied checkpoints, witnesses, timestamps. */
export function verifyPublishedLog(trust: PublishedLogTrust): VerifiedPublishedLog | LogFault {
  const { directory, vkey, copies, witnesses, authorities } = trust;
  const id = /\/([^/+]+)\+/u.exec(vkey)?.[1];
  const copied = copies === undefined || id === undefined ? [] : openCheckpointCopies(copies, id).all();
  const stamped = readTimestamps(directory);
  const earlier = [...trust.earlier, ...copied, ...stamped.map(({ checkpoint }) => checkpoint)];
  const result = verifyLog(openTileLog(directory).read, vkey, { earlier, witnesses });
  if (result.kind === 'invalid') return result;
  const timestamps = [];
  for (const { checkpoint, response, file } of authorities === undefined ? [] : stamped) {
    const stamp = verifyTimestamp(response, Buffer.from(checkpoint, 'utf8'), authorities ?? '');
    if (typeof stamp === 'string') return logFault('timestamp-invalid', null, `${file}: ${stamp}`);
    timestamps.push({ size: Number(checkpoint.split('\n')[1]), at: stamp.at.toISOString(), authority: stamp.authority });
  }
  return { ...result, copied: copied.length, timestamps, unverifiedTimestamps: stamped.length - timestamps.length };
}
