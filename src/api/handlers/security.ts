import type { SecurityView } from '../../contract/index.ts';
import type { AuditRecord } from '../../domain/index.ts';
import type { Workspace } from '../../workspace/open-workspace.ts';
import { sentenceOf } from '../audit-sentences.ts';
import type { Handlers } from '../bind-routes.ts';

/** Events shown at once. */
const newest = 500;

/** What bears on security, as the record tells it, and the alerts that a person has read or not. */
export function securityHandlers({ store, security, knowledge }: Workspace): Pick<Handlers, 'security' | 'readAlert'> {
  const recordOf = (seq: number): AuditRecord =>
    JSON.parse(Buffer.from(store.auditLines(seq, seq + 1)[0]?.line ?? []).toString('utf8')) as AuditRecord;
  const view = (): SecurityView => ({
    alerts: [...security.alerts()],
    events: security
      .events()
      .slice(0, newest)
      .map((event) => ({ ...event, sentence: sentenceOf(recordOf(event.seq), { store, knowledge }) })),
    stopped: store.failure()?.userMessage ?? null,
  });
  return {
    security: view,
    readAlert: ({ params, body, caller }) => {
      security.read(params.alertId, caller.actor, body.remark);
      return view();
    },
  };
}
