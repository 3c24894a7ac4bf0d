import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/adapters/store/open-store.ts';
import type { DossierId, PersonId } from '../../../src/domain/ids.ts';
import type { Actor } from '../../../src/domain/people.ts';
import { newFolder } from './new-folder.ts';
import { openTestStore } from './open-test-store.ts';

const system: Actor = { kind: 'system', id: 'system' };
const dossier = 'd1' as DossierId;
let store: Store;
let folder: string;

beforeEach(async () => {
  folder = newFolder();
  store = openTestStore(folder).store;
  const file = { path: '协议/quality.pdf', sha256: 'a'.repeat(64) as never, bytes: 12 };
  await store.receiveDossier({ id: dossier, name: '片剂', programme: 'p', side: 'review', files: [file] }, system);
});

describe('a dossier', () => {
  it('is received with its files, waits for its draft, and shows what went wrong', () => {
    expect(store.dossier(dossier)).toMatchObject({ name: '片剂', status: 'preparing', review: null, assignedTo: null });
    expect(store.dossierFiles(dossier)).toEqual([{ path: '协议/quality.pdf', sha256: 'a'.repeat(64), bytes: 12 }]);
    store.failDossier(dossier, { en: 'The programme is unknown.', zh: '审查程序未知。' });
    expect(store.dossier(dossier)).toMatchObject({ status: 'failed', failure: { zh: '审查程序未知。' } });
    store.retryDossier(dossier);
    expect(store.dossier(dossier)).toMatchObject({ status: 'preparing', failure: null });
    expect(store.auditTimeline({ dossier }).map(({ event }) => event)).toEqual(['dossier.failed', 'dossier.received']);
  });

  it('is assigned by name, with the suggestion on the record', async () => {
    const li = await store.createPerson({ username: 'li', name: 'n', roles: ['reviewer'], password: 'long enough pw' }, system);
    store.assignDossier(dossier, li.id, null, system);
    expect(store.listDossiers({ assignedTo: li.id }).map(({ id }) => id)).toEqual([dossier]);
    expect(store.listDossiers({ side: 'precheck' })).toEqual([]);
    expect(() => store.assignDossier(dossier, 'nobody' as PersonId, null, system)).toThrow(/FOREIGN KEY/u);
    expect(() => store.assignDossier('d9' as DossierId, li.id, null, system)).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('has no review before its draft', () => {
    expect(() => store.reviewState(dossier)).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(store.preparedOf(dossier)).toBeUndefined();
  });
});

describe('work in the background', () => {
  it('shows its progress, and does not change any more once it has ended', () => {
    const { id } = store.createJob('prepare', dossier);
    store.changeJob(id, { status: 'running', progress: { stage: 'ingest', done: 3, total: 9 } });
    expect(store.job(id)).toMatchObject({ status: 'running', progress: { done: 3 }, startedAt: expect.any(String) as string });
    store.changeJob(id, { status: 'done' });
    store.changeJob(id, { status: 'running' });
    expect(store.job(id)).toMatchObject({ status: 'done', finishedAt: expect.any(String) as string });
    expect(store.listJobs(dossier)).toHaveLength(1);
  });

  it('that ran when the program died is queued again', () => {
    const { id } = store.createJob('prepare', dossier);
    store.changeJob(id, { status: 'running' });
    const { id: done } = store.createJob('prepare', dossier);
    store.changeJob(done, { status: 'done' });
    store.close();
    store = openTestStore(folder).store;
    expect(store.requeueJobs().map((job) => [job.id, job.status])).toEqual([[id, 'queued']]);
  });
});
