import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSession, useSessionAccess } from '../../app/session.tsx';
import { ActForm } from '../../parts/act-form.tsx';
import { announce } from '../../parts/announcer.tsx';
import { TextField } from '../../parts/field.tsx';
import { call } from '../../server/call.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';
import './password.css';

/** The person chooses their own password: at the first sign-in with a start password before anything else, later when they wish. */
export function PasswordScreen() {
  const { t } = useWords();
  const { mustChangePassword } = useSession();
  const { enter, signOut } = useSessionAccess();
  const navigate = useNavigate();
  const acting = useAct();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [differ, setDiffer] = useState(false);
  const send = async (): Promise<void> => {
    setDiffer(next !== again);
    if (next !== again) return;
    await acting.act(call('changePassword', {}, { body: { current, next } }), (session) => {
      enter(session);
      announce(t('password.saved'));
      void navigate('/dossiers');
    });
  };
  const fields = [
    ['current', current, setCurrent, 'current-password', 1],
    ['next', next, setNext, 'new-password', 10],
    ['again', again, setAgain, 'new-password', 10],
  ] as const;
  return (
    <main className="password-screen">
      <ActForm
        className="panel"
        acting={differ ? { ...acting, refusal: t('password.differ') } : acting}
        send={t('password.save')}
        onSend={send}
        others={
          mustChangePassword && (
            <button type="button" className="button" onClick={() => void signOut()}>
              {t('frame.signOut')}
            </button>
          )
        }
      >
        <h1>{t('password.title')}</h1>
        <p className="muted">{t(mustChangePassword ? 'password.start' : 'password.own')}</p>
        {fields.map(([label, value, set, purpose, least]) => (
          <TextField
            key={label}
            label={t(`password.field.${label}`)}
            type="password"
            value={value}
            onChange={set}
            autoComplete={purpose}
            minLength={least}
            maxLength={256}
            required
          />
        ))}
      </ActForm>
    </main>
  );
}
