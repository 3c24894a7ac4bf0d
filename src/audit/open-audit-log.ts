import { createPublicKey, type KeyObject } from 'node:crypto';
import { AppError } from '../domain/errors.ts';
import { formatAddCheckpoint } from './add-checkpoint.ts';
import { signCheckpoint } from './checkpoint.ts';
import { linesOf, type LogSource, type PublishedHead } from './log-source.ts';
import { leafHash, sameHash } from './merkle-hash.ts';
import { formatTlogProof, type ProofBundle } from './proof-bundle.ts';
import { formatVerifierKey } from './signed-note.ts';
import { signStatement, type StatementKind } from './signed-statement.ts';
import { encodeBundle, hashTile, newTiles, replacedPartials, tilePath, tileWidth, type LogFile, type TileId } from './tiles.ts';
import { verifyLog, type LogFault, type ReadLogFile } from './verify-log.ts';
import { verifyStoreAgainstLog } from './verify-store-against-log.ts';
import { words } from './words.ts';

/** Where a log is published. Implemented by the tile-log adapter. */
export type LogFiles = {
  readonly read: ReadLogFile;
  /**
   * Makes `files` durable, then the checkpoint in one step, then removes the `replaced` folders. When it returns all of it survives
   * a power cut; when it throws, either the old checkpoint or the new one stands and every file that it needs is there.
   */
  publish(files: readonly LogFile[], checkpoint: string, replaced: readonly string[]): Promise<void>;
};
export type AuditLogPorts = {
  readonly source: LogSource;
  readonly files: LogFiles;
  /** `countersign.local/<workspace id>`. */
  readonly origin: string;
  readonly privateKey: KeyObject;
  /** Told once when publishing fails; nothing more is published after that. */
  readonly onFailure: (fault: AppError) => void;
};
export type AuditLog = {
  readonly vkey: string;
  /** Publishes every record that is in the database; calls while one runs join the next. Returns the head that stands then. */
  seal(): Promise<PublishedHead>;
  /** Publishes at least every second while there is something to publish, and at once when 100 records wait. Returns the end of it. */
  startSealing(onRecords: (listener: (size: number) => void) => void): () => Promise<void>;
  head(): PublishedHead;
  /** The published checkpoint, a signed note. */
  checkpoint(): string;
  /** What a witness that last cosigned `oldSize` records is sent to cosign the published head. RangeError when the log is not that long. */
  submissionFrom(oldSize: number): string;
  /** The log's key vouches for these bytes: see `signed-statement`. */
  sign(kind: StatementKind, bytes: Uint8Array): string;
  /** Does the published log begin with the tree of this head? */
  continues(head: { readonly size: number; readonly root: Uint8Array }): boolean;
  /** Called after each publication, when it is durable. */
  onPublished(listener: () => void): void;
  /** Proof that a record is in the published log; publishes first where needed. AppError `not-found`. */
  proofFor(seq: number): Promise<ProofBundle>;
};

const sealEveryMs = 1000;
const sealAtRecords = 100;

/**
 * Opens the log of a workspace: verifies the published files and the database against each other, then publishes what a crash left
 * unpublished, by the same function as always. AppError `audit.invalid` names the first bad record; the system must not start then.
 */
export async function openAuditLog({ source, files, origin, privateKey, onFailure }: AuditLogPorts): Promise<AuditLog> {
  const vkey = formatVerifierKey(origin, createPublicKey(privateKey));
  const log = files.read('checkpoint') === undefined ? null : verifyLog(files.read, vkey);
  if (log?.kind === 'invalid') throw invalid(log);
  const verified = verifyStoreAgainstLog(source, log);
  if (verified.kind === 'invalid') throw invalid(verified);
  const { tree } = verified;
  let published = verified.published;
  let failed: AppError | null = null;
  let running: Promise<void> | null = null;
  let waiting: Promise<void> | null = null;
  const listeners: (() => void)[] = [];
  const checkpointNow = (): string => signCheckpoint({ origin, size: published, root: tree.root(published) }, privateKey);

  const head = (): PublishedHead => ({ size: published, root: Buffer.from(tree.root(published)).toString('base64') });

  const bytesOf = ({ level, index, width }: TileId): Uint8Array => {
    if (level !== 'entries') return hashTile(tree, level, index, width);
    const first = index * tileWidth;
    return encodeBundle([...linesOf(source, first, first + width)].map(({ line }) => line));
  };

  const sealOnce = async (): Promise<void> => {
    if (failed !== null) throw failed;
    const size = source.auditSize();
    try {
      if (size === published && files.read('checkpoint') !== undefined) {
        if (source.publishedHead()?.size !== size) source.setPublishedHead(head());
        return;
      }
      for (const { line } of linesOf(source, tree.size, size)) tree.append(leafHash(line));
      const tiles = newTiles(published, size).map((tile) => ({ path: tilePath(tile), bytes: bytesOf(tile) }));
      const root = tree.root(size);
      await files.publish(
        [{ path: 'log.vkey', bytes: Buffer.from(`${vkey}\n`, 'utf8') }, ...tiles],
        signCheckpoint({ origin, size, root }, privateKey),
        replacedPartials(published, size),
      );
      published = size;
      source.setPublishedHead({ size, root: Buffer.from(root).toString('base64') });
      for (const listener of listeners) listener();
    } catch (cause) {
      failed = new AppError('audit.write-failed', 'the audit log could not be published', words.notPublished, { cause });
      onFailure(failed);
      throw failed;
    }
  };

  /** One at a time: a second caller waits for a run that begins after it asked. */
  const sealAll = (): Promise<void> => {
    if (running === null) {
      running = sealOnce().finally(() => (running = null));
      return running;
    }
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = null;
        return sealAll();
      });
    return waiting;
  };

  const seal = async (): Promise<PublishedHead> => {
    await sealAll();
    return head();
  };
  await seal();

  return {
    vkey,
    seal,
    head,
    checkpoint: checkpointNow,
    submissionFrom(oldSize) {
      if (oldSize > published) throw new RangeError(`the log has ${String(published)} records, not ${String(oldSize)}`);
      return formatAddCheckpoint(oldSize, oldSize === 0 ? [] : tree.consistencyProof(oldSize, published), checkpointNow());
    },
    sign: (kind, bytes) => signStatement(kind, bytes, origin, privateKey),
    continues: ({ size, root }) => size <= published && sameHash(tree.root(size), root),
    onPublished: (listener) => void listeners.push(listener),
    startSealing(onRecords) {
      const ignore = (): undefined => undefined;
      onRecords((size) => {
        if (size - published >= sealAtRecords && running === null && failed === null) sealAll().catch(ignore);
      });
      const timer = setInterval(() => {
        if (running === null && failed === null) sealAll().catch(ignore);
      }, sealEveryMs);
      return async () => {
        clearInterval(timer);
        await seal();
      };
    },
    async proofFor(seq) {
      const line = Number.isSafeInteger(seq) && seq >= 0 ? source.auditLines(seq, seq + 1)[0] : undefined;
      if (line === undefined) throw new AppError('not-found', `no audit record ${String(seq)}`, words.noRecord);
      if (seq >= published) await sealAll();
      const { size, root } = head();
      const path = tree.inclusionProof(seq, size).map((hash) => Buffer.from(hash).toString('base64'));
      const checkpoint = checkpointNow();
      return {
        v: 1,
        seq,
        record: Buffer.from(line.line).toString('utf8'),
        leafHash: Buffer.from(line.leafHash).toString('base64'),
        treeSize: size,
        rootHash: root,
        path,
        checkpoint,
        verifierKey: vkey,
        tlogProof: formatTlogProof(seq, path, checkpoint),
      };
    },
  };
}

function invalid({ code, record, file, message }: LogFault): AppError {
  const where = [record === null ? '' : `record ${String(record)}`, file ?? ''].filter((part) => part !== '').join(', ');
  const at = where === '' ? '' : ` (${where})`;
  return new AppError('audit.invalid', `audit log is invalid: ${code}${at}`, {
    en: `${message.en}${at} ${words.advice.en}`,
    zh: `${message.zh}${at}${words.advice.zh}`,
  });
}
