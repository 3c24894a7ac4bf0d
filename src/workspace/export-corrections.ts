import { createHmac, randomBytes } from 'node:crypto';
import {
  AppError,
  type Actor,
  type Bilingual,
  type CorrectionExport,
  type DossierId,
  type LabelledFinding,
  type ReleasedCorrections,
} from '../domain/index.ts';
import {
  correctionsWords,
  labelFindings,
  refuseAskingExport,
  refuseDecidingExport,
  refuseDownload,
  whyLeftOut,
  type Usable,
} from '../governance/index.ts';
import { disposedFindings } from '../stages/approve/index.ts';
import type { Workspace } from './open-workspace.ts';

type PersonActor = Extract<Actor, { kind: 'person' }>;
type Counts = ReleasedCorrections['masked'];

/** A dossier as far as its use as labelled data depends on it, at this moment. */
export function usableOf({ store }: Pick<Workspace, 'store'>, id: DossierId): Usable {
  const deletion = store.deletionOf(id);
  const deleted = deletion !== null && deletion.state !== 'asked';
  return { phase: store.dossier(id)?.review?.phase ?? null, consent: store.dataConsent(id), deleted };
}

/** One person asks for an export. AppError `refused`. */
export function askExport(workspace: Workspace, purpose: string, dossiers: readonly DossierId[], by: PersonActor): CorrectionExport {
  const chosen = [...new Set(dossiers)];
  return workspace.store.askCorrections(purpose, chosen, by, () => refuseAskingExport(by, purpose, chosen.map((id) => usableOf(workspace, id))));
} // prettier-ignore

/**
 * The second person declines, or releases: the file is made of what may be used at this moment and kept by its hash; then all of it is looked at once
 * more in the transaction that records the release. AppError `refused`, `not-found`.
 */
export async function decideExport(workspace: Workspace, id: string, decision: 'release' | 'decline', by: PersonActor): Promise<CorrectionExport> {
  const { store, content, contentUse } = workspace;
  const refuse = (present: CorrectionExport): Bilingual | null =>
    refuseDecidingExport(by, decision, present, present.asked.dossiers.filter((dossier) => whyLeftOut(usableOf(workspace, dossier)) === null).length);
  const refusal = refuse(store.correctionExport(id));
  if (refusal !== null) throw new AppError('refused', `export ${id}: ${refusal.en}`, refusal);
  if (decision === 'decline') return store.decideCorrections(id, null, by, refuse);
  return contentUse.use(async () => {
    const { text, file, reviews } = makeFile(workspace, store.correctionExport(id).asked.dossiers);
    const bytes = Buffer.from(text, 'utf8');
    const released: ReleasedCorrections = { sha256: await content.put(bytes), bytes: bytes.length, ...file };
    const changed = (): boolean =>
      store.correctionExport(id).asked.dossiers.some((dossier) => reviews.get(dossier) !== reviewOf(workspace, dossier));
    return store.decideCorrections(id, released, by, (present) => refuse(present) ?? (changed() ? correctionsWords.changedMeanwhile : null));
  });
} // prettier-ignore

/** The bytes of a released export, for who asked for it; the download is on the record before they leave. AppError `refused`, `not-found`. */
export function takeExport(workspace: Workspace, id: string, by: PersonActor): Promise<Buffer> {
  const { store, content } = workspace;
  const included = (store.correctionExport(id).file?.dossiers ?? []).map(({ dossier }) => usableOf(workspace, dossier));
  const { sha256 } = store.recordCorrectionsDownload(id, by, (present) => refuseDownload(by, present, included));
  return content.get(sha256);
}

/** What a line depends on: whether the dossier may be used, and everything said of it so far. */
function reviewOf(workspace: Workspace, dossier: DossierId): string {
  return `${String(whyLeftOut(usableOf(workspace, dossier)))} ${workspace.store.dossier(dossier)?.review?.version ?? ''}`;
}

/** JSON lines of every dossier that may be used, each under its alias: an HMAC-SHA-256 whose key is forgotten when this returns. */
function makeFile(workspace: Workspace, dossiers: readonly DossierId[]) {
  const key = randomBytes(32);
  const lines: LabelledFinding[] = [];
  const masked: Counts = {};
  const file: Pick<ReleasedCorrections, 'dossiers' | 'leftOut'> = { dossiers: [], leftOut: [] };
  const reviews = new Map<DossierId, string>();
  for (const dossier of dossiers) {
    reviews.set(dossier, reviewOf(workspace, dossier));
    const why = whyLeftOut(usableOf(workspace, dossier));
    if (why !== null) {
      file.leftOut.push({ dossier, why });
      continue;
    }
    const state = workspace.store.reviewState(dossier);
    const alias = createHmac('sha256', key).update(dossier).digest('hex').slice(0, 32);
    const labelled = labelFindings(state.prepared, disposedFindings(state), alias);
    lines.push(...labelled.lines);
    for (const [kind, count] of Object.entries(labelled.masked) as [keyof Counts, number][]) masked[kind] = (masked[kind] ?? 0) + count;
    file.dossiers.push({ dossier, alias, lines: labelled.lines.length });
  }
  // In the order of the aliases: the order of the dossiers says nothing.
  lines.sort((a, b) => (a.dossier < b.dossier ? -1 : a.dossier > b.dossier ? 1 : 0));
  return { text: lines.map((line) => `${JSON.stringify(line)}\n`).join(''), file: { ...file, lines: lines.length, masked }, reviews };
}
