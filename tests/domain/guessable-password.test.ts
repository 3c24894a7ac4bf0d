import { describe, expect, it } from 'vitest';
import { whyGuessable } from '../../src/domain/guessable-password.ts';

const owner = { username: 'rhea.quill', name: 'Rhea Quill' };
const why = (password: string, listed: readonly string[] = []) => whyGuessable(password, owner, new Set(listed));

describe('a password that would be guessed', () => {
  it.each([
    'rhea.quill',
    'xx-RHEA.QUILL-77',
    'quill-in-the-ink',
    'rhea likes boats',
    'Countersign2026!',
    'c0unter$ign',
    'ＣＯＵＮＴＥＲＳＩＧＮ!!',
  ])('has a name of the person or the product in it: %s', (password) => {
    expect(why(password)).toBe('own-name');
  });

  it.each([
    'qwertyuiop',
    'QWERTY123456',
    'poiuytrewq',
    '1234567890',
    '9876543210',
    'abcdefghij',
    '1qaz2wsx3edc',
    '一二三四五六七八九十',
    'asdfgh2026!!',
  ])('runs along keys or an alphabet: %s', (password) => {
    expect(why(password)).toBe('pattern');
  });

  it.each(['          ', 'pppppppppp', 'abababababab', 'xyxzxyxzxyxz', '!!!!!!!!!!!!', '2026-11-21-2026'])(
    'says little, often: %j',
    (password) => {
      expect(why(password)).toBe('pattern');
    },
  );

  it.each(['password12', 'P4$$w0rd2026', 'welcome2026', 'Admin123456!', 'letmein12345', 'mima123456', 'changeme99'])(
    'is a commonest word with a year or digits: %s',
    (password) => {
      expect(why(password)).toBe('pattern');
    },
  );

  it('is on the list of the organisation, in any case and width', () => {
    expect(why('Sunny River Bank', ['sunny river bank'])).toBe('listed');
    expect(why('ｓｕｎｎｙ river bank', ['sunny river bank'])).toBe('listed');
    expect(why('sunny river bank')).toBeNull();
  });

  it.each([
    'correct horse battery',
    'a long enough password',
    '密码要足够长的一句话',
    'Kf8_wQz-1mVx',
    'tomato lantern 1987',
    'long enough pw',
  ])('is not one of several words or random signs: %s', (password) => {
    expect(why(password)).toBeNull();
  });

  it('is not one that only shares a few letters with a short name', () => {
    expect(whyGuessable('quiet linden alley', { username: 'li', name: 'Li An' }, new Set())).toBeNull();
    expect(whyGuessable('li1234567890', { username: 'li', name: 'Li An' }, new Set())).toBe('pattern');
  });
});
