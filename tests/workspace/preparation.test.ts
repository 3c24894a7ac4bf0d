import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/adapters/log/create-log.ts';
import { readPage } from '../../src/adapters/page-store/page-store.ts';
import type { DossierId, PersonId } from '../../src/domain/index.ts';
import { openWorkspace, type Workspace } from '../../src/workspace/open-workspace.ts';
import { shareCache } from './share-cache.ts';

let folder: string;
let workspace: Workspace;
const open = (): Promise<Workspace> => openWorkspace({ folder, log: createLog('error'), workers: 1 });
beforeEach(async () => {
  folder = shareCache(mkdtempSync(join(tmpdir(), 'countersign-preparation-')));
  workspace = await open();
});
afterEach(async () => {
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

const text = '# Quality agreement\n\nThe holder audits the contract manufacturer on site once a year.\n\n留样期限为药品有效期后一年。\n';

/** A dossier that is on the record and waits to be prepared. */
async function receive(name: string): Promise<DossierId> {
  const id = name as DossierId;
  const programme = 'drug-contract-manufacturing';
  const bytes = new TextEncoder().encode(text);
  await workspace.intake.open({ id, name, programme, side: 'review', createdBy: 'P-1' as PersonId, createdAt: '2026-11-20T08:00:00.000Z' });
  const { path, bytes: size } = await workspace.intake.add(id, 'agreement.md', bytes);
  const files = [{ path, sha256: await workspace.content.put(bytes), bytes: size }];
  await workspace.store.receiveDossier({ id, name, programme, side: 'review', files }, { kind: 'system', id: 'system' });
  return id;
}
const events = (id: DossierId): string[] => workspace.store.auditTimeline({ limit: 100, dossier: id }).map(({ event }) => event);

describe('the preparation of drafts', () => {
  it('drafts one dossier after the other, and is idle only when both are on the record', async () => {
    const news: string[] = [];
    workspace.preparation.onNews((id, { type }) => type !== 'progress' && news.push(`${id} ${type}`));
    const ids = [await receive('d-1'), await receive('d-2')];
    for (const id of ids) workspace.preparation.start(id);
    await workspace.preparation.whenIdle();
    expect(news).toEqual(['d-1 ready', 'd-2 ready']);
    for (const id of ids) {
      expect(workspace.store.dossier(id)?.status).toBe('ready');
      expect(events(id)).toEqual(['dossier.prepared', 'dossier.received']);
      const [document] = workspace.store.preparedOf(id)?.documents ?? [];
      expect((await readPage(join(workspace.folders.layout, id), document!.id, 1)).text).toContain('留样期限');
      expect(existsSync(workspace.intake.filesOf(id))).toBe(false);
    }
  });

  it('tells whoever comes later how far the one under way is', async () => {
    const [id, waiting] = [await receive('d-1'), await receive('d-2')];
    const told: unknown[] = [];
    const asked: unknown[] = [];
    const ofWaiting: unknown[] = [];
    workspace.preparation.onNews((of, news) => {
      if (news.type !== 'progress' || of !== id) return;
      told.push(news);
      asked.push(workspace.preparation.progressOf(id));
      ofWaiting.push(workspace.preparation.progressOf(waiting));
    });
    for (const one of [id, waiting]) workspace.preparation.start(one);
    await workspace.preparation.whenIdle();
    expect(told.length).toBeGreaterThan(0);
    expect(asked).toEqual(told);
    expect(new Set(ofWaiting)).toEqual(new Set([undefined]));
    expect(workspace.preparation.progressOf(id)).toBeUndefined();
  });

  it.runIf(process.platform === 'linux')('gives way to people: what drafts and what reads files has a lower priority', async () => {
    // A process that is listed may be gone when it is read.
    const read = (path: string): string => {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return '';
      }
    };
    const tasks = (folder: string): string[] =>
      existsSync(folder) ? readdirSync(`${folder}/task`).map((id) => `${folder}/task/${id}`) : [];
    const below = (folder: string): string[] =>
      tasks(folder)
        .flatMap((task) => read(`${task}/children`).trim().split(' '))
        .filter((id) => id !== '')
        .flatMap((id) => [`/proc/${id}`, ...below(`/proc/${id}`)]);
    const seen = new Map<string, Set<number>>([['prepare-worker', new Set()], ['ingest-worker', new Set()]]); // prettier-ignore
    const watch = setInterval(() => {
      for (const folder of below('/proc/self'))
        for (const [name, found] of seen)
          // The shell that it is started by has our own priority and bears its name too.
          if (/^[^\0]*node\0/u.test(read(`${folder}/cmdline`)) && read(`${folder}/cmdline`).includes(name))
            found.add(Number(read(`${folder}/stat`).split(') ').at(-1)!.split(' ')[16]));
    }, 10);
    workspace.preparation.start(await receive('d-1'));
    await workspace.preparation.whenIdle();
    clearInterval(watch);
    for (const found of seen.values()) expect([...found].filter(Number.isFinite)).toEqual([Math.min(19, getPriority() + 17)]);
  });

  it('that is stopped leaves the files, a reason in both languages, and can start again', async () => {
    const id = await receive('d-1');
    workspace.preparation.start(id);
    expect(await workspace.preparation.cancel(id)).toBe(true);
    await workspace.preparation.whenIdle();
    const stopped = workspace.store.dossier(id);
    expect(stopped).toMatchObject({ status: 'failed', failure: { zh: expect.stringMatching(/\p{Script=Han}/u) } });
    expect(events(id)).toContain('dossier.failed');
    expect(workspace.intake.files(id)).toHaveLength(1);

    workspace.store.retryDossier(id);
    workspace.preparation.start(id);
    await workspace.preparation.whenIdle();
    expect(workspace.store.dossier(id)).toMatchObject({ status: 'ready', failure: null });
  });

  it('of one that waits is stopped without disturbing the one that runs', async () => {
    const [first, second] = [await receive('d-1'), await receive('d-2')];
    workspace.preparation.start(first);
    workspace.preparation.start(second);
    expect(await workspace.preparation.cancel(second)).toBe(true);
    await workspace.preparation.whenIdle();
    expect(workspace.store.dossier(first)?.status).toBe('ready');
    expect(workspace.store.dossier(second)?.status).toBe('failed');
    expect(await workspace.preparation.cancel(second)).toBe(false);
  });

  it('that the end of the system interrupts goes on at the next start', async () => {
    const id = await receive('d-1');
    workspace.preparation.start(id);
    await workspace.close();
    workspace = await open();
    expect(workspace.store.dossier(id)?.status).toBe('preparing');
    workspace.preparation.resume();
    await workspace.preparation.whenIdle();
    expect(workspace.store.dossier(id)?.status).toBe('ready');
    expect(events(id).filter((event) => event === 'dossier.prepared')).toHaveLength(1);
    expect(readdirSync(workspace.folders.intake)).toEqual([]);
  });
});
