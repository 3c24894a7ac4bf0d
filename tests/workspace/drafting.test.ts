import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalHash } from '../../src/domain/canonical-json.ts';
import type { DossierId, PreparedReview, VerifiedFinding } from '../../src/domain/index.ts';
import { CallRecord } from '../../src/stages/agent/call-record.ts';
import type { Workspace } from '../../src/workspace/open-workspace.ts';
import { answerCarefully, isReading, shownLines } from '../fixtures/scripted-server/careful-model.ts';
import { startScriptedServer, type Script, type ScriptedServer } from '../fixtures/scripted-server/start-scripted-server.ts';
import { answersIn, approveEndpoint, governor, openDrafting, receive, suspendEndpoint } from './drafting-workspace.ts';
import { shareCache } from './share-cache.ts';

let folder: string;
let workspace: Workspace;
let server: ScriptedServer;
let script: Script;
beforeEach(async () => {
  folder = shareCache(mkdtempSync(join(tmpdir(), 'countersign-drafting-')));
  script = answerCarefully;
  server = await startScriptedServer((request) => script(request));
  workspace = await openDrafting(folder);
});
afterEach(async () => {
  await workspace.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const timeout = 240_000;

async function draft(id: DossierId): Promise<PreparedReview> {
  workspace.preparation.start(id);
  await workspace.preparation.whenIdle();
  expect(workspace.store.dossier(id)).toMatchObject({ status: 'ready', failure: null });
  return workspace.store.preparedOf(id)!;
}
const withAgent = ({ findings }: PreparedReview): VerifiedFinding[] => findings.filter(({ agent }) => agent !== undefined);
const egress = (id: DossierId) => workspace.store.egressOf(id, 10_000);

/** What the rules said of a finding, without what the agent adds to it. */
const verdicts = ({ findings }: PreparedReview): string[] => findings.map(({ requirementId, verdict }) => `${requirementId} ${verdict}`);

describe('a dossier that an approved endpoint may read', () => {
  it('is drafted by rules and agent, and every call is accounted for', { timeout }, async () => {
    await approveEndpoint(workspace, server.baseUrl);
    const id = await receive(workspace, 'd-1');
    const prepared = await draft(id);

    const drafted = withAgent(prepared);
    expect(drafted.length).toBeGreaterThan(100);
    expect(drafted.every(({ agent }) => agent?.state === 'drafted')).toBe(true);
    expect(drafted.filter(({ origin, verdict }) => origin === 'agent' && verdict === 'partly-met').length).toBeGreaterThan(10);
    for (const { evidence } of drafted)
      for (const { by, citation } of evidence.filter((each) => each.by === 'agent')) expect([by, citation.quote]).toEqual(['agent', expect.stringMatching(/\S/u)]);

    const { agent } = prepared;
    expect(prepared.release).toMatchObject({ id: expect.stringMatching(/^rules-and-scripted-1-/u) as string, model: 'scripted-1' });
    expect(agent).toMatchObject({ endpoint: 'scripted', model: 'scripted-1', language: 'en', failed: 0, lacking: [] });
    expect([agent?.calls, agent?.paid]).toEqual([server.requests.length, server.requests.length]);
    expect(agent?.inputTokens).toBe(server.requests.reduce((sum, { text }) => sum + Math.ceil(text.length / 4), 0));

    const calls = JSON.parse((await workspace.content.get(agent!.callRecords)).toString('utf8')) as unknown[];
    expect(calls.map((call) => CallRecord.parse(call))).toHaveLength(server.requests.length);
    expect(canonicalHash(calls)).toBe(agent?.callRecords);

    const sent = egress(id);
    expect(sent).toHaveLength(server.requests.length);
    expect(new Set(sent.map(({ outcome, endpointClass, label }) => `${outcome} ${endpointClass} ${label}`))).toEqual(new Set(['sent on-premises confidential']));
    expect(sent.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(server.requests.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0));
    const recorded = workspace.store.auditTimeline({ limit: 1000, dossier: id }).filter(({ event }) => event === 'egress.sent');
    expect(recorded).toHaveLength(server.requests.length);
    await workspace.publishAudit();
    expect(await workspace.verifyAudit()).toMatchObject({ ok: true, problem: null });
  }); // prettier-ignore

  it('has the facts that the agent read beside those of the rules, each with its place, and no check is decided by them', { timeout }, async () => {
    await approveEndpoint(workspace, server.baseUrl);
    const texts = {
      'contacts.md': '# Contacts\n\nMs Verena Hart speaks for both quality systems in matters of the two companies.\n\nHer desk keeps the list of open points between the two companies.',
    };
    const claims = { 'cmo.qmsLiaison.name': 'Verena Hart', 'cmo.qmsLiaison.duties': 'keeps the list of open points', 'qualityInfo.procedureDocument': 'SOP-77' };
    script = (request) => {
      if (!isReading(request)) return { tools: [{ name: 'submit_draft', arguments: { verdict: 'undecided', reasoning: 'Nothing to say.', citations: [], confidence: 'low' } }] };
      const facts = Object.entries(claims).flatMap(([key, value]) =>
        shownLines(request.body).slice(0, 5).map(({ label, text }) => ({ key, value, citation: { passageId: label, quote: text } })),
      );
      return { tools: [{ name: 'submit_notes', arguments: { notes: [], facts } }] };
    };
    const prepared = await draft(await receive(workspace, 'd-1', texts));
    const read = prepared.facts.filter(({ origin }) => origin === 'agent');
    expect(read.map(({ key, value }) => [key, value])).toEqual(Object.entries(claims).slice(0, 2));
    for (const { citations } of read) expect(citations).toMatchObject([{ file: 'contacts.md', page: 1 }]);
    const liaison = prepared.findings.find(({ requirementId }) => requirementId === 'A134-06-c');
    expect(liaison).toMatchObject({ verdict: 'undecided', origin: 'both' });
    const places = liaison?.evidence.map(({ citation }) => citation.quote) ?? [];
    for (const words of ['Verena Hart', 'list of open points']) expect(places.some((quote) => quote.includes(words))).toBe(true);
    expect(liaison?.trace.at(-1)).toMatchObject({ rule: 'cel', outcome: 'true', facts: [{ key: 'cmo.qmsLiaison.name' }, { key: 'cmo.qmsLiaison.duties' }] });
  }); // prettier-ignore

  it('keeps what stands when the endpoint is suspended in the middle, and nothing more is sent', { timeout }, async () => {
    await approveEndpoint(workspace, server.baseUrl);
    script = async (request) => {
      if (request.number === 10) await suspendEndpoint(workspace);
      return answerCarefully(request);
    };
    const prepared = await draft(await receive(workspace, 'd-1'));
    expect(server.requests.length).toBeLessThan(20);
    expect(prepared.agent?.lacking.length).toBeGreaterThan(90);
    expect(new Set(prepared.agent?.lacking.map(({ why }) => why))).toEqual(new Set(['refused']));
    const refused = egress('d-1' as DossierId).filter(({ outcome }) => outcome === 'refused');
    expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(['endpoint-not-approved']));
    // Three in a row end it. Up to four that were sent before may be answered in between, each of which begins the count anew; four are asked at once.
    expect(refused.length).toBeLessThan(5 * 3 + 4);
  });

  it('is left whole when drafting is cancelled: nothing goes on, and it can start again', { timeout }, async () => {
    await approveEndpoint(workspace, server.baseUrl);
    const id = await receive(workspace, 'd-1');
    const fifth = new Promise<void>((resolve) => {
      script = (request) => {
        if (request.number < 5) return answerCarefully(request);
        resolve();
        return { hang: true };
      };
    });
    workspace.preparation.start(id);
    await fifth;
    await expect.poll(() => answersIn(folder)).toBe(4);
    expect(await workspace.preparation.cancel(id)).toBe(true);
    await workspace.preparation.whenIdle();
    expect(workspace.store.dossier(id)).toMatchObject({
      status: 'failed',
      failure: { zh: expect.stringMatching(/\p{Script=Han}/u) as string },
    });
    await expect.poll(() => server.underWay()).toBe(0);
    const sent = server.requests.length;

    script = answerCarefully;
    workspace.store.retryDossier(id);
    const prepared = await draft(id);
    expect(prepared.agent?.calls).toBe(112);
    expect(prepared.agent?.paid).toBe(112 - 4);
    expect(server.requests.length - sent).toBe(112 - 4);
  });
});

describe('with an endpoint that may not be used', () => {
  it('dossiers are drafted by rules only, and nothing is sent', { timeout }, async () => {
    const prepared = [await draft(await receive(workspace, 'not-registered'))];
    await approveEndpoint(workspace, server.baseUrl);
    const secret = await receive(workspace, 'secret');
    workspace.store.labelDossier(secret, 'secret', 'trade secret', await governor(workspace));
    prepared.push(await draft(secret));
    await suspendEndpoint(workspace);
    prepared.push(await draft(await receive(workspace, 'suspended')));
    for (const each of prepared) {
      expect(each).not.toHaveProperty('agent');
      expect(each.release.model).toBeNull();
      expect(withAgent(each)).toEqual([]);
      expect(verdicts(each)).toEqual(verdicts(prepared[0]!));
      expect(egress(each.dossierId)).toEqual([]);
    }
    expect(server.requests).toEqual([]);
  });
});

describe('with an endpoint that does not answer', () => {
  it('the findings of the rules stand with a mark that says so, and the dossier is ready', { timeout }, async () => {
    const plain = await draft(await receive(workspace, 'by-rules'));
    await approveEndpoint(workspace, server.baseUrl);
    script = () => ({ status: 500 });
    const broken = await draft(await receive(workspace, 'broken'));
    await server.close();
    const unreachable = await draft(await receive(workspace, 'unreachable'));
    for (const [prepared, why] of [[broken, 'endpoint-error'], [unreachable, 'unreachable']] as const) {
      expect(verdicts(prepared)).toEqual(verdicts(plain));
      expect(withAgent(prepared).length).toBeGreaterThan(100);
      for (const { agent, origin } of withAgent(prepared)) expect([agent?.state, origin]).toEqual(['search-failed', 'rule']);
      expect(new Set(prepared.agent?.lacking.map((each) => each.why))).toEqual(new Set([why]));
      expect(prepared.agent).toMatchObject({ inputTokens: 0, outputTokens: 0 });
      expect(await workspace.content.has(prepared.agent!.callRecords)).toBe(true);
    }
  }); // prettier-ignore
});
