import Database from 'better-sqlite3';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { actorOf } from '../../../src/adapters/store/people.ts';
import type { Store } from '../../../src/adapters/store/open-store.ts';
import type { Actor, Person } from '../../../src/domain/people.ts';
import { codeOf } from '../../fixtures/authenticator.ts';
import { newFolder } from './new-folder.ts';
import { openTestStore } from './open-test-store.ts';

const system: Actor = { kind: 'system', id: 'system' };
const password = 'correct horse battery';
const username = 'noor';
let folder: string;
let store: Store;
let clock: Date;
let noor: Person;
let key: string;
let recovery: readonly string[];

beforeEach(async () => {
  folder = newFolder();
  clock = new Date('2026-11-20T08:00:00.000Z');
  store = openTestStore(folder, { now: () => clock }).store;
  noor = await store.createPerson({ username, name: 'Noor Ekdal', roles: ['approver'], password }, system);
  key = store.beginSecondFactor(noor).key;
  const enrolled = await store.enrolSecondFactor(noor, codeOf(key, clock));
  if (enrolled.kind === 'refused') throw new Error(enrolled.code);
  recovery = enrolled.codes;
  seconds(30);
});
const seconds = (count: number): void => {
  clock = new Date(clock.getTime() + count * 1000);
};
const signIn = (code?: string) => store.signIn({ username, password, code });
const lastRecord = () => store.auditTimeline({ limit: 1 })[0];

describe('a second factor', () => {
  it('is asked for at sign-in, only after the right password, and counts one code once', async () => {
    expect(await signIn()).toMatchObject({ kind: 'refused', code: 'auth.code-needed' });
    expect(await store.signIn({ username, password: 'wrong' })).toMatchObject({ code: 'auth.failed' });
    const code = codeOf(key, clock);
    expect(await signIn(code)).toMatchObject({ kind: 'signed-in' });
    expect(await signIn(code)).toMatchObject({ kind: 'refused', code: 'auth.failed', message: { en: /used already/u } });
    expect(await signIn(codeOf(key, clock, -1))).toMatchObject({ kind: 'refused' });
    seconds(30);
    expect(await signIn(codeOf(key, clock))).toMatchObject({ kind: 'signed-in' });
  });

  it('does not take the code with which it was enrolled a second time', async () => {
    expect(await signIn(codeOf(key, clock, -1))).toMatchObject({ kind: 'refused', message: { en: /used already/u } });
  });

  it('takes one code once even when it comes twice at the same moment', async () => {
    const code = codeOf(key, clock);
    const kinds = (await Promise.all([signIn(code), signIn(code), signIn(code)])).map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['refused', 'refused', 'signed-in']);
  });

  it('locks the account after ten wrong codes, as wrong passwords do', async () => {
    for (let n = 0; n < 10; n++) expect(await signIn('000000')).toMatchObject({ code: 'auth.failed' });
    expect(lastRecord()).toMatchObject({ event: 'session.refused', subject: noor.id });
    expect(await signIn(codeOf(key, clock))).toMatchObject({ code: 'auth.locked' });
    seconds(16 * 60);
    expect(await signIn(codeOf(key, clock))).toMatchObject({ kind: 'signed-in' });
  });

  it('is kept sealed, for this person alone, and never on the record', async () => {
    const database = new Database(join(folder, 'workspace.db'));
    const rows = JSON.stringify(database.prepare('SELECT * FROM second_factors').all());
    expect(rows).not.toContain(key);
    const lines = store
      .auditLines(0, 100)
      .map(({ line }) => Buffer.from(line).toString())
      .join('\n');
    for (const secret of [key, ...recovery]) expect(lines).not.toContain(secret);
    const other = await store.createPerson({ username: 'other', name: 'Other', roles: ['approver'], password }, system);
    database
      .prepare('INSERT INTO second_factors SELECT ?, secret, NULL, 0, enrolled_at FROM second_factors WHERE person_id = ?')
      .run(other.id, noor.id);
    database.close();
    const copied = await store.signIn({ username: 'other', password, code: codeOf(key, clock) });
    expect(copied).toMatchObject({ kind: 'refused', message: { en: /missing here/u } });
  });

  it('goes on while another is being enrolled, and is replaced with its first code', async () => {
    const next = store.beginSecondFactor(noor).key;
    expect(await signIn(codeOf(key, clock))).toMatchObject({ kind: 'signed-in' });
    expect(await store.enrolSecondFactor(noor, '000000')).toMatchObject({ kind: 'refused' });
    expect(await store.enrolSecondFactor(noor, codeOf(next, clock))).toMatchObject({ kind: 'enrolled' });
    expect(lastRecord()).toMatchObject({ event: 'factor.enrolled', subject: noor.id });
    seconds(30);
    expect(await signIn(codeOf(key, clock))).toMatchObject({ kind: 'refused' });
    expect(await signIn(codeOf(next, clock))).toMatchObject({ kind: 'signed-in' });
  });

  it('is removed on the record, and no code is asked for afterwards', async () => {
    store.removeSecondFactor(noor.id, actorOf(noor));
    expect(lastRecord()).toMatchObject({ event: 'factor.removed', subject: noor.id, actor: { id: noor.id } });
    expect(store.secondFactor(noor.id)).toEqual({ since: null, codesLeft: 0 });
    expect(await signIn()).toMatchObject({ kind: 'signed-in' });
    expect(await store.enrolSecondFactor(noor, codeOf(key, clock))).toMatchObject({ kind: 'refused' });
  });
});

describe('recovery codes', () => {
  it('are ten different ones, of 50 random bits each, kept as hashes', () => {
    expect(new Set(recovery).size).toBe(10);
    for (const [no, code] of recovery.entries()) expect(code).toMatch(new RegExp(`^${String(no)}-[A-Z2-7]{5}-[A-Z2-7]{5}$`, 'u'));
    expect(store.secondFactor(noor.id).codesLeft).toBe(10);
  });

  it('open the account once each, as a person types them, on the record', async () => {
    const [code = ''] = recovery;
    expect(await signIn(code.toLowerCase().replaceAll('-', ' '))).toMatchObject({ kind: 'signed-in' });
    const used = store.auditTimeline({ limit: 2 })[1];
    expect(used).toMatchObject({ event: 'factor.recovery-code-used', subject: noor.id, data: { left: 9 } });
    expect(await signIn(code)).toMatchObject({ kind: 'refused', code: 'auth.failed' });
    expect(await signIn(recovery[1])).toMatchObject({ kind: 'signed-in' });
    const twice = (await Promise.all([signIn(recovery[2]), signIn(recovery[2])])).map(({ kind }) => kind).sort();
    expect(twice).toEqual(['refused', 'signed-in']);
  });

  it('end with the factor that they came with', async () => {
    const next = store.beginSecondFactor(noor).key;
    await store.enrolSecondFactor(noor, codeOf(next, clock));
    expect(await signIn(recovery[3])).toMatchObject({ kind: 'refused' });
    expect(store.secondFactor(noor.id).codesLeft).toBe(10);
  });
});
