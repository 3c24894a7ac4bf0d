import { useState } from 'react';
import type { RetentionView } from '../../../contract/index.ts';
import { useHasRole } from '../../app/session.tsx';
import { ActForm } from '../../parts/act-form.tsx';
import { announce } from '../../parts/announcer.tsx';
import { Empty } from '../../parts/states.tsx';
import { call, type Result } from '../../server/call.ts';
import { remember } from '../../server/resource.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';
import { dayOf } from '../../words/times.ts';
import { ReasonInput } from './reason-input.tsx';

type Kept = RetentionView['dossiers'][number];
type Step = 'hold' | 'end-hold' | 'delete';

/** Dossiers with the day from which they may be deleted and their legal hold; leads and administrators ask, leads and governance hold. */
export function KeptDossiers({ dossiers, deletions }: Pick<RetentionView, 'dossiers' | 'deletions'>) {
  const { t } = useWords();
  const asked = new Set(deletions.flatMap(({ dossier, state }) => (state === 'asked' ? [dossier] : [])));
  if (dossiers.length === 0) return <Empty title={t('retention.noDossiers')}>{t('retention.noDossiersText')}</Empty>;
  return (
    <section className="panel retention" aria-label={t('retention.dossiers')}>
      <h2>{t('retention.dossiers')}</h2>
      <ul>
        {dossiers.map((dossier) => (
          <Entry key={dossier.id} dossier={dossier} asked={asked.has(dossier.id)} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ dossier, asked }: { readonly dossier: Kept; readonly asked: boolean }) {
  const { t, language } = useWords();
  const mayHold = useHasRole('lead', 'governance');
  const mayAsk = useHasRole('lead', 'administrator') && dossier.closedAt !== null && dossier.hold === null && !asked;
  const [step, setStep] = useState<Step | null>(null);
  const { id, name, side, closedAt, dueAt, due, hold } = dossier;
  const steps: Step[] = [
    ...(mayHold ? [hold === null ? ('hold' as const) : ('end-hold' as const)] : []),
    ...(mayAsk ? ['delete' as const] : []),
  ];
  const when =
    closedAt === null || dueAt === null
      ? t('retention.open')
      : t(due ? 'retention.due' : 'retention.dueOn', { closed: dayOf(closedAt, language), day: dayOf(dueAt, language) });
  return (
    <li>
      <p className="row">
        <b className="clip">{name}</b>
        <span className="muted s">{t(`retention.kind.${side}`)}</span>
        {due && <span className="tag">{t('retention.isDue')}</span>}
        {hold !== null && <span className="tag">{t('retention.held')}</span>}
      </p>
      <p className="s muted">{when}</p>
      {hold !== null && (
        <p className="s">
          {t('retention.heldBy', { name: hold.byName, day: dayOf(hold.at, language) })}: {hold.reason}
        </p>
      )}
      {asked && <p className="s">{t('retention.waits')}</p>}
      {step === null ? (
        <p className="row">
          {steps.map((each) => (
            <button
              key={each}
              type="button"
              className="button"
              aria-label={`${t(`retention.step.${each}`)}: ${name}`}
              onClick={() => setStep(each)}
            >
              {t(`retention.step.${each}`)}
            </button>
          ))}
        </p>
      ) : (
        <StepForm id={id} name={name} step={step} early={!due} onClose={() => setStep(null)} />
      )}
    </li>
  );
}

type StepProps = {
  readonly id: Kept['id'];
  readonly name: string;
  readonly step: Step;
  readonly early: boolean;
  readonly onClose: () => void;
};

function StepForm({ id, name, step, early, onClose }: StepProps) {
  const { t } = useWords();
  const acting = useAct();
  const [reason, setReason] = useState('');
  const request = (): Promise<Result<RetentionView>> =>
    step === 'delete'
      ? call('askDeletion', { dossierId: id }, { body: { reason } })
      : call('holdDossier', { dossierId: id }, { body: { held: step === 'hold', reason } });
  const send = (): Promise<void> =>
    acting.act(request(), (view) => {
      onClose();
      remember('retention', {}, view);
      announce(t(`retention.stepDone.${step}`, { name }));
    });
  return (
    <ActForm
      className="retention-form"
      acting={acting}
      ready={reason.trim() !== ''}
      send={t(`retention.step.${step}`)}
      onSend={send}
      onCancel={onClose}
    >
      {step === 'delete' && early && <p className="s refusal">{t('retention.early')}</p>}
      <ReasonInput of={name} value={reason} onChange={setReason} autoFocus />
    </ActForm>
  );
}
