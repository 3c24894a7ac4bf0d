import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { writeZip, type ZipContent } from '../../adapters/archive/write-zip.ts';
import { copyDatabase, openRecordReader } from '../../adapters/store/copy-database.ts';
import { openSigningKey } from '../../adapters/tile-log/open-signing-key.ts';
import { openTileLog } from '../../adapters/tile-log/open-tile-log.ts';
import { sealKeys } from '../../adapters/tile-log/sealed-keys.ts';
import { openAuditLog } from '../../audit/index.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { AppError, type Sha256 } from '../../domain/index.ts';
import { makeFolders, type Folders } from '../folders.ts';
import { names, type BackupManifest } from './backup-files.ts';
import { words } from './words.ts';

export type BackupMade = { readonly records: number; readonly files: number; readonly sha256: Sha256 };

/**
 * Writes a backup of a workspace that may be in use. The database is copied as it stood at one moment; the published log of that moment is made again
 * from it, which must give the root that was published then; contents are written once and only grow. Keys go in under the passphrase, or not at all:
 * never in clear. Signed by the log's key. `sha256` is that of the signed list of files.
 * @throws AppError `audit.invalid` when database and log do not agree: what is not whole is not backed up as if it were.
 */
export async function makeBackup(workspace: string, file: string, passphrase: string | undefined, now: () => Date): Promise<BackupMade> {
  if (!existsSync(join(workspace, names.database)))
    throw new AppError('input.not-found', `no workspace ${workspace}`, words.noWorkspace(workspace));
  if (existsSync(file)) throw new AppError('input.invalid', `${file} exists`, words.exists(file));
  if (passphrase !== undefined && passphrase.length < 12)
    throw new AppError('input.invalid', 'passphrase too short', words.passphraseShort);
  const folders = makeFolders(workspace);
  mkdirSync(dirname(resolve(file)), { recursive: true });
  const staging = mkdtempSync(join(dirname(resolve(file)), '.backup-'));
  try {
    const database = join(staging, names.database);
    await copyDatabase(folders.database, database);
    const { origin, head, sign } = await publishAgain(database, folders, staging);
    const parts = [
      { path: names.database, content: { file: database } },
      ...below(join(staging, names.log), names.log),
      ...['witnessed', 'timestamps'].flatMap((name) => below(join(folders.auditLogs, name), `${names.log}/${name}`)),
      ...['content', 'answers', 'layout', 'intake', 'knowledge'].flatMap((name) => below(join(folders.root, name), name)),
      ...(passphrase === undefined ? [] : [{ path: names.keys, content: sealKeys(filesIn(folders.keys), passphrase) }]),
    ] satisfies ZipContent[];
    const files: Record<string, Sha256> = {};
    for (const { path, content } of parts) files[path] = await hashOf(content);
    const manifest: BackupManifest = {
      v: 1,
      origin,
      at: now().toISOString(),
      records: head.size,
      root: head.root,
      withKeys: passphrase !== undefined,
      files,
    };
    const first = Buffer.from(canonicalJson(manifest));
    await writeZip(file, [
      { path: names.manifest, content: first },
      { path: names.signature, content: Buffer.from(sign('backup', first)) },
      ...parts,
    ]).catch((fault: unknown) => {
      rmSync(file, { force: true });
      throw fault;
    });
    return { records: head.size, files: parts.length, sha256: await hashOf(first) };
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** The published log as it stood when the database was copied, from the records in it. */
async function publishAgain(database: string, folders: Folders, staging: string) {
  const source = openRecordReader(database);
  try {
    const published = source.publishedHead() ?? { size: 0, root: '' };
    const origin = `countersign.local/${source.workspaceId()}`;
    const log = await openAuditLog({
      source: { ...source, auditSize: () => published.size, publishedHead: () => null, setPublishedHead: () => undefined },
      files: openTileLog(join(staging, names.log)),
      origin,
      privateKey: openSigningKey(join(folders.keys, 'audit-log.pem'), false),
      onFailure: () => undefined,
    });
    const head = log.head();
    if (published.size > 0 && head.root !== published.root)
      throw new AppError('audit.invalid', 'the database does not give the published root', words.differs);
    return { origin, head, sign: log.sign };
  } finally {
    source.close();
  }
}

/** Every file below a folder, half-written ones left out. */
function below(folder: string, prefix: string): { path: string; content: { file: string } }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/(?:^|\/)\.staged-|\.staging|\/incoming-/u.test(join(entry.parentPath, entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: `${prefix}/${path.slice(folder.length + 1)}`, content: { file: path } }));
}

function filesIn(folder: string): ReadonlyMap<string, Buffer> {
  return new Map(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
}

async function hashOf(content: ZipContent['content']): Promise<Sha256> {
  const hash = createHash('sha256');
  if (content instanceof Uint8Array) hash.update(content);
  else for await (const part of createReadStream(content.file)) hash.update(part as Buffer);
  return hash.digest('hex') as Sha256;
}
