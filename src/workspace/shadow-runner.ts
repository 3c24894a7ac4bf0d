import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContentStore } from '../adapters/content-store/open-content-store.ts';
import type { Log } from '../adapters/log/create-log.ts';
import type { Store } from '../adapters/store/open-store.ts';
import { canonicalHash } from '../domain/canonical-json.ts';
import {
  AppError,
  type Actor,
  type Bilingual,
  type DossierId,
  type DossierLabel,
  type PreparedReview,
  type Release,
  type ReleaseContent,
  type ReviewState,
  type ShadowDossier,
  type ShadowRun,
} from '../domain/index.ts';
import { compareShadow, endpointUnusable, mayShadow, shadowWords, type MayShadow } from '../governance/index.ts';
import { disposedFindings } from '../stages/approve/index.ts';
import { draftInWorker, type RunningDraft } from './draft-in-worker.ts';
import type { Folders } from './folders.ts';
import { Intake } from './intake.ts';
import type { ModelUses } from './model-uses.ts';
import type { Preparation } from './preparation.ts';

type Parts = {
  readonly store: Store;
  readonly content: Pick<ContentStore, 'pathOf'>;
  readonly folders: Folders;
  readonly log: Log;
  readonly workers: number | undefined;
  readonly running: ReleaseContent;
  readonly uses: ModelUses;
  readonly preparation: Pick<Preparation, 'whenIdle'>;
  readonly now: () => Date;
};

/**
 * Has a release draft signed dossiers again, one after the other, in a folder that is deleted afterwards: from the files alone, without what people
 * decided or corrected. The dossiers stay as they are; what is kept is where candidate and people differ. Drafts that people wait for go first.
 */
export class ShadowRunner {
  private readonly parts: Parts;
  private current: { readonly run: ShadowRun; draft: RunningDraft | undefined; stopped: boolean } | undefined;
  private under: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Dossiers done so far of the run that is under way; null: none is. */
  underWay(): { readonly run: ShadowRun; readonly done: number } | null {
    return this.current === undefined ? null : { run: this.current.run, done: this.current.run.dossiers.length };
  }

  /** Begins a run; it goes on after this returns. AppError `refused` with the reason. */
  start(release: Release, by: Extract<Actor, { kind: 'person' }>, reason: string): ShadowRun {
    const { store, running, now } = this.parts;
    const may = mayShadow(release, running, by, reason, this.current !== undefined);
    if (may.kind === 'no') throw new AppError('refused', `shadow run of ${release.id}: ${may.message.en}`, may.message);
    const unusable = this.unusable(release, 'public');
    if (unusable !== null) throw new AppError('refused', `shadow run of ${release.id}: ${unusable.en}`, unusable);
    const closed = this.closed();
    if (closed.length === 0) throw new AppError('refused', 'no signed dossier', shadowWords.noneClosed);
    const run: ShadowRun = {
      id: randomUUID(),
      release: release.id,
      by: by.id,
      byName: by.name,
      reason: reason.trim(),
      startedAt: now().toISOString(),
      finishedAt: null,
      planned: closed.length,
      dossiers: [],
    };
    store.startShadowRun(run, by);
    this.current = { run, draft: undefined, stopped: false };
    this.under = this.go(release, may, closed).catch(
      (fault: unknown) => void this.parts.log.error('shadow run broke off', { run: run.id, fault: String(fault) }),
    );
    return run;
  }

  whenIdle(): Promise<void> {
    return this.under;
  }

  /** Breaks off what is under way; nothing of it is kept but that it began. */
  async close(): Promise<void> {
    if (this.current !== undefined) this.current.stopped = true;
    await this.current?.draft?.stop();
    await this.under;
  }

  private closed(): DossierId[] {
    const { store } = this.parts;
    return store
      .listDossiers({ side: 'review' })
      .flatMap(({ id, status }) => (status === 'ready' && store.reviewState(id).phase === 'signed' ? [id] : []));
  }

  private async go(release: Release, may: MayShadow & { kind: 'yes' }, closed: readonly DossierId[]): Promise<void> {
    const { store, preparation, now } = this.parts;
    try {
      for (const id of closed) {
        await preparation.whenIdle();
        const hold = this.current;
        if (hold === undefined || hold.stopped) return;
        const dossier = await this.compare(id, release, may);
        if (hold.stopped) return;
        this.current = { ...hold, run: { ...hold.run, dossiers: [...hold.run.dossiers, dossier] } };
      }
      if (this.current === undefined) return;
      const finished: ShadowRun = { ...this.current.run, finishedAt: now().toISOString() };
      store.finishShadowRun(finished, canonicalHash(finished));
    } finally {
      this.current = undefined;
    }
  }

  private async compare(id: DossierId, release: Release, may: MayShadow & { kind: 'yes' }): Promise<ShadowDossier> {
    const { store, log } = this.parts;
    const name = store.dossier(id)?.name ?? id;
    const decidedUnder = store.reviewState(id).prepared.release.id;
    try {
      const draft = await this.draft(id, name, release, may);
      const state = store.reviewState(id);
      const lacking = draft.agent === undefined ? {} : { lacking: draft.agent.lacking.length };
      return { dossier: id, name, decidedUnder, draft: draft.hash, failure: null, ...lacking, ...besidePeople(state, draft) };
    } catch (fault) {
      log.warn('a shadow draft failed', {
        dossier: id,
        release: release.id,
        fault: fault instanceof Error ? fault.message : String(fault),
      });
      const failure = fault instanceof AppError && fault.code === 'refused' ? fault.userMessage : shadowWords.crashed;
      return { dossier: id, name, decidedUnder, draft: null, same: 0, lines: [], failure };
    }
  }

  /** Why text with this label may not go to an endpoint that the release pins; null when it may. Rules alone are not this candidate. */
  private unusable({ content }: Release, label: DossierLabel): Bilingual | null {
    for (const pinned of [content.model, content.embedding]) {
      const why = pinned === null ? null : endpointUnusable(pinned.endpoint, this.parts.store.endpoint(pinned.endpoint), label);
      if (why !== null) return why;
    }
    return null;
  }

  private async draft(id: DossierId, name: string, release: Release, may: MayShadow & { kind: 'yes' }): Promise<PreparedReview> {
    const { store, content, folders, workers, uses } = this.parts;
    const unusable = this.unusable(release, store.dossierLabel(id));
    if (unusable !== null) throw new AppError('refused', `${id} may not be drafted by ${release.id}: ${unusable.en}`, unusable);
    const aside = mkdtempSync(join(tmpdir(), 'countersign-shadow-'));
    try {
      const intake = new Intake(join(aside, 'files'));
      const taken = store.dossierFiles(id);
      await intake.restore(
        id,
        taken.map(({ path, sha256 }) => ({ path, from: content.pathOf(sha256) })),
      );
      const drafting = may.withModel ? uses.drafting(id) : null;
      const job = {
        dossierId: id,
        name,
        programme: store.dossier(id)?.programme ?? '',
        language: uses.language,
        files: intake.filesOf(id),
        taken,
        content: join(aside, 'content'),
        layout: join(aside, 'layout'),
        officialTexts: folders.officialTexts,
        records: store.enterpriseRecords(),
        cache: folders.cache,
        corrections: [],
        workers: workers ?? null,
        release: release.id,
        drafting: drafting === null ? null : { ...drafting, answers: join(aside, 'answers') },
        embedding: may.withEmbedding ? uses.embedding(id) : null,
      };
      const draft = draftInWorker(job, { openDoor: (first) => uses.door(id, first, () => release.content), onProgress: () => undefined });
      if (this.current !== undefined) this.current.draft = draft;
      const ended = await draft.ended;
      if (ended.end === 'done') return ended.draft.prepared;
      throw new Error(ended.end === 'failed' ? ended.detail : ended.end === 'crashed' ? ended.fault : 'stopped');
    } finally {
      rmSync(aside, { recursive: true, force: true });
    }
  }
}

function besidePeople(state: ReviewState, draft: PreparedReview): Pick<ShadowDossier, 'same' | 'lines'> {
  const concluded = disposedFindings(state).map(({ finding, final }) => ({
    requirement: finding.requirementId,
    clause: finding.clause,
    verdict: final.stands ? final.verdict : null,
  }));
  const drafted = draft.findings.map(({ requirementId, clause, verdict }) => ({ requirement: requirementId, clause, verdict }));
  const { same, lines } = compareShadow(concluded, state.ownFindings, drafted);
  return { same, lines: [...lines] };
}
