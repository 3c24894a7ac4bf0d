import { randomUUID } from 'node:crypto';
import type { Actor, DossierId, Person } from '../../src/domain/index.ts';
import type { Workspace } from '../../src/workspace/open-workspace.ts';
import type { LoadLimits } from '../../src/api/limit-load.ts';
import { startTestServer, type TestServer } from './test-server.ts';

export type TeamDossiers = {
  readonly server: TestServer;
  readonly review: DossierId;
  readonly precheck: DossierId;
  readonly foreign: readonly DossierId[];
};

const text =
  '# Application form\n\nProduct: Examplin Tablets 10 mg\n\nHolder: Northbank Pharma Ltd.\n\nThe site keeps retention samples.\n';
const overseers = ['governance', 'administrator', 'knowledge'];

/**
 * A server with two teams: everybody but those who oversee is in North, one writer alone in South. North has a review, assigned to `reviewer`,
 * and a pre-check of `writer`; South one of each, made by its writer and
 * not drafted: nobody of North gets as far.
 */
export async function startTeamServer(options: { limits?: LoadLimits } = {}): Promise<TeamDossiers> {
  const server = await startTestServer(options);
  const { store, preparation } = server.workspace;
  const system = { kind: 'system', id: 'system' } as const;
  const roles = ['writer', 'intake'] as const;
  await store.createPerson({ username: 'stranger', name: 'Sten Roe', roles, password: 'correct horse battery' }, system);
  for (const person of store.listPersons())
    if (!overseers.includes(person.username)) joinTeams(server.workspace, person, person.username === 'stranger' ? 'South' : 'North');
  const by = (username: string): Actor => ({ kind: 'person', ...store.personByUsername(username)! });
  const review = await bringIn(server.workspace, 'review', 'North', by('intake'));
  const precheck = await bringIn(server.workspace, 'precheck', 'North', by('writer'));
  const foreign = [
    await bringIn(server.workspace, 'review', 'South', by('stranger')),
    await bringIn(server.workspace, 'precheck', 'South', by('stranger')),
  ];
  await preparation.whenIdle();
  store.assignDossier(review, store.personByUsername('reviewer')!.id, null, system);
  return { server, review, precheck, foreign };
}

export function joinTeams({ store }: Workspace, { id }: Pick<Person, 'id'>, team: string, ...otherTeams: string[]): void {
  store.describeReviewer(id, { skills: ['gmp'], team, otherTeams, capacity: 8, conflicts: [] }, { kind: 'system', id: 'system' });
}

async function bringIn(workspace: Workspace, side: 'review' | 'precheck', team: string, by: Actor): Promise<DossierId> {
  const { intake, content, store, preparation } = workspace;
  const id = randomUUID() as string as DossierId;
  const dossier = { id, name: `Examplin ${side} ${team}`, programme: 'drug-contract-manufacturing', side, team };
  await intake.open({ ...dossier, createdBy: by.id as never, createdAt: new Date().toISOString() });
  const bytes = Buffer.from(`${text}\nFor ${team}, ${side}.\n`);
  await intake.add(id, 'application.md', bytes);
  const files = [{ path: 'application.md', sha256: await content.put(bytes), bytes: bytes.length }];
  await store.receiveDossier({ ...dossier, files }, by);
  if (team === 'North') preparation.start(id);
  return id;
}
