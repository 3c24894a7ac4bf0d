import { strictBase64 } from './signed-note.ts';

/** Request of C2SP tlog-witness, `add-checkpoint`: `old N`, at most 63 lines of one hash each, an empty line, the checkpoint. */
export function formatAddCheckpoint(oldSize: number, proof: readonly Uint8Array[], checkpoint: string): string {
  return [`old ${String(oldSize)}`, ...proof.map((hash) => Buffer.from(hash).toString('base64')), '', checkpoint].join('\n');
}

/** Undefined when the bytes are not exactly of that form. */
export function readAddCheckpoint(body: Buffer): { oldSize: number; proof: Buffer[]; note: Buffer } | undefined {
  const split = body.indexOf('\n\n');
  if (split < 0) return undefined;
  const [first = '', ...lines] = body.subarray(0, split).toString('utf8').split('\n');
  const oldSize = Number(/^old (0|[1-9]\d*)$/u.exec(first)?.[1] ?? NaN);
  const proof = lines.map(strictBase64);
  if (!Number.isSafeInteger(oldSize) || lines.length > 63) return undefined;
  if (!proof.every((hash) => hash?.length === 32)) return undefined;
  return { oldSize, proof: proof as Buffer[], note: body.subarray(split + 2) };
}
