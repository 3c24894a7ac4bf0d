import Database from 'better-sqlite3';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from '../../../src/adapters/password/hash-password.ts';
import { actorOf } from '../../../src/adapters/store/people.ts';
import type { Store } from '../../../src/adapters/store/open-store.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import type { Actor, Person } from '../../../src/domain/people.ts';
import { newFolder } from './new-folder.ts';
import { openTestStore } from './open-test-store.ts';

const system: Actor = { kind: 'system', id: 'system' };
const password = 'correct horse battery';
let folder: string;
let store: Store;
let clock: Date;
let chen: Person;

beforeEach(async () => {
  folder = newFolder();
  clock = new Date('2026-11-20T08:00:00.000Z');
  store = openTestStore(folder, { now: () => clock }).store;
  chen = await store.createPerson({ username: 'Chen.Jie', name: '陈洁', roles: ['administrator'], password }, system);
});
const after = (minutes: number): void => {
  clock = new Date(clock.getTime() + minutes * 60_000);
};
const signIn = async (): Promise<string> => {
  const result = await store.signIn({ username: 'chen.jie', password });
  if (result.kind === 'refused') throw new Error(result.code);
  return result.token;
};
const lastRecord = () => store.auditTimeline({ limit: 1 })[0];

describe('an account', () => {
  it('is found by its name in any case and width, and its name is never given again', async () => {
    expect(store.personByUsername('ＣＨＥＮ.jie')?.id).toBe(chen.id);
    const again = { username: 'CHEN.JIE', name: 'x', roles: ['writer'] as const, password };
    store.changePerson((await store.createPerson({ ...again, username: 'li' }, system)).id, { active: false }, system);
    await expect(store.createPerson(again, system)).rejects.toMatchObject({ code: 'conflict' });
    await expect(store.createPerson({ ...again, username: 'li' }, system)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('cannot be removed or renamed, by any program', () => {
    const other = new Database(join(folder, 'workspace.db'));
    expect(() => other.exec('DELETE FROM persons')).toThrow(/immutable/u);
    expect(() => other.exec("UPDATE persons SET username = 'x'")).toThrow(/never change/u);
    other.close();
  });

  it.each(['short', 'x'.repeat(257), 'wang.fang.long'])('is refused with a weak password', async (weak) => {
    const person = { username: 'wang.fang.long', name: 'n', roles: ['writer'] as const, password: weak };
    await expect(store.createPerson(person, system)).rejects.toMatchObject({ code: 'input.invalid' });
  });

  it('of the last administrator keeps that role', async () => {
    expect(() => store.changePerson(chen.id, { roles: ['writer'] }, system)).toThrow(expect.objectContaining({ code: 'refused' }));
    expect(() => store.changePerson(chen.id, { active: false }, system)).toThrow(expect.objectContaining({ code: 'refused' }));
    await store.createPerson({ username: 'li', name: 'n', roles: ['administrator'], password }, system);
    expect(store.changePerson(chen.id, { roles: ['writer'] }, actorOf(chen)).roles).toEqual(['writer']);
    expect(lastRecord()).toMatchObject({
      event: 'person.changed',
      data: { old: { roles: ['administrator'] }, new: { roles: ['writer'] } },
    });
  });

  it('leaves no password or its hash on the record', async () => {
    await store.setPassword(chen.id, 'another long one', system);
    await store.signIn({ username: 'chen.jie', password: 'a wrong guess' });
    const lines = store.auditLines(0, 100).map(({ line }) => Buffer.from(line).toString());
    expect(lines.filter((line) => /correct horse|another long|wrong guess|plain:/u.test(line))).toEqual([]);
  });
});

describe('a session', () => {
  it('is opened by name and password, known by its token, and kept only as a hash', async () => {
    const token = await signIn();
    expect(token).toMatch(/^[\w-]{43}$/u);
    expect(store.sessionOf(token)?.person.name).toBe('陈洁');
    expect(lastRecord()).toMatchObject({ event: 'session.started', subject: chen.id });
    const other = new Database(join(folder, 'workspace.db'), { readonly: true });
    expect(JSON.stringify(other.prepare('SELECT * FROM sessions').all())).not.toContain(token);
    other.close();
  });

  it('ends after 30 idle minutes and not before', async () => {
    const token = await signIn();
    for (let n = 0; n < 5; n++) {
      after(29);
      expect(store.sessionOf(token)).toBeDefined();
    }
    after(31);
    expect(store.sessionOf(token)).toBeUndefined();
    expect(lastRecord()).toMatchObject({ event: 'session.ended', data: { reason: 'expired' } });
  });

  it('is kept alive by no line that stands open by itself', async () => {
    const token = await signIn();
    for (const minutes of [10, 10, 9]) {
      after(minutes);
      expect(store.personOfSession(token)?.name).toBe('陈洁');
    }
    after(2);
    expect(store.personOfSession(token)).toBeUndefined();
    expect(lastRecord()).toMatchObject({ event: 'session.started' });
    expect(store.sessionOf(token)).toBeUndefined();
    expect(store.personOfSession(await signIn())?.name).toBe('陈洁');
  });

  it('ends after 12 hours even when it is used', async () => {
    const token = await signIn();
    for (let n = 0; n < 24; n++) {
      after(30);
      expect(store.sessionOf(token)).toBeDefined();
    }
    after(1);
    expect(store.sessionOf(token)).toBeUndefined();
  });

  it('ends by signing out, by a new password and by deactivation', async () => {
    const first = await signIn();
    store.signOut(first);
    expect(lastRecord()).toMatchObject({ event: 'session.ended', data: { reason: 'signed-out' } });
    expect(store.sessionOf(first)).toBeUndefined();
    const second = await signIn();
    await store.setPassword(chen.id, password, system);
    expect(store.sessionOf(second)).toBeUndefined();
    const third = await signIn();
    await store.createPerson({ username: 'li', name: 'n', roles: ['administrator'], password }, system);
    store.changePerson(chen.id, { active: false }, system);
    expect(store.sessionOf(third)).toBeUndefined();
    expect(await store.signIn({ username: 'chen.jie', password })).toMatchObject({ kind: 'refused', code: 'auth.failed' });
  });

  it('is refused in the same words for a wrong name and a wrong password, and recorded', async () => {
    const wrongName = await store.signIn({ username: 'nobody', password });
    expect(lastRecord()).toMatchObject({ event: 'session.refused', data: { username: 'nobody' } });
    expect(await store.signIn({ username: 'chen.jie', password: 'wrong' })).toEqual(wrongName);
  });

  it('is refused for 15 minutes after ten wrong passwords, at signing too', async () => {
    for (let n = 0; n < 9; n++)
      expect(await store.signIn({ username: 'chen.jie', password: 'wrong' })).toMatchObject({ code: 'auth.failed' });
    expect(await store.confirmPassword(chen.id, 'wrong')).toMatchObject({ code: 'auth.failed' });
    expect(await store.signIn({ username: 'chen.jie', password })).toMatchObject({ code: 'auth.locked' });
    expect(await store.confirmPassword(chen.id, password)).toMatchObject({ code: 'auth.locked' });
    after(16);
    expect(await store.signIn({ username: 'chen.jie', password })).toMatchObject({ kind: 'signed-in' });
    expect(await store.confirmPassword(chen.id, password)).toEqual({ kind: 'confirmed' });
  });

  it('does not exist for a made-up token', () => {
    expect(store.sessionOf('')).toBeUndefined();
    expect(store.sessionOf('x'.repeat(43))).toBeUndefined();
  });
});

describe('a token for programs', () => {
  it('acts for its person until it ends, is revoked, or the person is inactive', () => {
    const { token, id } = store.createToken(chen, 'export', new Date(clock.getTime() + 60_000).toISOString());
    const { token: endless } = store.createToken(chen, 'sync', null);
    expect(store.personOfToken(token)?.id).toBe(chen.id);
    expect(
      store
        .listTokens(chen.id)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['export', 'sync']);
    expect(store.revokeToken({ ...chen, id: 'other' as PersonId }, id)).toBe(false);
    after(2);
    expect(store.personOfToken(token)).toBeUndefined();
    expect(store.personOfToken(endless)).toBeDefined();
    const [left] = store.listTokens(chen.id);
    expect(store.revokeToken(chen, left?.id ?? '')).toBe(true);
    expect(store.personOfToken(endless)).toBeUndefined();
  });
});

describe('with real password hashes', () => {
  it('an account is opened by its password alone', async () => {
    const real = openTestStore(newFolder(), { passwords: { hash: hashPassword, verify: verifyPassword } }).store;
    await real.createPerson({ username: 'li', name: '李', roles: ['reviewer'], password: '密码要足够长的一句话' }, system);
    expect(await real.signIn({ username: 'li', password: '密码要足够长的一句话' })).toMatchObject({ kind: 'signed-in' });
    expect(await real.signIn({ username: 'li', password: '密码要足够长的一句' })).toMatchObject({ kind: 'refused' });
  });
});
