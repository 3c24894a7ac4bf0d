import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { openZip } from '../../adapters/archive/open-zip.ts';
import type { Log } from '../../adapters/log/create-log.ts';
import { openRecordReader } from '../../adapters/store/copy-database.ts';
import { openTileLog } from '../../adapters/tile-log/open-tile-log.ts';
import { openSealedKeys } from '../../adapters/tile-log/sealed-keys.ts';
import { parseVerifierKey, verifyLog, verifyStatement, verifyStoreAgainstLog } from '../../audit/index.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { AppError, systemRecorded } from '../../domain/index.ts';
import type { AnchorSettings } from '../anchors.ts';
import { openWorkspace } from '../open-workspace.ts';
import { BackupManifest, names } from './backup-files.ts';
import { words } from './words.ts';

export type RestoreOptions = {
  readonly file: string;
  /** Folder of the workspace to be; must not exist, or be empty. */
  readonly into: string;
  readonly passphrase?: string | undefined;
  /** Signing key of the log, where the backup carries none: PEM. */
  readonly signingKey?: Uint8Array | undefined;
  /** log.vkey from a place that is trusted; left out: the one in the backup, which proves no origin. */
  readonly vkey?: string | undefined;
  readonly anchors: AnchorSettings;
  readonly log: Log;
};
/** `canStart`: it has its signing key; else it can be read and verified only. */
export type Restored = { readonly manifest: BackupManifest; readonly canStart: boolean };

/**
 * Restores a backup beside its place and puts it there in one step, when everything holds: signature and hash of every file, the log from its files, the
 * database against the log, and, with its key, what witnesses and copied checkpoints remember. That it was restored is on the record.
 * @throws AppError `input.invalid` for a damaged or foreign backup, `audit.invalid` when something outside knows a longer or another log.
 */
export async function restoreBackup({ file, into, passphrase, signingKey, vkey, anchors, log }: RestoreOptions): Promise<Restored> {
  const target = resolve(into);
  if (existsSync(target) && readdirSync(target).length > 0) throw new AppError('input.invalid', `${into} is not empty`, words.exists(into));
  mkdirSync(dirname(target), { recursive: true });
  const staging = mkdtempSync(join(dirname(target), `.restore-${basename(target)}-`));
  try {
    const manifest = await unpack(file, staging, vkey);
    placeKeys(staging, passphrase, signingKey);
    verifyRestored(staging);
    const canStart = existsSync(join(staging, 'keys', 'audit-log.pem'));
    if (canStart) {
      const workspace = await openWorkspace({ folder: staging, log, workers: 1, anchors });
      const data = { at: manifest.at, records: manifest.records };
      workspace.store.record({ actor: systemRecorded, event: 'workspace.restored', dossier: null, subject: manifest.origin, data });
      await workspace.close();
    }
    if (existsSync(target)) rmdirSync(target);
    renameSync(staging, target);
    return { manifest, canStart };
  } catch (fault) {
    rmSync(staging, { recursive: true, force: true });
    throw fault;
  }
}

async function unpack(file: string, staging: string, trusted: string | undefined): Promise<BackupManifest> {
  if (!existsSync(file)) throw new AppError('input.not-found', `no file ${file}`, words.damaged(file));
  const zip = await openZip({ file }).catch((cause: unknown) => {
    throw new AppError('input.invalid', `${file} is no ZIP: ${String(cause)}`, words.damaged(file));
  });
  const hashes = new Map<string, string>();
  try {
    for await (const entry of zip.entries()) {
      const path = resolve(staging, entry.name);
      if (!path.startsWith(staging + sep) || hashes.has(entry.name)) throw new RangeError(entry.name);
      const bytes = await entry.read();
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(path, bytes, { mode: 0o600, flush: true });
      hashes.set(entry.name, createHash('sha256').update(bytes).digest('hex'));
    }
  } catch (cause) {
    throw new AppError(
      'input.invalid',
      `backup is damaged: ${String(cause)}`,
      words.damaged(cause instanceof Error ? cause.message : String(cause)),
      { cause },
    );
  } finally {
    zip.close();
  }
  return checkManifest(staging, hashes, trusted);
}

function checkManifest(staging: string, hashes: Map<string, string>, trusted: string | undefined): BackupManifest {
  const read = (name: string): Buffer => (hashes.has(name) ? readFileSync(join(staging, name)) : Buffer.alloc(0));
  const first = read(names.manifest);
  const key = parseVerifierKey((trusted ?? read(`${names.log}/log.vkey`).toString('utf8')).trim());
  if (key?.kind !== 'log' || !verifyStatement(read(names.signature), 'backup', first, key))
    throw new AppError('input.invalid', 'backup is not signed', words.unsigned);
  const manifest = BackupManifest.parse(JSON.parse(first.toString('utf8')));
  if (manifest.origin !== key.name || canonicalJson(manifest) !== first.toString('utf8'))
    throw new AppError('input.invalid', 'backup is of another log', words.unsigned);
  for (const name of [names.manifest, names.signature]) {
    hashes.delete(name);
    rmSync(join(staging, name));
  }
  const wrong = [...new Set([...hashes.keys(), ...Object.keys(manifest.files)])].find((path) => hashes.get(path) !== manifest.files[path]);
  if (wrong !== undefined) throw new AppError('input.invalid', `${wrong} differs`, words.damaged(wrong));
  return manifest;
}

function placeKeys(staging: string, passphrase: string | undefined, signingKey: Uint8Array | undefined): void {
  const sealed = join(staging, names.keys);
  const opened =
    existsSync(sealed) && passphrase !== undefined ? openSealedKeys(readFileSync(sealed), passphrase) : new Map<string, Buffer>();
  if (opened === undefined) throw new AppError('input.invalid', 'wrong passphrase', words.passphrase);
  rmSync(sealed, { force: true });
  mkdirSync(join(staging, 'keys'), { mode: 0o700 });
  for (const [name, bytes] of opened) writeFileSync(join(staging, 'keys', basename(name)), bytes, { mode: 0o600, flush: true });
  if (signingKey !== undefined) writeFileSync(join(staging, 'keys', 'audit-log.pem'), signingKey, { mode: 0o600, flush: true });
}

function verifyRestored(staging: string): void {
  const files = openTileLog(join(staging, names.log));
  const source = openRecordReader(join(staging, names.database));
  try {
    const log = verifyLog(files.read, Buffer.from(files.read('log.vkey') ?? []).toString('utf8'));
    const result = log.kind === 'invalid' ? log : verifyStoreAgainstLog({ ...source, setPublishedHead: () => undefined }, log);
    if (result.kind === 'invalid') throw new AppError('audit.invalid', `the log in the backup is invalid: ${result.code}`, result.message);
  } finally {
    source.close();
  }
}
