import type { AuditRecord, DossierId } from '../../domain/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { maySee } from '../access.ts';
import { sentenceOf } from '../audit-sentences.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import { RequestError } from '../http-error.ts';
import { words } from '../words.ts';

/** The record as people read it, and its verification. */
export function auditHandlers(workspace: Workspace): Pick<Handlers, 'audit' | 'verifyAudit' | 'auditProof' | 'reviewAudit'> {
  const { store } = workspace;
  /** Governance and administrators oversee everything; others see the dossiers that they may see, and what they did themselves. */
  const mayRead = (caller: Caller, record: AuditRecord): boolean => {
    if (caller.person.roles.some((role) => role === 'governance' || role === 'administrator')) return true;
    if (record.actor.id === caller.person.id) return true;
    const dossier = record.dossier === null ? undefined : store.dossier(record.dossier as DossierId);
    return dossier !== undefined && maySee(caller, dossier);
  };
  return {
    audit: ({ query, caller }) => {
      const wanted = query.limit;
      const lines = [];
      let before = query.before;
      // Filters other than the dossier are applied here; the log is read in pages until enough is found or it ends.
      for (;;) {
        const page = store.auditTimeline({
          limit: 500,
          ...(query.dossier === undefined ? {} : { dossier: query.dossier }),
          ...(before === undefined ? {} : { before }),
        });
        for (const record of page) {
          const fits =
            (query.person === undefined || record.actor.id === query.person) &&
            (query.event === undefined || record.event === query.event) &&
            (query.subject === undefined || record.subject === query.subject);
          if (fits && lines.length < wanted && mayRead(caller, record))
            lines.push({ record, sentence: sentenceOf(record, store), leafHash: workspace.leafHashOf(record.seq) });
        }
        before = page.at(-1)?.seq;
        if (page.length < 500 || lines.length >= wanted) break;
      }
      const head = workspace.auditHead();
      return { lines, total: store.auditSize(), treeSize: head.size, rootHash: head.root };
    },
    verifyAudit: async ({ caller }) => {
      const started = performance.now();
      const result = await workspace.verifyAudit();
      const { actor } = caller;
      store.record({
        actor: { kind: 'person', id: actor.id, name: actor.name, roles: [...actor.roles] },
        event: 'audit.verified',
        dossier: null,
        subject: result.rootHash,
        data: { ok: result.ok, treeSize: result.treeSize, problem: result.problem?.en ?? null },
      });
      return { ...result, milliseconds: Math.round(performance.now() - started) };
    },
    reviewAudit: ({ body, caller }) => ({ seq: store.recordAuditReview(body, caller.actor) }),
    auditProof: async ({ params, caller }) => {
      const seq = Number(params.seq);
      if (!Number.isInteger(seq) || seq < 0 || seq >= store.auditSize()) throw new RequestError('not-found', words.notFound);
      const { record, leafHash, treeSize, path, checkpoint, verifierKey } = await workspace.audit.proofFor(seq);
      if (!mayRead(caller, JSON.parse(record) as AuditRecord)) throw new RequestError('not-found', words.notFound);
      return { seq, record, leafHash, treeSize, hashes: path, checkpoint, verifierKey };
    },
  };
}
