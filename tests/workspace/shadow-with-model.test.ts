import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { actorOf } from '../../src/adapters/store/people.ts';
import { canonicalHash } from '../../src/domain/canonical-json.ts';
import {
  failingVerdicts,
  type Actor,
  type DossierId,
  type FindingId,
  type Release,
  type ShadowRun,
  type Sha256,
} from '../../src/domain/index.ts';
import { decideRelease, releaseId, type ReleaseCommand } from '../../src/governance/index.ts';
import type { Workspace } from '../../src/workspace/open-workspace.ts';
import { answerCarefully } from '../fixtures/scripted-server/careful-model.ts';
import { startScriptedServer, type Script, type ScriptedServer } from '../fixtures/scripted-server/start-scripted-server.ts';
import { approveAddress, governor, openDrafting, receive, suspendEndpoint } from './drafting-workspace.ts';
import { shareCache } from './share-cache.ts';
import { signAll } from './sign-all.ts';

const folder = shareCache(mkdtempSync(join(tmpdir(), 'countersign-shadow-model-')));
const closed = 'd-closed' as DossierId;
let workspace: Workspace;
let server: ScriptedServer;
let script: Script = answerCarefully;
/** Drafted as met; people hold that it is not. */
let amended: FindingId;
let governance: Extract<Actor, { kind: 'person' }>;
let candidate: Release;

const securityReviewed = (release: Release): Release => {
  const ok = { ok: true, note: '' };
  const answers = { egress: ok, injection: ok, secrets: ok, dependencies: ok, access: ok, record: ok };
  const result = workspace.running.knowledgeVersion;
  const step = (command: ReleaseCommand): void =>
    void workspace.store.changeRelease(release.id, governance, (current, at) => decideRelease(current, command, governance, at));
  step({ type: 'evaluate', evaluation: { result, figures: [], failed: [], kinds: [] } });
  step({ type: 'review-security', review: { answers, conclusion: 'read' } });
  return workspace.store.listReleases().find(({ id }) => id === release.id)!;
};
const run = async (reason: string): Promise<ShadowRun> => {
  const { id } = workspace.shadow.start(candidate, governance, reason);
  await workspace.shadow.whenIdle();
  return workspace.store.listShadowRuns().find((each) => each.id === id)!;
};
const sent = () => workspace.store.egressOf(closed, 10_000);
const filesIn = (name: string): number =>
  existsSync(join(folder, name)) ? readdirSync(join(folder, name), { recursive: true }).length : 0;

/** A dossier that the rules alone drafted and people signed; the endpoint is approved, the release with the model only reviewed. */
beforeAll(async () => {
  server = await startScriptedServer((request) => script(request));
  workspace = await openDrafting(folder);
  await receive(workspace, closed);
  workspace.preparation.start(closed);
  await workspace.preparation.whenIdle();
  amended = workspace.store.reviewState(closed).prepared.findings.find(({ verdict }) => verdict === 'met')!.id;
  await signAll(workspace, closed, ({ id, verdict, severity }) => {
    if (id === amended) return { decision: 'amend', reason: 'The annex says otherwise.', amended: { verdict: 'not-met', severity, summary: 'It does not.' } };
    return failingVerdicts.includes(verdict) ? { decision: 'reject', reason: 'It stands in an annex.' } : undefined;
  });
  governance = actorOf(await governor(workspace)) as typeof governance;
  const { running, store } = workspace;
  candidate = store.listReleases().find(({ id }) => id === releaseId(running, canonicalHash(running)))!;
}, 240_000); // prettier-ignore
beforeEach(() => {
  script = answerCarefully;
});
afterAll(async () => {
  await workspace.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});
const timeout = 240_000;

describe('a shadow run of a release with a model', () => {
  it('is refused before its endpoint is approved and its security reviewed, and nothing is sent', async () => {
    expect(() => workspace.shadow.start(candidate, governance, 'too early')).toThrow('security review');
    candidate = securityReviewed(candidate);
    expect(() => workspace.shadow.start(candidate, governance, 'not registered')).toThrow('no endpoint');
    await approveAddress(workspace, server.baseUrl);
    expect(workspace.store.activeRelease()!.content.model).toBeNull();
    expect([server.requests.length, workspace.store.listShadowRuns().length]).toEqual([0, 0]);
  });

  it('is refused with prompts that are not those here', () => {
    const { running, store } = workspace;
    const content = { ...running, model: { ...running.model!, prompts: 'b'.repeat(64) as Sha256 } };
    const id = releaseId(content, canonicalHash(content));
    const other = store.registerRelease(id, { type: 'registered', by: 'system', byName: 'system', at: workspace.now().toISOString(), content });
    expect(() => workspace.shadow.start(securityReviewed(other), governance, 'other prompts')).toThrow('not what runs here');
    expect(server.requests).toEqual([]);
  }); // prettier-ignore

  /** Holds that the amended duty is met, otherwise careful. */
  const contented: Script = async (request) => {
    const answer = await answerCarefully(request);
    const id = amended.replace(/^F-/u, '');
    if (!request.text.includes(id) || !('tools' in answer)) return answer;
    return { tools: answer.tools.map((tool) => ({ ...tool, arguments: { ...(tool.arguments as object), verdict: 'met' } })) };
  };

  it('drafts a signed dossier with the model: missed, new and judged otherwise beside people, every call on the record', { timeout }, async () => {
    const before = JSON.stringify(workspace.store.reviewState(closed));
    script = contented;
    const kept = await run('before approval');
    const [dossier] = kept.dossiers;
    expect([kept.dossiers.length, dossier?.failure, dossier?.lacking]).toEqual([1, null, 0]);
    const { findings } = workspace.store.preparedOf(closed)!;
    const drafted = new Map(findings.map(({ requirementId, verdict }) => [requirementId, verdict]));
    const byOutcome = (outcome: string) => dossier!.lines.filter((line) => line.outcome === outcome);
    for (const { requirement, people, candidate: verdict } of byOutcome('new')) {
      expect(failingVerdicts).toContain(verdict);
      expect(people === null || !failingVerdicts.includes(people), requirement).toBe(true);
    }
    expect(byOutcome('missed')).toMatchObject([{ requirement: amended.replace(/^F-/u, ''), people: 'not-met', candidate: 'met' }]);
    const otherwise = byOutcome('changed');
    expect([byOutcome('new').length > 10, otherwise.length > 0, dossier!.same + dossier!.lines.length]).toEqual([true, true, drafted.size]);
    expect(otherwise.some(({ people, candidate: verdict }) => people === 'undecided' || verdict === 'undecided')).toBe(true);

    expect(server.requests.length).toBeGreaterThan(100);
    expect(sent()).toHaveLength(server.requests.length);
    expect(new Set(sent().map(({ outcome, endpoint, label }) => `${outcome} ${endpoint} ${label}`))).toEqual(new Set(['sent scripted confidential']));
    const recorded = workspace.store.auditTimeline({ limit: 1000, dossier: closed }).filter(({ event }) => event === 'egress.sent');
    expect(recorded).toHaveLength(server.requests.length);
    expect(JSON.stringify(workspace.store.reviewState(closed))).toBe(before);
    expect([filesIn('answers'), filesIn('intake')]).toEqual([0, 0]);
  }); // prettier-ignore

  it('says for how many requirements the model gave nothing', { timeout }, async () => {
    script = () => ({ status: 500 });
    const [dossier] = (await run('it is broken')).dossiers;
    expect(dossier!.lacking).toBeGreaterThan(100);
  });

  it('leaves out a dossier whose label does not let its text go there, and says why', { timeout }, async () => {
    workspace.store.labelDossier(closed, 'secret', 'trade secret', await governor(workspace));
    const before = server.requests.length;
    const [dossier] = (await run('a secret')).dossiers;
    expect(dossier).toMatchObject({ draft: null, lines: [], failure: { en: expect.stringContaining('label') as string } });
    expect(server.requests.length).toBe(before);
    workspace.store.labelDossier(closed, 'confidential', 'as before', await governor(workspace));
  });

  it('is refused once the endpoint is suspended', async () => {
    await suspendEndpoint(workspace);
    const before = server.requests.length;
    expect(() => workspace.shadow.start(candidate, governance, 'suspended')).toThrow('not approved');
    expect(server.requests.length).toBe(before);
  });
});
