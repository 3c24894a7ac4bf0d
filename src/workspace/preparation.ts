import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { Log } from '../adapters/log/create-log.ts';
import { startWorker } from '../adapters/worker-pool/start-worker.ts';
import type { ContentStore } from '../adapters/content-store/open-content-store.ts';
import type { DossierSummary } from '../adapters/store/dossiers.ts';
import type { Store } from '../adapters/store/open-store.ts';
import { type Bilingual, type DossierId, type FactCorrection, type PreparedReview, type ReleaseContent } from '../domain/index.ts';
import type { Folders } from './folders.ts';
import { words } from './intake-words.ts';
import type { Intake } from './intake.ts';
import { mayDraft, programmeNotLive, type MayDraft } from '../governance/index.ts';
import { carryDecisions } from '../stages/approve/index.ts';
import { openModelDoor } from './model-door.ts';
import type { ModelUses } from './model-uses.ts';
import type { PrepareStage } from './prepare-files.ts';
import type { PrepareJob, PrepareMessage } from './prepare-worker.ts';

export type PreparationNews =
  | {
      readonly type: 'progress';
      readonly stage: PrepareStage;
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly message: Bilingual };

/** Drafts dossiers in worker threads, one at a time, in the order in which they came; what was under way at a crash starts again. */
export class Preparation {
  private readonly queue: DossierId[] = [];
  private running: { readonly id: DossierId; readonly worker: Worker | undefined; stopped: boolean } | undefined;
  /** The draft that is being written; closing and the next dossier wait for it. */
  private saving: Promise<void> = Promise.resolve();
  private readonly store: Store;
  private readonly intake: Intake;
  private readonly content: Pick<ContentStore, 'pathOf'>;
  private readonly folders: Folders;
  private readonly log: Log;
  private readonly workers: number | undefined;
  private readonly runningContent: ReleaseContent;
  private readonly uses: ModelUses;
  private readonly listeners = new Set<(id: DossierId, news: PreparationNews) => void>();
  private idle: (() => void)[] = [];

  constructor(parts: {
    store: Store;
    intake: Intake;
    content: Pick<ContentStore, 'pathOf'>;
    folders: Folders;
    log: Log;
    workers: number | undefined;
    /** What runs here, to be compared with the active release. */
    running: ReleaseContent;
    uses: ModelUses;
  }) {
    this.store = parts.store;
    this.intake = parts.intake;
    this.content = parts.content;
    this.folders = parts.folders;
    this.log = parts.log;
    this.workers = parts.workers;
    this.runningContent = parts.running;
    this.uses = parts.uses;
  }

  onNews(listener: (id: DossierId, news: PreparationNews) => void): void {
    this.listeners.add(listener);
  }

  /** Dossiers that were being prepared when the system went down go on now, also those whose facts were corrected since their draft. */
  resume(): void {
    for (const { id, status } of this.store.listDossiers())
      if (status === 'preparing' || (status === 'ready' && this.isBehind(id))) this.start(id);
  }

  /** Drafts a dossier; one that has its draft is drafted again over corrected facts while people go on with it. */
  start(id: DossierId): void {
    if (this.queue.includes(id)) return;
    this.queue.push(id);
    this.next();
  }

  /** False when the dossier is neither waiting nor under way. */
  async cancel(id: DossierId): Promise<boolean> {
    const waiting = this.queue.indexOf(id);
    if (waiting >= 0) {
      this.queue.splice(waiting, 1);
      this.fail(id, words.cancelled);
      return true;
    }
    if (this.running?.id !== id) return false;
    this.running.stopped = true;
    await this.running.worker?.terminate();
    return true;
  }

  /** Waits or runs. */
  isDrafting(id: DossierId): boolean {
    return this.queue.includes(id) || this.running?.id === id;
  }

  /** Were facts corrected after the newest draft? */
  isBehind(id: DossierId): boolean {
    const newest = this.store.factCorrections(id).at(-1)?.no ?? 0;
    return newest > 0 && newest > Math.max(0, ...(this.store.preparedOf(id)?.corrections ?? []).map(({ no }) => no));
  }

  /** Resolves when nothing waits or runs. */
  whenIdle(): Promise<void> {
    if (this.running === undefined && this.queue.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.idle.push(resolve));
  }

  async close(): Promise<void> {
    this.queue.length = 0;
    this.listeners.clear();
    const running = this.running;
    this.running = undefined;
    await running?.worker?.terminate();
    await this.saving;
  }

  private next(): void {
    if (this.running !== undefined) return;
    const id = this.queue.shift();
    if (id === undefined) {
      for (const resolve of this.idle.splice(0)) resolve();
      return;
    }
    const dossier = this.store.dossier(id);
    if (dossier === undefined) return this.next();
    const notLive = programmeNotLive(dossier.programme, this.store.liveScenario(dossier.programme));
    if (notLive !== null) {
      this.log.warn('nothing drafted: no live scenario for the programme', { dossier: id, programme: dossier.programme });
      this.fail(id, notLive);
      return this.next();
    }
    const may = mayDraft(this.store.activeRelease(), this.runningContent);
    if (may.kind === 'no') {
      this.log.warn('nothing drafted: no active release for what runs here', { dossier: id });
      this.fail(id, may.message);
      return this.next();
    }
    if (dossier.status !== 'ready') return this.run(dossier, may, []);
    const files = this.store.dossierFiles(id).map(({ path, sha256 }) => ({ path, from: this.content.pathOf(sha256) }));
    const hold = { id, worker: undefined, stopped: false };
    this.running = hold;
    this.intake.restore(id, files).then(
      () => {
        if (this.running !== hold) return;
        if (!hold.stopped) return this.run(dossier, may, this.store.factCorrections(id));
        this.fail(id, words.cancelled);
        this.running = undefined;
        this.next();
      },
      (fault: unknown) => {
        this.log.error('files could not be put back', { dossier: id, fault: String(fault) });
        this.fail(id, words.crashed);
        this.running = undefined;
        this.next();
      },
    );
  }

  private run(dossier: DossierSummary, may: MayDraft & { kind: 'yes' }, corrections: readonly FactCorrection[]): void {
    const { id } = dossier;
    const worker = startWorker('./prepare-worker', import.meta.url, {
      workerData: {
        dossierId: id,
        name: dossier.name,
        programme: dossier.programme,
        files: this.intake.filesOf(id),
        content: this.folders.content,
        layout: join(this.folders.layout, id),
        officialTexts: this.folders.officialTexts,
        records: this.store.enterpriseRecords(),
        cache: this.folders.cache,
        corrections,
        workers: this.workers ?? null,
        language: this.uses.language,
        release: may.release.id,
        drafting: may.withModel ? this.uses.drafting(id) : null,
        embedding: may.withEmbedding ? this.uses.embedding(id) : null,
      } satisfies PrepareJob,
    });
    const running = (this.running = { id, worker, stopped: false });
    let settled = false;
    const door = openModelDoor(worker, (first) => this.uses.door(id, first));
    worker.on('message', (message: PrepareMessage) => {
      if (message.type === 'progress') return this.tell(id, message);
      if (message.type === 'send' || message.type === 'abandon') return door.take(message);
      settled = true;
      if (message.type === 'done') this.saving = this.save(id, message.prepared);
      else {
        this.log.warn('preparation failed', { dossier: id, code: message.code, detail: message.detail });
        this.fail(id, message.message);
      }
    });
    worker.on('error', (fault) => {
      settled = true;
      this.log.error('preparation crashed', { dossier: id, fault: fault.message });
      this.fail(id, words.crashed);
    });
    worker.on('exit', () => {
      door.close();
      if (this.running !== running) return;
      if (!settled) this.fail(id, running.stopped ? words.cancelled : words.crashed);
      void this.saving.then(() => {
        if (this.running !== running) return;
        this.running = undefined;
        this.next();
      });
    });
  }

  /** The worker read the files anew: a draft from other knowledge than the release pins is not kept, nor one whose scenario was switched off. */
  private async save(id: DossierId, prepared: PreparedReview): Promise<void> {
    const may = mayDraft(this.store.activeRelease(), { ...this.runningContent, knowledgeVersion: prepared.release.knowledgeVersion });
    if (may.kind === 'no') return this.fail(id, may.message);
    const programme = this.store.dossier(id)?.programme ?? '';
    const notLive = programmeNotLive(programme, this.store.liveScenario(programme));
    if (notLive !== null) return this.fail(id, notLive);
    try {
      if (this.store.dossier(id)?.status === 'ready') await this.store.saveRedraft(id, (state) => carryDecisions(state, prepared));
      else await this.store.savePrepared(prepared);
      this.intake.close(id);
      this.tell(id, { type: 'ready' });
    } catch (fault) {
      this.log.error('draft could not be saved', { dossier: id, fault: fault instanceof Error ? fault.message : String(fault) });
      this.fail(id, words.crashed);
    }
  }

  /** A store that has stopped takes no failure either; the dossier goes on at the next start. One that has a draft keeps it. */
  private fail(id: DossierId, message: Bilingual): void {
    if (this.store.failure() !== null) return;
    if (this.store.dossier(id)?.status === 'ready') this.intake.close(id);
    else this.store.failDossier(id, message);
    this.tell(id, { type: 'failed', message });
  }

  private tell(id: DossierId, news: PreparationNews): void {
    for (const listener of this.listeners) listener(id, news);
  }
}
