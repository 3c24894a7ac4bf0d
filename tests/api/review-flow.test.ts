import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyProofBundle } from '../../src/audit/index.ts';
import { FindingList, FindingView, SignOffSheet } from '../../src/contract/index.ts';
import { startTestServer, type Client, type TestServer } from './test-server.ts';

let server: TestServer;
let reviewer: Client;
let dossier: string;

beforeAll(async () => {
  server = await startTestServer({ samples: true });
  reviewer = await server.signIn('reviewer');
  const { body } = await reviewer.call('GET', '/api/dossiers');
  dossier = body.dossiers.find((d: { riskTier: string }) => d.riskTier === 'high').id;
}, 180_000);
afterAll(() => server.close());

const path = (rest: string): string => `/api/dossiers/${dossier}${rest}`;
const list = async (): Promise<FindingList> => FindingList.parse((await reviewer.call('GET', path('/findings'))).body);

describe('a review through the API, from the drafted sample to the official report', () => {
  it('shows each finding with evidence that stands at its place in the served page', async () => {
    const { findings } = await list();
    const failing = findings.filter((row) => row.verdict === 'not-met' && row.evidenceCount > 0);
    expect(failing.length).toBeGreaterThan(0);
    for (const row of failing.slice(0, 5)) {
      const view = FindingView.parse((await reviewer.call('GET', path(`/findings/${encodeURIComponent(row.id)}`))).body);
      for (const { citation } of view.finding.evidence) {
        const page = (await reviewer.call('GET', path(`/documents/${citation.documentId}/pages/${citation.page}`))).body;
        expect(page.text.slice(citation.start, citation.end)).toBe(citation.quote);
      }
    }
  });

  it('serves the original file byte for byte', async () => {
    const { body } = await reviewer.call('GET', path(''));
    const pdf = body.documents.find((d: { format: string }) => d.format === 'pdf');
    const file = await reviewer.call('GET', path(`/documents/${pdf.id}/file`));
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.body.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('refuses an official report while nothing is signed', async () => {
    const { status, body } = await reviewer.call('POST', path('/reports'), { kind: 'review', format: 'pdf', language: 'en' });
    expect(status).toBe(422);
    expect(body.error.message.zh).toContain('签署');
  });

  it('tells the second of two people that the first has decided meanwhile', async () => {
    const [row] = (await list()).findings.filter(({ verdict, decision }) => verdict === 'not-met' && decision === null);
    const target = path(`/findings/${encodeURIComponent(row?.id ?? '')}/disposition`);
    const second = await server.signIn('second');
    expect((await reviewer.call('POST', target, { decision: 'accept', expectedSupersedes: null })).status).toBe(200);
    const late = await second.call('POST', target, { decision: 'reject', reason: 'read differently', expectedSupersedes: null });
    expect(late.status).toBe(409);
    expect(late.body.error.details.current.byName).toBe('Rhea Quill');
  });

  it('does not let a reviewer sign while findings are open', async () => {
    const sheet = SignOffSheet.parse((await reviewer.call('GET', path('/sign-off'))).body);
    expect(sheet.open.length).toBeGreaterThan(0);
    expect(sheet.mine.meaning).toBeNull();
    const refused = await reviewer.call('POST', path('/sign-off'), {
      meaning: 'reviewed',
      username: 'reviewer',
      password: 'correct horse battery',
      contentHash: sheet.contentHash,
    });
    expect(refused.status).toBe(422);
  });

  it('lets each finding be decided, the routine ones together', async () => {
    for (const { id, verdict } of server.workspace.store.reviewState(dossier as never).prepared.findings)
      if ((await list()).findings.some((row) => row.id === id && row.cover !== null))
        await reviewer.call('POST', path(`/findings/${encodeURIComponent(id)}/blind-verdict`), { verdict });
    for (const row of (await list()).findings.filter(({ decision, needsOwnDecision }) => decision === null && needsOwnDecision)) {
      const undecided = row.verdict === 'undecided';
      const { status, body } = await reviewer.call('POST', path(`/findings/${encodeURIComponent(row.id)}/disposition`), {
        decision: undecided ? 'undecided' : 'accept',
        reason: undecided ? 'Please say where the dossier shows this.' : '',
        expectedSupersedes: null,
      });
      expect(status, JSON.stringify(body)).toBe(200);
    }
    const { body } = await reviewer.call('POST', path('/accept-routine'), {});
    expect(body.accepted).toBeGreaterThan(0);
    const after = await list();
    expect(after.decided).toBe(after.total);
  });

  it('signs only with the password and over what is shown, and asks for a second person in a high-risk dossier', async () => {
    const before = SignOffSheet.parse((await reviewer.call('GET', path('/sign-off'))).body);
    const sign = (password: string, contentHash: string) =>
      reviewer.call('POST', path('/sign-off'), { meaning: 'reviewed', username: 'reviewer', password, contentHash });
    expect((await sign('wrong password', before.contentHash)).status).toBe(422);
    expect((await sign('correct horse battery', 'f'.repeat(64))).status).toBe(409);
    const signed = SignOffSheet.parse((await sign('correct horse battery', before.contentHash)).body);
    expect(signed.phase).toBe('awaiting-approval');
    expect(signed.needsSecondPerson).toBe(true);
    expect((await reviewer.call('POST', path('/reports'), { kind: 'review', format: 'json', language: 'en' })).status).toBe(422);
  });

  it('is approved by a second person; then the official report exists in each format and language', async () => {
    const approver = await server.signIn('approver');
    const sheet = SignOffSheet.parse((await approver.call('GET', path('/sign-off'))).body);
    const approved = await approver.call('POST', path('/sign-off'), {
      meaning: 'approved',
      username: 'approver',
      password: 'correct horse battery',
      contentHash: sheet.contentHash,
    });
    expect(approved.body.phase).toBe('signed');
    for (const format of ['json', 'docx', 'pdf']) {
      for (const language of ['en', 'zh']) {
        const made = await reviewer.call('POST', path('/reports'), { kind: 'review', format, language });
        expect(made.body).toMatchObject({ official: true, format, language });
        const file = await reviewer.call('GET', path(`/reports/${made.body.id}`));
        expect(file.status).toBe(200);
        if (format === 'json') expect(file.body.contentHash ?? file.body.data?.contentHash).toBe(sheet.contentHash);
      }
    }
  }, 120_000);

  it('has every step on a log that verifies, with a proof for the signature that verifies offline', async () => {
    const governance = await server.signIn('governance');
    const { body: timeline } = await governance.call('GET', `/api/audit?event=review.signed&dossier=${dossier}`);
    expect(timeline.lines.map((line: { record: { data: { meaning: string } } }) => line.record.data.meaning)).toEqual([
      'approved',
      'reviewed',
    ]);
    expect(timeline.lines[0].sentence.zh).toContain('签署批准');
    const { body: verified } = await governance.call('POST', '/api/audit/verify');
    expect(verified).toMatchObject({ ok: true, problem: null });
    const proof = await server.workspace.audit.proofFor(timeline.lines[0].record.seq);
    expect(verifyProofBundle(proof, server.workspace.audit.vkey)).toBe(true);
    expect(verifyProofBundle({ ...proof, record: proof.record.replace('approved', 'reviewed') }, server.workspace.audit.vkey)).toBe(false);
  });
});
