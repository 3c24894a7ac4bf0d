import { join } from 'node:path';
import type { ContentStore } from '../adapters/content-store/open-content-store.ts';
import type { Log } from '../adapters/log/create-log.ts';
import type { DossierSummary } from '../adapters/store/dossiers.ts';
import type { Store } from '../adapters/store/open-store.ts';
import type { SealedDraft } from '../adapters/store/seal-draft.ts';
import type { Bilingual, DossierId, ReleaseContent } from '../domain/index.ts';
import { mayDraft, programmeNotLive, type MayDraft } from '../governance/index.ts';
import { carryDecisions } from '../stages/approve/index.ts';
import type { ContentUse } from './content-use.ts';
import { draftInWorker, type DraftEnd, type DraftProgress, type RunningDraft } from './draft-in-worker.ts';
import type { Folders } from './folders.ts';
import { words } from './intake-words.ts';
import type { Intake } from './intake.ts';
import type { ModelUses } from './model-uses.ts';
import type { PrepareJob } from './prepare-worker.ts';

export type PreparationNews = DraftProgress | { readonly type: 'ready' } | { readonly type: 'failed'; readonly message: Bilingual };

type Parts = {
  readonly store: Store;
  readonly intake: Intake;
  readonly content: Pick<ContentStore, 'pathOf'>;
  readonly contentUse: ContentUse;
  readonly folders: Folders;
  readonly log: Log;
  readonly workers: number | undefined;
  readonly uses: ModelUses;
  /** What runs here, to be compared with the active release. */
  readonly running: ReleaseContent;
};
type Current = { readonly id: DossierId; stopped: boolean; run?: RunningDraft; progress?: DraftProgress };

/** Drafts dossiers in processes of their own, one at a time, in the order in which they came; what was under way at a crash starts again. */
export class Preparation {
  private readonly parts: Parts;
  private readonly queue: DossierId[] = [];
  private readonly listeners = new Set<(id: DossierId, news: PreparationNews) => void>();
  private current: Current | undefined;
  /** Resolves when nothing waits or runs. */
  private working: Promise<void> | undefined;
  private closed = false;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  onNews(listener: (id: DossierId, news: PreparationNews) => void): void {
    this.listeners.add(listener);
  }

  /** Dossiers that were being prepared when the system went down go on now, also those whose facts were corrected since their draft. */
  resume(): void {
    for (const { id, status } of this.parts.store.listDossiers())
      if (status === 'preparing' || (status === 'ready' && this.isBehind(id))) this.start(id);
  }

  /** Drafts a dossier; one that has its draft is drafted again over corrected facts while people go on with it. */
  start(id: DossierId): void {
    if (this.queue.includes(id)) return;
    this.queue.push(id);
    this.working ??= Promise.resolve().then(() => this.work());
  }

  /** False when the dossier is neither waiting nor under way. */
  async cancel(id: DossierId): Promise<boolean> {
    const waiting = this.queue.indexOf(id);
    if (waiting >= 0) {
      this.queue.splice(waiting, 1);
      this.fail(id, words.cancelled);
      return true;
    }
    if (this.current?.id !== id) return false;
    this.current.stopped = true;
    await this.current.run?.stop();
    return true;
  }

  /** How far the one under way was when it last told. */
  progressOf(id: DossierId): DraftProgress | undefined {
    return this.current?.id === id ? this.current.progress : undefined;
  }

  /** Waits or runs. */
  isDrafting(id: DossierId): boolean {
    return this.queue.includes(id) || this.current?.id === id;
  }

  /** Were facts corrected after the newest draft? */
  isBehind(id: DossierId): boolean {
    const { store } = this.parts;
    const newest = store.factCorrections(id).at(-1)?.no ?? 0;
    return newest > 0 && newest > Math.max(0, ...(store.preparedOf(id)?.corrections ?? []).map(({ no }) => no));
  }

  /** Resolves when nothing waits or runs. */
  async whenIdle(): Promise<void> {
    while (this.working !== undefined) await this.working;
  }

  /** What is under way is given up and starts again with the next server. */
  async close(): Promise<void> {
    this.closed = true;
    this.queue.length = 0;
    this.listeners.clear();
    await this.current?.run?.stop();
    await this.whenIdle();
  }

  private async work(): Promise<void> {
    for (let id = this.queue.shift(); id !== undefined; id = this.queue.shift()) {
      const current: Current = (this.current = { id, stopped: false });
      await this.parts.contentUse
        .use(() => this.prepare(current))
        .catch((fault: unknown) => {
          this.parts.log.error('preparation failed', { dossier: id, fault: fault instanceof Error ? fault.message : String(fault) });
          if (!this.closed) this.fail(id, words.crashed);
        });
      this.current = undefined;
    }
    this.working = undefined;
  }

  private async prepare(current: Current): Promise<void> {
    const { id } = current;
    const { store, content, intake, uses } = this.parts;
    const dossier = store.dossier(id);
    if (dossier === undefined) return;
    const may = this.mayDraft(dossier);
    if (may.kind === 'no') {
      this.parts.log.warn('nothing drafted: no active release for what runs here, or no live scenario', { dossier: id });
      return this.fail(id, may.message);
    }
    if (dossier.status === 'ready')
      await intake.restore(
        id,
        store.dossierFiles(id).map(({ path, sha256 }) => ({ path, from: content.pathOf(sha256) })),
      );
    if (this.closed) return;
    if (current.stopped) return this.fail(id, words.cancelled);
    current.run = draftInWorker(this.jobOf(dossier, may), {
      openDoor: (first) => uses.door(id, first),
      onProgress: (progress) => {
        current.progress = progress;
        this.tell(id, progress);
      },
    });
    const end = await current.run.ended;
    if (!this.closed) await this.settle(dossier, end);
  }

  private jobOf({ id, name, programme, status }: DossierSummary, may: MayDraft & { kind: 'yes' }): PrepareJob {
    const { store, intake, folders, workers, uses } = this.parts;
    return {
      dossierId: id,
      name,
      programme,
      files: intake.filesOf(id),
      taken: store.dossierFiles(id),
      content: folders.content,
      layout: join(folders.layout, id),
      officialTexts: folders.officialTexts,
      records: store.enterpriseRecords(),
      cache: folders.cache,
      corrections: status === 'ready' ? store.factCorrections(id) : [],
      workers: workers ?? null,
      language: uses.language,
      release: may.release.id,
      drafting: may.withModel ? uses.drafting(id) : null,
      embedding: may.withEmbedding ? uses.embedding(id) : null,
    };
  }

  private async settle(dossier: DossierSummary, ended: DraftEnd): Promise<void> {
    const { id } = dossier;
    const { log } = this.parts;
    if (ended.end === 'done') return this.save(dossier, ended.draft);
    if (ended.end === 'stopped') return this.fail(id, words.cancelled);
    if (ended.end === 'crashed') log.error('preparation crashed', { dossier: id, fault: ended.fault });
    else log.warn('preparation failed', { dossier: id, code: ended.code, detail: ended.detail });
    this.fail(id, ended.end === 'crashed' ? words.crashed : ended.message);
  }

  /** The worker read the files anew: a draft from other knowledge than the release pins is not kept, nor one whose scenario was switched off. */
  private async save(dossier: DossierSummary, draft: SealedDraft): Promise<void> {
    const { id } = dossier;
    const { prepared } = draft;
    const { store, intake } = this.parts;
    const may = this.mayDraft(dossier, prepared.release.knowledgeVersion);
    if (may.kind === 'no') return this.fail(id, may.message);
    if (store.dossier(id)?.status === 'ready') await store.saveRedraft(id, (state) => carryDecisions(state, prepared));
    else await store.savePrepared(draft);
    intake.close(id);
    this.tell(id, { type: 'ready' });
  }

  private mayDraft({ programme }: DossierSummary, knowledgeVersion = this.parts.running.knowledgeVersion): MayDraft {
    const { store, running } = this.parts;
    const notLive = programmeNotLive(programme, store.liveScenario(programme));
    if (notLive !== null) return { kind: 'no', message: notLive };
    return mayDraft(store.activeRelease(), { ...running, knowledgeVersion });
  }

  /** A store that has stopped takes no failure either; the dossier goes on at the next start. One that has a draft keeps it. */
  private fail(id: DossierId, message: Bilingual): void {
    const { store, intake } = this.parts;
    if (store.failure() !== null) return;
    if (store.dossier(id)?.status === 'ready') intake.close(id);
    else store.failDossier(id, message);
    this.tell(id, { type: 'failed', message });
  }

  private tell(id: DossierId, news: PreparationNews): void {
    for (const listener of this.listeners) listener(id, news);
  }
}
