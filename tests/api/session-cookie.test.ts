import type { Request } from 'express';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/adapters/store/open-store.ts';
import { callerFinder, csrfTokenOf } from '../../src/api/session-cookie.ts';
import type { Person, PersonId } from '../../src/domain/index.ts';

const person: Person = { id: 'P-1' as PersonId, username: 'rhea', name: 'Rhea Quill', roles: ['reviewer'], active: true };
const sessions = {
  sessionOf: (token: string) => (token === 'good-session' ? { person, expiresAt: '2026-11-20T12:00:00.000Z' } : undefined),
  personOfToken: (token: string) => (token === 'good-token' ? person : undefined),
  mustChangePassword: () => false,
} as unknown as Store;
const find = (headers: Record<string, string>, changes = false, secure = false) =>
  callerFinder({ store: sessions, secondFactorRoles: [] })({ secure, get: (name: string) => headers[name] } as Request, changes)?.person;

describe('who calls', () => {
  it('is known by the session cookie, among other cookies', () => {
    expect(find({ cookie: 'theme=dark; countersign=good-session; x=1' })).toBe(person);
  });

  it('is known over HTTPS by the cookie that only this host can have set, and by no other', () => {
    expect(find({ cookie: 'countersign=planted; __Host-countersign=good-session' }, false, true)).toBe(person);
    expect(find({ cookie: 'countersign=good-session' }, false, true)).toBeUndefined();
    expect(find({ cookie: '__Host-countersign=good-session' })).toBeUndefined();
  });

  it('is known by the token of a program, which needs no CSRF token', () => {
    expect(find({ authorization: 'Bearer good-token' }, true)).toBe(person);
  });

  it.each(['countersign=', 'countersign=%', 'countersign=%E0%A4%A', 'countersign=other', 'notcountersign=good-session', '; ;=', ''])(
    'is nobody with the cookie %j',
    (cookie) => {
      expect(find({ cookie })).toBeUndefined();
    },
  );

  it('is not looked for in the cookie when a token is given', () => {
    expect(find({ authorization: 'Bearer bad-token', cookie: 'countersign=good-session' })).toBeUndefined();
  });

  it('may change something by cookie only with the CSRF token of this session', () => {
    const cookie = 'countersign=good-session';
    expect(find({ cookie, 'x-csrf-token': csrfTokenOf('good-session') }, true)).toBe(person);
    for (const header of ['', 'wrong', csrfTokenOf('other-session')]) {
      expect(() => find({ cookie, 'x-csrf-token': header }, true)).toThrow(expect.objectContaining({ code: 'auth.forbidden' }));
    }
  });
});
