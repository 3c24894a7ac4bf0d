import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Copies of checkpoints in a folder outside the workspace: one file a day, `<log>.<YYYY-MM-DD>.jsonl`, one JSON text (the note) a line, only
 * ever added to. A line that a crash left half is passed over; every other stands for good.
 */
export type CheckpointCopies = {
  /** Durable when it returns. */
  add(note: string, at: Date): void;
  /** Every copied checkpoint of this log, oldest first. */
  all(): string[];
};

/** @param log name of the log, safe for a file name: the id of the workspace. */
export function openCheckpointCopies(folder: string, log: string): CheckpointCopies {
  /** Files that are known to end in a whole line. */
  const whole = new Set<string>();
  return {
    add(note, at) {
      mkdirSync(folder, { recursive: true });
      const path = join(folder, `${log}.${at.toISOString().slice(0, 10)}.jsonl`);
      const isTorn = !whole.has(path) && existsSync(path) && (readFileSync(path).at(-1) ?? 0x0a) !== 0x0a;
      whole.delete(path);
      const file = openSync(path, 'a', 0o644);
      try {
        const line = Buffer.from(`${isTorn ? '\n' : ''}${JSON.stringify(note)}\n`, 'utf8');
        for (let done = 0; done < line.length;) done += writeSync(file, line, done);
        fsyncSync(file);
        whole.add(path);
      } finally {
        closeSync(file);
      }
    },
    all() {
      if (!existsSync(folder)) return [];
      return readdirSync(folder)
        .filter((name) => name.startsWith(`${log}.`) && name.endsWith('.jsonl'))
        .sort()
        .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').flatMap(noteOf));
    },
  };
}

function noteOf(line: string): string[] {
  try {
    const note: unknown = JSON.parse(line);
    return typeof note === 'string' ? [note] : [];
  } catch {
    return [];
  }
}
