import { type FormEvent, useState } from 'react';
import type { Recovery } from '../../../domain/index.ts';
import { useSession } from '../../app/session.tsx';
import { useSigner } from '../../parts/signer.tsx';
import { call } from '../../server/call.ts';
import type { Answer } from '../../server/endpoints.ts';
import { useResource } from '../../server/resource.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';
import { dayOf, timeOf } from '../../words/times.ts';

/** Recoveries that were asked for; the second person confirms here and hands the word on. Nothing is shown while there are none. */
export function RecoveriesPart() {
  const { t, language } = useWords();
  const { person } = useSession();
  const list = useResource('listRecoveries', {});
  const [word, setWord] = useState<Answer<'confirmRecovery'> | null>(null);
  const recoveries = list.data?.recoveries ?? [];
  if (recoveries.length === 0) return null;
  return (
    <section className="panel recoveries" aria-label={t('recovery.title')}>
      <h2>{t('recovery.title')}</h2>
      {word !== null && (
        <div className="given" role="status">
          <p className="s muted">{t('recovery.wordOf', { username: word.username })}</p>
          <p className="mono secret">{word.word}</p>
          <p className="s">{t('recovery.wordText')}</p>
          <button type="button" className="button" onClick={() => setWord(null)}>
            {t('admin.understood')}
          </button>
        </div>
      )}
      <ul>
        {recoveries.map((recovery) => (
          <li key={recovery.id}>
            <p>
              <b>{recovery.personName}</b> · {t(`recovery.lost.${recovery.lost}`)} · {t(`recovery.state.${recovery.state}`)}
            </p>
            <p className="s muted">
              {t('recovery.askedBy', {
                name: recovery.askedByName,
                time: `${dayOf(recovery.askedAt, language)} ${timeOf(recovery.askedAt)}`,
              })}
              {': '}
              {recovery.reason}
            </p>
            {recovery.state === 'asked' && recovery.askedBy !== person.id && recovery.person !== person.id && (
              <Confirm
                recovery={recovery}
                onDone={(given) => {
                  setWord(given);
                  list.reload();
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Confirm({ recovery, onDone }: { readonly recovery: Recovery; readonly onDone: (word: Answer<'confirmRecovery'>) => void }) {
  const { t } = useWords();
  const signer = useSigner();
  const { act, refusal, busy } = useAct();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void act(call('confirmRecovery', { recoveryId: recovery.id }, { body: signer.take() }), onDone).then(signer.answered);
  };
  return (
    <form className="admin-form" onSubmit={submit}>
      {signer.fields}
      {refusal !== '' && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
      <div className="row">
        <button type="submit" className="button primary" disabled={busy || !signer.ready}>
          {t('recovery.confirm')}
        </button>
      </div>
    </form>
  );
}
