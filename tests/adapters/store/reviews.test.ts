import Database from 'better-sqlite3';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { leafHash } from '../../../src/audit/merkle-hash.ts';
import { actorOf } from '../../../src/adapters/store/people.ts';
import { sealDraft } from '../../../src/adapters/store/seal-draft.ts';
import type { Store } from '../../../src/adapters/store/open-store.ts';
import { canonicalHash } from '../../../src/domain/canonical-json.ts';
import type { DossierId, FindingId } from '../../../src/domain/ids.ts';
import type { Actor } from '../../../src/domain/people.ts';
import type { ReviewCommand } from '../../../src/domain/review-command.ts';
import type { ReviewState } from '../../../src/domain/review.ts';
import { contentHashOf, decide, signedReviewOf } from '../../../src/stages/approve/index.ts';
import { exampleReview } from '../../stages/approve/example-review.ts';
import { newFolder } from './new-folder.ts';
import { openTestStore } from './open-test-store.ts';

const dossier = 'dossier-1' as DossierId;
const system: Actor = { kind: 'system', id: 'system' };
let folder: string;
let store: Store;
let reviewer: Actor;
let ids = 0;

beforeEach(async () => {
  folder = newFolder();
  store = openTestStore(folder).store;
  const account = { username: 'li.wei', name: '李伟', roles: ['reviewer'] as const, password: 'correct horse' };
  reviewer = actorOf(await store.createPerson(account, system));
  await store.receiveDossier({ id: dossier, name: 'Tablet X', programme: 'p', side: 'review', files: [] }, reviewer);
  const findings = [{ id: 'f1', verdict: 'not-met', severity: 'major' } as const, { id: 'f2', verdict: 'met', severity: 'minor' } as const];
  await store.savePrepared(sealDraft(exampleReview(findings)));
});

const ask = (command: ReviewCommand) => {
  const context = { actor: reviewer, now: new Date().toISOString(), newId: () => `id-${String(++ids)}` };
  return store.decideReview(dossier, reviewer, (state) => decide(state, command, context));
};
const accept = (findingId: string): ReviewCommand => ({
  type: 'dispose',
  findingId: findingId as FindingId,
  decision: 'accept',
  reason: '',
  expectedSupersedes: null,
});
const events = (): string[] => store.auditTimeline().map(({ event }) => event);

describe('a review in the store', () => {
  it('keeps a decision and its record, and gives both back after reopening', () => {
    expect(ask(accept('f1')).kind).toBe('accepted');
    store.close();
    store = openTestStore(folder).store;
    expect(store.reviewState(dossier).dispositions).toMatchObject([{ findingId: 'f1', decision: 'accept', byName: '李伟' }]);
    expect(store.auditTimeline({ dossier })[0]).toMatchObject({
      event: 'finding.disposed',
      subject: 'f1',
      actor: { name: '李伟' },
      data: { draft: { verdict: 'not-met' }, decision: 'accept' },
    });
  });

  it('records nothing for a refused command', () => {
    const before = store.auditSize();
    expect(ask(accept('unknown'))).toMatchObject({ kind: 'refused', refusal: { code: 'finding-unknown' } });
    expect(store.auditSize()).toBe(before);
  });

  it('refuses the decision of a person who did not see the present one', () => {
    ask(accept('f1'));
    expect(ask(accept('f1'))).toMatchObject({ kind: 'refused', refusal: { code: 'decided-meanwhile' } });
  });

  it('carries a review from draft to signature and shows where the signature is in the log', () => {
    ask(accept('f1'));
    ask({ type: 'acceptRoutine', reason: '' });
    expect(ask({ type: 'sign', contentHash: contentHashOf(store.reviewState(dossier)) }).kind).toBe('accepted');
    const state: ReviewState = store.reviewState(dossier);
    expect(state.phase).toBe('signed');
    const signed = signedReviewOf(state);
    expect(signed.kind).toBe('signed');
    const seq = store.signatureRecords(dossier).get(state.signOffs[0]?.id ?? '');
    expect(store.auditLines(seq ?? -1, (seq ?? -1) + 1).map(({ line }) => Buffer.from(line).toString())[0]).toContain('"review.signed"');
    expect(store.listDossiers()[0]?.review).toMatchObject({ phase: 'signed', findings: 2, decided: 2 });
  });

  it('does not take a signature that was copied from another review, in the database or over another content', async () => {
    ask(accept('f1'));
    ask({ type: 'acceptRoutine', reason: '' });
    ask({ type: 'sign', contentHash: contentHashOf(store.reviewState(dossier)) });
    const other = 'dossier-2' as DossierId;
    await store.receiveDossier({ id: other, name: 'Tablet Y', programme: 'p', side: 'review', files: [] }, reviewer);
    const example = exampleReview([
      { id: 'f1', verdict: 'not-met', severity: 'major' },
      { id: 'f2', verdict: 'met', severity: 'minor' },
    ]);
    const content = Object.fromEntries(Object.entries({ ...example, dossierId: other }).filter(([name]) => name !== 'hash'));
    await store.savePrepared(sealDraft({ ...example, dossierId: other, hash: canonicalHash(content) }));
    const decideOther = (command: ReviewCommand) =>
      store.decideReview(other, reviewer, (state) =>
        decide(state, command, { actor: reviewer, now: new Date().toISOString(), newId: () => `id-${String(++ids)}` }),
      );
    decideOther(accept('f1'));
    decideOther({ type: 'acceptRoutine', reason: '' });
    const [signature] = store.reviewState(dossier).signOffs;
    expect(decideOther({ type: 'sign', contentHash: signature?.contentHash as never })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'content-changed' },
    });
    const database = new Database(join(folder, 'workspace.db'));
    const [row] = database.prepare('SELECT * FROM sign_offs').all() as Record<string, string | number>[];
    const event = JSON.parse(String(row?.['body_json'])) as { signOff: { id: string } };
    const copied = { ...event, signOff: { ...event.signOff, id: 'copied' } };
    database
      .prepare('INSERT INTO sign_offs SELECT 2, 99, at, person_id, ?, meaning, content_hash, seq, ? FROM sign_offs')
      .run('copied', JSON.stringify(copied));
    database.close();
    store.close();
    store = openTestStore(folder).store;
    const state = store.reviewState(other);
    expect(state.signOffs.map(({ id }) => id)).toEqual(['copied']);
    expect(signedReviewOf(state)).toMatchObject({ kind: 'refused', refusal: { code: 'not-signed-yet' } });
    expect(signedReviewOf(store.reviewState(dossier)).kind).toBe('signed');
  });

  it('stores each record as canonical bytes whose leaf hash is kept beside it, numbered without a gap', () => {
    ask(accept('f1'));
    const lines = store.auditLines(0, 100);
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, n) => n));
    for (const { line, leafHash: kept } of lines) expect(Buffer.from(kept)).toEqual(Buffer.from(leafHash(line)));
    expect(events()).toEqual(['finding.disposed', 'dossier.prepared', 'dossier.received', 'person.created']);
  });

  it('takes back decision and record together when the record cannot be written', () => {
    const before = store.auditSize();
    const endless = { ...accept('f1'), reason: 'x' } as ReviewCommand;
    expect(() =>
      store.decideReview(dossier, reviewer, (state) => {
        const outcome = decide(state, endless, { actor: reviewer, now: new Date().toISOString(), newId: () => 'id-x' });
        if (outcome.kind === 'accepted')
          for (const event of outcome.events) if ('disposition' in event) event.disposition.reason = 'x'.repeat(70_000);
        return outcome;
      }),
    ).toThrow(/bytes/u);
    expect(store.auditSize()).toBe(before);
    expect(store.reviewState(dossier).dispositions).toEqual([]);
    expect(store.failure()).toBeNull();
    expect(ask(accept('f1')).kind).toBe('accepted');
  });

  it('refuses a new draft once people have decided on the present one', async () => {
    ask(accept('f1'));
    await expect(store.savePrepared(sealDraft(exampleReview([])))).rejects.toMatchObject({ code: 'conflict' });
  });

  it('refuses a draft whose hash is not that of its content', () => {
    expect(() => sealDraft({ ...exampleReview([]), programme: 'other' })).toThrow(expect.objectContaining({ code: 'input.invalid' }));
  });

  it('refuses decisions on a pre-check', async () => {
    const id = 'pre-1' as DossierId;
    await store.receiveDossier({ id, name: 'n', programme: 'p', side: 'precheck', files: [] }, reviewer);
    await store.savePrepared(sealDraft(exampleReview([{ id: 'f1', verdict: 'met', severity: 'minor' }], { dossierId: id })));
    expect(() => store.decideReview(id, reviewer, () => ({ kind: 'refused' }))).toThrow(/pre-check/u);
  });
});

describe('the tables of decisions and records', () => {
  it.each(['dispositions', 'sign_offs', 'prepared_reviews', 'audit_records', 'own_findings', 'comments', 'reports', 'dossier_files'])(
    'refuse to change or remove a row of %s, from any program',
    async (table) => {
      ask(accept('f1'));
      ask({ type: 'comment', findingId: 'f1' as FindingId, text: 'see page 2' });
      ask({ type: 'addFinding', clause: 'c', verdict: 'not-met', severity: 'minor', summary: 'own', citations: [] });
      ask({ type: 'acceptRoutine', reason: '' });
      ask({ type: 'sign', contentHash: contentHashOf(store.reviewState(dossier)) });
      const file = { path: 'a.pdf', sha256: 'a'.repeat(64) as never, bytes: 1 };
      await store.receiveDossier({ id: 'd2' as DossierId, name: 'n', programme: 'p', side: 'review', files: [file] }, reviewer);
      const report = { dossier, kind: 'precheck', official: false, format: 'json', language: 'en', contentHash: null } as const;
      await store.saveReport({ ...report, content: Buffer.from('{}') }, reviewer);
      const other = new Database(join(folder, 'workspace.db'));
      const column = (other.pragma(`table_info(${table})`) as { name: string }[])[0]?.name ?? '';
      expect(other.prepare(`SELECT count(*) AS n FROM ${table}`).get()).not.toEqual({ n: 0 });
      expect(() => other.prepare(`UPDATE ${table} SET ${column} = ${column}`).run()).toThrow(/immutable/u);
      expect(() => other.prepare(`DELETE FROM ${table}`).run()).toThrow(/immutable/u);
      other.close();
    },
  );
});
