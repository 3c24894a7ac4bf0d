import Database from 'better-sqlite3';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actorOf } from '../../src/adapters/store/people.ts';
import type { DossierId, Person, Role } from '../../src/domain/index.ts';
import { refuseAskingDeletion, refuseDecidingDeletion } from '../../src/governance/index.ts';
import { decide } from '../../src/stages/approve/index.ts';
import type { Workspace } from '../../src/workspace/open-workspace.ts';
import { answerCarefully } from '../fixtures/scripted-server/careful-model.ts';
import { startScriptedServer, type ScriptedServer } from '../fixtures/scripted-server/start-scripted-server.ts';
import { answersIn, approveEndpoint, dossierTexts, governor, openDrafting, receive } from './drafting-workspace.ts';
import { signAll } from './sign-all.ts';
import { shareCache } from './share-cache.ts';

const timeout = 240_000;
const [gone, other] = ['d-1', 'd-2'] as unknown as [DossierId, DossierId];
const quoted = 'within 24 hours';
/** Stands in a file, in the draft, and in the quote of an own finding: the record holds none of them. */
const only = 'The sentence of no other dossier: Belvarin 7 mg is filled at night.';

let folder: string;
let workspace: Workspace;
let server: ScriptedServer;
beforeEach(async () => {
  folder = shareCache(mkdtempSync(join(tmpdir(), 'countersign-eraser-')));
  server = await startScriptedServer((request) => answerCarefully(request));
  workspace = await openDrafting(folder);
});
afterEach(async () => {
  await workspace.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function account(username: string, role: Role): Promise<Person> {
  const { store } = workspace;
  const asked = { username, name: username, roles: [role], password: 'correct horse battery' };
  return store.personByUsername(username) ?? (await store.createPerson(asked, { kind: 'system', id: 'system' }));
}

async function draftAndSign(id: DossierId, texts: Readonly<Record<string, string>>): Promise<void> {
  await receive(workspace, id, texts);
  workspace.preparation.start(id);
  await workspace.preparation.whenIdle();
  const reviewer = actorOf(await account('rhea', 'reviewer'));
  const { citation } = workspace.store.preparedOf(id)!.findings.flatMap(({ evidence }) => evidence)[0]!;
  const own = { type: 'addFinding', clause: 'nmpa-2025-134#I', verdict: 'not-met', severity: 'major', summary: 'Late.' } as const;
  workspace.store.decideReview(id, reviewer, (state) =>
    decide(state, { ...own, citations: [{ ...citation, quote: id === gone ? only : quoted }] as never }, { actor: reviewer, now: new Date().toISOString(), newId: () => `own-${id}` }),
  ); // prettier-ignore
  await signAll(workspace, id);
}

async function confirm(id: DossierId): Promise<void> {
  const { store } = workspace;
  const lead = actorOf(await account('lena', 'lead'));
  const second = actorOf(await governor(workspace));
  const asked = store.askDeletion(id, 'withdrawn', null, lead, (present) => refuseAskingDeletion(lead, { ...present, inUse: false }));
  store.decideDeletion(asked.id, 'confirm', second, (present) => refuseDecidingDeletion(second, 'confirm', { ...present, inUse: false }));
}

/** Every file of the workspace, its journal included, that holds these bytes. */
function holding(words: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile());
  return names.filter((name) => readFileSync(join(folder, name)).includes(words));
}
const events = (id: DossierId): string[] => workspace.store.auditTimeline({ dossier: id, limit: 10 }).map(({ event }) => event);

describe('the deletion of a dossier', () => {
  it('leaves none of its words but those of the record, nothing of others is lost, and the log verifies', { timeout }, async () => {
    await approveEndpoint(workspace, server.baseUrl);
    const own = { 'note.md': `# Note\n\n${only}\n`, 'deviation.md': `Deviations are told ${quoted} by the Belvarin site.` };
    await draftAndSign(gone, { ...dossierTexts, ...own });
    const before = answersIn(folder);
    await draftAndSign(other, dossierTexts);
    const { files, drafts } = workspace.store.erasableContents(gone);
    const others = workspace.store.erasableContents(other);
    expect(holding(only).length).toBeGreaterThan(2);
    expect(holding(only).some((name) => name.startsWith('countersign.db'))).toBe(true);
    expect([files.length, drafts.length, before > 0]).toEqual([4, 1, true]);

    await confirm(gone);
    expect(workspace.store.preparedOf(gone)).toBeUndefined();
    expect(workspace.store.listDossiers().map(({ id }) => id)).toEqual([other]);
    workspace.eraser.start();
    await workspace.eraser.whenIdle();

    const deletion = workspace.store.deletionOf(gone);
    expect(deletion).toMatchObject({ state: 'done', counts: { files: 2, shared: 2, drafts: 1 } });
    expect(deletion?.counts?.answers).toBeGreaterThan(0);
    expect(deletion?.counts?.rows).toBeGreaterThan(100);
    expect(holding(only)).toEqual([]);
    expect(holding('Belvarin')).toEqual([]);
    expect(existsSync(join(folder, 'layout', gone))).toBe(false);
    for (const hash of drafts) expect(await workspace.content.has(hash)).toBe(false);

    for (const hash of [...others.files, ...others.drafts, others.manifest!]) expect(await workspace.content.has(hash)).toBe(true);
    expect(workspace.store.reviewState(other).phase).toBe('signed');
    expect(workspace.store.reviewState(other).ownFindings[0]?.citations[0]?.quote).toBe(quoted);
    expect(answersIn(folder)).toBeGreaterThan(0);
    expect(events(gone).slice(0, 3)).toEqual(['dossier.deleted', 'deletion.confirmed', 'deletion.asked']);
    expect(workspace.store.auditTimeline({ dossier: gone, limit: 1000 }).some(({ event }) => event === 'review.signed')).toBe(true);
    await workspace.publishAudit();
    expect(await workspace.verifyAudit()).toMatchObject({ ok: true });
  });

  it('that a crash broke off goes on with the next start', { timeout }, async () => {
    await draftAndSign(gone, dossierTexts);
    await confirm(gone);
    const { files } = workspace.store.erasableContents(gone);
    await workspace.content.remove(files[0]!);
    await workspace.close();
    workspace = await openDrafting(folder);
    expect(workspace.store.deletionOf(gone)?.state).toBe('confirmed');
    workspace.eraser.start();
    await workspace.eraser.whenIdle();
    expect(workspace.store.deletionOf(gone)?.state).toBe('done');
    expect(workspace.store.erasableContents(gone).files).toEqual([]);
    expect(await workspace.content.has(files[1]!)).toBe(false);
    workspace.eraser.start();
    await workspace.eraser.whenIdle();
    expect(events(gone).filter((event) => event === 'dossier.deleted')).toHaveLength(1);
  });

  it('waits until nothing is taken in, so that a file that comes in at that moment stays', { timeout }, async () => {
    await draftAndSign(gone, dossierTexts);
    await confirm(gone);
    let letGo = (): void => undefined;
    const taking = workspace.contentUse.use(async () => {
      await new Promise<void>((resolve) => (letGo = resolve));
      await receive(workspace, other, dossierTexts);
    });
    workspace.eraser.start();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(workspace.store.deletionOf(gone)?.state).toBe('confirmed');
    letGo();
    await taking;
    await workspace.eraser.whenIdle();
    expect(workspace.store.deletionOf(gone)).toMatchObject({ state: 'done', counts: { files: 0, shared: 2 } });
    for (const { sha256 } of workspace.store.dossierFiles(other)) expect(await workspace.content.has(sha256)).toBe(true);
  });
});

describe('the database', () => {
  it(
    'lets rows of a dossier go only between confirmation by a second person and the end, and takes no more after',
    { timeout },
    async () => {
      await draftAndSign(gone, dossierTexts);
      const lead = actorOf(await account('lena', 'lead'));
      const aside = new Database(join(folder, 'countersign.db'));
      const attempt = (statement: string) => () => aside.prepare(statement).run();
      const all = ['dispositions', 'own_findings', 'dossier_files'].map((table) => `DELETE FROM ${table}`);
      for (const statement of all) expect(attempt(statement)).toThrow(/immutable/u);
      const asked = workspace.store.askDeletion(gone, 'withdrawn', null, lead, () => null);
      for (const statement of all) expect(attempt(statement)).toThrow(/immutable/u);
      expect(() => workspace.store.decideDeletion(asked.id, 'confirm', lead, () => null)).toThrow(/CHECK/u);
      workspace.store.holdDossier(gone, true, 'a court asks', lead, () => null);
      const second = actorOf(await governor(workspace));
      expect(() => workspace.store.decideDeletion(asked.id, 'confirm', second, () => null)).toThrow(/legal hold/u);
      workspace.store.holdDossier(gone, false, 'settled', lead, () => null);
      workspace.store.decideDeletion(asked.id, 'confirm', second, () => null);
      expect(attempt(`UPDATE deletions SET decision = 'declined'`)).toThrow(/decided once/u);
      expect(attempt(`INSERT INTO prepared_reviews (dossier_id, hash, blob, prepared_at) VALUES ('${gone}', 'h', 'b', 't')`)).toThrow(
        /deleted/u,
      );
      workspace.eraser.start();
      await workspace.eraser.whenIdle();
      expect(attempt(`UPDATE deletions SET done_at = NULL`)).toThrow(/decided once/u);
      expect(attempt(`INSERT INTO dossier_files VALUES ('${gone}', 'a', 'b', 1)`)).toThrow(/deleted/u);
      aside.close();
    },
  );
});
