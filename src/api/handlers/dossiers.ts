import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readPage, readPageHeads } from '../../adapters/page-store/page-store.ts';
import type { DossierSummary as StoredDossier } from '../../adapters/store/dossiers.ts';
import type { DocumentSummary, DossierEvent, DossierSummary } from '../../contract/index.ts';
import { DocumentFormat, DocumentKind, type DossierId, type PreparedReview } from '../../domain/index.ts';
import type { OpenIntake } from '../../workspace/intake.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { viewerOf } from '../../workspace/viewer-of.ts';
import { seesTextOf, sightFor, whoMayTake } from '../access.ts';
import { notYours } from '../access-words.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import type { EventHub } from '../event-hub.ts';
import { RequestError } from '../http-error.ts';
import { loadDossier, loadDraft } from '../load-dossier.ts';
import { keepOutlines } from '../outline-review.ts';
import { Presence } from '../presence.ts';
import { presentDossier } from '../present-dossier.ts';
import { personNow } from '../session-cookie.ts';
import { suggestReviewers } from '../suggest-reviewers.ts';
import { words } from '../words.ts';

type Names = 'listDossiers' | 'dossier' | 'dossierEvents' | 'presence' | 'document' | 'page' | 'file' | 'searchDossier';
const mediaType: Record<string, string> = { pdf: 'application/pdf' };

export function dossierHandlers(workspace: Workspace, hub: EventHub): Pick<Handlers, Names> {
  const { store, content, folders, intake, preparation } = workspace;
  const presence = new Presence();
  const tellPresent = (id: string): void => hub.publish(id, { type: 'present', people: presence.in(id) });
  /** Leads are told who could review what nobody reviews yet. */
  const suggestedFor = (caller: Caller, { id, side, status, assignedTo, review }: StoredDossier): DossierSummary['suggested'] => {
    const wanted = side === 'review' && status === 'ready' && assignedTo === null && review?.phase !== 'signed';
    if (!wanted || !caller.person.roles.includes('lead')) return null;
    const best = suggestReviewers(workspace, id).candidates[0];
    return best === undefined ? null : { personId: best.personId, name: best.name, reason: best.reason };
  };
  const outlineOf = keepOutlines(store);
  const layoutOf = (id: string): string => join(folders.layout, id);
  return {
    listDossiers: ({ caller }) => {
      const known = store.listDossiers().filter(seesTextOf(store, caller.person));
      const receiving = intake.list().filter((open) => open.createdBy === caller.person.id && store.dossier(open.id) === undefined);
      return {
        dossiers: [
          ...receiving.map((open) => presentDossier(whileReceiving(open), undefined, store, caller.person)),
          ...known.map((dossier) => ({
            ...presentDossier(dossier, outlineOf(dossier), store, caller.person),
            suggested: suggestedFor(caller, dossier),
          })),
        ],
        myTeams: [...viewerOf(store, caller.person).teams],
      };
    },
    dossier: ({ params, caller }) => {
      const open = intake.get(params.dossierId);
      const receiving = open !== undefined && store.dossier(open.id) === undefined;
      const dossier = receiving ? whileReceiving(open) : loadDossier(store, params.dossierId);
      const mayTake = sightFor(store, caller.person)(dossier) === 'files';
      const prepared = dossier.review === null ? undefined : store.preparedOf(dossier.id);
      return {
        summary: presentDossier(dossier, outlineOf(dossier), store, caller.person),
        release: prepared?.release ?? null,
        preparedAt: prepared?.preparedAt ?? null,
        asOf: prepared?.asOf ?? null,
        asOfBasis: prepared?.asOfBasis ?? null,
        documents: prepared?.documents.map(presentDocument) ?? [],
        classification: prepared?.classification ?? null,
        integrity: prepared?.integrity ?? [],
        takeAway: { may: mayTake, ask: mayTake ? null : notYours(whoMayTake(store, dossier)) },
      };
    },
    dossierEvents: ({ params, caller, request, response }) => {
      const { id } = loadDossier(store, params.dossierId);
      const stillSees = (): boolean => {
        const [person, dossier] = [personNow(caller, store), store.dossier(id)];
        return person !== undefined && dossier !== undefined && seesTextOf(store, person)(dossier);
      };
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive' });
      response.write(': open\n\n');
      // Whoever signed out or left the team, or whose team gave the dossier away, hears no more.
      const send = (event: DossierEvent): unknown => (stillSees() ? response.write(`data: ${JSON.stringify(event)}\n\n`) : response.end());
      const unsubscribe = hub.subscribe(id, send);
      const beat = setInterval(() => (stillSees() ? response.write(': beat\n\n') : response.end()), 20_000);
      const leave = presence.enter(id, caller.person);
      tellPresent(id);
      const progress = preparation.progressOf(id);
      if (progress !== undefined) send(progress);
      request.on('close', () => {
        clearInterval(beat);
        unsubscribe();
        leave();
        tellPresent(id);
      });
    },
    presence: ({ params, body, caller }) => {
      const { id } = loadDossier(store, params.dossierId);
      if (presence.look(id, caller.person.id, body.findingId)) tellPresent(id);
    },
    document: async ({ params }) => {
      const document = findDocument(loadDraft(store, params.dossierId), params.documentId);
      return { document: presentDocument(document), pages: await readPageHeads(layoutOf(params.dossierId), document.id) };
    },
    page: async ({ params }) => {
      const document = findDocument(loadDraft(store, params.dossierId), params.documentId);
      return readPage(layoutOf(params.dossierId), document.id, Number(params.page));
    },
    searchDossier: async ({ params, query }) => {
      const { hits, total, documents } = await workspace.search.find(loadDraft(store, params.dossierId), query.q, query.documentId);
      return { hits: [...hits], total, documents };
    },
    file: async ({ params, caller, response }) => {
      const document = findDocument(loadDraft(store, params.dossierId), params.documentId);
      if (!(await content.has(document.sha256))) throw new RequestError('not-found', words.notFound);
      recordOpening(workspace, caller, params.dossierId as DossierId, document);
      response.setHeader('content-type', mediaType[document.format] ?? 'application/octet-stream');
      response.setHeader('content-length', document.bytes ?? 0);
      response.setHeader(
        'content-disposition',
        `attachment; filename*=UTF-8''${encodeURIComponent(document.path.split('/').at(-1) ?? 'document')}`,
      );
      response.setHeader('cache-control', 'private, max-age=3600, immutable');
      if (document.bytes === undefined) response.removeHeader('content-length');
      await pipeline(createReadStream(content.pathOf(document.sha256)), response);
    },
  };
}

/** A dossier whose files are coming in and that is not on the record yet. */
function whileReceiving(open: OpenIntake): StoredDossier {
  return { ...open, team: open.team ?? null, status: 'receiving', failure: null, assignedTo: null, review: null };
}

type Prepared = PreparedReview['documents'][number] & { readonly bytes?: number };

function findDocument(prepared: PreparedReview, id: string): Prepared {
  const document = prepared.documents.find((candidate) => candidate.id === id);
  if (document === undefined) throw new RequestError('not-found', words.notFound);
  return document;
}

function presentDocument({ id, path, sha256, format, kind, title, pages, language }: Prepared): DocumentSummary {
  return { id, path, sha256, format: DocumentFormat.parse(format), kind: DocumentKind.parse(kind), title, pages, language };
}

function recordOpening(
  { store }: Workspace,
  caller: { actor: { id: string; name: string; roles: readonly string[] } },
  dossier: DossierId,
  { id, path, sha256 }: Prepared,
): void {
  const { actor } = caller;
  store.record({
    actor: { kind: 'person', id: actor.id, name: actor.name, roles: [...actor.roles] },
    event: 'document.opened',
    dossier,
    subject: id,
    data: { path, sha256 },
  });
}
