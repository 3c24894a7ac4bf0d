import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../adapters/log/create-log.ts';
import type { Store } from '../adapters/store/open-store.ts';
import { replaceFile } from '../adapters/tile-log/replace-file.ts';
import { timestampRequest, verifyTimestamp, type AuditLog } from '../audit/index.ts';
import { systemRecorded } from '../domain/system-recorded.ts';
import { proofDoor } from './proof-door.ts';

/** An RFC 3161 authority as configured: where it answers, and the certificates that its own must lead to (PEM). */
export type TimestampSetting = { readonly url: string; readonly authorities: string };
export type TimestampPorts = { readonly audit: AuditLog; readonly store: Store; readonly directory: string; readonly log: Log };

/**
 * Has the authority timestamp the published checkpoint, verifies what comes back, and keeps both as `timestamps/<size>.checkpoint` and `.tsr`
 * (the whole response: `openssl ts -verify` takes it). What came of it is on the record; a signature does not fail because an authority does.
 */
export async function timestampCheckpoint(setting: TimestampSetting, { audit, store, directory, log }: TimestampPorts): Promise<void> {
  const { size } = audit.head();
  const checkpoint = Buffer.from(audit.checkpoint(), 'utf8');
  const record = (event: 'checkpoint.timestamped' | 'checkpoint.untimestamped', data: Record<string, string | number>): void =>
    void store.record({
      actor: systemRecorded,
      event,
      dossier: null,
      subject: String(size),
      data,
    });
  try {
    const nonce = `4${randomBytes(8).toString('hex').slice(1)}`;
    const { status, body } = await proofDoor(store, setting.url, '', 'application/timestamp-query')(timestampRequest(checkpoint, nonce));
    if (status !== 200) throw new Error(`the authority answered ${String(status)}`);
    const stamp = verifyTimestamp(body, checkpoint, setting.authorities);
    if (typeof stamp === 'string') throw new Error(`the timestamp is not valid: ${stamp}`);
    if (stamp.nonce !== nonce) throw new Error('the timestamp answers another request');
    const name = join(directory, 'timestamps', String(size).padStart(15, '0'));
    replaceFile(`${name}.checkpoint`, checkpoint);
    replaceFile(`${name}.tsr`, body);
    record('checkpoint.timestamped', {
      size,
      at: stamp.at.toISOString(),
      authority: stamp.authority,
      token: createHash('sha256').update(body).digest('hex'),
    });
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    log.warn('checkpoint was not timestamped', { size, reason });
    if (store.failure() === null) record('checkpoint.untimestamped', { size, reason });
  }
}

/** Checkpoints of a published log that were timestamped, with the authority's response, oldest first. */
export function readTimestamps(directory: string): { readonly checkpoint: string; readonly response: Buffer; readonly file: string }[] {
  const folder = join(directory, 'timestamps');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^\d+\.tsr$/u.test(name))
    .sort()
    .map((name) => ({
      checkpoint: readFileSync(join(folder, name.replace('.tsr', '.checkpoint')), 'utf8'),
      response: readFileSync(join(folder, name)),
      file: `timestamps/${name}`,
    }));
}
