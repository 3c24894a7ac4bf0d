import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';

/** What a derived value is made of: it is made again when any of these differs. */
export type Inputs = readonly { readonly path: string; readonly text: string }[];

/** Keeps what takes long to derive and can be derived again. */
export type DerivedCache = {
  /** The kept value when it was made by this code from these inputs and is whole; else what `make` gives, which is kept from now on. */
  get<T>(name: string, inputs: Inputs, make: () => T): T;
  /** The same where making takes processes; kept only when `worthKeeping`. */
  getLater<T>(name: string, inputs: Inputs, make: () => Promise<T>, worthKeeping: (made: T) => boolean): Promise<T>;
};

/** Nothing is kept. */
export const noCache: DerivedCache = { get: (_name, _inputs, make) => make(), getLater: (_name, _inputs, make) => make() };

const hashBytes = 32;
/** This code, compiled or not: `src` or `dist`. */
const code = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Files `<name>.bin` in a folder: SHA-256 of code and inputs, SHA-256 of the value, the value as `v8.serialize` writes it. A file that is cut,
 * changed, old or unreadable counts as none; one that cannot be written is done without. The hash finds damage, not malice: who may write into a
 * workspace may change what it holds.
 */
export function openDerivedCache(folder: string): DerivedCache {
  const placeOf = (name: string, inputs: Inputs) => {
    const path = join(folder, `${name}.bin`);
    const key = keyOf(inputs);
    return { kept: read(path, key), keep: (value: unknown): void => write(path, key, serialize(value)) };
  };
  return {
    get<T>(name: string, inputs: Inputs, make: () => T): T {
      const { kept, keep } = placeOf(name, inputs);
      if (kept !== undefined) return kept.value as T;
      const value = make();
      keep(value);
      return value;
    },
    async getLater<T>(name: string, inputs: Inputs, make: () => Promise<T>, worthKeeping: (made: T) => boolean): Promise<T> {
      const { kept, keep } = placeOf(name, inputs);
      if (kept !== undefined) return kept.value as T;
      const value = await make();
      if (worthKeeping(value)) keep(value);
      return value;
    },
  };
}

function read(path: string, key: Buffer): { readonly value: unknown } | undefined {
  try {
    const bytes = readFileSync(path);
    const value = bytes.subarray(2 * hashBytes);
    if (!bytes.subarray(0, hashBytes).equals(key) || !bytes.subarray(hashBytes, 2 * hashBytes).equals(sha256(value))) return undefined;
    return { value: deserialize(value) };
  } catch {
    return undefined;
  }
}

function write(path: string, key: Buffer, value: Buffer): void {
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(draft, Buffer.concat([key, sha256(value), value]), { mode: 0o600 });
    renameSync(draft, path);
  } catch {
    // Made again next time.
  }
}

function keyOf(inputs: Inputs): Buffer {
  const hash = createHash('sha256').update(`${process.versions.v8}\0${fingerprint()}`);
  for (const { path, text } of inputs) hash.update(`\0${path}\0${text.length}\0`).update(text);
  return hash.digest();
}

let known: string | undefined;
/** Path, size and time of every module of this code but the console. */
function fingerprint(): string {
  known ??= modulesUnder(code).join('\n');
  return known;
}

function modulesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'console' ? [] : modulesUnder(path);
    if (!/\.[jt]s$/u.test(entry.name)) return [];
    const { size, mtimeMs } = statSync(path);
    return [`${path} ${size} ${mtimeMs}`];
  });
}

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
