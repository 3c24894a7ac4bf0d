import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CertificateView, FindingList, PaperPreview, ReportList, SignOffSheet } from '../../src/contract/index.ts';
import { startTestServer, type Client, type TestServer } from './test-server.ts';

let server: TestServer;
let reviewer: Client;
let approver: Client;
let dossier: string;

beforeAll(async () => {
  server = await startTestServer({ samples: true });
  reviewer = await server.signIn('reviewer');
  approver = await server.signIn('approver');
  const { body } = await reviewer.call('GET', '/api/dossiers');
  dossier = body.dossiers.find((d: { riskTier: string }) => d.riskTier === 'high').id;
}, 240_000);
afterAll(() => server.close());

const password = 'correct horse battery';
const path = (rest: string): string => `/api/dossiers/${dossier}${rest}`;
const preview = (client: Client, kind: string, language = 'en') => client.call('GET', path(`/paper?kind=${kind}&language=${language}`));
const make = (client: Client, kind: string, format = 'json', language = 'en') =>
  client.call('POST', path('/reports'), { kind, format, language });
const sheet = async (): Promise<SignOffSheet> => SignOffSheet.parse((await reviewer.call('GET', path('/sign-off'))).body);
const papersMade = async () => ReportList.parse((await reviewer.call('GET', path('/reports'))).body).reports;
const certificate = async (client: Client) => CertificateView.parse((await client.call('GET', path('/certificates/class-b-licence'))).body);

/** Fields with the value that the dossier states, or one entered by hand with a reason; all confirmed. */
const entriesOf = ({ fields }: CertificateView) =>
  fields.map(({ key, form, suggested, candidates }) => ({
    key,
    value: suggested || (candidates[0]?.value ?? (form === 'date' ? '2026-12-01' : 'as on the register')),
    confirmed: true,
    reason: 'Compared with the register of the authority.',
  }));

describe('papers of a review that nobody has signed', () => {
  it('are watermarked drafts for those who review, and nobody else sees them', async () => {
    for (const kind of ['deficiency-letter', 'inspection-focus', 'class-b-licence']) {
      const paper = PaperPreview.parse((await preview(reviewer, kind)).body);
      expect(paper).toMatchObject({ kind, official: false, watermark: 'DRAFT – NO DECISION' });
      for (const role of ['intake', 'governance']) {
        const other = await server.signIn(role);
        expect((await preview(other, kind)).status, role).toBe(403);
        expect((await make(other, kind)).status, role).toBe(403);
      }
    }
    const writer = await server.signIn('writer');
    expect((await preview(writer, 'deficiency-letter')).status).toBe(404);
  });

  it('are not there at all for a review report, and certificate data cannot be prepared', async () => {
    expect((await preview(reviewer, 'review')).status).toBe(422);
    const view = await certificate(reviewer);
    expect(view.mine.prepare?.zh).toContain('签署');
    const saved = await reviewer.call('POST', path('/certificates/class-b-licence'), { expectedVersion: null, entries: [] });
    expect(saved.body.error.details.code).toBe('certificate-unsigned');
  });

  it('a stored draft is kept from others too, and becomes stale with the next decision', async () => {
    const { body } = await make(reviewer, 'deficiency-letter');
    expect(body).toMatchObject({ official: false, stale: false });
    const governance = await server.signIn('governance');
    expect((await governance.call('GET', path(`/reports/${body.id}`))).status).toBe(403);
    const { findings } = FindingList.parse((await reviewer.call('GET', path('/findings'))).body);
    const row = findings.find(({ verdict }) => verdict === 'not-met')!;
    const target = path(`/findings/${encodeURIComponent(row.id)}/disposition`);
    expect((await reviewer.call('POST', target, { decision: 'accept', expectedSupersedes: null })).status).toBe(200);
    expect((await papersMade())[0]).toMatchObject({ id: body.id, stale: true });
    expect((await sheet()).goesOut).toHaveLength(1);
  });
});

describe('papers of a signed review', () => {
  it('are official once the reviewer has signed and the approver has approved', async () => {
    await reviewer.call('POST', path('/accept-routine'), {});
    for (const { id, cover } of FindingList.parse((await reviewer.call('GET', path('/findings'))).body).findings)
      if (cover !== null) await reviewer.call('POST', path(`/findings/${encodeURIComponent(id)}/blind-verdict`), { verdict: 'undecided' });
    for (const row of FindingList.parse((await reviewer.call('GET', path('/findings'))).body).findings) {
      if (row.decision !== null) continue;
      const undecided = row.verdict === 'undecided';
      const said = {
        decision: undecided ? 'undecided' : 'accept',
        reason: undecided ? 'Where is it shown?' : 'The passages bear it out.',
        expectedSupersedes: null,
      };
      await reviewer.call('POST', path(`/findings/${encodeURIComponent(row.id)}/disposition`), said);
    }
    const { contentHash } = await sheet();
    await reviewer.call('POST', path('/sign-off'), { meaning: 'reviewed', username: 'reviewer', password, contentHash });
    expect(PaperPreview.parse((await preview(reviewer, 'deficiency-letter')).body).official).toBe(false);
    await approver.call('POST', path('/sign-off'), { meaning: 'approved', username: 'approver', password, contentHash });
    const governance = await server.signIn('governance');
    for (const kind of ['review', 'deficiency-letter', 'inspection-focus'])
      expect(PaperPreview.parse((await preview(governance, kind, 'both')).body)).toMatchObject({ official: true, watermark: null });
  }, 60_000);

  it('are previewed as they are made: the JSON file has what the preview shows', async () => {
    const { body } = await make(reviewer, 'deficiency-letter');
    const { body: file } = await reviewer.call('GET', path(`/reports/${body.id}`));
    const { blocks } = PaperPreview.parse((await preview(reviewer, 'deficiency-letter')).body);
    const headings = blocks.flatMap((block) => (block.type === 'heading' && /^\d+\. /u.test(block.text) ? [block.text] : []));
    expect(headings).toHaveLength(file.items.length);
    file.items.forEach((item: { number: number; title: { en: string } }, n: number) => {
      expect(headings[n]).toContain(`${item.number}. `);
      expect(headings[n]).toContain(item.title.en);
    });
    expect((await sheet()).goesOut).toHaveLength(file.items.length);
  });

  it('show name, time and meaning of each signature on the screen and in the file', async () => {
    const { signOffs } = await sheet();
    expect(signOffs.map(({ meaning }) => meaning)).toEqual(['reviewed', 'approved']);
    for (const kind of ['review', 'deficiency-letter', 'inspection-focus']) {
      const shown = JSON.stringify(PaperPreview.parse((await preview(reviewer, kind)).body).blocks);
      const { body } = await make(reviewer, kind);
      const { body: file } = await reviewer.call('GET', path(`/reports/${body.id}`));
      for (const { byName, at, meaning } of signOffs) {
        expect(shown, kind).toContain(byName);
        expect(shown, kind).toContain(at.slice(0, 16).replace('T', ' '));
        expect(shown, kind).toContain(meaning);
      }
      expect(file.signOffs, kind).toMatchObject(signOffs.map(({ byName, at, meaning }) => ({ byName, at, meaning })));
    }
  }, 60_000);

  it('of certificate data need two people: who prepares never releases, and a password is asked', async () => {
    const view = await certificate(reviewer);
    const saved = await reviewer.call('POST', path('/certificates/class-b-licence'), { expectedVersion: null, entries: entriesOf(view) });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    const { version } = CertificateView.parse(saved.body);
    const release = (client: Client, secret: string, hash = version!.hash) =>
      client.call('POST', path('/certificates/class-b-licence/release'), { hash, password: secret });
    expect((await release(reviewer, password)).status).toBe(403);
    expect((await release(approver, 'wrong password')).status).toBe(422);
    expect((await release(approver, password, 'f'.repeat(64) as never)).status).toBe(409);
    expect((await preview(reviewer, 'class-b-licence')).body.official).toBe(false);
    expect((await release(approver, password)).body.release.byName).toBe((await approver.call('GET', '/api/session')).body.person.name);
    expect((await preview(reviewer, 'class-b-licence')).body).toMatchObject({ official: true, watermark: null });
    for (const format of ['docx', 'pdf', 'json'])
      expect((await make(reviewer, 'class-b-licence', format, 'both')).body.official).toBe(true);
  }, 60_000);

  it('become stale when the review is reopened; the signatures stay in sight with the reason', async () => {
    const before = await sheet();
    expect((await papersMade()).filter(({ official, stale }) => official && stale)).toEqual([]);
    await approver.call('POST', path('/reopen'), { reason: 'A corrected agreement came in.' });
    expect((await papersMade()).filter(({ official, stale }) => official && !stale)).toEqual([]);
    const after = await sheet();
    expect(after.signOffs).toEqual([]);
    expect(after.staleSignOffs.map(({ meaning, contentHash, staleReason }) => [meaning, contentHash, staleReason])).toEqual([
      ['reviewed', before.contentHash, 'A corrected agreement came in.'],
      ['approved', before.contentHash, 'A corrected agreement came in.'],
    ]);
    expect(await certificate(reviewer)).toMatchObject({ stale: true });
    expect((await preview(reviewer, 'class-b-licence')).body.official).toBe(false);
  });

  it('leave every act on the record, in plain words', async () => {
    const governance = await server.signIn('governance');
    const { body } = await governance.call('GET', `/api/audit?dossier=${dossier}`);
    const lines = body.lines as { record: { event: string }; sentence: { en: string; zh: string } }[];
    for (const event of ['certificate.prepared', 'certificate.released']) {
      const line = lines.find(({ record }) => record.event === event);
      expect(line?.sentence.en).toContain('Class B licence');
      expect(line?.sentence.zh).toContain('B类许可证');
    }
    expect((await governance.call('POST', '/api/audit/verify')).body).toMatchObject({ ok: true });
  });
});
