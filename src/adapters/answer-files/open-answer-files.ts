import { existsSync, mkdirSync } from 'node:fs';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';

/** Any JSON value by the SHA-256 of what it answers. */
export type AnswerFiles<T> = {
  readonly get: (key: string) => Promise<T | undefined>;
  /** Resolves when the answer is on disk. The first answer to a key stays. */
  readonly put: (key: string, answer: T) => Promise<void>;
  /** Notes on disk that the answer is about to be asked for; resolves to the notes that were there: askings that never ended. */
  readonly begin: (key: string) => Promise<number>;
  /** Takes the notes of a key away. */
  readonly end: (key: string) => Promise<void>;
};

/**
 * Answers of a model, one file each under `folder/ab/abcd….json`. Written aside, synced, linked to its name, and the folder synced: after a crash an
 * answer is whole or not there. A file that `read` refuses counts as not there. The text is what the endpoint said, unmasked; the folder is
 * readable by its owner only.
 */
export function openAnswerFiles<T>(folder: string, read: (value: unknown) => T): AnswerFiles<T> {
  const pathOf = (key: string): { dir: string; path: string } => {
    const dir = join(folder, key.slice(0, 2));
    return { dir, path: join(dir, `${key}.json`) };
  };
  const get: AnswerFiles<T>['get'] = async (key) => {
    try {
      return read(JSON.parse(await readFile(pathOf(key).path, 'utf8')));
    } catch {
      return undefined;
    }
  };
  const noteOf = (key: string): string => join(pathOf(key).dir, `${key}.asked`);
  return {
    get,
    async begin(key) {
      const made = mkdirSync(pathOf(key).dir, { recursive: true, mode: 0o700 });
      const before = await stat(noteOf(key)).then(
        ({ size }) => size,
        () => 0,
      );
      const note = await open(noteOf(key), 'a', 0o600);
      await note
        .write('.')
        .then(() => note.sync())
        .finally(() => note.close());
      if (before === 0) await syncFolder(pathOf(key).dir);
      if (made !== undefined) await syncFolder(dirname(pathOf(key).dir));
      return before;
    },
    end: (key) => rm(noteOf(key), { force: true }),
    async put(key, answer) {
      if ((await get(key)) !== undefined) return;
      const { dir, path } = pathOf(key);
      const made = mkdirSync(dir, { recursive: true, mode: 0o700 });
      const aside = join(dir, `.${key}.${randomUUID()}`);
      try {
        await writeSynced(aside, JSON.stringify(answer));
        // A link never replaces a file: of two answers that come at once the first stays. What is there and cannot be read gives way, and where
        // a file system has no links, the last stays.
        await link(aside, path).catch(async () => {
          if ((await get(key)) === undefined) await rename(aside, path);
        });
      } finally {
        await rm(aside, { force: true });
      }
      await syncFolder(dir);
      if (made !== undefined) await syncFolder(dirname(dir));
    },
  };
}

/** Takes an answer and its notes away, for the deletion of a dossier; when it returns they stay away after a power cut. */
export async function removeAnswer(folder: string, key: string): Promise<void> {
  const dir = join(folder, key.slice(0, 2));
  if (!existsSync(dir)) return;
  for (const end of ['json', 'asked']) await rm(join(dir, `${key}.${end}`), { force: true });
  await syncFolder(dir);
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}
