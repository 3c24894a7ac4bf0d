import { useState } from 'react';
import type { RetentionView } from '../../../contract/index.ts';
import { useHasRole } from '../../app/session.tsx';
import { ActForm } from '../../parts/act-form.tsx';
import { announce } from '../../parts/announcer.tsx';
import { call } from '../../server/call.ts';
import { remember } from '../../server/resource.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';
import { dayOf, figure } from '../../words/times.ts';
import { ReasonInput } from './reason-input.tsx';

type Period = RetentionView['periods'][number];

/** The period of each kind of dossier; an administrator sets it with a reason. */
export function PeriodsPanel({ periods }: { readonly periods: readonly Period[] }) {
  const { t, language } = useWords();
  const maySet = useHasRole('administrator');
  return (
    <section className="panel retention" aria-label={t('retention.periods')}>
      <h2>{t('retention.periods')}</h2>
      <ul>
        {periods.map((period) => (
          <li key={`${period.kind} ${period.days}`}>
            <p>
              <b>{t(`retention.kind.${period.kind}`)}</b> · {t('retention.days', { days: figure(period.days) })}
            </p>
            <p className="s muted">
              {period.at === null
                ? t(`retention.usual.${period.kind}`)
                : `${t('retention.setBy', { name: period.byName, day: dayOf(period.at, language) })}: ${period.reason}`}
            </p>
            {maySet && <SetPeriod period={period} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SetPeriod({ period: { kind, days } }: { readonly period: Period }) {
  const { t } = useWords();
  const acting = useAct();
  const [wanted, setWanted] = useState(String(days));
  const [reason, setReason] = useState('');
  const name = t(`retention.kind.${kind}`);
  const send = (): Promise<void> =>
    acting.act(call('setRetentionPeriod', { kind }, { body: { days: Number(wanted), reason } }), (view) => {
      remember('retention', {}, view);
      announce(t('retention.set', { name }));
    });
  return (
    <ActForm
      className="retention-form"
      plain
      acting={acting}
      ready={Number(wanted) !== days && reason.trim() !== ''}
      send={t('retention.change')}
      onSend={send}
    >
      <input
        className="input days"
        type="number"
        min={1}
        max={36_500}
        required
        aria-label={t('retention.daysOf', { name })}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      <ReasonInput of={name} value={reason} onChange={setReason} />
    </ActForm>
  );
}
