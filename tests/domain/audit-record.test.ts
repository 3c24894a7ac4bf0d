import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AuditRecord, isAuditRecord } from '../../src/domain/audit-record.ts';
import { canonicalJson, isCanonicalJson } from '../../src/domain/canonical-json.ts';

const good = {
  v: 1, seq: 3, at: '2026-11-21T08:00:00.000Z', actor: { kind: 'person', id: 'P-0001', name: 'Rhea', roles: ['reviewer'] },
  event: 'finding.disposed', dossier: null, subject: 's', data: { a: [1, { b: null }] },
}; // prettier-ignore
const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    1,
    2,
    -1,
    0.5,
    'person',
    'system',
    '',
    'finding.disposed',
    'toString',
    null,
    [],
    {},
    ['x'],
    [1],
    '2026-02-29T00:00:00.000Z',
    '2024-02-29T00:00:00.000Z',
    '2026-04-31T00:00:00.000Z',
    '2026-11-21T24:00:00.000Z',
    '2026-11-21T08:00:00Z',
  ),
);

describe('the quick look at a record', () => {
  it('gives the same answer as the schema, whatever one member is', () => {
    expect(isAuditRecord(good)).toBe(true);
    const bySchema = (value: unknown): boolean => {
      const parsed = AuditRecord.safeParse(value);
      return parsed.success && canonicalJson(parsed.data) === canonicalJson(value);
    };
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(good), 'extra'), odd, (member, value) => {
        const record: unknown = JSON.parse(JSON.stringify({ ...good, [member]: value }));
        expect(isAuditRecord(record)).toBe(bySchema(record));
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.constantFrom('kind', 'id', 'name', 'roles', 'extra'), odd, (member, value) => {
        const record: unknown = JSON.parse(JSON.stringify({ ...good, actor: { ...good.actor, [member]: value } }));
        expect(isAuditRecord(record)).toBe(bySchema(record));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the quick look at canonical JSON', () => {
  const slow = (text: string): boolean => {
    try {
      return canonicalJson(JSON.parse(text)) === text;
    } catch {
      return false;
    }
  };
  it('gives the same answer as writing it anew', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        for (const text of [JSON.stringify(value), canonicalJson(value)]) expect(isCanonicalJson(text, JSON.parse(text))).toBe(slow(text));
      }),
      { numRuns: 3000 },
    );
  });
  it.each([
    '{"b":1,"a":2}',
    '{"a":1,"a":1}',
    '{"10":1,"9":2}',
    '{"9":1,"10":2}',
    '{"1":1,"2":2}',
    '"\\ud800"',
    '"\\ud83d\\ude00"',
    '"\u{1f600}"',
    '-0',
    '1.0',
    '1e3',
    ' 1',
    '"\\u0041"',
    '"\\/"',
    '{"€":1,"a":2}',
    '[{"b":1,"a":2}]',
  ])('%s', (text) => {
    expect(isCanonicalJson(text, JSON.parse(text))).toBe(slow(text));
  });
});
