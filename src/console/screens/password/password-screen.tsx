import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { useSession, useSessionAccess } from '../../app/session.tsx';
import { announce } from '../../parts/announcer.tsx';
import { call } from '../../server/call.ts';
import { useWords } from '../../words/language.ts';
import './password.css';

/** The person chooses their own password: at the first sign-in with a start password before anything else, later when they wish. */
export function PasswordScreen() {
  const { t, say } = useWords();
  const { mustChangePassword } = useSession();
  const { enter, signOut } = useSessionAccess();
  const navigate = useNavigate();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [refusal, setRefusal] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (next !== again) return setRefusal(t('password.differ'));
    const result = await call('changePassword', {}, { body: { current, next } });
    if (!result.ok)
      return setRefusal(
        result.problem.kind === 'unreachable' ? t('problem.unreachableText') : say(result.problem.message) || t('problem.refusedText'),
      );
    enter(result.value);
    announce(t('password.saved'));
    void navigate('/dossiers');
  };
  const fields = [
    ['current', current, setCurrent, 'current-password', 1],
    ['next', next, setNext, 'new-password', 10],
    ['again', again, setAgain, 'new-password', 10],
  ] as const;
  return (
    <main className="password-screen">
      <form className="panel" onSubmit={(event) => void submit(event)}>
        <h1>{t('password.title')}</h1>
        <p className="muted">{t(mustChangePassword ? 'password.start' : 'password.own')}</p>
        {fields.map(([label, value, set, purpose, least]) => (
          <label key={label} className="field">
            <span>{t(`password.field.${label}`)}</span>
            <input
              className="input"
              type="password"
              value={value}
              onChange={(event) => set(event.target.value)}
              autoComplete={purpose}
              minLength={least}
              maxLength={256}
              required
            />
          </label>
        ))}
        {refusal !== '' && (
          <p className="refusal" role="alert">
            {refusal}
          </p>
        )}
        <div className="row">
          <button type="submit" className="button primary">
            {t('password.save')}
          </button>
          {mustChangePassword && (
            <button type="button" className="button" onClick={() => void signOut()}>
              {t('frame.signOut')}
            </button>
          )}
        </div>
      </form>
    </main>
  );
}
