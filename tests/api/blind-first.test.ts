import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CoveredFindingView, FindingList, FindingView, QuestionList, type FindingRow } from '../../src/contract/index.ts';
import { coversOf } from '../../src/domain/blind-cover.ts';
import { startTestServer, type Client, type TestServer } from './test-server.ts';

let server: TestServer;
let reviewer: Client;
let second: Client;
let approver: Client;
let dossier: string;

beforeAll(async () => {
  server = await startTestServer({ samples: true });
  [reviewer, second, approver] = await Promise.all([server.signIn('reviewer'), server.signIn('second'), server.signIn('approver')]);
  dossier = (await reviewer.call('GET', '/api/dossiers')).body.dossiers.find((d: { riskTier: string }) => d.riskTier === 'high').id;
}, 180_000);
afterAll(() => server.close());

const path = (rest: string): string => `/api/dossiers/${dossier}${rest}`;
const finding = (id: string): string => path(`/findings/${encodeURIComponent(id)}`);
const rows = async (client: Client): Promise<FindingRow[]> =>
  FindingList.parse((await client.call('GET', path('/findings'))).body).findings;
const covered = async (client: Client): Promise<FindingRow[]> => (await rows(client)).filter(({ cover }) => cover !== null);
const prepared = () => server.workspace.store.reviewState(dossier as never).prepared;

describe('a draft that is covered', () => {
  it('is covered for reviewers on every critical requirement and on a random share of the rest', async () => {
    const mine = await covered(reviewer);
    expect(mine.map(({ id }) => id).sort()).toEqual([...coversOf(prepared()).keys()].sort());
    expect(mine.filter(({ cover }) => cover === 'drawn').length).toBeGreaterThanOrEqual(3);
    expect(mine.filter(({ cover }) => cover === 'critical').every(({ severity }) => severity === 'critical')).toBe(true);
    expect(await covered(approver)).toEqual([]);
  });

  it('is nowhere in what the server sends to that person', async () => {
    const verdicts = new Map(prepared().findings.map((item) => [item.id as string, item]));
    for (const row of await covered(reviewer)) {
      expect(row).toMatchObject({ verdict: null, finalVerdict: null, needsOwnDecision: true, decision: null });
      const { body } = await reviewer.call('GET', finding(row.id));
      CoveredFindingView.strict().parse(body);
      const draft = verdicts.get(row.id)!;
      const sent = JSON.stringify(body);
      for (const words of [draft.summary.en, draft.summary.zh, draft.reasoning.en, draft.reasoning.zh]) expect(sent).not.toContain(words);
      for (const name of ['verdict', 'evidenceState', 'counterEvidence', 'trace', 'cases', 'agent', 'agreement', 'state', 'relevance'])
        expect(sent).not.toContain(`"${name}"`);
    }
  });

  it('has its passages in the order of the documents, not in that of their weight', async () => {
    const order = new Map(prepared().documents.map(({ id }, index) => [id, index]));
    for (const row of await covered(reviewer)) {
      const { passages } = CoveredFindingView.parse((await reviewer.call('GET', finding(row.id))).body);
      const places = passages.map(({ documentId, page, start }) => [order.get(documentId)!, page, start] as const);
      expect(places).toEqual(places.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]));
    }
  });

  it('is not counted on the worklist, and not told by a report of the drafts', async () => {
    const counts = async (client: Client): Promise<number> => {
      const { body } = await client.call('GET', path(''));
      return Object.values(body.summary.counts as Record<string, number>).reduce((sum, count) => sum + count, 0);
    };
    const hidden = (await covered(reviewer)).length;
    expect((await counts(approver)) - (await counts(reviewer))).toBe(hidden);
    const report = { kind: 'precheck', format: 'json', language: 'en' };
    const refused = await reviewer.call('POST', path('/reports'), report);
    expect(refused.status).toBe(422);
    const made = await approver.call('POST', path('/reports'), report);
    expect(made.status).toBe(200);
    expect((await reviewer.call('GET', path(`/reports/${made.body.id}`))).status).toBe(422);
    expect((await approver.call('GET', path(`/reports/${made.body.id}`))).status).toBe(200);
  });

  it('cannot be decided, nor accepted together with others', async () => {
    const [row] = await covered(reviewer);
    const refused = await reviewer.call('POST', `${finding(row!.id)}/disposition`, {
      decision: 'reject',
      reason: 'r',
      expectedSupersedes: null,
    });
    expect(refused.body.error.details.code).toBe('own-verdict-first');
    await reviewer.call('POST', path('/accept-routine'), {});
    expect(await covered(reviewer)).not.toEqual([]);
    expect((await rows(reviewer)).filter(({ cover, decision }) => cover !== null && decision !== null)).toEqual([]);
  });
});

describe('one’s own verdict', () => {
  it('reveals the draft to that person only, and stays beside it with the note', async () => {
    const row = (await covered(reviewer)).find(({ cover }) => cover === 'critical')!;
    const answer = await reviewer.call('POST', `${finding(row.id)}/blind-verdict`, {
      verdict: 'partly-met',
      note: 'Table 2 has no dates.',
    });
    const view = FindingView.parse(answer.body);
    expect(view.blindVerdicts).toMatchObject([{ verdict: 'partly-met', note: 'Table 2 has no dates.', byName: 'Rhea Quill' }]);
    expect(view.finding.verdict).toBe(prepared().findings.find(({ id }) => id === row.id)!.verdict);
    expect('covered' in (await second.call('GET', finding(row.id))).body).toBe(true);
    expect((await reviewer.call('POST', `${finding(row.id)}/blind-verdict`, { verdict: 'met' })).body.error.details.code).toBe(
      'blind-twice',
    );
  });

  it('asks why when the decision differs from it', async () => {
    const row = (await covered(second)).find(
      ({ id, cover }) => cover === 'critical' && prepared().findings.some((item) => item.id === id && item.verdict === 'not-met'),
    )!;
    await second.call('POST', `${finding(row.id)}/blind-verdict`, { verdict: 'met' });
    const accept = (reason: string) =>
      second.call('POST', `${finding(row.id)}/disposition`, { decision: 'accept', reason, expectedSupersedes: null });
    expect((await accept('')).body.error.details.code).toBe('change-unexplained');
    expect((await accept('The passage on page 2 is decisive.')).status).toBe(200);
    const { body } = await reviewer.call('GET', finding(row.id));
    expect(FindingView.parse(body).disposition?.reason).toBe('The passage on page 2 is decisive.');
  });

  it('is a record of its own on the log', async () => {
    const { body } = await reviewer.call('GET', `/api/audit?dossier=${dossier}&event=finding.blind-verdict`);
    expect(JSON.stringify(body)).toContain('Table 2 has no dates.');
  });

  it('is asked of nobody who may not decide', async () => {
    const [row] = await covered(reviewer);
    expect((await approver.call('POST', `${finding(row!.id)}/blind-verdict`, { verdict: 'met' })).status).toBe(403);
  });
});

describe('a question to a colleague', () => {
  const questions = async (client: Client) => QuestionList.parse((await client.call('GET', '/api/questions')).body).questions;
  it('stands on the list of the one who is asked until they answer, without its words while the finding is covered', async () => {
    const { colleagues } = (await reviewer.call('GET', path('/colleagues'))).body as { colleagues: { id: string; name: string }[] };
    expect(colleagues.map(({ name }) => name)).not.toContain('Rhea Quill');
    expect(colleagues.map(({ name }) => name)).not.toContain('Wen Tao');
    const to = colleagues.find(({ name }) => name === 'Sander Lowe')!.id;
    const open = (await rows(second)).find(({ cover, decision }) => cover === null && decision === null)!;
    const hidden = (await covered(second))[0]!;
    for (const row of [open, hidden])
      expect((await reviewer.call('POST', `${finding(row.id)}/comments`, { text: `About ${row.id}?`, to })).status).toBe(200);
    expect((await questions(second)).map(({ findingId, text }) => [findingId, text])).toEqual([
      [open.id, `About ${open.id}?`],
      [hidden.id, null],
    ]);
    expect(await questions(reviewer)).toEqual([]);
    await second.call('POST', `${finding(open.id)}/comments`, { text: 'Yes.' });
    expect((await questions(second)).map(({ findingId }) => findingId)).toEqual([hidden.id]);
  });

  it('goes to nobody outside the review', async () => {
    const [row] = await rows(approver);
    const answer = await approver.call('POST', `${finding(row!.id)}/comments`, { text: '?', to: '00000000-0000-4000-8000-000000000000' });
    expect(answer.status).toBe(404);
  });
});

describe('search in the documents of a dossier', () => {
  it('gives places whose text is what was asked, in one document or in all, down to one Chinese character', async () => {
    const all = (await reviewer.call('GET', path(`/search?q=${encodeURIComponent('药')}`))).body;
    const english = (await reviewer.call('GET', path('/search?q=THE'))).body;
    const some = all.total > 0 ? all : english;
    expect(some.hits.length).toBeGreaterThan(0);
    for (const hit of some.hits.slice(0, 20)) {
      const page = (await reviewer.call('GET', path(`/documents/${hit.documentId}/pages/${hit.page}`))).body;
      expect(page.text.slice(hit.start, hit.end)).toBe(hit.match);
    }
    const { documentId } = some.hits[0];
    const one = (await reviewer.call('GET', path(`/search?q=${encodeURIComponent(some.hits[0].match)}&documentId=${documentId}`))).body;
    expect(one.documents).toBe(1);
    expect(one.hits.every((hit: { documentId: string }) => hit.documentId === documentId)).toBe(true);
  });

  it('says that there is nothing where there is nothing', async () => {
    expect((await reviewer.call('GET', path('/search?q=zyxwvutsrqp'))).body).toEqual({ hits: [], total: 0, documents: 0 });
  });
});
