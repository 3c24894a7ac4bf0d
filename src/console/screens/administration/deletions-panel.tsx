import { useState } from 'react';
import type { RetentionView } from '../../../contract/index.ts';
import { useHasRole, useSession } from '../../app/session.tsx';
import { announce } from '../../parts/announcer.tsx';
import { useSigner } from '../../parts/signer.tsx';
import { call } from '../../server/call.ts';
import { dossierChanged, remember } from '../../server/resource.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';
import { dayOf, timeOf } from '../../words/times.ts';

type Asked = RetentionView['deletions'][number];
type Changed = { readonly onChanged: () => void };

/** Deletions that were asked for, confirmed, declined and done; nothing is shown while there are none. */
export function DeletionsPanel({ deletions, onChanged }: Pick<RetentionView, 'deletions'> & Changed) {
  const { t } = useWords();
  if (deletions.length === 0) return null;
  return (
    <section className="panel retention" aria-label={t('retention.deletions')}>
      <h2>{t('retention.deletions')}</h2>
      <ul>
        {deletions.map((deletion) => (
          <Entry key={deletion.id} deletion={deletion} onChanged={onChanged} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ deletion, onChanged }: { readonly deletion: Asked } & Changed) {
  const { t, language } = useWords();
  const { person } = useSession();
  const governs = useHasRole('governance');
  const { dossierName, state, reason, askedBy, askedByName, askedAt, decidedByName, decidedAt, counts } = deletion;
  const time = (at: string): string => `${dayOf(at, language)} ${timeOf(at)}`;
  return (
    <li>
      <p className="row">
        <b className="clip">{dossierName}</b>
        <span className="tag">{t(`retention.state.${state}`)}</span>
      </p>
      <p className="s muted">
        {t('retention.askedBy', { name: askedByName, time: time(askedAt) })}: {reason}
      </p>
      {decidedAt !== null && (
        <p className="s muted">
          {t(state === 'declined' ? 'retention.declinedBy' : 'retention.confirmedBy', { name: decidedByName ?? '', time: time(decidedAt) })}
        </p>
      )}
      {counts !== null && <p className="s">{t('retention.gone', counts)}</p>}
      {state === 'confirmed' && (
        <p className="row s">
          {t('retention.underWay')}
          <button type="button" className="button" onClick={onChanged}>
            {t('retention.look')}
          </button>
        </p>
      )}
      {state === 'asked' && governs && askedBy !== person.id && <Decide deletion={deletion} />}
    </li>
  );
}

function Decide({ deletion: { id, dossier, dossierName } }: { readonly deletion: Asked }) {
  const { t } = useWords();
  const signer = useSigner();
  const { act, refusal, busy } = useAct();
  const [sure, setSure] = useState(false);
  const decide = (decision: 'confirm' | 'decline'): void =>
    void act(call('decideDeletion', { deletionId: id }, { body: { decision, ...signer.take() } }), (view) => {
      remember('retention', {}, view);
      dossierChanged(dossier);
      announce(t(`retention.decided.${decision}`, { name: dossierName }));
    }).then(signer.answered);
  return (
    <form
      className="admin-form"
      aria-label={t('retention.decide', { name: dossierName })}
      onSubmit={(event) => {
        event.preventDefault();
        decide('confirm');
      }}
    >
      <label className="row">
        <input type="checkbox" checked={sure} onChange={(event) => setSure(event.target.checked)} />
        <span>{t('retention.sure')}</span>
      </label>
      {signer.fields}
      {refusal !== '' && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
      <div className="row">
        <button type="submit" className="button primary" disabled={busy || !signer.ready || !sure}>
          {t('retention.confirm')}
        </button>
        <button type="button" className="button" disabled={busy || !signer.ready} onClick={() => decide('decline')}>
          {t('retention.decline')}
        </button>
      </div>
    </form>
  );
}
