import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from './replace-file.ts';

/** What a witness remembers: of each log the checkpoint that it last cosigned, as a note with both signatures. */
export type WitnessState = {
  noteOf(origin: string): Buffer | undefined;
  /** The same by SHA-256 of the origin in hex, as it is asked for over HTTP. */
  noteAt(originHash: string): Buffer | undefined;
  /** Has nothing been cosigned yet? */
  isEmpty(): boolean;
  /** Durable when it returns. */
  remember(origin: string, note: string): void;
};

/** `<folder>/<sha256 of the origin>/checkpoint`: the layout in which C2SP tlog-witness serves it to monitors. */
export function openWitnessState(folder: string): WitnessState {
  const fileAt = (hash: string): string => join(folder, hash, 'checkpoint');
  const noteAt = (hash: string): Buffer | undefined =>
    /^[0-9a-f]{64}$/u.test(hash) && existsSync(fileAt(hash)) ? readFileSync(fileAt(hash)) : undefined;
  return {
    noteAt,
    isEmpty: () => !existsSync(folder) || !readdirSync(folder).some((name) => existsSync(fileAt(name))),
    noteOf: (origin) => noteAt(hashOf(origin)),
    remember(origin, note) {
      replaceFile(fileAt(hashOf(origin)), note);
    },
  };
}

function hashOf(origin: string): string {
  return createHash('sha256').update(origin, 'utf8').digest('hex');
}
