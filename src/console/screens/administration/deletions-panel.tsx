import { useState } from 'react';
import type { RetentionView } from '../../../contract/index.ts';
import { useHasRole, useSession } from '../../app/session.tsx';
import { ActForm } from '../../parts/act-form.tsx';
import { announce } from '../../parts/announcer.tsx';
import { Check } from '../../parts/check.tsx';
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
  const acting = useAct();
  const [sure, setSure] = useState(false);
  const send = (pressed: string): Promise<void> => {
    const decision = pressed === 'decline' ? 'decline' : 'confirm';
    return acting.act(
      signer.sign((secrets) => call('decideDeletion', { deletionId: id }, { body: { decision, ...secrets } })),
      (view) => {
        remember('retention', {}, view);
        dossierChanged(dossier);
        announce(t(`retention.decided.${decision}`, { name: dossierName }));
      },
    );
  };
  return (
    <ActForm
      className="admin-form"
      label={t('retention.decide', { name: dossierName })}
      acting={acting}
      signer={signer}
      ready={sure}
      send={t('retention.confirm')}
      onSend={send}
      others={
        <button type="submit" className="button" value="decline" disabled={acting.busy || !signer.ready}>
          {t('retention.decline')}
        </button>
      }
    >
      <Check checked={sure} onChange={setSure}>
        {t('retention.sure')}
      </Check>
    </ActForm>
  );
}
