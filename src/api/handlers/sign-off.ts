import { randomUUID } from 'node:crypto';
import type { SignOffSheet } from '../../contract/index.ts';
import {
  currentDisposition,
  type Bilingual,
  type DossierId,
  type ReviewState,
  type Sha256,
  type SignatureMeaning,
} from '../../domain/index.ts';
import type { ReviewCommand } from '../../domain/review-command.ts';
import { contentHashOf, decide, disposedFindings, needsSecondPerson } from '../../stages/approve/index.ts';
import { deficiencyItems } from '../../stages/report/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import type { Caller, Handlers } from '../bind-routes.ts';
import type { EventHub } from '../event-hub.ts';
import { RequestError } from '../http-error.ts';
import { loadReview } from '../load-dossier.ts';
import { withSignature } from '../with-signature.ts';
import { countVerdicts, outlineReview } from '../outline-review.ts';
import { articleOf, presentRow } from '../present-finding.ts';
import { secondForRaised, words } from '../words.ts';

type Names = 'signOffSheet' | 'sign' | 'sendBack' | 'reopen';

export function signOffHandlers(workspace: Workspace, hub: EventHub): Pick<Handlers, Names> {
  const { store } = workspace;
  const command = (caller: Caller, dossierId: string, what: ReviewCommand): SignOffSheet => {
    const id = dossierId as DossierId;
    const outcome = store.decideReview(id, caller.actor, (state) =>
      decide(state, what, { actor: caller.actor, now: workspace.now().toISOString(), newId: randomUUID }),
    );
    if (outcome.kind === 'refused')
      throw new RequestError(outcome.refusal.code === 'content-changed' ? 'conflict' : 'refused', outcome.refusal.message, {
        code: outcome.refusal.code,
      });
    hub.publish(dossierId, { type: 'changed', findingId: null, by: caller.person.name });
    return sheet(workspace, caller, store.reviewState(id));
  };
  return {
    signOffSheet: ({ params, caller }) => sheet(workspace, caller, loadReview(store, params.dossierId)),
    sign: async ({ params, body, caller }) => {
      const { prepared } = loadReview(store, params.dossierId);
      const { preparation } = workspace;
      if (preparation.isDrafting(prepared.dossierId) || preparation.isBehind(prepared.dossierId))
        throw new RequestError('conflict', words.draftingAgain);
      const type = body.meaning === 'reviewed' ? 'sign' : 'approve';
      const result = await withSignature(workspace, caller, body, () =>
        command(caller, params.dossierId, { type, contentHash: body.contentHash }),
      );
      await workspace.publishAudit();
      void workspace.timestampAudit();
      return result;
    },
    sendBack: ({ params, body, caller }) => {
      loadReview(store, params.dossierId);
      return command(caller, params.dossierId, { type: 'sendBack', reason: body.reason });
    },
    reopen: ({ params, body, caller }) => {
      loadReview(store, params.dossierId);
      return command(caller, params.dossierId, { type: 'reopen', reason: body.reason });
    },
  };
}

function sheet({ store, knowledge, now }: Workspace, caller: Caller, state: ReviewState): SignOffSheet {
  const { findings, dossierId } = state.prepared;
  const rows = new Map(findings.map((finding) => [finding.id as string, presentRow(finding, state, knowledge, caller.person)]));
  const open = findings.filter(({ id }) => currentDisposition(state, id) === undefined);
  const contentHash = contentHashOf(state);
  const second = needsSecondPerson(state);
  const records = store.signatureRecords(dossierId);
  return {
    phase: state.phase,
    decided: findings.length - open.length,
    total: findings.length,
    open: open.map(({ id, clause }) => ({ findingId: id, article: articleOf(clause), title: rows.get(id)?.title ?? { en: id, zh: id } })),
    differences: disposedFindings(state)
      .filter(({ finding, disposition }) => disposition.decision !== 'accept' && disposition.decision !== finding.verdict)
      .map(({ finding, disposition, final }) => ({
        findingId: finding.id,
        article: articleOf(finding.clause),
        title: rows.get(finding.id)?.title ?? finding.summary,
        draft: finding.verdict,
        final: final.stands ? final.verdict : null,
        decision: disposition.decision,
        reason: disposition.reason,
        byName: disposition.byName,
      })),
    judgedBlind: new Set(state.blindVerdicts.map(({ findingId }) => findingId)).size,
    goesOut: deficiencyItems(
      { prepared: state.prepared, findings: disposedFindings(state), ownFindings: state.ownFindings },
      knowledge,
    ).map(({ number, clause, severity, conclusions, title, places }) => {
      return {
        number,
        clause: articleOf(clause),
        severity,
        text: conclusions[0] ?? title,
        place: places[0] ?? null,
        places: places.length,
      };
    }),
    finalCounts: countVerdicts(outlineReview(state), caller.person),
    ownFindings: state.ownFindings.length,
    contentHash,
    needsSecondPerson: second,
    secondPersonReason: second ? secondReason(state) : null,
    signOffs: state.signOffs.map((signature) => ({ ...signature, auditSeq: records.get(signature.id) ?? null })),
    staleSignOffs: state.staleSignOffs.map((signature) => ({ ...signature, auditSeq: records.get(signature.id) ?? null })),
    sentBack: state.sentBack === null ? null : { byName: state.sentBack.byName, at: state.sentBack.at, reason: state.sentBack.reason },
    mine: mine(caller, state, contentHash, now().toISOString()),
  };
}

/** Asks the table what this person could do now, without doing it. */
function mine(caller: Caller, state: ReviewState, contentHash: Sha256, now: string): SignOffSheet['mine'] {
  const ask = (what: ReviewCommand) => decide(state, what, { actor: caller.actor, now, newId: randomUUID });
  const meaning: SignatureMeaning = state.phase === 'awaiting-approval' ? 'approved' : 'reviewed';
  const outcome = ask({ type: meaning === 'approved' ? 'approve' : 'sign', contentHash });
  const refusal: Bilingual | null = outcome.kind === 'refused' ? outcome.refusal.message : null;
  const maySendBack = ask({ type: 'sendBack', reason: '–' }).kind === 'accepted';
  return { meaning: refusal === null ? meaning : null, refusal, maySendBack };
}

function secondReason({ prepared, raisedRisk }: ReviewState): Bilingual {
  if (raisedRisk !== null) return secondForRaised(raisedRisk.byName, raisedRisk.reason);
  if (prepared.classification.riskTier === 'normal') return words.secondForCritical;
  if (prepared.classification.riskTier === 'unknown') return words.secondForUnknown;
  const reason = prepared.classification.suggestions.find(({ question }) => question === 'risk-tier')?.reason;
  return reason ?? words.secondForRisk;
}
