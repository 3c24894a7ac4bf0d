import { useState } from 'react';
import type { CorrectionsView } from '../../../contract/index.ts';
import { Empty } from '../../parts/states.tsx';
import { call } from '../../server/call.ts';
import { DayField } from '../../parts/day-field.tsx';
import { useWords } from '../../words/language.ts';
import { dayOf, figure } from '../../words/times.ts';
import { ReasonForm } from './reason-form.tsx';

type Entry = CorrectionsView['dossiers'][number];
type Props = {
  readonly dossiers: readonly Entry[];
  /** Dossiers that an export is asked of; null: the person does not ask for exports. */
  readonly chosen: ReadonlySet<string> | null;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly onDone: (page: CorrectionsView) => void;
};

/** Signed dossiers by the day of their signature: consent, who gave it and why; those with consent are chosen for an export. */
export function DataConsents({ dossiers, chosen, onChoose, onDone }: Props) {
  const { t } = useWords();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const signedOn = ({ signedAt }: Entry): string => signedAt?.slice(0, 10) ?? '';
  const shown = dossiers.filter(
    (entry) => (from === '' || signedOn(entry) >= from) && (to === '' || (signedOn(entry) !== '' && signedOn(entry) <= to)),
  );
  const usable = shown.filter(({ consent, signedAt }) => consent?.given === true && signedAt !== null);
  const all = chosen !== null && usable.length > 0 && usable.every(({ id }) => chosen.has(id));
  const choose = (ids: readonly string[], on: boolean): void => {
    const rest = [...(chosen ?? [])].filter((id) => !ids.includes(id));
    onChoose(new Set(on ? [...rest, ...ids] : rest));
  };
  if (dossiers.length === 0)
    return (
      <section className="panel">
        <Empty title={t('corrections.none')}>{t('corrections.noneText')}</Empty>
      </section>
    );
  return (
    <section className="panel scroll-x consents">
      <header className="head">
        <h2>{t('corrections.dossiers')}</h2>
        {(
          [
            ['from', from, setFrom],
            ['to', to, setTo],
          ] as const
        ).map(([name, value, set]) => (
          <label key={name} className="row s">
            <span className="muted">{t(`corrections.${name}`)}</span>
            <DayField value={value} onChange={set} />
          </label>
        ))}
      </header>
      <table className="list">
        <thead>
          <tr>
            {chosen !== null && (
              <th scope="col">
                <input
                  type="checkbox"
                  aria-label={t('corrections.chooseAll')}
                  checked={all}
                  disabled={usable.length === 0}
                  onChange={(event) =>
                    choose(
                      usable.map(({ id }) => id),
                      event.target.checked,
                    )
                  }
                />
              </th>
            )}
            <th scope="col">{t('corrections.columns.dossier')}</th>
            <th scope="col">{t('corrections.columns.signed')}</th>
            <th scope="col" className="num">
              {t('corrections.columns.decided')}
            </th>
            <th scope="col">{t('corrections.columns.consent')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((entry) => (
            <Row
              key={entry.id}
              entry={entry}
              chosen={chosen?.has(entry.id) ?? null}
              onChoose={(on) => choose([entry.id], on)}
              onDone={onDone}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({
  entry,
  chosen,
  onChoose,
  onDone,
}: {
  readonly entry: Entry;
  readonly chosen: boolean | null;
  readonly onChoose: (on: boolean) => void;
  readonly onDone: Props['onDone'];
}) {
  const { t, language } = useWords();
  const [open, setOpen] = useState(false);
  const { id, name, signedAt, decided, consent, mayConsent } = entry;
  const given = consent?.given === true;
  return (
    <tr>
      {chosen !== null && (
        <td>
          <input
            type="checkbox"
            aria-label={name}
            checked={chosen && given}
            disabled={!given || signedAt === null}
            onChange={(event) => onChoose(event.target.checked)}
          />
        </td>
      )}
      <th scope="row">{name}</th>
      <td className="nowrap">{signedAt === null ? t('corrections.notSigned') : dayOf(signedAt, language)}</td>
      <td className="num">{figure(decided)}</td>
      <td>
        <p className="row">
          <span className="tag">{t(given ? 'corrections.given' : consent === null ? 'corrections.never' : 'corrections.withdrawn')}</span>
          {mayConsent && (
            <button type="button" className="button small" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t(given ? 'corrections.takeBack' : 'corrections.give')}
            </button>
          )}
        </p>
        {consent !== null && (
          <p className="s muted">{[consent.byName, dayOf(consent.at, language)].join(t('comma')) + t('colon') + consent.reason}</p>
        )}
        {open && (
          <div className="consent-form">
            <ReasonForm
              label={t(given ? 'corrections.takeBackNow' : 'corrections.giveNow')}
              danger={given}
              onSend={(reason) => call('consentToData', { dossierId: id }, { body: { given: !given, reason } })}
              onDone={(page) => {
                setOpen(false);
                onDone(page);
              }}
            />
          </div>
        )}
      </td>
    </tr>
  );
}
