import type { CorrectionsView } from '../../contract/index.ts';
import type { CorrectionExport, DossierId, PersonId } from '../../domain/index.ts';
import { correctionsWords, refuseConsent, seesAtLeast, whyLeftOut } from '../../governance/index.ts';
import { askExport, decideExport, takeExport, usableOf } from '../../workspace/export-corrections.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { sightFor } from '../access.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import { RequestError } from '../http-error.ts';
import { loadDossier } from '../load-dossier.ts';
import { withSignature } from '../with-signature.ts';
import { words } from '../words.ts';

type Names = 'corrections' | 'consentToData' | 'askCorrections' | 'decideCorrections' | 'downloadCorrections';

/** Decided findings as labelled data: consent of leads, exports by two people, the download of who asked. */
export function correctionsHandlers(workspace: Workspace): Pick<Handlers, Names> {
  const { store } = workspace;
  const nameOf = (id: PersonId): string => store.person(id)?.name ?? id;
  const knowsAll = ({ person }: Caller, dossiers: readonly DossierId[]): boolean => {
    const sight = sightFor(store, person);
    return dossiers.every((id) => {
      const dossier = store.dossier(id);
      return dossier !== undefined && sight(dossier) !== 'nothing';
    });
  };
  const view = (caller: Caller): CorrectionsView => {
    const sight = sightFor(store, caller.person);
    const isLead = caller.person.roles.includes('lead');
    return {
      dossiers: store
        .listDossiers({ side: 'review' })
        .filter((dossier) => sight(dossier) !== 'nothing')
        .flatMap((dossier) => {
          const { id, name, review } = dossier;
          const consent = store.dataConsent(id);
          const signed = review?.phase === 'signed';
          if (!signed && consent?.given !== true) return [];
          const mayConsent = isLead && seesAtLeast(sight(dossier), 'text');
          return [{ id, name, signedAt: signed ? review.changedAt : null, decided: review?.decided ?? 0, consent, mayConsent }];
        }),
      exports: store
        .listCorrectionExports()
        .filter(({ asked }) => knowsAll(caller, asked.dossiers))
        .map(present),
    };
  };
  const present = ({ id, state, asked, decided, file, downloads }: CorrectionExport): CorrectionsView['exports'][number] => ({
    id,
    purpose: asked.purpose,
    state,
    askedBy: asked.by,
    askedByName: nameOf(asked.by),
    askedAt: asked.at,
    decidedByName: decided === null ? null : nameOf(decided.by),
    decidedAt: decided?.at ?? null,
    file: file === null ? null : { sha256: file.sha256, lines: file.lines, masked: file.masked },
    downloads,
    dossiers: asked.dossiers.map((dossier) => {
      const inFile = file?.dossiers.find((each) => each.dossier === dossier);
      return {
        id: dossier,
        name: store.dossier(dossier)?.name ?? dossier,
        now: whyLeftOut(usableOf(workspace, dossier)),
        leftOut: file?.leftOut.find((each) => each.dossier === dossier)?.why ?? null,
        alias: inFile?.alias ?? null,
        lines: inFile?.lines ?? 0,
      };
    }),
  });
  /** An export of a dossier that the caller may not know of does not exist for them. */
  const known = (caller: Caller, dossiers: readonly DossierId[]): void => {
    if (!knowsAll(caller, dossiers)) throw new RequestError('not-found', words.notFound);
  };

  return {
    corrections: ({ caller }) => view(caller),
    consentToData: ({ params, body: { given, reason }, caller }) => {
      const { id } = loadDossier(store, params.dossierId);
      const by = caller.actor;
      store.giveDataConsent(id, given, reason, by, () => refuseConsent(by, given, reason, usableOf(workspace, id)));
      return view(caller);
    },
    askCorrections: ({ body: { purpose, dossiers }, caller }) => {
      known(caller, dossiers);
      askExport(workspace, purpose, dossiers, caller.actor);
      return view(caller);
    },
    decideCorrections: ({ params: { exportId }, body, caller }) => {
      known(caller, store.correctionExport(exportId).asked.dossiers);
      return withSignature(workspace, caller, body, async () => {
        await decideExport(workspace, exportId, body.decision, caller.actor);
        return view(caller);
      });
    },
    downloadCorrections: async ({ params: { exportId }, caller, response }) => {
      known(caller, store.correctionExport(exportId).asked.dossiers);
      if (caller.expiresAt === null) throw new RequestError('auth.forbidden', correctionsWords.peopleOnly, { code: 'program' });
      const bytes = await takeExport(workspace, exportId, caller.actor);
      response.setHeader('content-type', 'application/jsonl; charset=utf-8');
      response.setHeader('content-disposition', `attachment; filename="corrections-${exportId.slice(0, 8)}.jsonl"`);
      response.send(bytes);
    },
  };
}
