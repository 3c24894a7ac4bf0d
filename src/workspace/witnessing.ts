import { join } from 'node:path';
import type { Log } from '../adapters/log/create-log.ts';
import type { Store } from '../adapters/store/open-store.ts';
import type { TileLog } from '../adapters/tile-log/open-tile-log.ts';
import { replaceFile } from '../adapters/tile-log/replace-file.ts';
import { openWitnessed, parseVerifierKey, witnessedPath, type AuditLog } from '../audit/index.ts';
import { AppError } from '../domain/index.ts';
import { words } from './anchor-words.ts';
import { proofDoor } from './proof-door.ts';
import { tellChanges } from './tell-changes.ts';

/** A witness as configured: where it answers, and the key that it cosigns with. */
export type WitnessSetting = { readonly url: string; readonly vkey: string };
export type WitnessingPorts = {
  readonly audit: AuditLog;
  readonly store: Store;
  readonly files: TileLog;
  /** Folder of the published log. */
  readonly directory: string;
  readonly log: Log;
};
export type Witnessing = {
  /** Submits the published head and keeps what comes back; calls while one is under way join the next. AppError `audit.invalid`: see below. */
  submit(): Promise<void>;
};

/**
 * Has one witness cosign the log (C2SP tlog-witness) and keeps the newest cosigned checkpoint beside the tiles. A witness that cannot be
 * reached is a gap that closes with the next records. A witness that knows more records than the log has, or other ones, is proof that the
 * log was cut, restored or rewritten: AppError `audit.invalid`.
 */
export function openWitnessing({ url, vkey }: WitnessSetting, { audit, store, files, directory, log }: WitnessingPorts): Witnessing {
  const witness = parseVerifierKey(vkey.trim());
  const own = parseVerifierKey(audit.vkey);
  if (witness?.kind !== 'witness' || own === undefined)
    throw new AppError('config.invalid', `not a witness key: ${vkey}`, words.witnessKey);
  const path = witnessedPath(witness);
  const send = proofDoor(store, url, '/add-checkpoint', 'text/plain; charset=utf-8');
  const tell = tellChanges({ store, log }, witness.name, { good: 'checkpoint.witnessed', bad: 'checkpoint.unwitnessed' });

  const headOf = (note: Uint8Array | undefined): number => {
    const head = note === undefined ? 'unverified' : openWitnessed(note, own, witness);
    return typeof head === 'string' ? 0 : head.size;
  };
  let cosigned = headOf(files.read(path));

  const submitFrom = async (oldSize: number, mayTryAgain: boolean): Promise<void> => {
    if (oldSize > audit.head().size) throw contradiction(witness.name, words.witnessAhead(witness.name, oldSize, audit.head().size));
    const submission = audit.submissionFrom(oldSize);
    const { status, body } = await send(Buffer.from(submission, 'utf8'));
    if (status === 409 && mayTryAgain) {
      const known = Number(/^(0|[1-9]\d*)\n$/u.exec(body.toString('utf8'))?.[1] ?? NaN);
      if (!Number.isSafeInteger(known)) throw new Error('the witness answered 409 without a size');
      return submitFrom(known, false);
    }
    if (status === 422) throw contradiction(witness.name, words.witnessDiffers(witness.name, oldSize));
    if (status !== 200) throw new Error(`the witness answered ${String(status)}`);
    const note = `${submission.slice(submission.indexOf('\n\n') + 2)}${body.toString('utf8')}`;
    const size = headOf(Buffer.from(note, 'utf8'));
    if (size === 0) throw new Error('the answer is not a cosignature of this witness');
    replaceFile(join(directory, path), note);
    cosigned = size;
  };

  const submitOnce = async (): Promise<void> => {
    try {
      if (audit.head().size > 0) await submitFrom(cosigned, true);
      tell('good', { size: cosigned });
    } catch (fault) {
      const reason = fault instanceof Error ? fault.message : String(fault);
      tell('bad', { reason });
      if (fault instanceof AppError && fault.code === 'audit.invalid') throw fault;
    }
  };
  let running: Promise<void> | null = null;
  let waiting: Promise<void> | null = null;
  const submit = (): Promise<void> => {
    if (running === null) {
      running = submitOnce().finally(() => (running = null));
      return running;
    }
    waiting ??= running.catch(() => undefined).then(() => ((waiting = null), submit()));
    return waiting;
  };
  return { submit };
}

function contradiction(witness: string, message: { en: string; zh: string }): AppError {
  return new AppError('audit.invalid', `witness ${witness} contradicts the log: ${message.en}`, message);
}
