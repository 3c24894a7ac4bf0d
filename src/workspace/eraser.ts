import { join } from 'node:path';
import { removeAnswer } from '../adapters/answer-files/open-answer-files.ts';
import type { ContentStore } from '../adapters/content-store/open-content-store.ts';
import { removeFolder } from '../adapters/content-store/remove-folder.ts';
import type { Log } from '../adapters/log/create-log.ts';
import type { Store } from '../adapters/store/open-store.ts';
import type { Deletion, DossierId, PreparedReview, Sha256 } from '../domain/index.ts';
import type { ContentUse } from './content-use.ts';
import type { Folders } from './folders.ts';
import type { DossierSearch } from './search-dossier.ts';

type Parts = {
  readonly store: Store;
  readonly content: ContentStore;
  readonly contentUse: ContentUse;
  readonly folders: Folders;
  readonly search: DossierSearch;
  readonly log: Log;
};
type Call = { readonly request: Sha256 };

/**
 * Removes the contents of dossiers whose deletion was confirmed, then their rows, with the record that it is done. Every step may be done twice: what a
 * crash or a fault broke off starts again with the next server. Waits until nothing is taken in or drafted. What another dossier has too stays.
 */
export class Eraser {
  private readonly parts: Parts;
  private under: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Goes on with everything that was confirmed and is not done. */
  start(): void {
    this.under = this.under.then(() => this.eraseAll());
  }

  /** Resolves when nothing is being deleted. */
  async whenIdle(): Promise<void> {
    await this.under;
  }

  private async eraseAll(): Promise<void> {
    const { store, contentUse, log } = this.parts;
    for (const deletion of store.listDeletions().filter(({ state }) => state === 'confirmed')) {
      try {
        await contentUse.alone(() => this.erase(deletion));
      } catch (fault) {
        log.error('a deletion broke off; it goes on with the next start', { dossier: deletion.dossier, fault: String(fault) });
      }
    }
  }

  /** Drafts go last: they name everything else. */
  private async erase({ id, dossier }: Deletion): Promise<void> {
    const { store, content, folders, search } = this.parts;
    const { manifest, files, drafts, papers } = store.erasableContents(dossier);
    const read = await Promise.all(drafts.map((draft) => this.draft(draft)));
    const calls = read.flatMap((draft) => draft?.agent?.callRecords ?? []);
    const requests = new Set((await Promise.all(calls.map((hash) => this.callsOf(hash)))).flat());
    const uploads = new Set(files);
    const members = read.flatMap((draft) => draft?.documents.map(({ sha256 }) => sha256) ?? []).filter((hash) => !uploads.has(hash));
    const elsewhere = members.length + requests.size === 0 ? nowhere : await this.namedElsewhere(dossier);
    const all = [...new Set([...uploads, ...members])];
    const own = all.filter((hash) => !store.isFileElsewhere(hash, dossier) && !elsewhere.documents.has(hash));
    const answers = [...requests].filter((request) => !elsewhere.requests.has(request));

    for (const request of answers) await removeAnswer(folders.answers, request);
    for (const hash of [...own, ...papers, ...(manifest === null ? [] : [manifest]), ...calls, ...drafts]) await content.remove(hash);
    for (const folder of [folders.layout, folders.intake, join(folders.vectors, 'dossiers')]) await removeFolder(folder, dossier);
    search.forget();
    const counts = { files: own.length, drafts: drafts.length, papers: papers.length, answers: answers.length };
    store.finishDeletion(id, { ...counts, shared: all.length - own.length });
  }

  /** Files out of archives and answers of models have no rows: drafts name them. */
  private async namedElsewhere(dossier: DossierId): Promise<{ documents: Set<Sha256>; requests: Set<Sha256> }> {
    const documents = new Set<Sha256>();
    const requests = new Set<Sha256>();
    for (const hash of this.parts.store.draftsElsewhere(dossier)) {
      const draft = await this.draft(hash);
      for (const { sha256 } of draft?.documents ?? []) documents.add(sha256);
      const calls = draft?.agent?.callRecords;
      if (calls !== undefined) for (const request of await this.callsOf(calls)) requests.add(request);
    }
    return { documents, requests };
  }

  private async draft(hash: Sha256): Promise<PreparedReview | undefined> {
    return (await this.json(hash)) as PreparedReview | undefined;
  }

  private async callsOf(hash: Sha256): Promise<Sha256[]> {
    return (((await this.json(hash)) as Call[] | undefined) ?? []).map(({ request }) => request);
  }

  /** Undefined when it is gone; damaged contents throw, and nothing more is deleted. */
  private async json(hash: Sha256): Promise<unknown> {
    const { content } = this.parts;
    return (await content.has(hash)) ? (JSON.parse((await content.get(hash)).toString('utf8')) as unknown) : undefined;
  }
}

const nowhere = { documents: new Set<Sha256>(), requests: new Set<Sha256>() };
