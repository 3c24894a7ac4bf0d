import { join } from 'node:path';
import { readPage } from '../../adapters/page-store/page-store.ts';
import type { FactsView } from '../../contract/index.ts';
import { coverFor } from '../../domain/blind-cover.ts';
import { currentDisposition, type DocumentId, type DossierCitation, type DossierId, type ReviewState } from '../../domain/index.ts';
import { placeQuote } from '../../stages/agent/place-quote.ts';
import { checkEnteredValue, enterableFacts } from '../../stages/facts/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import type { EventHub } from '../event-hub.ts';
import { RequestError } from '../http-error.ts';
import { loadDossier, loadReview } from '../load-dossier.ts';
import { presentRow } from '../present-finding.ts';
import { quoteNotThere, words } from '../words.ts';

/** Facts read from a dossier, and what people enter in place of them: recorded first, then the rules run again off this thread. */
export function factHandlers(workspace: Workspace, hub: EventHub): Pick<Handlers, 'facts' | 'correctFact'> {
  const { store, knowledge, preparation } = workspace;
  return {
    facts: ({ params, caller }) => present(workspace, caller, loadReview(store, params.dossierId)),
    correctFact: async ({ params, body, caller }) => {
      const state = loadReview(store, params.dossierId);
      const id = params.dossierId as DossierId;
      if (loadDossier(store, id).side === 'precheck') throw new RequestError('refused', words.precheckUndecided);
      if (state.phase !== 'in-review') throw new RequestError('refused', words.signedAlready);
      const definition = enterableFacts(knowledge.programmes.get(state.prepared.programme)?.facts ?? []).find(
        ({ key }) => key === body.key,
      );
      if (definition === undefined) throw new RequestError('not-found', words.notFound);
      const fault = checkEnteredValue(definition, body.value);
      if (fault !== null) throw new RequestError('input.invalid', fault);
      const read = readingsOf(state, body.key).map(({ value }) => value);
      const { key, value, reason } = body;
      const place = body.place === undefined ? {} : { place: await findPlace(workspace, state, body.place) };
      store.correctFact({ dossier: id, key, value, reason, read, ...place }, caller.person);
      preparation.start(id);
      hub.publish(id, { type: 'changed', findingId: null, by: caller.person.name });
      return present(workspace, caller, store.reviewState(id));
    },
  };
}

type NamedPlace = { readonly documentId: string; readonly page: number; readonly quote: string };

/** The words that the person names, where they stand on that page. RequestError `input.invalid` that says what does not fit. */
async function findPlace(
  { folders }: Workspace,
  { prepared }: ReviewState,
  { documentId, page, quote }: NamedPlace,
): Promise<DossierCitation> {
  const document = prepared.documents.find(({ id }) => id === documentId);
  if (document === undefined || page > document.pages) throw new RequestError('input.invalid', words.noSuchPage);
  const layout = await readPage(join(folders.layout, prepared.dossierId), document.id, page);
  const whole = { page, start: 0, end: layout.text.length };
  const placed = placeQuote(quote, whole, { id: document.id as DocumentId, path: document.path, pages: [layout] });
  if (placed.stands) return placed.citation;
  throw new RequestError('input.invalid', placed.reason === 'too-short' ? words.quoteTooShort : quoteNotThere(document.path, page));
}

/** What the documents say, also where a correction stands in its place. */
function readingsOf({ prepared }: ReviewState, key: string) {
  const earlier = prepared.corrections?.find((correction) => correction.key === key);
  return earlier?.read ?? prepared.facts.filter((fact) => fact.key === key);
}

function present({ store, knowledge, preparation }: Workspace, caller: Caller, state: ReviewState): FactsView {
  const { prepared } = state;
  const definitions = enterableFacts(knowledge.programmes.get(prepared.programme)?.facts ?? []);
  const titles = new Map(definitions.map(({ key, title }) => [key, title]));
  const applied = Math.max(0, ...(prepared.corrections ?? []).map(({ no }) => no));
  const findings = new Map(prepared.findings.map((finding) => [finding.id as string, finding]));
  return {
    facts: prepared.facts.map((fact) => ({ ...fact, title: titles.get(fact.key) ?? { en: fact.key, zh: fact.key } })),
    contradictions: prepared.contradictions,
    definitions,
    corrections: store
      .factCorrections(prepared.dossierId)
      .toReversed()
      .map((correction) => ({ ...correction, read: readingsOf(state, correction.key), applied: correction.no <= applied })),
    drafting: preparation.isDrafting(prepared.dossierId),
    changed: (prepared.changedByCorrection ?? []).map(({ findingId, from, to }) => {
      const finding = findings.get(findingId);
      const decided = currentDisposition(state, findingId) !== undefined;
      // What a covered draft says is not told before its reader has judged.
      const told = coverFor(state, findingId, caller.person) === null;
      return {
        findingId,
        title: finding === undefined ? { en: findingId, zh: findingId } : presentRow(finding, state, knowledge, null).title,
        from: told ? from : null,
        to: told ? to : null,
        decided,
      };
    }),
  };
}
