import type { z } from 'zod';
import type { AuditExportQuery, AuditQuery } from '../../contract/index.ts';
import type { AuditRecord, DossierId } from '../../domain/index.ts';
import { seesAtLeast, type Sight } from '../../governance/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { accessWords } from '../access-words.ts';
import { sightFor } from '../access.ts';
import { sentenceOf } from '../audit-sentences.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import { RequestError } from '../http-error.ts';
import { withSignature } from '../with-signature.ts';
import { words } from '../words.ts';

/** Records that one file of proofs holds at most. */
const mostProofs = 5000;
type Filter = z.output<typeof AuditExportQuery> & Pick<z.output<typeof AuditQuery>, 'before'>;

/** The record as people read it, its verification, and proofs to take away. */
export function auditHandlers(
  workspace: Workspace,
): Pick<Handlers, 'audit' | 'verifyAudit' | 'auditProof' | 'exportAudit' | 'reviewAudit'> {
  const { store } = workspace;
  /** Governance and administrators oversee everything; others see the dossiers that they may see, and what they did themselves. */
  const readerOf = ({ person }: Caller, wanted: Sight): ((record: AuditRecord) => boolean) => {
    if (person.roles.some((role) => role === 'governance' || role === 'administrator')) return () => true;
    const sight = sightFor(store, person);
    const known = new Map<string, boolean>();
    const sees = (id: string): boolean => {
      const dossier = store.dossier(id as DossierId);
      return dossier !== undefined && seesAtLeast(sight(dossier), wanted);
    };
    return ({ actor, dossier }) => {
      if (dossier === null) return actor.id === person.id;
      if (!known.has(dossier)) known.set(dossier, sees(dossier));
      return known.get(dossier) === true || (wanted === 'text' && actor.id === person.id);
    };
  };
  /** Records that pass, newest first. Filters other than the dossier are applied here; the log is read in pages. */
  function* passing(
    mayRead: (record: AuditRecord) => boolean,
    { dossier, person, event, subject, from, to, before }: Filter,
  ): Generator<AuditRecord> {
    for (let next = before; ;) {
      const page = store.auditTimeline({
        limit: 500,
        ...(dossier === undefined ? {} : { dossier }),
        ...(next === undefined ? {} : { before: next }),
      });
      for (const record of page) {
        const day = record.at.slice(0, 10);
        if (from !== undefined && day < from) return;
        const fits =
          (to === undefined || day <= to) &&
          (person === undefined || record.actor.id === person) &&
          (event === undefined || event.split(',').includes(record.event)) &&
          (subject === undefined || record.subject === subject);
        if (fits && mayRead(record)) yield record;
      }
      next = page.at(-1)?.seq;
      if (page.length < 500) return;
    }
  }
  const recordBy = ({ actor }: Caller, event: 'audit.verified' | 'audit.exported', subject: string, data: AuditRecord['data']): void => {
    const { id, name, roles } = actor;
    store.record({ actor: { kind: 'person', id, name, roles: [...roles] }, event, dossier: null, subject, data });
  };

  return {
    audit: ({ query, caller }) => {
      const lines = [];
      let more = false;
      for (const record of passing(readerOf(caller, 'text'), query)) {
        if (lines.length === query.limit) {
          more = true;
          break;
        }
        lines.push({ record, sentence: sentenceOf(record, workspace), leafHash: workspace.leafHashOf(record.seq) });
      }
      const head = workspace.auditHead();
      return {
        lines,
        next: more ? (lines.at(-1)?.record.seq ?? null) : null,
        people: store.listPersons().map(({ id, name }) => ({ id, name })),
        total: store.auditSize(),
        treeSize: head.size,
        rootHash: head.root,
      };
    },
    verifyAudit: async ({ caller }) => {
      const started = performance.now();
      const result = await workspace.verifyAudit();
      recordBy(caller, 'audit.verified', result.rootHash, {
        ok: result.ok,
        treeSize: result.treeSize,
        problem: result.problem?.en ?? null,
      });
      return { ...result, milliseconds: Math.round(performance.now() - started) };
    },
    reviewAudit: ({ body, caller }) => {
      const { from, to, conclusion, remarks } = body;
      return withSignature(workspace, caller, body, () => ({
        seq: store.recordAuditReview({ from, to, conclusion, remarks }, caller.actor),
      }));
    },
    auditProof: async ({ params, caller }) => {
      const seq = Number(params.seq);
      if (!Number.isInteger(seq) || seq < 0 || seq >= store.auditSize()) throw new RequestError('not-found', words.notFound);
      const { record, leafHash, treeSize, path, checkpoint, verifierKey } = await workspace.audit.proofFor(seq);
      const line = JSON.parse(record) as AuditRecord;
      if (!readerOf(caller, 'text')(line)) throw new RequestError('not-found', words.notFound);
      if (!readerOf(caller, 'files')(line)) throw new RequestError('auth.forbidden', accessWords.proofsNotYours, { code: 'ask' });
      recordBy(caller, 'audit.exported', String(seq), { records: 1 });
      return { seq, record, leafHash, treeSize, hashes: path, checkpoint, verifierKey };
    },
    exportAudit: async ({ query, caller, response }) => {
      await workspace.publishAudit();
      const numbers: number[] = [];
      const mayTake = readerOf(caller, 'files');
      let leftOut = 0;
      for (const record of passing(readerOf(caller, 'text'), query)) {
        if (!mayTake(record)) leftOut += 1;
        else if (numbers.length === mostProofs) throw new RequestError('input.too-large', words.exportTooLarge);
        else numbers.push(record.seq);
      }
      if (numbers.length === 0 && leftOut > 0) throw new RequestError('auth.forbidden', accessWords.proofsNotYours, { code: 'ask' });
      const proofs = [];
      for (const seq of numbers.toReversed()) proofs.push(await workspace.audit.proofFor(seq));
      recordBy(caller, 'audit.exported', query.subject ?? query.dossier ?? 'log', {
        filter: { ...query } as Record<string, string>,
        records: proofs.length,
        leftOut,
      });
      response.setHeader('content-type', 'application/json');
      response.setHeader('content-disposition', `attachment; filename="countersign-proofs-${new Date().toISOString().slice(0, 10)}.json"`);
      response.send(`${JSON.stringify({ v: 1, leftOut, proofs })}\n`);
    },
  };
}
