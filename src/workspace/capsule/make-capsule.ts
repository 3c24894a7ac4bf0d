import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeZip, type ZipContent } from '../../adapters/archive/write-zip.ts';
import type { AuditRecord } from '../../domain/audit-record.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { AppError, type DossierId, type Person, type Sha256 } from '../../domain/index.ts';
import { sightOf } from '../../governance/index.ts';
import { signedReviewOf } from '../../stages/approve/index.ts';
import type { Workspace } from '../open-workspace.ts';
import { viewerOf } from '../viewer-of.ts';
import { names, sha256, type CapsuleManifest } from './capsule-files.ts';
import { words } from './words.ts';

/**
 * Writes the decision replay capsule of a signed review: draft, human acts, the record of the dossier with proofs in one checkpoint, cosigned
 * checkpoints, calls of the model by hash; with `withFiles` also the files, the model's answers and imported enterprise records, so that the
 * draft can be computed again. The same log gives the same bytes. Signed by the log's key. Returns its SHA-256; who made it is recorded.
 * @throws AppError `auth.forbidden` unless `by` may take the files of the dossier away; `refused` while the review is not signed; `input.invalid` when the file exists.
 */
export async function makeCapsule(workspace: Workspace, dossier: DossierId, file: string, withFiles: boolean, by: Person): Promise<Sha256> {
  const { store } = workspace;
  const known = store.dossier(dossier);
  if (known === undefined || sightOf(viewerOf(store, by), known) !== 'files')
    throw new AppError('auth.forbidden', `${by.username} may not take ${dossier} away`, words.notYours);
  if (existsSync(file)) throw new AppError('input.invalid', `${file} exists`, words.exists(file));
  const { contentHash, parts } = await assembleCapsule(workspace, dossier, withFiles);
  await writeZip(file, parts);
  const hash = sha256(readFileSync(file));
  const actor = { kind: 'person' as const, id: by.id, name: by.name, roles: [...by.roles] };
  store.record({ actor, event: 'capsule.made', dossier, subject: contentHash, data: { sha256: hash, withFiles } });
  return hash;
}

/** Every file of the capsule, in order. */
export async function assembleCapsule(
  workspace: Workspace,
  dossier: DossierId,
  withFiles: boolean,
): Promise<{ readonly contentHash: Sha256; readonly parts: ZipContent[] }> {
  const { audit, store } = workspace;
  const signed = signedReviewOf(store.reviewState(dossier));
  if (signed.kind === 'refused') throw new AppError('refused', `dossier ${dossier} is not signed`, signed.refusal.message);
  const { prepared, contentHash } = signed.review;

  await workspace.publishAudit();
  const proofs = await Promise.all(recordsOf(workspace, dossier).map(({ seq }) => audit.proofFor(seq)));
  const parts: ZipContent[] = [
    { path: names.key, content: Buffer.from(`${audit.vkey}\n`) },
    { path: names.checkpoint, content: Buffer.from(proofs[0]?.checkpoint ?? '') },
    { path: names.prepared, content: Buffer.from(canonicalJson(prepared)) },
    { path: names.events, content: Buffer.from(canonicalJson(store.reviewEvents(dossier))) },
    { path: names.proofs, content: Buffer.from(canonicalJson(proofs.map(({ seq, record, path }) => ({ seq, record, path })))) },
    ...cosigned(workspace.folders.auditLogs),
    ...(await callsOf(workspace, prepared.agent?.callRecords, withFiles)),
    ...(withFiles ? await filesOf(workspace, dossier) : []),
  ];
  const hashes = Object.fromEntries(parts.map(({ path, content }) => [path, sha256(content as Uint8Array)]));
  const manifest: CapsuleManifest = {
    v: 1,
    origin: `countersign.local/${store.workspaceId()}`,
    dossier,
    name: prepared.dossierName,
    programme: prepared.programme,
    release: prepared.release,
    prompts: prepared.agent?.prompts ?? null,
    inputHash: prepared.inputHash,
    preparedHash: prepared.hash,
    contentHash,
    treeSize: proofs[0]?.treeSize ?? 0,
    withFiles,
    files: hashes,
  };
  const first = Buffer.from(canonicalJson(manifest));
  const note = Buffer.from(audit.sign('capsule', first));
  return { contentHash, parts: [{ path: names.manifest, content: first }, { path: names.signature, content: note }, ...parts] };
}

/** Everything on the record about this dossier, oldest first, but what was said of capsules: a capsule does not change the next. */
function recordsOf({ store }: Workspace, dossier: DossierId): AuditRecord[] {
  const records: AuditRecord[] = [];
  for (;;) {
    const before = records.at(-1)?.seq;
    const page = store.auditTimeline({ dossier, limit: 1000, ...(before === undefined ? {} : { before }) });
    records.push(...page);
    if (page.length < 1000) return records.filter(({ event }) => event !== 'capsule.made').reverse();
  }
}

/** Checkpoints that witnesses cosigned, as they stand beside the tiles. */
function cosigned(directory: string): ZipContent[] {
  const folder = join(directory, 'witnessed');
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => /^[0-9a-f]{8}$/u.test(name));
  return files.sort().map((name) => ({ path: `witnessed/${name}`, content: readFileSync(join(folder, name)) }));
}

/** The record of every call of the model, and with files what it answered, as it came. */
async function callsOf({ content, folders }: Workspace, calls: Sha256 | undefined, withFiles: boolean): Promise<ZipContent[]> {
  if (calls === undefined) return [];
  const bytes = await content.get(calls);
  const requests = new Set((JSON.parse(bytes.toString('utf8')) as { request: string }[]).map(({ request }) => request));
  const kept = [...requests].sort().flatMap((request) => {
    const path = join(folders.answers, request.slice(0, 2), `${request}.json`);
    return withFiles && existsSync(path) ? [{ path: `answers/${request}.json`, content: readFileSync(path) }] : [];
  });
  return [{ path: names.calls, content: bytes }, ...kept];
}

async function filesOf({ store, content }: Workspace, dossier: DossierId): Promise<ZipContent[]> {
  const files = store.dossierFiles(dossier);
  const read = await Promise.all(
    files.map(async ({ path, sha256: hash }) => ({ path: `files/${path}`, content: await content.get(hash) })),
  );
  return [...read, { path: names.records, content: Buffer.from(canonicalJson(store.enterpriseRecords())) }];
}
