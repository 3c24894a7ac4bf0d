import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLog } from '../../src/adapters/log/create-log.ts';
import { actorOf } from '../../src/adapters/store/people.ts';
import { canonicalHash } from '../../src/domain/canonical-json.ts';
import type { DossierId, PersonId } from '../../src/domain/index.ts';
import { decideEndpoint, decideRelease, releaseId, type EndpointCommand, type ReleaseCommand } from '../../src/governance/index.ts';
import { openWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/open-workspace.ts';

export const programme = 'drug-contract-manufacturing';
/** A short dossier in both languages. */
export const dossierTexts: Readonly<Record<string, string>> = {
  'quality-agreement.md': [
    '# Quality agreement', '## Release', 'The marketing authorisation holder releases every batch itself and does not delegate release.',
    '## Deviations', 'The contract manufacturer reports each major deviation to the holder within 24 hours.',
    '## Audit', 'The holder audits the contract manufacturer on site once a year.', '## 留样', '受托方按照质量协议保存留样，留样期限为药品有效期后一年。',
  ].join('\n\n'),
  'technology-transfer.md': '# Technology transfer report\n\nThree batches of 120,000 tablets were validated on 3 March 2025 and complied.\n\n技术转移报告由持有人的质量负责人批准。\n',
}; // prettier-ignore

/** A workspace in which `scripted-1` at `scripted` drafts beside the rules; pauses are short. */
export const openDrafting = (folder: string, more: Partial<WorkspaceOptions> = {}): Promise<Workspace> =>
  openWorkspace({
    folder,
    log: createLog('error'),
    workers: 1,
    drafting: {
      endpoint: 'scripted',
      model: 'scripted-1',
      language: 'en',
      keyOf: () => undefined,
      policy: { attempts: 2, firstPauseMs: 5, longestPauseMs: 20, timeoutMs: 20_000 },
    },
    ...more,
  });

/** The terminal registers an endpoint on the premises, a person with the governance role approves it; its release is active. */
export async function approveEndpoint(workspace: Workspace, baseUrl: string): Promise<void> {
  await approveAddress(workspace, baseUrl);
  await activateModels(workspace);
}

/** As `approveEndpoint`, and the release stays as it is. */
export async function approveAddress({ store }: Workspace, baseUrl: string): Promise<void> {
  const change = (command: EndpointCommand, by: Parameters<typeof decideEndpoint>[2]): void =>
    void store.changeEndpoint('scripted', by, (current, at) => decideEndpoint(current, command, by, at));
  change(
    { type: 'register', name: 'scripted', baseUrl, location: 'on-premises', masksOnPremises: false },
    { kind: 'system', id: 'system' },
  );
  change({ type: 'approve', reason: 'stands in our own rooms' }, actorOf(await governor({ store })));
}

/** Two people approve the release that has the configured models, whatever its figures, and it becomes active. */
export async function activateModels(workspace: Pick<Workspace, 'store' | 'running'>): Promise<void> {
  const { store, running } = workspace;
  const first = actorOf(await governor({ store }));
  const account = { username: 'lin.yan', name: '林岩', roles: ['governance', 'administrator'] as const, password: 'correct horse' };
  const second = actorOf(store.personByUsername('lin.yan') ?? (await store.createPerson(account, { kind: 'system', id: 'system' })));
  const third = { ...account, username: 'qiao.ning', name: '乔宁' };
  const reviewer = actorOf(store.personByUsername('qiao.ning') ?? (await store.createPerson(third, { kind: 'system', id: 'system' })));
  const id = releaseId(running, canonicalHash(running));
  const step = (by: typeof first, command: ReleaseCommand): void =>
    void store.changeRelease(id, by, (current, at) => decideRelease(current, command, by, at));
  const ok = { ok: true, note: '' };
  const answers = { egress: ok, injection: ok, secrets: ok, dependencies: ok, access: ok, record: ok };
  step(first, { type: 'evaluate', evaluation: { result: running.knowledgeVersion, figures: [], failed: [], kinds: [] } });
  step(reviewer, { type: 'review-security', review: { answers, conclusion: 'read' } });
  for (const by of [first, second]) step(by, { type: 'approve', reason: 'seen', deviation: null });
  step(first, { type: 'activate', reason: 'starts' });
}

export async function suspendEndpoint({ store }: Workspace): Promise<void> {
  const by = actorOf(await governor({ store }));
  store.changeEndpoint('scripted', by, (current, at) => decideEndpoint(current, { type: 'suspend', reason: 'under repair' }, by, at));
}

export async function governor({ store }: Pick<Workspace, 'store'>) {
  const account = { username: 'zhao.min', name: '赵敏', roles: ['governance'] as const, password: 'correct horse' };
  return store.personByUsername('zhao.min') ?? (await store.createPerson(account, { kind: 'system', id: 'system' }));
}

/** A dossier that is on the record and waits to be prepared. */
export async function receive(
  workspace: Workspace,
  name: string,
  texts: Readonly<Record<string, string>> = dossierTexts,
): Promise<DossierId> {
  const id = name as DossierId;
  await workspace.intake.open({ id, name, programme, side: 'review', createdBy: 'P-1' as PersonId, createdAt: '2026-11-20T08:00:00.000Z' });
  const files = [];
  for (const [file, text] of Object.entries(texts)) {
    const bytes = new TextEncoder().encode(text);
    const { path, bytes: size } = await workspace.intake.add(id, file, bytes);
    files.push({ path, sha256: await workspace.content.put(bytes), bytes: size });
  }
  await workspace.store.receiveDossier({ id, name, programme, side: 'review', files }, { kind: 'system', id: 'system' });
  return id;
}

/** Answers of a model that are on disk, whole. */
export function answersIn(folder: string): number {
  const names = readdirSync(join(folder, 'answers'), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /[0-9a-f]{64}\.json$/u.test(name)).length;
}
