import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/adapters/log/create-log.ts';
import type { DossierId, Person, PersonId } from '../../src/domain/index.ts';
import { openWorkspace, type Workspace } from '../../src/workspace/open-workspace.ts';
import { shareCache } from './share-cache.ts';

let folder: string;
let workspace: Workspace;
let reviewer: Person;
const system = { kind: 'system', id: 'system' } as const;
const open = (): Promise<Workspace> => openWorkspace({ folder, log: createLog('error'), workers: 1 });
const id = 'd-1' as DossierId;

beforeEach(async () => {
  folder = shareCache(mkdtempSync(join(tmpdir(), 'countersign-redraft-')));
  workspace = await open();
  const person = { username: 'reader', name: 'Reader', roles: ['reviewer' as const], password: 'a long enough password' };
  reviewer = await workspace.store.createPerson(person, system);
  const programme = 'drug-contract-manufacturing';
  const bytes = new TextEncoder().encode(
    '# Application\n\nDate of application: 3 March 2026\n\n| Item | Value |\n|---|---|\n| Sterile | no |\n',
  );
  await workspace.intake.open({
    id,
    name: 'D',
    programme,
    side: 'review',
    createdBy: 'P-1' as PersonId,
    createdAt: '2026-11-20T08:00:00.000Z',
  });
  const { path, bytes: size } = await workspace.intake.add(id, 'in/application.md', bytes);
  const files = [{ path, sha256: await workspace.content.put(bytes), bytes: size }];
  await workspace.store.receiveDossier({ id, name: 'D', programme, side: 'review', files }, system);
  workspace.preparation.start(id);
  await workspace.preparation.whenIdle();
}, 300_000);
afterEach(async () => {
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});
const correct = (value: string): void => {
  workspace.store.correctFact({ dossier: id, key: 'application.date', value, read: [], reason: 'stamp on the paper' }, reviewer);
};

describe('a draft over corrected facts', () => {
  it('goes on at the next start when the system ends before it is made, and leaves no files behind', async () => {
    correct('2026-04-03');
    expect(workspace.preparation.isBehind(id)).toBe(true);
    workspace.preparation.start(id);
    await workspace.close();
    workspace = await open();
    expect(workspace.store.preparedOf(id)?.corrections).toBeUndefined();
    workspace.preparation.resume();
    await workspace.preparation.whenIdle();
    expect(workspace.preparation.isBehind(id)).toBe(false);
    expect(workspace.store.preparedOf(id)).toMatchObject({ asOf: '2026-04-03', corrections: [{ value: '2026-04-03', byName: 'Reader' }] });
    expect(existsSync(workspace.intake.filesOf(id))).toBe(false);
  }, 300_000);

  it('is made of the dossier as it was read: its files are not opened again', async () => {
    const [file] = workspace.store.dossierFiles(id);
    rmSync(workspace.content.pathOf(file!.sha256));
    writeFileSync(workspace.content.pathOf(file!.sha256), '# Another paper\n');
    const before = workspace.store.preparedOf(id);
    correct('2026-04-03');
    workspace.preparation.start(id);
    await workspace.preparation.whenIdle();
    expect(workspace.store.preparedOf(id)).toMatchObject({ asOf: '2026-04-03', documents: before?.documents });
  }, 300_000);

  it('that is stopped leaves the draft that was there and says that it is behind', async () => {
    const before = workspace.store.preparedOf(id)?.hash;
    correct('2026-04-03');
    workspace.preparation.start(id);
    expect(await workspace.preparation.cancel(id)).toBe(true);
    await workspace.preparation.whenIdle();
    expect(workspace.store.dossier(id)?.status).toBe('ready');
    expect(workspace.store.preparedOf(id)?.hash).toBe(before);
    expect(workspace.preparation.isBehind(id)).toBe(true);
  }, 300_000);
});
