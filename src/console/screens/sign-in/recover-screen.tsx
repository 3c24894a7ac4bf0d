import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { announce } from '../../parts/announcer.tsx';
import { TextField } from '../../parts/field.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { call } from '../../server/call.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';
import './sign-in.css';

/** A new password with the one-time word that the second person handed on. */
export function RecoverScreen() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { act, refusal, busy } = useAct();
  const [given, setGiven] = useState({ username: '', word: '', password: '' });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void act(call('recover', {}, { body: given }), () => {
      announce(t('recovery.done'));
      void navigate('/sign-in');
    });
  };
  const fields = [
    ['username', 'text', 'username'],
    ['word', 'text', 'off'],
    ['password', 'password', 'new-password'],
  ] as const;
  return (
    <main className="sign-in">
      <form className="panel" onSubmit={submit}>
        <h1>{t('recovery.own')}</h1>
        <p className="muted">{t('recovery.ownText')}</p>
        {fields.map(([field, type, purpose]) => (
          <TextField
            key={field}
            label={t(`recovery.field.${field}`)}
            type={type}
            value={given[field]}
            onChange={(value) => setGiven({ ...given, [field]: value })}
            autoComplete={purpose}
            minLength={field === 'password' ? 10 : 1}
            maxLength={field === 'password' ? 256 : 200}
            required
          />
        ))}
        <Refusal words={refusal} />
        <button type="submit" className="button primary" disabled={busy}>
          {t('password.save')}
        </button>
        <Link to="/sign-in">{t('recovery.back')}</Link>
      </form>
    </main>
  );
}
