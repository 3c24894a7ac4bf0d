import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalHash, canonicalJson, isCanonicalJson } from '../../src/domain/canonical-json.ts';

describe('canonical JSON (RFC 8785)', () => {
  it('sorts members by UTF-16 code units, as the example of section 3.2.3', () => {
    const input = {
      '\u20ac': 'Euro',
      '\r': 'CR',
      '\ufb33': 'Dalet',
      '1': 'One',
      '\ud83d\ude00': 'Smiley',
      '\u0080': 'Control',
      '\u00f6': 'o',
    };
    const order = (JSON.stringify(Object.values(JSON.parse(canonicalJson(input)) as object)).match(/[A-Za-z]+/gu) ?? []).join(' ');
    expect(canonicalJson(input).indexOf('"\\r"')).toBe(1);
    expect(order).toBe('One CR Control o Euro Smiley Dalet');
  });

  it('writes numbers and strings as the example of section 3.2.2', () => {
    const input = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(input)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('does not depend on the order in which members were put in, and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = canonicalJson(value);
        const back: unknown = JSON.parse(text);
        expect(canonicalJson(reversed(back))).toBe(text);
        expect(back).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('leaves out members that are undefined, and takes minus zero as zero', () => {
    expect(canonicalJson({ b: undefined, a: -0 })).toBe('{"a":0}');
  });

  it.each([NaN, Infinity, '\ud800', 'a\udc00b', undefined, () => 1, 1n])('has no form for %s', (value) => {
    expect(() => canonicalJson({ value: [value] })).toThrow(TypeError);
  });

  it('is told from every other writing of the same value', () => {
    const token = fc.oneof(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        ' ',
        '"a"',
        '"b"',
        '"1"',
        '"é"',
        '"\\u00e9"',
        '"\\ud800"',
        '"\ud800"',
        '""',
        '"__proto__"',
      ),
      fc.constantFrom('0', '-0', '1', '-5', '10', '100', '1e2', '1e1', '1.0', '1E21', '9007199254740993', '0.1', '1e-7', 'true', 'null'),
    );
    const text = fc.oneof(
      fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join('')),
      fc.array(fc.tuple(token, token), { maxLength: 4 }).map((pairs) => `{${pairs.map(([name, value]) => `${name}:${value}`).join(',')}}`),
      fc.array(token, { maxLength: 5 }).map((items) => `[${items.join(',')}]`),
      fc.jsonValue({ noUnicodeString: false }).map(canonicalJson),
    );
    let canonical = 0;
    let other = 0;
    fc.assert(
      fc.property(text, (each) => {
        const value = parsed(each);
        if (value === undefined) return;
        const is = textOf(value) === each;
        if (is) canonical += 1;
        else other += 1;
        expect(isCanonicalJson(each, value)).toBe(is);
      }),
      { numRuns: 20_000 },
    );
    expect(canonical).toBeGreaterThan(500);
    expect(other).toBeGreaterThan(500);
  });

  it('is hashed as UTF-8', () => {
    expect(canonicalHash({ 名: '值' })).toBe(createHash('sha256').update('{"名":"值"}', 'utf8').digest('hex'));
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  try {
    return canonicalJson(value);
  } catch {
    return undefined;
  }
}
