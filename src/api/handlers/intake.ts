import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import type { DossierId } from '../../domain/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { viewerOf } from '../../workspace/viewer-of.ts';
import { accessWords } from '../access-words.ts';
import { seesTextOf } from '../access.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import { RequestError } from '../http-error.ts';
import { loadDossier } from '../load-dossier.ts';
import { words } from '../words.ts';

type Names = 'createDossier' | 'uploadFile' | 'receivedFiles' | 'discardFiles' | 'prepareDossier' | 'cancelPreparation';

export function intakeHandlers(workspace: Workspace): Pick<Handlers, Names> {
  const { intake, store, content, contentUse, preparation, knowledge } = workspace;
  /** Dossiers whose files are being taken onto the record at this moment. */
  const starting = new Set<string>();
  const openIntake = (id: string) => {
    if (store.dossier(id as DossierId) !== undefined) throw new RequestError('refused', words.notReceiving);
    const open = intake.get(id);
    if (open === undefined) throw new RequestError('not-found', words.notFound);
    return open;
  };
  /** The team that a new dossier goes to: the one asked for, else the only one of whoever brings it in. */
  const teamFor = ({ person }: Caller, asked: string | undefined): string | undefined => {
    const { teams } = viewerOf(store, person);
    if (asked !== undefined && !teams.includes(asked)) throw new RequestError('refused', accessWords.teamNotYours);
    if (asked === undefined && teams.length > 1) throw new RequestError('input.invalid', accessWords.teamNeeded, { teams: [...teams] });
    return asked ?? teams[0];
  };
  const earlierRun = (caller: Caller, id: DossierId): DossierId => {
    const dossier = store.dossier(id);
    if (dossier === undefined || !seesTextOf(store, caller.person)(dossier)) throw new RequestError('not-found', words.notFound);
    return id;
  };
  return {
    createDossier: async ({ body, caller }) => {
      if (!knowledge.programmes.has(body.programme))
        throw new RequestError('input.invalid', words.badRequest, { programme: [...knowledge.programmes.keys()] });
      const id = randomUUID() as string as DossierId;
      const team = teamFor(caller, body.team);
      const side = caller.person.roles.some((role) => role === 'intake' || role === 'lead') ? 'review' : 'precheck';
      await intake.open({
        id,
        name: body.name,
        programme: body.programme,
        side,
        createdBy: caller.person.id,
        createdAt: new Date().toISOString(),
        ...(team === undefined ? {} : { team }),
        ...(body.follows === undefined ? {} : { follows: earlierRun(caller, body.follows) }),
      });
      return { id };
    },
    uploadFile: async ({ params, query, body }) => intake.add(openIntake(params.dossierId).id, query.path, body),
    receivedFiles: ({ params }) => ({
      files: intake.files(openIntake(params.dossierId).id).map(({ path, absolute }) => ({ path, bytes: statSync(absolute).size })),
    }),
    discardFiles: ({ params }) => {
      const { id } = openIntake(params.dossierId);
      if (starting.has(id)) throw new RequestError('conflict', words.alreadyPreparing);
      intake.close(id);
    },
    prepareDossier: async ({ params, caller }) => {
      const known = store.dossier(params.dossierId as DossierId);
      if (known !== undefined) {
        // Rules that did not run again over corrected facts: the dossier keeps its draft meanwhile.
        if (known.status === 'ready' && preparation.isBehind(known.id)) return preparation.start(known.id);
        if (known.status !== 'failed') throw new RequestError('conflict', words.alreadyPreparing);
        store.retryDossier(known.id);
        return preparation.start(known.id);
      }
      const { id, name, programme, side, team, follows } = openIntake(params.dossierId);
      if (starting.has(id)) throw new RequestError('conflict', words.alreadyPreparing);
      starting.add(id);
      try {
        await contentUse.use(async () => {
          const files = [];
          for (const { path, absolute } of intake.files(id)) {
            const bytes = await readFile(absolute);
            files.push({ path, sha256: await content.put(bytes), bytes: bytes.length });
          }
          if (files.length === 0) throw new RequestError('input.empty', words.noFiles);
          const origin = { ...(team === undefined ? {} : { team }), ...(follows === undefined ? {} : { follows }) };
          await store.receiveDossier({ id, name, programme, side, files, ...origin }, caller.actor);
        });
      } finally {
        starting.delete(id);
      }
      preparation.start(id);
    },
    cancelPreparation: async ({ params }) => {
      await preparation.cancel(loadDossier(store, params.dossierId).id);
    },
  };
}
