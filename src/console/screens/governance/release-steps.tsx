import { type FormEvent, useState } from 'react';
import type { ReleaseList } from '../../../contract/index.ts';
import type { Release, SecurityReview } from '../../../domain/index.ts';
import { securityQuestions } from '../../../domain/security-questions.ts';
import { useHasRole } from '../../app/session.tsx';
import { type SignerSecrets, useSigner } from '../../parts/signer.tsx';
import { call, type Problem, type Result } from '../../server/call.ts';
import { DayField } from '../../parts/day-field.tsx';
import { useWords } from '../../words/language.ts';
import { dayOf, timeOf } from '../../words/times.ts';
import { FilingLinks } from './filing-links.tsx';
import { SignedReasonForm } from './signed-reason-form.tsx';

type Done = (result: { readonly ok: true; readonly value: ReleaseList } | { readonly ok: false; readonly problem: Problem }) => boolean;

/** The life of a release so far, and the step that comes next for whoever may take it. */
export function ReleaseSteps({ release, onDone }: { readonly release: Release; readonly onDone: Done }) {
  const { t, language } = useWords();
  return (
    <section className="panel steps">
      <header className="head">
        <h2>{t('governance.steps')}</h2>
      </header>
      <ol className="life">
        {release.events.map((event, index) => (
          <li key={index}>
            <time className="muted s" dateTime={event.at}>
              {dayOf(event.at, language)} {timeOf(event.at)}
            </time>
            <span>
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
            </span>
          </li>
        ))}
      </ol>
      <FilingLinks releaseId={release.id} />
      <NextStep release={release} onDone={onDone} />
    </section>
  );
}

function NextStep({ release, onDone }: { readonly release: Release; readonly onDone: Done }) {
  const { t } = useWords();
  const governs = useHasRole('governance');
  const reviews = useHasRole('governance', 'administrator');
  const approves = useHasRole('governance', 'approver');
  const at = { releaseId: release.id };
  const withReason = (what: 'activateRelease' | 'retireRelease') => (reason: string, signer: SignerSecrets) =>
    call(what, at, { body: { reason, ...signer } });
  return (
    <div className="next">
      {governs && release.state === 'draft' && (
        <OneButton label={t('governance.evaluate')} onSend={() => call('evaluateRelease', at)} onDone={onDone} />
      )}
      {reviews && release.state === 'evaluated' && <SecurityForm release={release} onDone={onDone} />}
      {approves && release.state === 'security-reviewed' && <ApprovalForm release={release} onDone={onDone} />}
      {governs && (release.state === 'approved' || release.state === 'retired') && (
        <SignedReasonForm
          label={t(release.state === 'retired' ? 'governance.return' : 'governance.activate')}
          onSend={withReason('activateRelease')}
          onDone={onDone}
        />
      )}
      {reviews && (release.state === 'active' || release.state === 'approved') && (
        <SignedReasonForm label={t('governance.stop')} danger onSend={withReason('retireRelease')} onDone={onDone} />
      )}
    </div>
  );
}

function OneButton({
  label,
  onSend,
  onDone,
}: {
  readonly label: string;
  readonly onSend: () => Promise<Result<ReleaseList>>;
  readonly onDone: Done;
}) {
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    onDone(await onSend());
    setBusy(false);
  };
  return (
    <button type="button" className="button primary" disabled={busy} onClick={() => void send()}>
      {label}
    </button>
  );
}

function SecurityForm({ release, onDone }: { readonly release: Release; readonly onDone: Done }) {
  const { t } = useWords();
  const [answers, setAnswers] = useState<SecurityReview['answers']>(
    Object.fromEntries(securityQuestions.map((question) => [question, { ok: false, note: '' }])) as SecurityReview['answers'],
  );
  const [conclusion, setConclusion] = useState('');
  const signer = useSigner();
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    onDone(await call('reviewRelease', { releaseId: release.id }, { body: { answers, conclusion, ...signer.take() } }));
    signer.answered();
  };
  return (
    <form onSubmit={(event) => void send(event)} aria-label={t('governance.review')}>
      {securityQuestions.map((question) => (
        <fieldset key={question}>
          <label className="row">
            <input
              type="checkbox"
              checked={answers[question].ok}
              onChange={(event) => setAnswers({ ...answers, [question]: { ...answers[question], ok: event.target.checked } })}
            />
            {t(`governance.security.${question}`)}
          </label>
          {!answers[question].ok && (
            <input
              className="input"
              aria-label={t('governance.note', { what: t(`governance.security.${question}`) })}
              placeholder={t('governance.noteHint')}
              value={answers[question].note}
              onChange={(event) => setAnswers({ ...answers, [question]: { ...answers[question], note: event.target.value } })}
            />
          )}
        </fieldset>
      ))}
      <label>
        <span className="label">{t('governance.conclusion')}</span>
        <textarea className="input" rows={2} required value={conclusion} onChange={(event) => setConclusion(event.target.value)} />
      </label>
      {signer.fields}
      <button type="submit" className="button primary" disabled={!signer.ready}>
        {t('governance.review')}
      </button>
    </form>
  );
}

function ApprovalForm({ release, onDone }: { readonly release: Release; readonly onDone: Done }) {
  const { t } = useWords();
  const failed = release.events.findLast((event) => event.type === 'evaluated')?.evaluation.failed ?? [];
  const [reason, setReason] = useState('');
  const signer = useSigner();
  const [deviation, setDeviation] = useState({ reason: '', risk: '', until: '' });
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    onDone(
      await call(
        'approveRelease',
        { releaseId: release.id },
        { body: { reason, deviation: failed.length === 0 ? null : deviation, ...signer.take() } },
      ),
    );
    signer.answered();
  };
  return (
    <form onSubmit={(event) => void send(event)} aria-label={t('governance.approve')}>
      <label>
        <span className="label">{t('governance.reason')}</span>
        <input className="input" required value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      {failed.length > 0 && (
        <fieldset>
          <legend>{t('governance.deviationNeeded', { what: failed.join(', ') })}</legend>
          {(['reason', 'risk'] as const).map((field) => (
            <label key={field}>
              <span className="label">{t(`governance.deviationFields.${field}`)}</span>
              <input
                className="input"
                required
                value={deviation[field]}
                onChange={(event) => setDeviation({ ...deviation, [field]: event.target.value })}
              />
            </label>
          ))}
          <label>
            <span className="label">{t('governance.deviationFields.until')}</span>
            <DayField required value={deviation.until} onChange={(until) => setDeviation({ ...deviation, until })} />
          </label>
        </fieldset>
      )}
      {signer.fields}
      <button type="submit" className="button primary" disabled={!signer.ready}>
        {t('governance.approve')}
      </button>
    </form>
  );
}
