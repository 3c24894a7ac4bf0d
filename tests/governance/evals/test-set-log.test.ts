import { describe, expect, it } from 'vitest';
import type { Sha256, TestSetEvent } from '../../../src/domain/index.ts';
import { nextTestSetLine, readTestSetLog, testSetHash } from '../../../src/governance/index.ts';

const [a, b] = ['a', 'b'].map((letter) => letter.repeat(64)) as [Sha256, Sha256];
const at = '2026-03-01T10:00:00.000Z';
const registered = (hash: Sha256): TestSetEvent => ({
  type: 'registered',
  at,
  by: 'Gita Rao',
  set: 'x/held-out',
  hash,
  role: 'held-out',
  files: 3,
  reason: 'new',
});
const read = (hash: Sha256): TestSetEvent => ({
  type: 'read',
  at,
  by: 'not named',
  set: 'x/held-out',
  hash,
  eval: 'findings',
  knowledgeVersion: 'k',
  engineVersion: '1',
});
const consumed: TestSetEvent = { type: 'consumed', at, by: 'Gita Rao', set: 'x/held-out', hash: a, reason: 'a rule was chosen by it' };
const logOf = (events: readonly TestSetEvent[]): string => events.reduce((text, event) => text + nextTestSetLine(text, event), '');
const setsOf = (events: readonly TestSetEvent[]) => {
  const log = readTestSetLog(logOf(events));
  if (log.kind === 'broken') throw new Error(`broken at ${log.line}`);
  return log.sets;
};

describe('the log of test sets', () => {
  it('counts readings of a set and keeps who marked it as consumed, and why', () => {
    expect(setsOf([registered(a), read(a), read(a), consumed])).toMatchObject([
      { id: 'x/held-out', reads: 2, lastRead: at, consumed: { by: 'Gita Rao', reason: 'a rule was chosen by it' } },
    ]);
  });

  it('leaves a consumed set consumed when the same files are registered again, and begins anew with other files', () => {
    expect(setsOf([registered(a), read(a), consumed, registered(a)])[0]).toMatchObject({ reads: 1, consumed: { by: 'Gita Rao' } });
    expect(setsOf([registered(a), read(a), consumed, registered(b)])[0]).toMatchObject({ hash: b, reads: 0, consumed: null });
  });

  const whole = logOf([registered(a), read(a), consumed])
    .trimEnd()
    .split('\n');
  it.each([
    ['a word in it was changed', [whole[0]!.replace('Gita', 'Gota'), whole[1]!, whole[2]!], 2],
    ['a line was taken out', [whole[0]!, whole[2]!], 2],
    ['the first line was taken out', [whole[1]!, whole[2]!], 1],
    ['lines changed places', [whole[0]!, whole[2]!, whole[1]!], 2],
    ['a line is no event', [whole[0]!, '{"type":"deleted"}'], 2],
  ])('is broken when %s', (_, lines, line) => {
    expect(readTestSetLog(lines.join('\n'))).toEqual({ kind: 'broken', line });
  });
});

describe('the hash of a test set', () => {
  const files = [
    { path: 'cases/T1/truth.json', sha256: a },
    { path: 'cases/T1/dossier/a.txt', sha256: b },
  ];
  it('does not depend on the order in which files are read', () => {
    expect(testSetHash(files)).toBe(testSetHash(files.toReversed()));
  });
  it('changes with the content, the name and the number of files', () => {
    const other = [files.slice(1), [{ ...files[0]!, sha256: b }, files[1]!], [{ ...files[0]!, path: 'cases/T2/truth.json' }, files[1]!]];
    expect(new Set([files, ...other].map(testSetHash)).size).toBe(4);
  });
});
