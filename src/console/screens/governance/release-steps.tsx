import type { ReleaseList } from '../../../contract/index.ts';
import type { Release } from '../../../domain/index.ts';
import { useHasRole } from '../../app/session.tsx';
import { ActForm } from '../../parts/act-form.tsx';
import type { SignerSecrets } from '../../parts/signer.tsx';
import { call } from '../../server/call.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';
import { ApprovalForm } from './approval-form.tsx';
import { FilingLinks } from './filing-links.tsx';
import { ReasonForm } from './reason-form.tsx';
import { SecurityReviewForm } from './security-review-form.tsx';
import { StepsPanel } from './steps-panel.tsx';

type Steps = { readonly release: Release; readonly onDone: (list: ReleaseList) => void };

/** The life of a release so far, and the step that comes next for whoever may take it. */
export function ReleaseSteps({ release, onDone }: Steps) {
  const { t } = useWords();
  const tell = (event: Release['events'][number]) => (
    <>
      <b>{t(`governance.did.${event.type}`)}</b>{' '}
      <span className="muted">{event.by === 'system' ? t('governance.system') : event.byName}</span>
      {'reason' in event && event.reason !== '' && (
        <span className="block">{event.type === 'activated' && event.shipped ? t('governance.shippedText') : event.reason}</span>
      )}
      {event.type === 'security-reviewed' && <span className="block">{event.review.conclusion}</span>}
      {event.type === 'evaluated' && event.evaluation.failed.length > 0 && (
        <span className="block v-not-met">{t('governance.failed', { what: event.evaluation.failed.join(', ') })}</span>
      )}
      {event.type === 'approved' && event.deviation !== null && (
        <span className="block">
          {t('governance.deviation')}: {event.deviation.reason}. {event.deviation.risk}.{' '}
          {t('governance.until', { day: event.deviation.until })}
        </span>
      )}
    </>
  );
  return (
    <StepsPanel
      steps={release.events.map((event) => ({ at: event.at, told: tell(event) }))}
      between={<FilingLinks releaseId={release.id} />}
    >
      <NextStep release={release} onDone={onDone} />
    </StepsPanel>
  );
}

function NextStep({ release, onDone }: Steps) {
  const { t } = useWords();
  const governs = useHasRole('governance');
  const reviews = useHasRole('governance', 'administrator');
  const approves = useHasRole('governance', 'approver');
  const acting = useAct();
  const at = { releaseId: release.id };
  const withReason = (what: 'activateRelease' | 'retireRelease') => (reason: string, secrets: SignerSecrets) =>
    call(what, at, { body: { reason, ...secrets } });
  return (
    <>
      {governs && release.state === 'draft' && (
        <ActForm acting={acting} send={t('governance.evaluate')} onSend={() => acting.act(call('evaluateRelease', at), onDone)} />
      )}
      {reviews && release.state === 'evaluated' && <SecurityReviewForm release={release} onDone={onDone} />}
      {approves && release.state === 'security-reviewed' && <ApprovalForm release={release} onDone={onDone} />}
      {governs && (release.state === 'approved' || release.state === 'retired') && (
        <ReasonForm
          signed
          label={t(release.state === 'retired' ? 'governance.return' : 'governance.activate')}
          onSend={withReason('activateRelease')}
          onDone={onDone}
        />
      )}
      {reviews && (release.state === 'active' || release.state === 'approved') && (
        <ReasonForm label={t('governance.stop')} signed danger onSend={withReason('retireRelease')} onDone={onDone} />
      )}
    </>
  );
}
