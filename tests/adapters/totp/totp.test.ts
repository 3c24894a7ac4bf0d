import { describe, expect, it } from 'vitest';
import { newTotpKey, totpAddress, totpStepOf } from '../../../src/adapters/totp/totp.ts';

/** `12345678901234567890` in base32, the key of RFC 6238 appendix B. */
const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a time-based code', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('of RFC 6238 appendix B at second %i is taken, with its step', (second, code) => {
    expect(totpStepOf(key, code, new Date(second * 1000))).toBe(Math.floor(second / 30));
  });

  it('is taken one step early and one step late, and no further', () => {
    const steps = [-61, -60, -31, -30, 0, 29, 30, 59, 60].map((late) => totpStepOf(key, '081804', new Date((1111111080 + late) * 1000)));
    const step = 37037036;
    expect(steps).toEqual([undefined, undefined, undefined, step, step, step, step, step, undefined]);
  });

  it('has six digits and nothing else', () => {
    for (const code of ['', '28708', '2870820', ' 287082', '２８７０８２', 'abcdef'])
      expect(totpStepOf(key, code, new Date(59_000))).toBeUndefined();
  });

  it('comes from a key of 160 bits, another each time, that an app reads from its address', () => {
    const [one, other] = [newTotpKey(), newTotpKey()];
    expect(one).toMatch(/^[A-Z2-7]{32}$/u);
    expect(one).not.toBe(other);
    const address = new URL(totpAddress(one, 'chen.jie'));
    expect(address.protocol).toBe('otpauth:');
    expect(address.searchParams.get('secret')).toBe(one);
    expect(decodeURIComponent(address.pathname)).toContain('chen.jie');
  });
});
