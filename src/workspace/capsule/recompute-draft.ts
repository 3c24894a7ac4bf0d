import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { EnterpriseRecord, type Bilingual, type PreparedReview, type Sha256 } from '../../domain/index.ts';
import { answersInMemory, StoredAnswer } from '../../stages/agent/answer-store.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import type { ModelUse } from '../draft-with-model.ts';
import { prepareFiles } from '../prepare-files.ts';
import { engineVersion } from '../version.ts';
import { names, sha256 } from './capsule-files.ts';
import type { Capsule } from './verify-capsule.ts';
import { words } from './words.ts';

/** A place where the draft that was reviewed and the one computed now differ: `what` is a part of the draft or a requirement. */
export type DraftDifference = { readonly what: string; readonly reviewed: string; readonly computed: string };
export type Recomputed =
  | { readonly kind: 'same'; readonly findings: number }
  | { readonly kind: 'different'; readonly differences: readonly DraftDifference[] }
  | { readonly kind: 'not-computed'; readonly why: Bilingual };

/**
 * Computes the draft again from the files, offline, and compares it with the one that people decided on. Not with another knowledge base or
 * another version of the programme: that would prove nothing. Where a model drafted, its recorded answers are used and nothing is sent.
 * @param folder files of the dossier, when the capsule does not carry them.
 */
export async function recomputeDraft({ manifest, prepared, files }: Capsule, folder?: string): Promise<Recomputed> {
  if (!manifest.withFiles && folder === undefined) return notComputed(words.withoutFiles);
  const { release, programme } = prepared;
  if (release.engineVersion !== engineVersion) return notComputed(words.otherEngine(release.engineVersion, engineVersion));
  const here = loadKnowledge().version;
  if (here !== release.knowledgeVersion) return notComputed(words.otherKnowledge(release.knowledgeVersion, here));

  const temporary = mkdtempSync(join(tmpdir(), 'countersign-replay-'));
  try {
    const input = folder ?? layOut(files, 'files/', join(temporary, 'files'));
    const other = prepared.documents.find(({ path, sha256: hash }) => hashOf(join(input, path)) !== hash);
    if (other !== undefined) return notComputed(words.otherFile(other.path));
    const model = modelOf(prepared, files);
    const { prepared: again } = await prepareFiles(input, {
      programme,
      name: prepared.dossierName,
      dossierId: prepared.dossierId,
      records: recordsOf(files),
      release: release.id,
      now: () => new Date(prepared.preparedAt),
      ...(model === undefined ? {} : { model }),
    });
    const differences = compareDrafts(prepared, again);
    return differences.length === 0 ? { kind: 'same', findings: again.findings.length } : { kind: 'different', differences };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function recordsOf(files: Capsule['files']): EnterpriseRecord[] {
  const kept = files.get(names.records);
  return kept === undefined
    ? []
    : z.array(EnterpriseRecord.extend({ id: z.string() })).parse(JSON.parse(Buffer.from(kept).toString('utf8')));
}

/** Verdicts first, requirement by requirement, then the parts of the draft that differ in anything. */
function compareDrafts(reviewed: PreparedReview, computed: PreparedReview): DraftDifference[] {
  const now = new Map(computed.findings.map((finding) => [finding.requirementId as string, finding]));
  const before = new Set(reviewed.findings.map(({ requirementId }) => requirementId as string));
  const verdicts = reviewed.findings.flatMap(({ requirementId, verdict }) => {
    const other = now.get(requirementId)?.verdict ?? 'absent';
    return other === verdict ? [] : [{ what: requirementId as string, reviewed: verdict, computed: other }];
  });
  const added = computed.findings
    .filter(({ requirementId }) => !before.has(requirementId))
    .map(({ requirementId, verdict }) => ({ what: requirementId as string, reviewed: 'absent', computed: verdict }));
  const parts = (
    ['inputHash', 'asOf', 'documents', 'classification', 'facts', 'contradictions', 'integrity', 'findings', 'rejected'] as const
  )
    .filter((part) => canonicalJson(reviewed[part]) !== canonicalJson(computed[part]))
    .map((part) => ({ what: part, reviewed: short(reviewed[part]), computed: short(computed[part]) }));
  return [...verdicts, ...added, ...parts];
}

function short(part: unknown): string {
  return sha256(Buffer.from(canonicalJson(part))).slice(0, 12);
}

/** The model that drafted, with its recorded answers only: whatever it would have to be asked fails. */
function modelOf({ agent, release }: PreparedReview, files: ReadonlyMap<string, Buffer>): ModelUse | undefined {
  if (agent === undefined || release.model === null) return undefined;
  const recorded = [...files].flatMap(([path, bytes]) => {
    const request = /^answers\/([0-9a-f]{64})\.json$/u.exec(path)?.[1];
    return request === undefined ? [] : [[request, StoredAnswer.parse(JSON.parse(bytes.toString('utf8')))] as const];
  });
  const endpoint = { name: agent.endpoint, baseUrl: 'http://127.0.0.1:9', policy: { attempts: 1 } };
  const refuse: typeof fetch = () => Promise.reject(new Error('nothing is sent when a draft is computed again'));
  return { endpoint, model: release.model, language: agent.language, answers: answersInMemory(recorded), sendFor: () => refuse };
}

function layOut(files: ReadonlyMap<string, Buffer>, prefix: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const [path, bytes] of files) {
    if (!path.startsWith(prefix)) continue;
    const target = resolve(folder, path.slice(prefix.length));
    if (target.startsWith(folder + sep)) place(target, bytes);
  }
  return folder;
}

function place(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

function hashOf(path: string): Sha256 | undefined {
  try {
    return sha256(readFileSync(path));
  } catch {
    return undefined;
  }
}

function notComputed(why: Bilingual): Recomputed {
  return { kind: 'not-computed', why };
}
