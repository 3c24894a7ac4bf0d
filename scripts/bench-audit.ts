import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { openContentStore } from '../src/adapters/content-store/open-content-store.ts';
import { openSecretBox } from '../src/adapters/secret-box/open-secret-box.ts';
import { openStore } from '../src/adapters/store/open-store.ts';
import { openTileLog } from '../src/adapters/tile-log/open-tile-log.ts';
import { leafHash, openAuditLog, verifyLog, verifyProofBundle } from '../src/audit/index.ts';
import type { LogSource } from '../src/audit/log-source.ts';
import type { LogFiles } from '../src/audit/open-audit-log.ts';
import { canonicalJson } from '../src/domain/canonical-json.ts';
import { releaseOf, scenarioOf } from '../src/governance/index.ts';
import { applyEvent, openReview, recordEvent } from '../src/stages/approve/index.ts';

/**
 * `npm run bench -- audit`: durable appends one by one through the real store and through the real log;
 * then a log of that many records of usual size is published and verified from its files, and records are proved.
 */
export async function benchAudit({ records, appends }: { records: number; appends: number }): Promise<void> {
  console.log(`audit · ${String(cpus().length)} × ${cpus()[0]?.model ?? 'unknown'} · Node ${process.version}`);
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  try {
    await benchAppend(join(folder, 'append'), appends);
    await benchVerify(join(folder, 'verify'), records);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const actor = { kind: 'person' as const, id: 'P-0002', name: 'Rhea Quill', roles: ['reviewer'] };
const entry = (n: number) => ({
  actor,
  event: 'finding.disposed' as const,
  dossier: '0b9c3c7e-6a1e-4a0e-9d9b-1f0a2b3c4d5e',
  subject: `requirement-${String(n % 400)}`,
  data: {
    prepared: 'a'.repeat(64),
    id: String(n),
    decision: 'accept',
    reason: '',
    supersedes: null,
    draft: { requirement: `requirement-${String(n % 400)}`, verdict: 'met', severity: 'minor' },
  },
});

async function benchAppend(folder: string, count: number): Promise<void> {
  const content = openContentStore(join(folder, 'content'));
  const passwords = { hash: () => Promise.resolve(''), verify: () => Promise.resolve(false) };
  const review = { open: openReview, apply: applyEvent, record: recordEvent };
  const store = openStore(join(folder, 'bench.db'), {
    leafHash,
    now: () => new Date(),
    newId: randomUUID,
    passwords,
    secrets: openSecretBox(join(folder, 'secrets.key')),
    content,
    review,
    release: { of: releaseOf },
    scenario: { of: scenarioOf },
  });
  const { privateKey } = generateKeyPairSync('ed25519');
  const files = openTileLog(join(folder, 'log'));
  const audit = await openAuditLog({
    source: store,
    files,
    origin: 'countersign.local/bench',
    privateKey,
    onFailure: (fault) => {
      throw fault;
    },
  });
  const before = process.cpuUsage();
  const alone = measure(() => {
    for (let n = 0; n < count; n++) store.record(entry(n));
  });
  const processor = ((cpuSince(before) / count) * 1e6).toFixed(0);
  console.log(`append, each record durable before the next:        ${rate(count, alone)}, ${processor} µs of a processor each`);
  const stop = audit.startSealing((listener) => store.onRecords(listener));
  const started = performance.now();
  for (let n = 0; n < count; n++) {
    store.record(entry(n));
    if (n % 8 === 7) await new Promise((resolve) => setImmediate(resolve));
  }
  const beside = (performance.now() - started) / 1000;
  console.log(`the same while the log is published beside it:      ${rate(count, beside)}`);
  await stop();
  store.close();
}

async function benchVerify(folder: string, count: number): Promise<void> {
  /* Canonical text around the number and the subject: writing a million records is not what is measured. */
  const [before = '', middle = '', after = ''] = canonicalJson({
    v: 1,
    seq: 7_777_777,
    at: '2026-11-21T08:00:00.000Z',
    ...entry(0),
    subject: 'SUBJECT',
  }).split(/7777777|SUBJECT/u);
  const lineOf = (seq: number): Buffer => Buffer.from(`${before}${String(seq)}${middle}requirement-${String(seq % 400)}${after}`);
  const source: LogSource = {
    auditSize: () => count,
    auditLines: (from, to) =>
      Array.from({ length: Math.min(to - from, 4096) }, (_, n) => from + n)
        .map((seq) => ({ seq, line: lineOf(seq) }))
        .map((line) => ({ ...line, leafHash: leafHash(line.line) })),
    publishedHead: () => null,
    setPublishedHead: () => undefined,
  };
  const { privateKey } = generateKeyPairSync('ed25519');
  /* What is measured is reading: the log is laid down without waiting for the disk. */
  const files = { ...openTileLog(folder), publish: layDown(folder) };
  const audit = await openAuditLog({
    source,
    files,
    origin: 'countersign.local/bench',
    privateKey,
    onFailure: (fault) => {
      throw fault;
    },
  });
  const bytes = lineOf(count - 1).length;
  for (let run = 1; run <= 3; run++) {
    let outcome = '';
    const before = process.cpuUsage();
    const seconds = measure(() => {
      const result = verifyLog(files.read, audit.vkey);
      outcome = result.kind === 'verified' ? `${String(result.checkpoint.size)} records` : result.code;
    });
    console.log(
      `verify ${outcome} of ${String(bytes)} bytes from the files, run ${String(run)}: ${seconds.toFixed(2)} s, of which ${cpuSince(before).toFixed(2)} s on a processor`,
    );
  }
  let longest = 0;
  const picks = Array.from({ length: 1000 }, () => Math.floor(Math.random() * count));
  const started = performance.now();
  for (const seq of picks) {
    const proof = await audit.proofFor(seq);
    longest = Math.max(longest, proof.path.length);
    if (!verifyProofBundle(proof, audit.vkey)) throw new Error(`record ${String(seq)} is not proved`);
  }
  const each = (performance.now() - started) / picks.length;
  console.log(
    `proof made and verified: longest ${String(longest)} hashes, ${each.toFixed(2)} ms each; peak memory ${String(Math.round(process.resourceUsage().maxRSS / 1024))} MB`,
  );
}

function measure(work: () => void): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}

function layDown(folder: string): LogFiles['publish'] {
  return (files, checkpoint) => {
    for (const { path, bytes } of [...files, { path: 'checkpoint', bytes: Buffer.from(checkpoint, 'utf8') }]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    return Promise.resolve();
  };
}

/** Processor time: what a machine that does nothing else would need. */
function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function rate(count: number, seconds: number): string {
  return `${String(count)} records in ${seconds.toFixed(1)} s, ${(count / seconds).toFixed(0)} records/s`;
}
