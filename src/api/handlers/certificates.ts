import { randomUUID } from 'node:crypto';
import type { CertificateView } from '../../contract/index.ts';
import { CertificateKind, type CertificateCommand, type DossierId } from '../../domain/index.ts';
import {
  certificateStateOf,
  checkFields,
  decideCertificate,
  recordCertificateEvent,
  signedReviewOf,
  viewFields,
} from '../../stages/approve/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import type { EventHub } from '../event-hub.ts';
import { RequestError } from '../http-error.ts';
import { loadReview } from '../load-dossier.ts';
import { withSignature } from '../with-signature.ts';
import { words } from '../words.ts';

type Names = 'certificate' | 'prepareCertificate' | 'releaseCertificate' | 'sendBackCertificate';

/** Draft certificate data: one person prepares, another releases with their password. */
export function certificateHandlers(workspace: Workspace, hub: EventHub): Pick<Handlers, Names> {
  const { store } = workspace;
  const signedOf = (dossier: DossierId) => {
    const signed = signedReviewOf(store.reviewState(dossier));
    return signed.kind === 'signed' ? signed.review : null;
  };
  const load = (dossierId: string, kindName: string) => {
    const kind = CertificateKind.safeParse(kindName);
    const { prepared } = loadReview(store, dossierId);
    if (!kind.success || store.dossier(prepared.dossierId)?.side !== 'review') throw new RequestError('not-found', words.notFound);
    return { kind: kind.data, dossier: prepared.dossierId };
  };
  const context = (caller: Caller) => ({ actor: caller.actor, now: new Date().toISOString(), newId: randomUUID });

  const view = (caller: Caller, dossier: DossierId, kind: CertificateKind): CertificateView => {
    const { prepared } = store.reviewState(dossier);
    const state = certificateStateOf(kind, store.certificateEvents(dossier, kind));
    const signed = signedOf(dossier);
    const last = state.versions.at(-1) ?? null;
    const fields = viewFields(kind, prepared, last);
    const ask = (command: CertificateCommand) => {
      const outcome = decideCertificate(state, signed, command, context(caller));
      return outcome.kind === 'refused' ? outcome.refusal.message : null;
    };
    return {
      kind,
      fields,
      checks: checkFields(kind, fields, prepared.facts),
      version: last && { id: last.id, no: last.no, hash: last.hash, byName: last.byName, at: last.at },
      release: state.release && { byName: state.release.byName, at: state.release.at, hash: state.release.hash },
      sentBack: state.sentBack,
      stale: last !== null && last.reviewHash !== signed?.contentHash,
      mine: {
        prepare: ask({ type: 'prepare', expectedVersion: last?.id ?? null, entries: [] }),
        release: ask({ type: 'release', hash: last?.hash ?? prepared.hash }),
        maySendBack: ask({ type: 'sendBack', reason: '–' }) === null,
      },
    };
  };
  const run = (caller: Caller, dossier: DossierId, kind: CertificateKind, command: CertificateCommand): CertificateView => {
    const outcome = store.decideCertificate(
      dossier,
      kind,
      caller.actor,
      (events) => decideCertificate(certificateStateOf(kind, events), signedOf(dossier), command, context(caller)),
      (event) => recordCertificateEvent(event, kind, dossier),
    );
    if (outcome.kind === 'refused') {
      const { code, message } = outcome.refusal;
      throw new RequestError(code === 'decided-meanwhile' || code === 'content-changed' ? 'conflict' : 'refused', message, { code });
    }
    hub.publish(dossier, { type: 'changed', findingId: null, by: caller.person.name });
    return view(caller, dossier, kind);
  };

  return {
    certificate: ({ params, caller }) => {
      const { dossier, kind } = load(params.dossierId, params.kind);
      return view(caller, dossier, kind);
    },
    prepareCertificate: ({ params, body, caller }) => {
      const { dossier, kind } = load(params.dossierId, params.kind);
      return run(caller, dossier, kind, { type: 'prepare', ...body });
    },
    releaseCertificate: async ({ params, body, caller }) => {
      const { dossier, kind } = load(params.dossierId, params.kind);
      const released = await withSignature(workspace, caller, body, () => run(caller, dossier, kind, { type: 'release', hash: body.hash }));
      await workspace.publishAudit();
      return released;
    },
    sendBackCertificate: ({ params, body, caller }) => {
      const { dossier, kind } = load(params.dossierId, params.kind);
      return run(caller, dossier, kind, { type: 'sendBack', reason: body.reason });
    },
  };
}
