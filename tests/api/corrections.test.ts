import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LabelledFinding, type DossierId } from '../../src/domain/index.ts';
import { askDeletion, decideDeletion } from '../../src/workspace/delete-dossier.ts';
import { actorOf } from '../../src/adapters/store/people.ts';
import { dossierTexts, receive } from '../workspace/drafting-workspace.ts';
import { signAll } from '../workspace/sign-all.ts';
import { password, startTestServer, type Answer, type Client, type TestServer } from './test-server.ts';

const [first, second, third] = ['d-first', 'd-second', 'd-third'] as DossierId[] as [DossierId, DossierId, DossierId];
/** Stand in the evidence of findings. */
const planted = ['岚泽', '王芳', '13812345678', '91350200776049653A'];
const texts = {
  ...dossierTexts,
  'application.md':
    '# 申请\n\n受托方名称：岚泽制药有限公司。统一社会信用代码91350200776049653A。\n\n质量负责人：王芳，电话13812345678，每年对受托方进行一次现场审核。\n\n受托方岚泽制药有限公司的质量负责人王芳（13812345678）批准偏差处理程序，重大偏差24小时内报告持有人。\n',
};
let server: TestServer;
const clients = new Map<string, Client>();
const as = (username: string): Client => clients.get(username)!;
const view = async (username: string) => (await as(username).call('GET', '/api/corrections')).body;
const consent = (username: string, id: string, given: boolean, reason = 'agreed with the team'): Promise<Answer> =>
  as(username).call('PUT', `/api/dossiers/${id}/data-consent`, { given, reason });
const ask = (dossiers: string[], purpose = 'tune the classifier') =>
  as('governance').call('POST', '/api/corrections/exports', { purpose, dossiers });
const decide = (username: string, id: string, decision: 'release' | 'decline', given: object = { username, password }): Promise<Answer> =>
  as(username).call('POST', `/api/corrections/exports/${id}/decision`, { decision, ...given });
/** The file as bytes where it is given out, else the answer. */
const fileOf = async (username: string, id: string): Promise<Answer> => {
  const { cookie } = as(username);
  const response = await fetch(`${server.url}/api/corrections/exports/${id}/file`, { headers: { cookie } });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, body: response.ok ? bytes : JSON.parse(bytes.toString('utf8')) };
};
const recorded = async (event: string) => (await as('governance').call('GET', `/api/audit?event=${event}`)).body.lines;
const ofExport = async (id: string) => (await view('governance')).exports.find((each: { id: string }) => each.id === id);
const lines = (answer: Answer): LabelledFinding[] =>
  (answer.body as Buffer)
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => LabelledFinding.parse(JSON.parse(line)));

beforeAll(async () => {
  server = await startTestServer();
  const { workspace } = server;
  for (const id of [first, second, third]) {
    await receive(workspace, id, id === first ? texts : dossierTexts);
    if (id !== third) workspace.preparation.start(id);
  }
  await workspace.preparation.whenIdle();
  const rejected = workspace.store.preparedOf(first)!.findings.find(({ verdict }) => verdict !== 'undecided')!.id;
  await signAll(workspace, first, ({ id }) =>
    id === rejected ? { decision: 'reject', reason: 'Ms Quill saw it in annex 3.' } : undefined,
  );
  await signAll(workspace, second);
  await workspace.store.createPerson(
    { username: 'other', name: 'Otto Reyes', roles: ['governance'], password },
    { kind: 'system', id: 'system' },
  );
  for (const username of ['lead', 'governance', 'other', 'reviewer', 'administrator']) clients.set(username, await server.signIn(username));
}, 240_000);
afterAll(() => server.close());

describe('consent to use the findings of a dossier as data', () => {
  it('is given by a lead, for a signed review, and is on the record', async () => {
    expect((await view('lead')).dossiers.map(({ id, mayConsent }: { id: string; mayConsent: boolean }) => [id, mayConsent]).sort()).toEqual(
      [
        [first, true],
        [second, true],
      ],
    );
    expect((await view('governance')).dossiers.some(({ mayConsent }: { mayConsent: boolean }) => mayConsent)).toBe(false);
    expect((await consent('governance', first, true)).status).toBe(403);
    expect((await consent('lead', third, true)).body.error.message.en).toContain('signed review');
    expect((await consent('lead', first, true, ' ')).status).toBe(400);
    expect((await ask([first])).body.error.message.zh).toContain('未获同意');
    for (const id of [first, second]) expect((await consent('lead', id, true)).status).toBe(200);
    expect((await consent('lead', first, true)).status).toBe(422);
    const [line] = await recorded('consent.given');
    expect([line.record.dossier, line.record.data]).toEqual([second, { reason: 'agreed with the team' }]);
    expect(line.sentence.zh).toContain('标注数据');
  });
});

describe('an export of labelled data', () => {
  let id: string;
  it('is released by a second person with their signature, who did not ask for it', async () => {
    expect((await as('lead').call('POST', '/api/corrections/exports', { purpose: 'p', dossiers: [first] })).status).toBe(403);
    const asked = await ask([first, first]);
    id = asked.body.exports[0].id;
    expect(asked.body.exports[0]).toMatchObject({
      state: 'asked',
      purpose: 'tune the classifier',
      file: null,
      dossiers: [{ id: first, now: null }],
    });
    expect((await decide('governance', id, 'release')).body.error.message.en).toContain('Somebody other');
    expect((await decide('reviewer', id, 'release')).status).toBe(403);
    expect((await decide('lead', id, 'release', { username: 'lead', password: 'wrong' })).status).toBe(422);
    expect((await fileOf('governance', id)).body.error.message.en).toContain('waits for a second person');
    expect((await decide('lead', id, 'release')).status).toBe(200);
    expect((await decide('other', id, 'release')).body.error.message.en).toContain('decided already');
  });

  it('is taken by who asked for it alone, by no program, and every download is on the record', async () => {
    expect((await fileOf('other', id)).body.error.message.en).toContain('Only who asked');
    expect((await fileOf('lead', id)).status).toBe(403);
    const { store } = server.workspace;
    const { token } = store.createToken(store.personByUsername('governance')!, 'script', new Date(Date.now() + 3_600_000).toISOString());
    const byProgram = await fetch(`${server.url}/api/corrections/exports/${id}/file`, { headers: { authorization: `Bearer ${token}` } });
    expect(byProgram.status).toBe(403);
    const answer = await fileOf('governance', id);
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('.jsonl')]);
    const [released] = await recorded('corrections.released');
    const sha256 = createHash('sha256')
      .update(answer.body as Buffer)
      .digest('hex');
    expect(released.record.data).toMatchObject({ sha256, lines: lines(answer).length, leftOut: [], dossiers: [{ dossier: first }] });
    const [downloaded] = await recorded('corrections.downloaded');
    expect(downloaded.record).toMatchObject({ subject: id, actor: { name: 'Gita Rao' }, data: { sha256 } });
    expect((await ofExport(id)).downloads).toBe(1);
  });

  it('has a line for each decided finding, with what was drafted and decided, and nothing that says who or which dossier', async () => {
    const answer = await fileOf('governance', id);
    const { prepared } = server.workspace.store.reviewState(first);
    expect(lines(answer).map(({ requirement }) => requirement)).toEqual(prepared.findings.map(({ requirementId }) => requirementId));
    expect(new Set(lines(answer).map(({ knowledgeVersion, release }) => `${knowledgeVersion} ${release}`))).toEqual(
      new Set([`${prepared.release.knowledgeVersion} ${prepared.release.id}`]),
    );
    expect(lines(answer).filter(({ decided }) => decided.reason === 'dropped')).toMatchObject([
      { drafted: { origin: 'rule' }, decided: { verdict: null, edited: true } },
    ]);
    const evidence = JSON.stringify(prepared.findings.map((finding) => finding.evidence.map(({ citation }) => citation.quote)));
    const text = (answer.body as Buffer).toString('utf8');
    for (const identifier of planted) {
      expect(evidence).toContain(identifier);
      expect(text).not.toContain(identifier);
    }
    for (const gone of [first, 'Quill', 'annex 3', '.md', 'Rhea', 'rhea']) expect(text).not.toContain(gone);
    const { alias, lines: count } = (await ofExport(id)).dossiers[0];
    expect(lines(answer).filter(({ dossier }) => dossier === alias)).toHaveLength(count);
    const { masked } = (await ofExport(id)).file;
    expect([masked.phone > 0, masked.uscc > 0, masked.name > 0]).toEqual([true, true, true]);
  });

  it('leaves out a dossier whose consent was taken back before the release, and says so', async () => {
    const { id: both } = (await ask([first, second])).body.exports[0];
    expect((await consent('lead', second, false, 'the applicant objects')).status).toBe(200);
    expect((await ofExport(both)).dossiers[1]).toMatchObject({ id: second, now: 'no-consent' });
    await decide('other', both, 'release');
    expect((await ofExport(both)).dossiers).toMatchObject([{ leftOut: null }, { leftOut: 'no-consent', alias: null, lines: 0 }]);
    const answer = await fileOf('governance', both);
    expect(new Set(lines(answer).map(({ dossier }) => dossier)).size).toBe(1);
    const other = lines(await fileOf('governance', id))[0]!.dossier;
    expect(lines(answer)[0]!.dossier).not.toBe(other);
    expect((await recorded('consent.withdrawn'))[0].record.data).toEqual({ reason: 'the applicant objects', exports: [] });
  });

  it('is not released when nothing in it may be used any more, and can be declined', async () => {
    await consent('lead', second, true);
    const { id: lone } = (await ask([second])).body.exports[0];
    await consent('lead', second, false);
    expect((await decide('other', lone, 'release', { password })).body.error.message.en).toContain('Decline it');
    expect((await decide('other', lone, 'decline', { password })).body.exports[0]).toMatchObject({
      state: 'declined',
      decidedByName: 'Otto Reyes',
    });
    expect((await fileOf('governance', lone)).status).toBe(422);
  });

  it('is not given out any more once consent is taken back; the record and the page name the exports', async () => {
    expect((await consent('lead', first, false, 'asked by the holder')).status).toBe(200);
    const [withdrawn] = await recorded('consent.withdrawn');
    expect(withdrawn.record.data.exports).toHaveLength(2);
    expect(withdrawn.sentence.en).toContain('2 released exports');
    expect((await ofExport(id)).dossiers[0]).toMatchObject({
      now: 'no-consent',
      alias: expect.stringMatching(/^[0-9a-f]{32}$/u) as string,
    });
    expect((await fileOf('governance', id)).body.error.message.en).toContain('taken back');
  });

  it('goes with a dossier that is deleted', async () => {
    const { workspace } = server;
    const { store, content } = workspace;
    await consent('lead', first, true);
    const { sha256 } = (await ofExport(id)).file;
    expect(await content.has(sha256)).toBe(true);
    const deletion = askDeletion(workspace, store.dossier(first)!, 'no longer needed', actorOf(store.personByUsername('lead')!));
    decideDeletion(workspace, deletion.id, 'confirm', actorOf(store.personByUsername('governance')!));
    await workspace.eraser.whenIdle();
    expect(await content.has(sha256)).toBe(false);
    expect((await fileOf('governance', id)).body.error.message.en).toContain('deleted');
    await workspace.publishAudit();
    expect(await workspace.verifyAudit()).toMatchObject({ ok: true });
  });
});
