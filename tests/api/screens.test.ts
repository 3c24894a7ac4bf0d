import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyProofBundle } from '../../src/audit/index.ts';
import {
  ClassificationView,
  DossierView,
  FactsView,
  FindingLife,
  FindingList,
  FindingView,
  GapsView,
  PageView,
  SignOffSheet,
} from '../../src/contract/index.ts';
import { password, startTestServer, type Client, type TestServer } from './test-server.ts';

let server: TestServer;
let reviewer: Client;
let lead: Client;
let dossier: string;

beforeAll(async () => {
  server = await startTestServer({ samples: true });
  reviewer = await server.signIn('reviewer');
  lead = await server.signIn('lead');
  const { body } = await reviewer.call('GET', '/api/dossiers');
  dossier = body.dossiers.find((d: { riskTier: string }) => d.riskTier === 'normal')?.id ?? body.dossiers[0].id;
}, 180_000);
afterAll(() => server.close());

const path = (rest: string): string => `/api/dossiers/${dossier}${rest}`;
const newestEvent = async (): Promise<{ event: string; data: Record<string, unknown> }> =>
  (await lead.call('GET', `/api/audit?dossier=${dossier}&limit=1`)).body.lines[0].record;

describe('the classification of a dossier', () => {
  it('is confirmed by a person; what was suggested and what was decided are both kept, with a record', async () => {
    const before = ClassificationView.parse((await reviewer.call('GET', path('/classification'))).body);
    const suggestion = before.classification.suggestions.find(({ value }) => value !== null)!;
    const confirmed = await reviewer.call('POST', path(`/classification/${suggestion.question}`), { value: null });
    expect(confirmed.status).toBe(200);
    const view = ClassificationView.parse(confirmed.body);
    expect(view.decisions).toMatchObject([
      { suggestion: suggestion.question, corrected: false, decided: { value: suggestion.value }, byName: 'Rhea Quill' },
    ]);
    expect((await newestEvent()).event).toBe('classification.decided');
  });
  it('is corrected only with a reason, and the correction follows the confirmation', async () => {
    const { classification } = ClassificationView.parse((await reviewer.call('GET', path('/classification'))).body);
    const { question, value } = classification.suggestions.find((item) => item.value !== null)!;
    const refused = await lead.call('POST', path(`/classification/${question}`), { value: 'something-else' });
    expect(refused.status).toBe(400);
    const { body } = await lead.call('POST', path(`/classification/${question}`), { value: 'something-else', reason: 'Read at page 2.' });
    const view = ClassificationView.parse(body);
    expect(view.decisions.map(({ corrected }) => corrected)).toEqual([false, true]);
    expect(view.decisions.at(-1)).toMatchObject({ suggested: { value }, decided: { value: 'something-else' }, reason: 'Read at page 2.' });
    expect(view.classification.suggestions.find((item) => item.question === question)?.value).toBe(value);
  });
  it('left open by the machine cannot be confirmed, only answered', async () => {
    const { classification } = ClassificationView.parse((await reviewer.call('GET', path('/classification'))).body);
    const open = classification.suggestions.find(({ value }) => value === null);
    if (open === undefined) throw new Error('the sample has an open question');
    expect((await reviewer.call('POST', path(`/classification/${open.question}`), { value: null })).status).toBe(400);
  });
  it('does not tell a reviewer what critical drafts say before they have judged', async () => {
    const { heldBack, classification } = ClassificationView.parse((await reviewer.call('GET', path('/classification'))).body);
    const oversight = ClassificationView.parse((await (await server.signIn('governance')).call('GET', path('/classification'))).body);
    expect(oversight.heldBack).toBe(0);
    expect(oversight.classification.risk!.issues.length - classification.risk!.issues.length).toBe(heldBack);
    expect(classification.risk!.issues.some(({ source, severity }) => source === 'finding' && severity === 'critical')).toBe(false);
  });
});

describe('the risk tier', () => {
  it('that a person corrects to high asks for a second person with their reason, and no longer once it is corrected back', async () => {
    const sheet = async (): Promise<SignOffSheet> => SignOffSheet.parse((await reviewer.call('GET', path('/sign-off'))).body);
    expect((await sheet()).needsSecondPerson).toBe(false);
    const correct = (value: string, reason: string) => lead.call('POST', path('/classification/risk-tier'), { value, reason });
    expect((await correct('high', 'Two recalls last year.')).status).toBe(200);
    const raised = await sheet();
    expect(raised.needsSecondPerson).toBe(true);
    expect(raised.secondPersonReason).toMatchObject({
      en: expect.stringMatching(/^Lena Voss .*Two recalls last year/u),
      zh: expect.stringMatching(/^Lena Voss.*高/u),
    });
    expect((await correct('normal', 'Recalls of another firm.')).status).toBe(200);
    expect((await sheet()).needsSecondPerson).toBe(false);
  });
});

describe('who has a dossier open', () => {
  it('is told to everybody in it with the finding they look at, until they leave, and recorded nowhere', async () => {
    const before = (await newestEvent()).event;
    const here = await listen(reviewer);
    expect(await here.next()).toEqual([{ name: 'Rhea Quill', findingId: null }]);
    const other = await listen(lead);
    expect(await here.next()).toEqual([
      { name: 'Rhea Quill', findingId: null },
      { name: 'Lena Voss', findingId: null },
    ]);
    expect((await lead.call('POST', path('/presence'), { findingId: 'A134-01-a' })).status).toBe(204);
    expect(await here.next()).toEqual([
      { name: 'Rhea Quill', findingId: null },
      { name: 'Lena Voss', findingId: 'A134-01-a' },
    ]);
    other.leave();
    expect(await here.next()).toEqual([{ name: 'Rhea Quill', findingId: null }]);
    here.leave();
    expect((await lead.call('POST', path('/presence'), { findingId: null })).status).toBe(204);
    expect((await newestEvent()).event).toBe(before);
  });

  it('is told to nobody whose session has ended, although their line stands', async () => {
    const leaving = await server.signIn('second');
    const [theirs, other] = [await listen(leaving), await listen(lead)];
    expect(await theirs.next()).toHaveLength(1);
    expect(await theirs.next()).toHaveLength(2);
    await leaving.call('DELETE', '/api/session');
    expect((await lead.call('POST', path('/presence'), { findingId: 'A134-01-a' })).status).toBe(204);
    await expect(theirs.next()).rejects.toThrow('the stream ended');
    other.leave();
  });

  type Seen = readonly { readonly name: string; readonly findingId: string | null }[];
  /** The event stream of one person: who is present, message by message. */
  async function listen(client: Client): Promise<{ next: () => Promise<Seen>; leave: () => void }> {
    const ends = new AbortController();
    const response = await fetch(`${server.url}${path('/events')}`, { headers: { cookie: client.cookie }, signal: ends.signal });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const next = async (): Promise<Seen> => {
      for (;;) {
        const found = /data: (\{"type":"present".*\})\n\n/u.exec(text);
        if (found !== null) {
          text = text.slice(found.index + found[0].length);
          const { people } = JSON.parse(found[1]!) as { people: Seen };
          return people.map(({ name, findingId }) => ({ name, findingId }));
        }
        const { value, done } = await reader.read();
        if (done) throw new Error('the stream ended');
        text += value;
      }
    };
    return { next, leave: () => ends.abort() };
  }
});

describe('a corrected fact', () => {
  const facts = async (): Promise<FactsView> => FactsView.parse((await reviewer.call('GET', path('/facts'))).body);

  it('has a title in both languages, also when it is a part of another', async () => {
    const { facts: read } = await facts();
    expect(read.filter(({ key, title }) => title.en === key || title.zh === key).map(({ key }) => key)).toEqual([]);
  });

  it('is refused without a reason, with a value of another type, and for what is no fact', async () => {
    const { definitions } = await facts();
    const yesNo = definitions.find(({ type }) => type === 'boolean')!;
    expect((await reviewer.call('POST', path('/facts'), { key: yesNo.key, value: true, reason: '' })).status).toBe(400);
    const wrong = await reviewer.call('POST', path('/facts'), { key: yesNo.key, value: 'perhaps', reason: 'read again' });
    expect(wrong.body.error.message).toMatchObject({ en: expect.stringContaining('yes'), zh: expect.stringContaining('是') });
    expect((await reviewer.call('POST', path('/facts'), { key: 'no.such', value: 1, reason: 'x' })).status).toBe(404);
    expect((await facts()).corrections).toEqual([]);
  });

  it('is refused at a place where its words do not stand, and told why', async () => {
    const { definitions } = await facts();
    const key = definitions.find(({ type }) => type === 'boolean')!.key;
    const { documents } = DossierView.parse((await reviewer.call('GET', path(''))).body);
    const { id: documentId, path: file, pages } = documents[0]!;
    const enter = (place: object) => reviewer.call('POST', path('/facts'), { key, value: true, reason: 'read on the page', place });
    const elsewhere = await enter({ documentId, page: 1, quote: 'words that nobody wrote in this dossier' });
    expect(elsewhere.status).toBe(400);
    expect(elsewhere.body.error.message.en).toContain(`page 1 of ${file}`);
    expect(elsewhere.body.error.message.zh).toContain('没有这些文字');
    expect((await enter({ documentId, page: pages + 1, quote: 'any words at all' })).body.error.message.en).toContain('no such page');
    expect((await enter({ documentId: 'doc-none', page: 1, quote: 'any words at all' })).status).toBe(400);
    expect((await enter({ documentId, page: 1, quote: 'a' })).body.error.message.en).toContain('few words more');
    expect((await facts()).corrections).toEqual([]);
  });

  it('stands beside what was read; the rules run again, decided findings stay and say that their draft changed', async () => {
    const { findings } = FindingList.parse((await reviewer.call('GET', path('/findings'))).body);
    const before = await facts();
    // A fact that a rule compares: turn a yes into a no.
    const target = before.definitions.find(({ key, type, usedBy }) => {
      const read = before.facts.filter((fact) => fact.key === key);
      const shown = findings.some(({ requirementId, cover }) => usedBy.includes(requirementId) && cover === null);
      return type === 'boolean' && shown && read.length > 0 && read.every(({ value }) => value === true);
    })!;
    const touched = findings.filter(({ requirementId }) => target.usedBy.includes(requirementId));
    // One that the draw has not covered.
    const decided = touched.find(({ cover }) => cover === null)!;
    const open = touched.filter((row) => row !== decided);
    const target0 = path(`/findings/${encodeURIComponent(decided.id)}/disposition`);
    const decision = {
      decision: 'amend',
      reason: 'own view',
      expectedSupersedes: null,
      amended: { verdict: 'met', severity: 'minor', summary: 'Own words.' },
    };
    expect((await reviewer.call('POST', target0, decision)).status).toBe(200);

    const { documents } = DossierView.parse((await reviewer.call('GET', path(''))).body);
    const { id: documentId } = documents.at(-1)!;
    const page = PageView.parse((await reviewer.call('GET', path(`/documents/${documentId}/pages/1`))).body);
    const line = page.text.split('\n').find((text) => text.trim().length > 12)!;
    const place = { documentId, page: 1, quote: `  ${line.replace(' ', '\n')}` };
    const reason = 'The scan was misread.';
    const answer = await reviewer.call('POST', path('/facts'), { key: target.key, value: false, reason, place });
    expect(answer.body.error).toBeUndefined();
    expect(FactsView.parse(answer.body)).toMatchObject({ drafting: true, corrections: [{ key: target.key, applied: false }] });
    const sheet = SignOffSheet.parse((await reviewer.call('GET', path('/sign-off'))).body);
    const sign = await reviewer.call('POST', path('/sign-off'), {
      meaning: 'reviewed',
      username: 'reviewer',
      password,
      contentHash: sheet.contentHash,
    });
    expect(sign.status).toBe(409);
    await server.workspace.preparation.whenIdle();

    const after = await facts();
    expect(after.drafting).toBe(false);
    expect(after.corrections).toMatchObject([
      { key: target.key, value: false, applied: true, byName: 'Rhea Quill', read: [{ value: true }] },
    ]);
    expect(after.facts.filter(({ key }) => key === target.key)).toMatchObject([{ value: false, origin: 'corrected' }]);
    const [place1] = after.facts.find(({ key }) => key === target.key)!.citations;
    expect(place1).toMatchObject({ documentId, page: 1, quote: line.trim() });
    expect(page.text.slice(place1!.start, place1!.end)).toBe(place1!.quote);
    expect(after.corrections[0]?.place).toEqual(place1);
    const again = FindingList.parse((await reviewer.call('GET', path('/findings'))).body);
    const kept = again.findings.find(({ id }) => id === decided.id)!;
    expect(kept).toMatchObject({ decision: 'amend', verdict: decided.verdict, draftChanged: true });
    const view = FindingView.parse((await reviewer.call('GET', path(`/findings/${encodeURIComponent(decided.id)}`))).body);
    expect(view.finding.verdict).toBe(decided.verdict);
    expect(view.changed?.draft?.summary).not.toEqual(view.finding.summary);
    expect(view.changed?.facts).toMatchObject([
      { key: target.key, title: target.title, reason: 'The scan was misread.', byName: 'Rhea Quill' },
    ]);
    expect(again.findings.filter(({ draftChanged }) => draftChanged)).toHaveLength(1);
    expect(after.changed.length).toBeGreaterThan(0);
    const states = new Map(again.findings.map(({ id, verdict }) => [id, verdict]));
    for (const { findingId, to, decided: isDecided } of after.changed)
      if (!isDecided && to !== null) expect(states.get(findingId)).toBe(to);
    expect(open.length + 1).toBe(touched.length);
    const records = (await lead.call('GET', `/api/audit?dossier=${dossier}&event=fact.corrected,dossier.redrafted`)).body.lines;
    expect(records.map(({ record }: { record: { event: string } }) => record.event)).toEqual(['dossier.redrafted', 'fact.corrected']);
    expect(records[0].record.data).toMatchObject({ kept: 1, corrected: [{ key: target.key }] });
  }, 120_000);

  it('is shown in the life of a finding, which goes from the files to the decision with numbers of the log', async () => {
    const { findings } = FindingList.parse((await reviewer.call('GET', path('/findings'))).body);
    const decided = findings.find(({ decision }) => decision === 'amend')!;
    const life = FindingLife.parse((await reviewer.call('GET', path(`/findings/${encodeURIComponent(decided.id)}/life`))).body);
    const events = life.lines.map(({ record }) => record.event);
    expect(events).toEqual(['dossier.received', 'dossier.prepared', 'finding.disposed', 'fact.corrected', 'dossier.redrafted']);
    expect(life.draft?.verdict).toBe(decided.verdict);
    const open = findings.find(({ decision }) => decision === null)!;
    const unseen = FindingLife.parse((await reviewer.call('GET', path(`/findings/${encodeURIComponent(open.id)}/life`))).body);
    expect(unseen.draft).toBeNull();
  });
});

describe('the record', () => {
  it('is filtered by day and by kind, and read on in pages', async () => {
    const governance = await server.signIn('governance');
    const first = (await governance.call('GET', '/api/audit?limit=3')).body;
    expect(first.lines).toHaveLength(3);
    const second = (await governance.call('GET', `/api/audit?limit=3&before=${first.next}`)).body;
    expect(second.lines[0].record.seq).toBeLessThan(first.lines[2].record.seq);
    expect((await governance.call('GET', '/api/audit?from=2001-01-01&to=2001-01-31')).body).toMatchObject({ lines: [], next: null });
    expect((await governance.call('GET', '/api/audit?from=yesterday')).status).toBe(400);
  });
  it('goes out as a file of proofs that holds without the server, and that is on the record', async () => {
    const governance = await server.signIn('governance');
    const file = await governance.call('GET', `/api/audit/export?dossier=${dossier}`);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(file.body.proofs.length).toBeGreaterThan(3);
    for (const proof of file.body.proofs) expect(verifyProofBundle(proof, server.workspace.audit.vkey)).toBe(true);
    const forged = { ...file.body.proofs[0], record: file.body.proofs[0].record.replace('"v":1', '"v":2') };
    expect(verifyProofBundle(forged, server.workspace.audit.vkey)).toBe(false);
    expect((await governance.call('GET', '/api/audit?limit=1')).body.lines[0].record).toMatchObject({ event: 'audit.exported' });
  });
});

describe('a case', () => {
  it('is confirmed once, by a person with the knowledge role, and then shown as confirmed', async () => {
    const kai = await server.signIn('knowledge');
    const known = server.workspace.knowledge.cases.find(({ confirmed, clauses }) => !confirmed && clauses.length > 0)!;
    const confirm = () => kai.call('POST', `/api/knowledge/cases/${known.id}/confirmation`, { note: 'Read at its source today.' });
    expect((await confirm()).status).toBe(204);
    expect((await confirm()).status).toBe(409);
    const { body } = await kai.call('GET', `/api/knowledge/clauses/${encodeURIComponent(known.clauses[0]!)}`);
    expect(body.cases.find(({ id }: { id: string }) => id === known.id).confirmed).toBe(true);
    expect(body.history.length).toBeGreaterThan(0);
  });
  it('and clauses are searched within one instrument, on a day', async () => {
    const { body } = await reviewer.call('GET', '/api/knowledge/search?q=quality&instrument=nmpa-2025-134');
    expect(body.hits.length).toBeGreaterThan(0);
    for (const { clause } of body.hits) expect(clause.instrument.id).toBe('nmpa-2025-134');
    const early = (await reviewer.call('GET', '/api/knowledge/search?q=quality&on=1990-01-01')).body.hits;
    for (const { clause } of early) expect(clause.validFrom <= '1990-01-01').toBe(true);
  });
});

describe('a pre-check that is run again', () => {
  it('says what is solved, what is still open and what is new, beside the earlier run of its own writer', async () => {
    const writer = await server.signIn('writer');
    const run = async (text: string, follows?: string): Promise<string> => {
      const { body } = await writer.call('POST', '/api/dossiers', { name: 'Run', ...(follows === undefined ? {} : { follows }) });
      await writer.call('PUT', `/api/dossiers/${body.id}/files?path=agreement.md`, new TextEncoder().encode(text));
      expect((await writer.call('GET', `/api/dossiers/${body.id}/files`)).body.files).toMatchObject([{ path: 'agreement.md' }]);
      expect((await writer.call('POST', `/api/dossiers/${body.id}/prepare`)).status).toBe(204);
      await server.workspace.preparation.whenIdle();
      return body.id;
    };
    const first = await run('# Quality agreement\n\nThe holder audits the contract manufacturer on site once every three years.\n');
    const second = await run('# Quality agreement\n\nThe holder audits the contract manufacturer on site at least once a year.\n', first);
    expect((await writer.call('GET', `/api/dossiers/${first}/gaps`)).body.earlier).toBeNull();
    const gaps = GapsView.parse((await writer.call('GET', `/api/dossiers/${second}/gaps`)).body);
    expect(gaps.earlier).toMatchObject({ id: first, name: 'Run' });
    expect(gaps.documents).toMatchObject({ changed: ['agreement.md'], unchanged: 0 });
    const { findings } = FindingList.parse((await writer.call('GET', `/api/dossiers/${second}/findings`)).body);
    const failing = findings
      .filter(({ verdict }) => ['not-met', 'partly-met', 'not-addressed'].includes(verdict ?? ''))
      .map(({ id }) => id);
    expect(new Set([...gaps.stillOpen, ...gaps.new])).toEqual(new Set([...failing, ...gaps.stillOpen]));
    const colleague = await server.signIn('colleague');
    const stolen = await colleague.call('POST', '/api/dossiers', { name: 'Not mine', follows: first });
    expect(stolen.status).toBe(404);
    expect((await writer.call('POST', `/api/dossiers/${second}/classification/programme`, { value: null })).status).toBe(403);
  }, 120_000);

  it('and files that were not yet sent on can be seen again and discarded', async () => {
    const writer = await server.signIn('writer');
    const { body } = await writer.call('POST', '/api/dossiers', { name: 'Half sent' });
    await writer.call('PUT', `/api/dossiers/${body.id}/files?path=a.md`, new TextEncoder().encode('# A\n'));
    expect((await writer.call('GET', `/api/dossiers/${body.id}`)).body.summary.status).toBe('receiving');
    expect((await (await server.signIn('colleague')).call('GET', `/api/dossiers/${body.id}/files`)).status).toBe(404);
    expect((await writer.call('DELETE', `/api/dossiers/${body.id}/files`)).status).toBe(204);
    expect((await writer.call('GET', `/api/dossiers/${body.id}`)).status).toBe(404);
  });
});
