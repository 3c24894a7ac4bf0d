import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openContentStore } from '../adapters/content-store/open-content-store.ts';
import type { Log } from '../adapters/log/create-log.ts';
import { hashPassword, verifyPassword } from '../adapters/password/hash-password.ts';
import type { SecretBox } from '../adapters/secret-box/open-secret-box.ts';
import { openStore, type Store } from '../adapters/store/open-store.ts';
import { createSteadyClock } from '../adapters/store/steady-clock.ts';
import { holdLock } from '../adapters/tile-log/hold-lock.ts';
import { openSigningKey } from '../adapters/tile-log/open-signing-key.ts';
import { openTileLog } from '../adapters/tile-log/open-tile-log.ts';
import { leafHash, openAuditLog } from '../audit/index.ts';
import { AppError, systemRecorded } from '../domain/index.ts';
import { releaseOf, scenarioOf } from '../governance/index.ts';
import { applyEvent, openReview, recordEvent } from '../stages/approve/index.ts';
import { openAnchors, type AnchorSettings } from './anchors.ts';
import type { Folders } from './folders.ts';

type Options = {
  readonly folders: Folders;
  readonly log: Log;
  /** The clock of the machine, which may be set back. */
  readonly wall: () => Date;
  readonly anchors: AnchorSettings;
  readonly secrets: SecretBox;
  /** Passwords that are refused. */
  readonly listed: ReadonlySet<string> | undefined;
};

/**
 * Database, contents and log, verified against each other; the log is published from here on. Nothing stays open when it throws.
 * @throws AppError `audit.invalid` when the record is not whole, `store.unavailable` when the workspace is in use.
 */
export async function openRecord({ folders, log, wall, anchors: settings, secrets, listed }: Options) {
  const lock = holdLock(join(folders.root, 'lock'));
  if (lock === null) throw inUse(folders.root);
  const content = openContentStore(folders.content);
  const clock = createSteadyClock(wall, () => performance.now());
  const { now } = clock;
  const ports = {
    leafHash,
    now,
    newId: randomUUID,
    passwords: { hash: hashPassword, verify: verifyPassword, ...(listed === undefined ? {} : { listed }) },
    secrets,
    content,
    release: { of: releaseOf },
    scenario: { of: scenarioOf },
    review: { open: openReview, apply: applyEvent, record: recordEvent },
  };
  let store: Store | undefined;
  try {
    store = openStore(folders.database, ports);
    const isNew = store.auditSize() === 0;
    const opened = store;
    clock.onSetBack((behindMs) => setImmediate(() => recordSetBack(opened, behindMs)));
    const [latest] = store.auditTimeline({ limit: 1 });
    if (latest !== undefined) clock.raise(new Date(latest.at));
    const privateKey = openSigningKey(join(folders.keys, 'audit-log.pem'), isNew);
    const origin = `countersign.local/${store.workspaceId()}`;
    if (isNew)
      store.record({ actor: systemRecorded, dossier: null, event: 'workspace.created', subject: store.workspaceId(), data: { origin } });
    const files = openTileLog(folders.auditLogs);
    const onFailure = (fault: AppError): void => {
      log.error('audit log stopped', { message: fault.message });
      opened.stopWriting(fault);
    };
    const audit = await openAuditLog({ source: store, files, origin, privateKey, onFailure });
    const anchors = await openAnchors(settings, { audit, store, files, directory: folders.auditLogs, log, now });
    const stopSealing = audit.startSealing((listener) => opened.onRecords(listener));
    const closeRecord = async (): Promise<void> => {
      await stopSealing();
      await anchors.settled();
      opened.close();
      lock.release();
    };
    return { store, content, files, audit, anchors, now, closeRecord };
  } catch (fault) {
    store?.close();
    lock.release();
    throw fault;
  }
}

function recordSetBack(store: Store, behindMs: number): void {
  if (store.failure() !== null) return;
  const data = { behindSeconds: Math.round(behindMs / 1000) };
  store.record({ actor: systemRecorded, dossier: null, event: 'clock.set-back', subject: 'clock', data });
}

function inUse(root: string): AppError {
  return new AppError('store.unavailable', `workspace ${root} is open in another process`, {
    en: 'Another Countersign uses this workspace. Stop it first, or set COUNTERSIGN_WORKSPACE to another folder.',
    zh: '该工作空间正被另一个Countersign进程使用。请先停止它，或将COUNTERSIGN_WORKSPACE设为其他目录。',
  });
}
