import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSession, useSessionAccess } from '../../app/session.tsx';
import { Awaiting } from '../../parts/states.tsx';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { dayOf } from '../../words/times.ts';
import { ConfirmSelf } from './confirm-self.tsx';
import { Enrol } from './enrol.tsx';
import './second-factor.css';

/** A person's own second factor: enrol or replace it, keep the recovery codes, remove it. */
export function SecondFactorScreen() {
  const { t, language } = useWords();
  const { mustEnrol } = useSession();
  const { refresh, signOut } = useSessionAccess();
  const navigate = useNavigate();
  const factor = useResource('secondFactor', {});
  const [made, setMade] = useState<{ readonly key: string; readonly address: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (factor.data === undefined) return <Awaiting of={factor} what={t('loading.factor')} rows={4} />;
  const { since, codesLeft, required } = factor.data;
  return (
    <main className="second-factor">
      <section className="panel">
        <h1>{t('factor.title')}</h1>
        {codes !== null ? (
          <>
            <p>{t('factor.codesText')}</p>
            <ul className="codes mono">
              {codes.map((code) => (
                <li key={code}>{code}</li>
              ))}
            </ul>
            <div className="row">
              <button
                type="button"
                className="button primary"
                onClick={() => {
                  setCodes(null);
                  factor.reload();
                  void refresh().then(() => navigate('/second-factor'));
                }}
              >
                {t('factor.kept')}
              </button>
            </div>
          </>
        ) : made !== null ? (
          <Enrol
            made={made}
            onDone={(next) => {
              setMade(null);
              setCodes(next);
            }}
            onCancel={() => setMade(null)}
          />
        ) : (
          <>
            <p className="muted">{t(mustEnrol ? 'factor.must' : 'factor.text')}</p>
            {since !== null && <p>{t('factor.since', { day: dayOf(since, language), count: codesLeft })}</p>}
            <ConfirmSelf
              hasFactor={since !== null}
              mayRemove={since !== null && !required}
              onBegun={setMade}
              onRemoved={() => factor.reload()}
            />
            {mustEnrol && (
              <div className="row">
                <button type="button" className="button" onClick={() => void signOut()}>
                  {t('frame.signOut')}
                </button>
              </div>
            )}
          </>
        )}
      </section>
    </main>
  );
}
