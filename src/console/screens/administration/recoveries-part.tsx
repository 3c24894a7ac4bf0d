import { useState } from 'react';
import type { Recovery } from '../../../domain/index.ts';
import { useSession } from '../../app/session.tsx';
import { ActForm } from '../../parts/act-form.tsx';
import { useSigner } from '../../parts/signer.tsx';
import { call } from '../../server/call.ts';
import type { Answer } from '../../server/endpoints.ts';
import { useResource } from '../../server/resource.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';
import { dayOf, timeOf } from '../../words/times.ts';
import { GivenOnce } from './given-once.tsx';

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
        <GivenOnce
          title={t('recovery.wordOf', { username: word.username })}
          secret={word.word}
          text={t('recovery.wordText')}
          onUnderstood={() => setWord(null)}
        />
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
  const acting = useAct();
  const send = (): Promise<void> =>
    acting.act(
      signer.sign((body) => call('confirmRecovery', { recoveryId: recovery.id }, { body })),
      onDone,
    );
  return <ActForm className="admin-form" acting={acting} signer={signer} send={t('recovery.confirm')} onSend={send} />;
}
