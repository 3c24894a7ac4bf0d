import { beforeEach, describe, expect, it } from 'vitest';
import { actorOf } from '../../../src/adapters/store/people.ts';
import type { Store } from '../../../src/adapters/store/open-store.ts';
import type { Actor, Person, Role } from '../../../src/domain/people.ts';
import { codeOf } from '../../fixtures/authenticator.ts';
import { newFolder } from './new-folder.ts';
import { openTestStore } from './open-test-store.ts';

const system: Actor = { kind: 'system', id: 'system' };
const password = 'correct horse battery';
let store: Store;
let clock: Date;
let ada: Person;
let gita: Person;
let noor: Person;
const hours = (count: number): Date => (clock = new Date(clock.getTime() + count * 3_600_000));
const lastRecord = () => store.auditTimeline({ limit: 1 })[0];

beforeEach(async () => {
  clock = new Date('2026-11-20T08:00:00.000Z');
  store = openTestStore(newFolder(), { now: () => clock }).store;
  const person = (username: string, role: Role) => store.createPerson({ username, name: username, roles: [role], password }, system);
  [ada, gita, noor] = [await person('ada', 'administrator'), await person('gita', 'governance'), await person('noor', 'reviewer')];
});
const ask = (by = ada, lost: 'password' | 'second-factor' = 'password') =>
  store.askRecovery(noor.id, lost, 'seen in person with a passport', actorOf(by));
const recover = (word: string, next = 'a new long password') => store.useRecovery({ username: 'noor', word, password: next });

describe('the recovery of an account', () => {
  it('is asked for by one, confirmed by another, and used by the person, each on the record', async () => {
    const session = await store.signIn({ username: 'noor', password });
    const { id } = ask();
    expect(lastRecord()).toMatchObject({ event: 'recovery.asked', actor: { id: ada.id }, subject: noor.id });
    const { word } = await store.confirmRecovery(id, actorOf(gita));
    expect(lastRecord()).toMatchObject({ event: 'recovery.confirmed', actor: { id: gita.id }, data: { askedBy: ada.id } });
    expect(word).toMatch(/^(?:[A-Z2-9]{5}-){3}[A-Z2-9]{5}$/u);
    expect(await recover(word.toLowerCase())).toEqual({ kind: 'recovered' });
    expect(lastRecord()).toMatchObject({ event: 'recovery.used', actor: { id: noor.id } });
    expect(session.kind === 'signed-in' && store.sessionOf(session.token)).toBeUndefined();
    expect(await store.signIn({ username: 'noor', password })).toMatchObject({ kind: 'refused' });
    expect(await store.signIn({ username: 'noor', password: 'a new long password' })).toMatchObject({ kind: 'signed-in' });
    expect(await recover(word, 'and another password')).toMatchObject({ kind: 'refused' });
    expect(JSON.stringify(store.auditLines(0, 100).map(({ line }) => Buffer.from(line).toString()))).not.toContain(word);
  });

  it('is refused to one person alone, to the person concerned, and to other roles', async () => {
    expect(() => ask(gita)).toThrow(/Only an administrator/u);
    expect(() => store.askRecovery(ada.id, 'password', 'me', actorOf(ada))).toThrow(/your own/u);
    const { id } = ask();
    await expect(store.confirmRecovery(id, actorOf(ada))).rejects.toThrow(/other than who asked/u);
    await expect(store.confirmRecovery(id, actorOf(noor))).rejects.toThrow(/governance role/u);
    const both = store.changePerson(noor.id, { roles: ['administrator'] }, system);
    await expect(store.confirmRecovery(id, actorOf(both))).rejects.toThrow(/other than who asked/u);
    await store.confirmRecovery(id, actorOf(gita));
    await expect(store.confirmRecovery(id, actorOf(gita))).rejects.toThrow(/confirmed already/u);
    await expect(store.confirmRecovery('none', actorOf(gita))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('ends 24 hours after it was asked for, and 24 hours after the word was given', async () => {
    const late = ask();
    hours(24);
    await expect(store.confirmRecovery(late.id, actorOf(gita))).rejects.toThrow(/has ended/u);
    const { id } = ask();
    hours(23);
    const { word } = await store.confirmRecovery(id, actorOf(gita));
    hours(24);
    expect(await recover(word)).toMatchObject({ kind: 'refused', code: 'auth.failed' });
    expect(store.listRecoveries().map(({ state }) => state)).toEqual(['ended', 'ended']);
  });

  it('makes an earlier one of the same person void', async () => {
    const first = ask();
    const { word } = await store.confirmRecovery(first.id, actorOf(gita));
    ask();
    expect(await recover(word)).toMatchObject({ kind: 'refused' });
  });

  it('counts wrong words towards the lock of the account, and says the same for a name that does not exist', async () => {
    const { word } = await store.confirmRecovery(ask().id, actorOf(gita));
    const wrong = await recover('AAAAA');
    expect(await store.useRecovery({ username: 'nobody', word, password: 'a new long password' })).toEqual(wrong);
    for (let n = 0; n < 9; n++) await recover('AAAAA');
    expect(await recover(word)).toMatchObject({ code: 'auth.locked' });
  });

  it('removes a lost second factor, and leaves it where only the password was lost', async () => {
    const key = store.beginSecondFactor(noor).key;
    await store.enrolSecondFactor(noor, codeOf(key, clock));
    const first = await store.confirmRecovery(ask().id, actorOf(gita));
    await recover(first.word);
    expect(store.secondFactor(noor.id).since).not.toBeNull();
    const second = await store.confirmRecovery(ask(ada, 'second-factor').id, actorOf(gita));
    await recover(second.word, 'yet another password');
    expect(store.secondFactor(noor.id).since).toBeNull();
    expect(store.auditTimeline({ limit: 2 }).map(({ event }) => event)).toEqual(['recovery.used', 'factor.removed']);
    expect(await store.signIn({ username: 'noor', password: 'yet another password' })).toMatchObject({ kind: 'signed-in' });
  });
});

describe('an id and a name of an account', () => {
  it('stay taken after deactivation, and no row can be deleted or renamed', async () => {
    store.changePerson(noor.id, { active: false }, system);
    await expect(store.createPerson({ username: 'NOOR', name: 'Another', roles: ['reviewer'], password }, system)).rejects.toMatchObject({
      code: 'conflict',
    });
    const again = store.changePerson(noor.id, { active: true }, system);
    expect(again.id).toBe(noor.id);
  });
});
