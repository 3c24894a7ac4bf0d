import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DossierId, PreparedReview } from '../../src/domain/index.ts';
import { createAskKnowledge } from '../../src/workspace/ask-knowledge.ts';
import type { Workspace } from '../../src/workspace/open-workspace.ts';
import {
  startScriptedServer,
  type Script,
  type ScriptedRequest,
  type ScriptedServer,
} from '../fixtures/scripted-server/start-scripted-server.ts';
import { approveEndpoint, openDrafting, receive, suspendEndpoint } from './drafting-workspace.ts';
import { shareCache } from './share-cache.ts';

const timeout = 240_000;
const day = '2026-06-01';
const question = 'Who keeps the retention samples?';
let folder: string;
let server: ScriptedServer;
let script: Script;
let workspace: Workspace | undefined;
beforeEach(async () => {
  folder = shareCache(mkdtempSync(join(tmpdir(), 'countersign-search-')));
  server = await startScriptedServer((request) => script(request));
});
afterEach(async () => {
  await workspace?.close();
  workspace = undefined;
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const policy = { attempts: 1, firstPauseMs: 5, longestPauseMs: 20, timeoutMs: 30_000 };
const embedding = { endpoint: 'scripted', model: 'vectors-1', keyOf: () => undefined, policy };
/** Without search by meaning, which takes seconds to learn, where a test does not need it. */
const open = async (more: Parameters<typeof openDrafting>[1] = {}): Promise<Workspace> =>
  (workspace = await openDrafting(folder, { search: false, ...more }));
const reopen = async (more: Parameters<typeof openDrafting>[1] = {}): Promise<Workspace> => {
  await workspace?.close();
  return open(more);
};
const ask = ({ knowledge, knowledgeIndex, ask: answer, clauseVectors }: Workspace, words = question) =>
  createAskKnowledge(knowledge, knowledgeIndex, answer, clauseVectors?.near)(words, day, 'en');
const embedded = (): ScriptedRequest[] => server.requests.filter(({ path }) => path.endsWith('/embeddings'));
const textsOf = ({ body }: ScriptedRequest): readonly string[] => body.input as readonly string[];

describe('a question to the knowledge base where a model is configured', () => {
  const sentence = (clauseId: string, quote: string, text = 'The contract manufacturer keeps them.') => ({
    text,
    clauses: [{ clauseId, quote }],
  });
  const say =
    (...sentences: object[]): Script =>
    () => ({ tools: [{ name: 'submit_answer', arguments: { sentences } }] });

  it('is answered with clauses whose words stand; what stands nowhere is left out; each sending is on the record under the label', { timeout }, async () => {
    const opened = await open({ askLabel: 'internal' });
    await approveEndpoint(opened, server.baseUrl);
    expect(opened.mode()).toBe('model');
    const clause = opened.knowledge.clauses.get('nmpa-2025-134#XI')!;
    const quote = clause.workingText.en.slice(0, 40);
    script = say(sentence(clause.id, quote), sentence(clause.id, 'samples are burnt at once'), sentence('nmpa-2025-134#XCIX', quote));
    const reply = await ask(opened);
    expect(reply).toMatchObject({ state: 'answered', model: 'answered', sentences: [{ clauses: [{ clause: clause.id, quote }] }] });
    expect(reply.sentences).toHaveLength(1);
    const sent = opened.store.auditTimeline({ limit: 100 }).filter(({ event }) => event === 'egress.sent');
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ dossier: null, data: { label: 'internal' } });

    await ask(opened);
    expect(server.requests).toHaveLength(1);
    expect(await ask(opened, 'What is the capital of France?')).toMatchObject({ state: 'nothing-found', model: 'no-answer' });
    expect(server.requests).toHaveLength(1);
  }); // prettier-ignore

  it('gets the ranked clauses and the reason when no sentence stands, when the endpoint is down, and when it is not approved', { timeout }, async () => {
    const opened = await open();
    expect(opened.mode()).toBe('rules-only');
    expect(await ask(opened)).toMatchObject({ state: 'clauses', model: 'failed', failure: { en: expect.stringMatching(/no endpoint/u) as string } });
    await approveEndpoint(opened, server.baseUrl);
    script = say(sentence('nmpa-2025-134#XI', 'nothing of this stands there'));
    expect(await ask(opened)).toMatchObject({ state: 'clauses', model: 'no-answer', sentences: [] });
    script = () => ({ status: 503 });
    expect(await ask(opened, 'Who keeps retention samples and how long?')).toMatchObject({ state: 'clauses', model: 'failed' });
    const before = server.requests.length;
    await suspendEndpoint(opened);
    expect(await ask(opened, 'Who keeps samples?')).toMatchObject({ state: 'clauses', failure: { en: expect.stringMatching(/not approved/u) as string } });
    expect(server.requests).toHaveLength(before);
  }); // prettier-ignore
});

describe('search among clauses where vectors are configured', () => {
  /** Near are only the two texts that speak of the matter: the clause on pharmacovigilance, and a question in words that no clause has. */
  const strange = 'zorblax quibble';
  const near = (text: string): number[] =>
    /pharmacovigilance/iu.test(text) || text.includes(strange) ? [1, 0.01 * (text.length % 7)] : [0.01 * (text.length % 5), 1];
  const honest: Script = (request) => ({ embeddings: textsOf(request).map(near) });

  it('finds what is near in meaning, asks for each clause once, and keeps the vectors for the next start', { timeout }, async () => {
    script = honest;
    const first = await open({ embedding });
    await approveEndpoint(first, server.baseUrl);
    const opened = await reopen({ embedding, search: true });
    await opened.searchReady();
    expect(opened.clauseVectors?.state()).toBe('on');
    const clauses = embedded().flatMap(textsOf).length;
    expect(clauses).toBe(new Set(embedded().flatMap(textsOf)).size);
    expect(clauses).toBeGreaterThan(50);

    const { hits, note } = await opened.clauseVectors!.near(strange);
    expect(note).toBeUndefined();
    const found = opened.knowledgeIndex.searchClauses(strange, day, 5, hits);
    expect(opened.knowledgeIndex.searchClauses(strange, day, 5).map(({ clause }) => clause.id)).not.toEqual(found.map(({ clause }) => clause.id));
    expect(found[0]?.clause).toMatchObject({ workingText: { en: expect.stringMatching(/pharmacovigilance/iu) as string } });

    const sent = server.requests.length;
    const again = await reopen({ embedding });
    await again.searchReady();
    expect(again.clauseVectors?.state()).toBe('on');
    expect((await again.clauseVectors!.near(strange)).hits).toEqual(hits);
    expect(server.requests).toHaveLength(sent);
  }); // prettier-ignore

  it('goes by words alone, and says so, when the endpoint fails, is not approved, or may not see the question', { timeout }, async () => {
    script = () => ({ status: 500 });
    const first = await open({ embedding });
    expect(await first.clauseVectors!.near(question)).toMatchObject({ note: { en: expect.stringMatching(/no endpoint/u) as string } });
    await approveEndpoint(first, server.baseUrl);
    await first.clauseVectors!.near(question);
    await first.searchReady();
    expect(first.clauseVectors!.state()).toBe('failed');
    const reply = await ask({ ...first, ask: undefined } as unknown as Workspace);
    expect(reply).toMatchObject({ state: 'clauses', note: { zh: expect.stringMatching(/\p{Script=Han}/u) as string } });
    expect(reply.clauses[0]?.clause.id).toBe('nmpa-2025-134#XI');

    script = honest;
    const secret = await reopen({ embedding, askLabel: 'secret' });
    await secret.searchReady();
    expect(secret.clauseVectors!.state()).toBe('on');
    const sent = server.requests.length;
    expect(await secret.clauseVectors!.near(question)).toMatchObject({ note: { en: expect.stringMatching(/label/u) as string } });
    expect(server.requests).toHaveLength(sent);
  }); // prettier-ignore
});

describe('evidence of a dossier where vectors are configured', () => {
  const draft = async (opened: Workspace, id: DossierId): Promise<PreparedReview> => {
    opened.preparation.start(id);
    await opened.preparation.whenIdle();
    expect(opened.store.dossier(id)).toMatchObject({ status: 'ready', failure: null });
    return opened.store.preparedOf(id)!;
  };

  it('is ordered by words and vectors, and each sending stands under the label of the dossier; when the endpoint fails the draft is that of words alone and says why', { timeout }, async () => {
    script = (request) => ({ embeddings: textsOf(request).map((text) => [/24 hours|deviation|偏差/iu.test(text) ? 1 : 0.05, 0.3, (text.length % 9) / 100]) });
    const first = await open({ drafting: undefined, embedding });
    const plain = await draft(first, await receive(first, 'plain'));
    expect(plain).not.toHaveProperty('search');
    await approveEndpoint(first, server.baseUrl);

    const opened = await reopen({ drafting: undefined, embedding });
    await opened.searchReady();
    const id = await receive(opened, 'd-1');
    const used = await draft(opened, id);
    expect(used.search).toEqual({ endpoint: 'scripted', model: 'vectors-1', state: 'used' });
    const sent = opened.store.egressOf(id, 100);
    expect(sent.length).toBeGreaterThan(1);
    expect(new Set(sent.map(({ route, label, outcome }) => `${route} ${label} ${outcome}`))).toEqual(new Set(['/embeddings confidential sent']));
    expect(embedded().flatMap(textsOf).filter((text) => /within 24 hours/u.test(text)).length).toBeGreaterThan(0);

    script = () => ({ status: 500 });
    const failed = await draft(opened, await receive(opened, 'd-2'));
    expect(failed.search).toMatchObject({ state: 'failed', why: { zh: expect.stringMatching(/向量端点/u) as string } });
    const shape = ({ findings }: PreparedReview) => findings.map(({ requirementId, verdict, evidence }) => [requirementId, verdict, evidence.map(({ citation }) => citation.quote)]);
    expect(shape(failed)).toEqual(shape(plain));
    const secret = await receive(opened, 'd-3');
    opened.store.labelDossier(secret, 'secret', 'trade secret', opened.store.personByUsername('zhao.min')!);
    const before = server.requests.length;
    expect(await draft(opened, secret)).not.toHaveProperty('search');
    expect(server.requests).toHaveLength(before);
  }); // prettier-ignore
});
