import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import type { DossierId } from '../../domain/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { maySee, visibleDossier } from '../access.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import { RequestError } from '../http-error.ts';
import { words } from '../words.ts';

type Names = 'createDossier' | 'uploadFile' | 'receivedFiles' | 'discardFiles' | 'prepareDossier' | 'cancelPreparation';

export function intakeHandlers(workspace: Workspace): Pick<Handlers, Names> {
  const { intake, store, content, preparation, knowledge } = workspace;
  /** Dossiers whose files are being taken onto the record at this moment. */
  const starting = new Set<string>();
  const openIntake = (caller: Caller, id: string) => {
    const open = intake.get(id);
    if (open === undefined || open.createdBy !== caller.person.id) throw new RequestError('not-found', words.notFound);
    if (store.dossier(open.id) !== undefined) throw new RequestError('refused', words.notReceiving);
    return open;
  };
  return {
    createDossier: async ({ body, caller }) => {
      if (!knowledge.programmes.has(body.programme))
        throw new RequestError('input.invalid', words.badRequest, { programme: [...knowledge.programmes.keys()] });
      const id = randomUUID() as string as DossierId;
      const side = caller.person.roles.some((role) => role === 'intake' || role === 'lead') ? 'review' : 'precheck';
      await intake.open({
        id,
        name: body.name,
        programme: body.programme,
        side,
        createdBy: caller.person.id,
        createdAt: new Date().toISOString(),
        ...(body.follows === undefined ? {} : { follows: visibleDossier(store, caller, body.follows).id }),
      });
      return { id };
    },
    uploadFile: async ({ params, query, body, caller }) => intake.add(openIntake(caller, params.dossierId).id, query.path, body),
    receivedFiles: ({ params, caller }) => ({
      files: intake.files(openIntake(caller, params.dossierId).id).map(({ path, absolute }) => ({ path, bytes: statSync(absolute).size })),
    }),
    discardFiles: ({ params, caller }) => {
      const { id } = openIntake(caller, params.dossierId);
      if (starting.has(id)) throw new RequestError('conflict', words.alreadyPreparing);
      intake.close(id);
    },
    prepareDossier: async ({ params, caller }) => {
      const known = store.dossier(params.dossierId as DossierId);
      if (known !== undefined) {
        if (!maySee(caller, known)) throw new RequestError('not-found', words.notFound);
        // Rules that did not run again over corrected facts: the dossier keeps its draft meanwhile.
        if (known.status === 'ready' && preparation.isBehind(known.id)) return preparation.start(known.id);
        if (known.status !== 'failed') throw new RequestError('conflict', words.alreadyPreparing);
        store.retryDossier(known.id);
        return preparation.start(known.id);
      }
      const { id, name, programme, side, follows } = openIntake(caller, params.dossierId);
      if (starting.has(id)) throw new RequestError('conflict', words.alreadyPreparing);
      starting.add(id);
      try {
        const files = [];
        for (const { path, absolute } of intake.files(id)) {
          const bytes = await readFile(absolute);
          files.push({ path, sha256: await content.put(bytes), bytes: bytes.length });
        }
        if (files.length === 0) throw new RequestError('input.empty', words.noFiles);
        await store.receiveDossier({ id, name, programme, side, files, ...(follows === undefined ? {} : { follows }) }, caller.actor);
      } finally {
        starting.delete(id);
      }
      preparation.start(id);
    },
    cancelPreparation: async ({ params, caller }) => {
      const dossier = store.dossier(params.dossierId as DossierId);
      if (dossier === undefined || !maySee(caller, dossier)) throw new RequestError('not-found', words.notFound);
      await preparation.cancel(dossier.id);
    },
  };
}
