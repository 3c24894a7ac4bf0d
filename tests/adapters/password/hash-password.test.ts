import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from '../../../src/adapters/password/hash-password.ts';

describe('a password', () => {
  it('is kept as argon2id with its salt, and only it opens the account', async () => {
    const kept = await hashPassword('correct horse');
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
    expect(await hashPassword('correct horse')).not.toBe(kept);
    expect(await verifyPassword(kept, 'correct horse')).toBe(true);
    expect(await verifyPassword(kept, 'correct horsf')).toBe(false);
  });

  it('is the same however the keyboard composes its letters', async () => {
    expect(await verifyPassword(await hashPassword('caf\u00e9 au lait'), 'cafe\u0301 au lait')).toBe(true);
  });

  it('never opens an account whose hash is damaged', async () => {
    expect(await verifyPassword('not a hash', 'x')).toBe(false);
  });
});
