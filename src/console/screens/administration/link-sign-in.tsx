import { type FormEvent, useState } from 'react';
import type { PersonView } from '../../../contract/index.ts';
import { announce } from '../../parts/announcer.tsx';
import { call } from '../../server/call.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';

/** Links an account of the sign-in provider to a person, by the identifier that the provider gives it, or removes the link. */
export function LinkSignIn({ people, onDone }: { readonly people: readonly PersonView[]; readonly onDone: () => void }) {
  const { t } = useWords();
  const { act, refusal, busy } = useAct();
  const [personId, setPersonId] = useState('');
  const [subject, setSubject] = useState('');
  const chosen = people.find(({ id }) => id === personId);
  const done = (): void => {
    setSubject('');
    announce(t('sso.saved'));
    onDone();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void act(call('linkSignIn', { personId }, { body: { subject } }), done);
  };
  return (
    <section className="panel recoveries" aria-label={t('sso.title')}>
      <h2>{t('sso.title')}</h2>
      <p className="s muted">{t('sso.text')}</p>
      <form className="admin-form" onSubmit={submit}>
        <label className="field">
          <span>{t('sso.person')}</span>
          <select className="input" value={personId} onChange={(event) => setPersonId(event.target.value)} required>
            <option value="">–</option>
            {people.map(({ id, name, username }) => (
              <option key={id} value={id}>
                {name} ({username})
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('sso.subject')}</span>
          <input className="input mono" value={subject} onChange={(event) => setSubject(event.target.value)} required maxLength={255} />
        </label>
        {refusal !== '' && (
          <p className="refusal" role="alert">
            {refusal}
          </p>
        )}
        <div className="row">
          <button type="submit" className="button primary" disabled={busy}>
            {t('sso.link')}
          </button>
          {(chosen?.providerSubject ?? null) !== null && (
            <button type="button" className="button" disabled={busy} onClick={() => void act(call('unlinkSignIn', { personId }), done)}>
              {t('sso.unlink')}
            </button>
          )}
        </div>
      </form>
    </section>
  );
}
