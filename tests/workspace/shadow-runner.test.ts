import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../src/adapters/log/create-log.ts';
import { actorOf } from '../../src/adapters/store/people.ts';
import { failingVerdicts, type Actor, type DossierId, type FindingId, type Release } from '../../src/domain/index.ts';
import { openWorkspace, type Workspace } from '../../src/workspace/open-workspace.ts';
import { governor, receive } from './drafting-workspace.ts';
import { signAll } from './sign-all.ts';
import { shareCache } from './share-cache.ts';

const folder = shareCache(mkdtempSync(join(tmpdir(), 'countersign-shadow-test-')));
const [closed, open] = ['d-closed', 'd-open'] as [DossierId, DossierId];
let workspace: Workspace;
let governance: Extract<Actor, { kind: 'person' }>;
let release: Release;
let rejected: FindingId;
let amended: FindingId;

/** People say otherwise than the draft in two findings: they drop a failing one, and hold a defect where the draft found none. */
beforeAll(async () => {
  workspace = await openWorkspace({ folder, log: createLog('error'), workers: 1 });
  for (const id of [closed, open]) {
    await receive(workspace, id);
    workspace.preparation.start(id);
  }
  await workspace.preparation.whenIdle();
  const { findings } = workspace.store.reviewState(closed).prepared;
  rejected = findings.find(({ verdict }) => failingVerdicts.includes(verdict))!.id;
  amended = findings.find(({ verdict }) => verdict === 'met' || verdict === 'not-applicable')!.id;
  await signAll(workspace, closed, ({ id, severity }) => {
    if (id === rejected) return { decision: 'reject', reason: 'It stands in an annex.' };
    if (id !== amended) return undefined;
    return { decision: 'amend', reason: 'The annex says otherwise.', amended: { verdict: 'not-met', severity, summary: 'It does not.' } };
  });
  governance = actorOf(await governor(workspace)) as typeof governance;
  release = workspace.store.activeRelease()!;
}, 240_000);
afterAll(async () => {
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});
const events = (): string[] => workspace.store.auditLines(0, 10_000).map(({ line }) => (JSON.parse(Buffer.from(line).toString('utf8')) as { event: string }).event); // prettier-ignore

describe('a shadow run', () => {
  it('drafts signed dossiers only, leaves them as they are, and keeps where release and people differ', async () => {
    const { store, shadow } = workspace;
    const before = JSON.stringify(store.reviewState(closed));
    const layouts = readdirSync(join(folder, 'layout'), { recursive: true }).length;
    const run = shadow.start(release, governance, 'before approval');
    expect(shadow.underWay()).toMatchObject({ done: 0, run: { planned: 1 } });
    expect(() => shadow.start(release, governance, 'once more')).toThrow('under way');
    await shadow.whenIdle();
    const kept = store.listShadowRuns().find(({ id }) => id === run.id)!;
    expect(kept.finishedAt).not.toBeNull();
    expect(kept.dossiers.map(({ dossier }) => dossier)).toEqual([closed]);
    const lines = kept.dossiers[0]!.lines.map(({ requirement, outcome }) => [`F-${requirement}`, outcome]);
    expect(lines.sort()).toEqual([[amended, 'missed'], [rejected, 'new']].sort()); // prettier-ignore
    expect(kept.dossiers[0]!.same).toBe(store.reviewState(closed).prepared.findings.length - 2);
    expect(JSON.stringify(store.reviewState(closed))).toBe(before);
    expect(readdirSync(join(folder, 'layout'), { recursive: true })).toHaveLength(layouts);
    expect(readdirSync(join(folder, 'intake'))).toEqual([]);
    expect(events().filter((event) => event.startsWith('shadow.'))).toEqual(['shadow.started', 'shadow.finished']);
  });

  it('says which dossier it could not draft, and goes on', async () => {
    const { store, shadow, content } = workspace;
    const { sha256 } = store.dossierFiles(closed)[0]!;
    const at = content.pathOf(sha256);
    expect(existsSync(at)).toBe(true);
    rmSync(at);
    shadow.start(release, governance, 'a file is gone');
    await shadow.whenIdle();
    const [dossier] = store.listShadowRuns().at(-1)!.dossiers;
    expect(dossier).toMatchObject({ draft: null, lines: [], failure: { en: expect.stringContaining('could not draft') as string } });
  });

  it('that is broken off stays on the record as begun', async () => {
    workspace.shadow.start(release, governance, 'the system ends');
    await workspace.shadow.close();
    expect(workspace.store.listShadowRuns().at(-1)).toMatchObject({ reason: 'the system ends', finishedAt: null });
  });
});
