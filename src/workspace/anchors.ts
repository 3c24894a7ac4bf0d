import type { Log } from '../adapters/log/create-log.ts';
import type { Store } from '../adapters/store/open-store.ts';
import { openCheckpointCopies } from '../adapters/tile-log/checkpoint-copies.ts';
import type { TileLog } from '../adapters/tile-log/open-tile-log.ts';
import { openCheckpoint, parseVerifierKey, type AuditLog } from '../audit/index.ts';
import { AppError, type Bilingual } from '../domain/index.ts';
import { words } from './anchor-words.ts';
import { tellChanges } from './tell-changes.ts';
import { timestampCheckpoint, type TimestampSetting } from './timestamping.ts';
import { openWitnessing, type WitnessSetting } from './witnessing.ts';

/** What remembers the log outside the workspace; each is left out where nothing is configured. */
export type AnchorSettings = {
  readonly witnesses?: readonly WitnessSetting[];
  /** Folder for copies of checkpoints, out of reach of whoever keeps the workspace. */
  readonly copies?: string | undefined;
  readonly timestamps?: TimestampSetting | undefined;
};
export type AnchorPorts = {
  readonly audit: AuditLog;
  readonly store: Store;
  readonly files: TileLog;
  readonly directory: string;
  readonly log: Log;
  readonly now: () => Date;
};
export type Anchors = {
  /** Has the published checkpoint timestamped, where an authority is configured. Never throws. */
  timestamp(): Promise<void>;
  /** Resolves when nothing is on its way outside any more. */
  settled(): Promise<void>;
};

/**
 * Compares the log with what is remembered outside before anybody decides on it, and hands on every checkpoint from then on. AppError
 * `audit.invalid` when a witness or a copied checkpoint shows that the log was cut, restored or rewritten; later the same stops all writing.
 */
export async function openAnchors(settings: AnchorSettings, ports: AnchorPorts): Promise<Anchors> {
  const { audit, store, log } = ports;
  const copy = settings.copies === undefined ? undefined : openCopying(settings.copies, ports);
  const witnessings = (settings.witnesses ?? []).map((witness) => openWitnessing(witness, ports));
  await Promise.all(witnessings.map(({ submit }) => submit()));

  let underWay: Promise<unknown> = Promise.resolve();
  audit.onPublished(() => {
    copy?.();
    const submitted = witnessings.map(({ submit }) =>
      submit().catch((fault: unknown) => {
        log.error('the log contradicts a witness', { message: fault instanceof Error ? fault.message : String(fault) });
        if (fault instanceof AppError) store.stopWriting(fault);
      }),
    );
    if (submitted.length > 0) underWay = Promise.all([underWay, ...submitted]);
  });
  return {
    timestamp: () => {
      if (settings.timestamps === undefined) return Promise.resolve();
      const stamped = timestampCheckpoint(settings.timestamps, ports);
      underWay = Promise.all([underWay, stamped]);
      return stamped;
    },
    settled: () => underWay.then(() => undefined),
  };
}

/** The newest copied checkpoint commits to all before it. */
function openCopying(folder: string, { audit, store, log, now }: AnchorPorts): () => void {
  const copies = openCheckpointCopies(folder, store.workspaceId());
  const key = parseVerifierKey(audit.vkey);
  const newest = copies.all().at(-1);
  const head = key === undefined || newest === undefined ? undefined : openCheckpoint(Buffer.from(newest, 'utf8'), key);
  if (typeof head === 'object') {
    if (head.size > audit.head().size) throw contradiction(words.copyAhead(folder, head.size, audit.head().size));
    if (!audit.continues(head)) throw contradiction(words.copyDiffers(folder));
  }
  const tell = tellChanges({ store, log }, folder, { good: 'checkpoint.copied', bad: 'checkpoint.uncopied' });
  const copy = (): void => {
    try {
      copies.add(audit.checkpoint(), now());
      tell('good', { size: audit.head().size });
    } catch (fault) {
      tell('bad', { reason: fault instanceof Error ? fault.message : String(fault) });
    }
  };
  copy();
  return copy;
}

function contradiction(message: Bilingual): AppError {
  return new AppError('audit.invalid', message.en, message);
}
