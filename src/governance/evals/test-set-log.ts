import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { TestSetEvent, type TestSet } from '../../domain/test-set.ts';

const hashOf = (line: string): string => createHash('sha256').update(line).digest('hex');
const start = '0'.repeat(64);

export type TestSetLog =
  | { readonly kind: 'whole'; readonly events: readonly TestSetEvent[]; readonly sets: readonly TestSet[] }
  /** A line was changed, taken out or put in; from 1. */
  | { readonly kind: 'broken'; readonly line: number };

/** The log as it stands, each line held to the hash of the line before it. Lines cut off at the end are seen only beside an earlier copy (git). Pure. */
export function readTestSetLog(text: string): TestSetLog {
  const lines = text.split('\n').filter((line) => line !== '');
  const events: TestSetEvent[] = [];
  let before = start;
  for (const [index, line] of lines.entries()) {
    const parsed = parseLine(line);
    if (parsed?.before !== before) return { kind: 'broken', line: index + 1 };
    events.push(parsed.event);
    before = hashOf(line);
  }
  return { kind: 'whole', events, sets: setsOf(events) };
}

function parseLine(line: string): { readonly before: string; readonly event: TestSetEvent } | undefined {
  try {
    const { before, ...rest } = JSON.parse(line) as Record<string, unknown>;
    const event = TestSetEvent.safeParse(rest);
    return event.success && typeof before === 'string' ? { before, event: event.data } : undefined;
  } catch {
    return undefined;
  }
}

/** The line, with its line end, that puts this event at the end of the log. */
export function nextTestSetLine(text: string, event: TestSetEvent): string {
  const last = text.split('\n').findLast((line) => line !== '');
  return `${canonicalJson({ ...event, before: last === undefined ? start : hashOf(last) })}\n`;
}

/** Hash of a set from its files: over lines `sha256  path`, in the order of the paths. */
export function testSetHash(files: readonly { readonly path: string; readonly sha256: string }[]): string {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return hashOf(sorted.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''));
}

function setsOf(events: readonly TestSetEvent[]): TestSet[] {
  const sets = new Map<string, TestSet>();
  for (const event of events) {
    const { set: id, at, by, hash } = event;
    const known = sets.get(id);
    if (event.type === 'registered') {
      const { role, files, reason } = event;
      // Other files are another set: its reads begin anew; the same ones stay what they are.
      const same = known?.hash === hash ? known : undefined;
      sets.set(id, {
        id,
        role,
        hash,
        files,
        registered: { at, by, reason },
        reads: same?.reads ?? 0,
        lastRead: same?.lastRead ?? null,
        consumed: same?.consumed ?? null,
      });
    } else if (known?.hash === hash) {
      sets.set(
        id,
        event.type === 'read'
          ? { ...known, reads: known.reads + 1, lastRead: at }
          : { ...known, consumed: { at, by, reason: event.reason } },
      );
    }
  }
  return [...sets.values()];
}
