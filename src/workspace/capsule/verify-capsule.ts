import { z } from 'zod';
import {
  leafHash,
  openCheckpoint,
  openWitnessed,
  parseVerifierKey,
  verifyInclusion,
  verifyStatement,
  witnessedPath,
  type VerifierKey,
} from '../../audit/index.ts';
import { AuditRecord } from '../../domain/audit-record.ts';
import { canonicalHash, canonicalJson } from '../../domain/canonical-json.ts';
import { PreparedReview, type Bilingual } from '../../domain/index.ts';
import { ReviewEvent } from '../../domain/review-event.ts';
import { applyEvent, contentHashOf, openReview, recordEvent, signedReviewOf } from '../../stages/approve/index.ts';
import { CapsuleManifest, names, sha256 } from './capsule-files.ts';
import { words } from './words.ts';

export type Capsule = {
  readonly kind: 'verified';
  readonly manifest: CapsuleManifest;
  readonly prepared: PreparedReview;
  readonly records: readonly AuditRecord[];
  readonly events: readonly ReviewEvent[];
  readonly files: ReadonlyMap<string, Buffer>;
  /** POSIX seconds at which each witness asked for cosigned; its checkpoint holds the last signature. */
  readonly witnessed: readonly number[];
};
export type CapsuleFault = { readonly kind: 'invalid'; readonly message: Bilingual };

const Proofs = z.array(z.object({ seq: z.int(), record: z.string(), path: z.array(z.string()) }));
const humanEvents = ['finding.disposed', 'finding.withdrawn', 'finding.blind-verdict', 'finding.added', 'finding.commented', 'review.signed', 'review.sent-back', 'review.reopened']; // prettier-ignore

/**
 * Verifies a capsule from its bytes and a key alone: signature and list of contents, each record in the signed checkpoint, the draft that the record
 * names, and for every human act its record and for every such record its act, up to signatures over exactly this content.
 */
export function verifyCapsule(files: ReadonlyMap<string, Buffer>, vkey: string, witnesses: readonly string[] = []): Capsule | CapsuleFault {
  const key = parseVerifierKey(vkey.trim());
  if (key?.kind !== 'log') return fault(words.key);
  const first = files.get(names.manifest);
  const manifest = CapsuleManifest.safeParse(jsonOf(first)).data;
  if (first === undefined || manifest?.origin !== key.name || canonicalJson(manifest) !== first.toString('utf8'))
    return fault(words.manifest);
  if (!verifyStatement(files.get(names.signature) ?? Buffer.alloc(0), 'capsule', first, key)) return fault(words.signature);
  const listed = new Set([names.manifest, names.signature, ...Object.keys(manifest.files)]);
  const strange = [...listed].find((path) => !files.has(path)) ?? [...files.keys()].find((path) => !listed.has(path));
  const changed = Object.entries(manifest.files).find(([path, hash]) => sha256(files.get(path) ?? Buffer.alloc(0)) !== hash)?.[0];
  if (strange !== undefined || changed !== undefined) return fault(words.contents(strange ?? changed ?? ''));

  const records = provedRecords(files, key, manifest);
  if (!Array.isArray(records)) return records;
  const prepared = PreparedReview.safeParse(jsonOf(files.get(names.prepared))).data;
  const { hash, ...hashed } = prepared ?? {};
  const made = records.findLast(({ event }) => event === 'dossier.prepared');
  if (prepared === undefined || canonicalHash(hashed) !== hash || hash !== manifest.preparedHash || made?.data['hash'] !== hash)
    return fault(words.draft);
  const events = z.array(ReviewEvent).safeParse(jsonOf(files.get(names.events))).data ?? [];
  const wrong = compareActs(
    events,
    prepared,
    records.filter(({ seq }) => seq > (made?.seq ?? 0)),
  );
  if (wrong !== undefined) return wrong;
  const state = events.reduce(applyEvent, openReview(prepared));
  if (signedReviewOf(state).kind !== 'signed' || contentHashOf(state) !== manifest.contentHash) return fault(words.notSigned);

  const lastSignature = records.findLast(({ event }) => event === 'review.signed')?.seq ?? 0;
  const witnessed = witnesses.map((text) => witnessedAt(files, key, text, lastSignature));
  if (witnessed.includes(undefined)) return fault(words.witness);
  return { kind: 'verified', manifest, prepared, records, events, files, witnessed: witnessed as number[] };
}

function provedRecords(
  files: ReadonlyMap<string, Buffer>,
  key: VerifierKey,
  { treeSize, dossier }: CapsuleManifest,
): AuditRecord[] | CapsuleFault {
  const head = openCheckpoint(files.get(names.checkpoint) ?? Buffer.alloc(0), key);
  if (typeof head === 'string' || head.size !== treeSize) return fault(words.checkpoint);
  const records: AuditRecord[] = [];
  for (const { seq, record, path } of Proofs.safeParse(jsonOf(files.get(names.proofs))).data ?? []) {
    const parsed = AuditRecord.safeParse(jsonOf(Buffer.from(record))).data;
    const hashes = path.map((hash) => Buffer.from(hash, 'base64'));
    const isProved = verifyInclusion(seq, head.size, leafHash(Buffer.from(record, 'utf8')), hashes, head.root);
    if (!isProved || parsed?.seq !== seq || parsed.dossier !== dossier || seq <= (records.at(-1)?.seq ?? -1))
      return fault(words.record(seq));
    records.push(parsed);
  }
  return records;
}

/** Acts and records go together one to one, in the same order. */
function compareActs(events: readonly ReviewEvent[], prepared: PreparedReview, records: readonly AuditRecord[]): CapsuleFault | undefined {
  const recorded = records.filter(({ event }) => humanEvents.includes(event));
  for (const [n, event] of events.entries()) {
    const record = recorded[n];
    const person = { kind: 'person' as const, id: '', name: '', roles: [] } as unknown as Parameters<typeof recordEvent>[2];
    const { event: kind, subject, data } = recordEvent(event, prepared, person);
    const isSame = record?.event === kind && record.subject === subject && canonicalJson(record.data) === canonicalJson(data);
    if (!isSame || record.actor.kind !== 'person' || record.actor.id !== actorIdOf(event)) return fault(words.act(`${kind} ${subject}`));
  }
  const extra = recorded[events.length];
  return extra === undefined ? undefined : fault(words.unmatched(extra.seq));
}

function actorIdOf(event: ReviewEvent): string {
  if ('disposition' in event) return event.disposition.by;
  if ('blindVerdict' in event) return event.blindVerdict.by;
  if ('finding' in event) return event.finding.by;
  if ('comment' in event) return event.comment.by;
  return 'signOff' in event ? event.signOff.by : event.by;
}

function witnessedAt(files: ReadonlyMap<string, Buffer>, key: VerifierKey, text: string, lastSignature: number): number | undefined {
  const witness = parseVerifierKey(text.trim());
  const note = witness?.kind === 'witness' ? files.get(witnessedPath(witness)) : undefined;
  const head = note === undefined || witness === undefined ? 'unverified' : openWitnessed(note, key, witness);
  return typeof head === 'string' || head.size <= lastSignature ? undefined : head.at;
}

function fault(message: Bilingual): CapsuleFault {
  return { kind: 'invalid', message };
}

function jsonOf(bytes: Buffer | undefined): unknown {
  try {
    return JSON.parse(bytes?.toString('utf8') ?? '');
  } catch {
    return undefined;
  }
}
