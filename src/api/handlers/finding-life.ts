import { coverFor } from '../../domain/blind-cover.ts';
import type { AuditEvent, AuditRecord, DossierId } from '../../domain/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { sentenceOf } from '../audit-sentences.ts';
import type { Handlers } from '../bind-routes.ts';
import { RequestError } from '../http-error.ts';
import { loadReview } from '../load-dossier.ts';
import { presentRow } from '../present-finding.ts';
import { words } from '../words.ts';

/** What happens to a whole dossier happens to each of its findings. */
const ofDossier: readonly AuditEvent[] = [
  'dossier.received', 'dossier.prepared', 'dossier.redrafted', 'fact.corrected', 'review.signed', 'review.sent-back', 'review.reopened', 'report.made',
]; // prettier-ignore

/** One finding from draft to report: every record that concerns it, with its number in the log. */
export function findingLifeHandlers(workspace: Workspace): Pick<Handlers, 'findingLife'> {
  const { store, knowledge } = workspace;
  return {
    findingLife: ({ params, caller }) => {
      const state = loadReview(store, params.dossierId);
      const finding = state.prepared.findings.find(({ id }) => id === params.findingId);
      if (finding === undefined) throw new RequestError('not-found', words.notFound);
      const { title, article } = presentRow(finding, state, knowledge, null);
      const known = coverFor(state, finding.id, caller.person) === null;
      const changed = state.prepared.changedAfterDecision?.find(({ findingId }) => findingId === finding.id);
      return {
        findingId: finding.id,
        requirementId: finding.requirementId,
        title,
        article,
        draft: known ? { verdict: finding.verdict, summary: finding.summary } : null,
        changed:
          changed === undefined ? null : { verdict: changed.draft?.verdict ?? null, summary: changed.draft?.summary ?? words.noSuchDraft },
        lines: recordsOf(params.dossierId as DossierId)
          .filter(({ subject, event }) => subject === finding.id || ofDossier.includes(event))
          .map((record) => ({ record, sentence: sentenceOf(record, workspace), leafHash: workspace.leafHashOf(record.seq) })),
      };
    },
  };

  /** All records of a dossier, oldest first. */
  function recordsOf(dossier: DossierId): AuditRecord[] {
    const records: AuditRecord[] = [];
    for (let before: number | undefined; ;) {
      const page = store.auditTimeline({ dossier, limit: 1000, ...(before === undefined ? {} : { before }) });
      records.push(...page);
      before = page.at(-1)?.seq;
      if (page.length < 1000) return records.toReversed();
    }
  }
}
