import { linesOf, type LogSource, type PublishedHead } from './log-source.ts';
import { leafHash, sameHash } from './merkle-hash.ts';
import { MerkleTree } from './merkle-tree.ts';
import { finish, takeTurns, type Steps } from './steps.ts';
import { isRecord, logFault, verifyLogInSteps, type LogFault, type ReadLogFile, type VerifiedLog } from './verify-log.ts';

export type VerifiedStore = { readonly kind: 'verified'; readonly size: number; readonly published: number; readonly tree: MerkleTree };

/**
 * Verifies the database against the published log (null: nothing is published yet): every record's bytes, number and hash; the
 * database has at least what is published and begins with exactly that; the published log is not shorter than, and continues, the
 * head that the database remembers. Records after the published ones are in order: they are published next.
 */
export function verifyStoreAgainstLog(source: LogSource, log: VerifiedLog | null): VerifiedStore | LogFault {
  return finish(verifyStoreInSteps(source, log, source.publishedHead()));
}

/**
 * Verifies the published log and the database against each other while the system runs: other work has its turn after each 256
 * records, and records that are written meanwhile are left for the next time.
 */
export function verifyWhileRunning(source: LogSource, read: ReadLogFile, vkey: string): Promise<VerifiedStore | LogFault> {
  /* The head is read before the checkpoint: publishing changes the checkpoint first. */
  const head = source.publishedHead();
  return takeTurns(
    (function* () {
      const log = yield* verifyLogInSteps(read, vkey);
      return log.kind === 'invalid' ? log : yield* verifyStoreInSteps(source, log, head);
    })(),
  );
}

function* verifyStoreInSteps(source: LogSource, log: VerifiedLog | null, head: PublishedHead | null): Steps<VerifiedStore | LogFault> {
  const published = log?.checkpoint.size ?? 0;
  if (head !== null && log === null) return logFault('checkpoint-missing', null, 'checkpoint');
  if (head !== null && head.size > published) return logFault('rolled-back', published, 'checkpoint');
  const size = source.auditSize();
  const tree = new MerkleTree();
  for (const { seq, line, leafHash: kept } of linesOf(source, 0, size)) {
    const leaf = leafHash(line);
    const isIntact = seq === tree.size && sameHash(kept, leaf);
    /* A published record is verified where it is published; one that waits has only this. */
    const isRight = log !== null && seq < published ? sameHash(log.tree.node(0, seq), leaf) : isRecord(Buffer.from(line), seq);
    if (!isIntact || !isRight) return logFault('database-differs', tree.size, null);
    tree.append(leaf);
    if (tree.size % 256 === 0) yield;
  }
  /* Looked at last: a row that was taken out is named, not only that the end is missing. */
  if (tree.size < Math.max(size, published)) return logFault('database-shorter', tree.size, null);
  if (head !== null && !sameHash(tree.root(head.size), Buffer.from(head.root, 'base64'))) return logFault('forked', null, 'checkpoint');
  return { kind: 'verified', size, published, tree };
}
