import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { readPage } from '../../adapters/page-store/page-store.ts';
import type { DossierSummary } from '../../adapters/store/dossiers.ts';
import type { FindingAnswer, FindingList } from '../../contract/index.ts';
import { coverFor, needsOwnDecision } from '../../domain/blind-cover.ts';
import { citationAt, currentDisposition, type DossierId, type Person, type ReviewState, type Role } from '../../domain/index.ts';
import type { ReviewCommand } from '../../domain/review-command.ts';
import { decide } from '../../stages/approve/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { seesTextOf } from '../access.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import type { EventHub } from '../event-hub.ts';
import { questionsTo } from '../questions-to.ts';
import { RequestError } from '../http-error.ts';
import { loadDossier, loadReview } from '../load-dossier.ts';
import { presentCovered, presentFinding } from '../present-finding.ts';
import { presentRows } from '../present-rows.ts';
import { withConfirmation } from '../with-confirmation.ts';
import { words } from '../words.ts';

type Names =
  | 'findings'
  | 'finding'
  | 'dispose'
  | 'withdraw'
  | 'blindVerdict'
  | 'comment'
  | 'colleagues'
  | 'questions'
  | 'addFinding'
  | 'acceptRoutine';

/** Roles whose holders may comment, so may be asked. */
const answering: readonly Role[] = ['reviewer', 'lead', 'approver'];

export function findingHandlers(workspace: Workspace, hub: EventHub): Pick<Handlers, Names> {
  const { store, knowledge } = workspace;

  /** Asks the one table of `stages/approve`; what it accepts is on the record when this returns. */
  const command = (caller: Caller, dossierId: string, what: ReviewCommand, findingId: string | null): ReviewState => {
    loadReview(store, dossierId);
    const id = dossierId as DossierId;
    const outcome = store.decideReview(id, caller.actor, (state) =>
      decide(state, what, { actor: caller.actor, now: workspace.now().toISOString(), newId: randomUUID }),
    );
    if (outcome.kind === 'refused') {
      const conflict = outcome.refusal.code === 'decided-meanwhile';
      const current = findingId === null ? null : (currentDisposition(store.reviewState(id), findingId) ?? null);
      throw new RequestError(
        conflict ? 'conflict' : 'refused',
        outcome.refusal.message,
        conflict ? { current } : { code: outcome.refusal.code },
      );
    }
    hub.publish(dossierId, { type: 'changed', findingId, by: caller.person.name });
    return store.reviewState(id);
  };
  const sideOf = (state: ReviewState) => store.dossier(state.prepared.dossierId)?.side ?? 'review';
  /** For whom drafts are covered: nobody in a pre-check, where nothing is decided. */
  const readerOf = (caller: Caller, state: ReviewState): Person | null => (sideOf(state) === 'review' ? caller.person : null);
  const view = (caller: Caller, state: ReviewState, findingId: string): FindingAnswer => {
    const finding = state.prepared.findings.find(({ id }) => id === findingId);
    if (finding === undefined) throw new RequestError('not-found', words.notFound);
    const reader = readerOf(caller, state);
    const cover = reader === null ? null : coverFor(state, findingId, reader);
    if (cover !== null) return presentCovered(finding, cover, state, knowledge);
    const shown = presentFinding(finding, state, knowledge, sideOf(state));
    return { ...shown, cases: shown.cases.map((item) => withConfirmation(item, store)) };
  };

  const colleaguesOf = (caller: Caller, dossier: DossierSummary): Person[] =>
    store
      .listPersons()
      .filter(({ id, active, roles }) => active && id !== caller.person.id && roles.some((role) => answering.includes(role)))
      .filter((person) => seesTextOf(store, person)(dossier));

  return {
    findings: ({ params, caller }): FindingList => {
      const state = loadReview(store, params.dossierId);
      const open = state.prepared.findings.filter(({ id }) => currentDisposition(state, id) === undefined);
      return {
        findings: presentRows(state, knowledge, readerOf(caller, state)),
        decided: state.prepared.findings.length - open.length,
        total: state.prepared.findings.length,
        routineOpen: open.filter((finding) => !needsOwnDecision(state.prepared, finding)).length,
        ownFindings: [...state.ownFindings],
      };
    },
    finding: ({ params, caller }) => view(caller, loadReview(store, params.dossierId), params.findingId),
    dispose: ({ params, body, caller }) => {
      const { amended, evidenceSeconds, ...rest } = body;
      const what = {
        type: 'dispose',
        findingId: params.findingId as never,
        ...rest,
        ...(amended === undefined ? {} : { amended }),
        ...(evidenceSeconds === undefined ? {} : { evidenceSeconds }),
      } as const;
      return view(caller, command(caller, params.dossierId, what, params.findingId), params.findingId);
    },
    withdraw: ({ params, body, caller }) => {
      const what = {
        type: 'withdraw',
        findingId: params.findingId as never,
        reason: '',
        expectedSupersedes: body.expectedSupersedes,
      } as const;
      const state = command(caller, params.dossierId, what, params.findingId);
      // The finding is open again: the draft over corrected facts takes the place of the one that was decided.
      if (state.prepared.changedAfterDecision?.some(({ findingId }) => findingId === params.findingId) === true)
        workspace.preparation.start(state.prepared.dossierId);
      return view(caller, state, params.findingId);
    },
    comment: ({ params, body, caller }) => {
      const asked =
        body.to === undefined ? undefined : colleaguesOf(caller, loadDossier(store, params.dossierId)).find(({ id }) => id === body.to);
      if (body.to !== undefined && asked === undefined) throw new RequestError('not-found', words.notFound);
      const to = asked === undefined ? {} : { to: { id: asked.id, name: asked.name } };
      const what = { type: 'comment', findingId: params.findingId as never, text: body.text, ...to } as const;
      return view(caller, command(caller, params.dossierId, what, params.findingId), params.findingId);
    },
    blindVerdict: ({ params, body, caller }) => {
      const note = body.note === undefined ? {} : { note: body.note };
      const what = { type: 'recordBlindVerdict', findingId: params.findingId as never, verdict: body.verdict, ...note } as const;
      return view(caller, command(caller, params.dossierId, what, params.findingId), params.findingId);
    },
    colleagues: ({ params, caller }) => {
      return { colleagues: colleaguesOf(caller, loadDossier(store, params.dossierId)).map(({ id, name }) => ({ id, name })) };
    },
    questions: ({ caller }) => ({ questions: questionsTo(caller, workspace) }),
    addFinding: async ({ params, body, caller }) => {
      const { documentId, page, start, end, ...finding } = body;
      const { prepared } = loadReview(store, params.dossierId);
      const document = prepared.documents.find(({ id }) => id === documentId);
      const citations =
        document === undefined || page === undefined || start === undefined || end === undefined
          ? []
          : [
              citationAt(
                {
                  id: document.id as never,
                  path: document.path,
                  pages: [await readPage(join(workspace.folders.layout, params.dossierId), document.id, page)],
                },
                page,
                start,
                end,
              ),
            ];
      const state = command(caller, params.dossierId, { type: 'addFinding', ...finding, citations }, null);
      return { id: state.ownFindings.at(-1)?.id ?? '' };
    },
    acceptRoutine: ({ params, caller }) => {
      const before = loadReview(store, params.dossierId).dispositions.length;
      const state = command(caller, params.dossierId, { type: 'acceptRoutine', reason: '' }, null);
      return { accepted: state.dispositions.length - before };
    },
  };
}
