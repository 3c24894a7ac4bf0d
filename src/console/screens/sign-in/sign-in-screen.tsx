import { type FormEvent, useState } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { useSessionAccess } from '../../app/session.tsx';
import { useTheme } from '../../app/theme.ts';
import { CodeField } from '../../parts/code-field.tsx';
import { TextField } from '../../parts/field.tsx';
import { Wordmark } from '../../parts/icon.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import type { Problem } from '../../server/call.ts';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import './sign-in.css';

/** Name and password, and the code of a second factor where one is enrolled; then on to where the person wanted to go. */
export function SignInScreen() {
  const { t, say, language, choose } = useWords();
  const [theme, setTheme] = useTheme();
  const { state, signIn } = useSessionAccess();
  const [search] = useSearchParams();
  const health = useResource('health', {});
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  if (state.kind === 'signed-in') {
    const next = search.get('next') ?? '/dossiers';
    return <Navigate to={next.startsWith('/') && !next.startsWith('//') ? next : '/dossiers'} replace />;
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const refused = await signIn({ username, password, ...(code === '' ? {} : { code }) });
    setBusy(false);
    setCode('');
    if (refused?.kind === 'refused' && refused.code === 'auth.code-needed') setAsksCode(true);
    setProblem(refused);
  };
  const words =
    problem === null ? '' : problem.kind === 'unreachable' ? t('problem.unreachableText') : say(problem.message) || t('signIn.refused');
  const told = search.get('sso');
  const outcome = (['unreachable', 'expired', 'refused', 'unlinked'] as const).find((each) => each === told);
  return (
    <main className="sign-in">
      <form className="panel" onSubmit={(event) => void submit(event)}>
        <h1 className="wordmark">
          <Wordmark />
          <span>{t('frame.product')}</span>
        </h1>
        <p className="muted">{t('signIn.promise')}</p>
        <TextField label={t('signIn.username')} value={username} onChange={setUsername} autoComplete="username" autoFocus required />
        <TextField
          label={t('signIn.password')}
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          required
        />
        {outcome !== undefined && words === '' && <Refusal words={t(`sso.outcome.${outcome}`, { subject: search.get('subject') ?? '' })} />}
        {asksCode && <CodeField value={code} onChange={setCode} autoFocus />}
        <Refusal words={words} />
        <button type="submit" className="button primary" disabled={busy}>
          {busy ? t('signIn.busy') : t('signIn.enter')}
        </button>
        {health.data?.singleSignOn === true && (
          <a className="button" href="/api/sso">
            {t('sso.enter')}
          </a>
        )}
        <Link to="/recover">{t('recovery.link')}</Link>
        <div className="row">
          <span className="toggle" role="group" aria-label={t('frame.language')}>
            <button type="button" aria-pressed={language === 'en'} onClick={() => choose('en')} lang="en">
              EN
            </button>
            <button type="button" aria-pressed={language === 'zh'} onClick={() => choose('zh')} lang="zh-CN">
              中文
            </button>
          </span>
          <span className="toggle" role="group" aria-label={t('frame.theme')}>
            <button type="button" aria-pressed={theme === 'light'} onClick={() => setTheme('light')}>
              {t('frame.light')}
            </button>
            <button type="button" aria-pressed={theme === 'dark'} onClick={() => setTheme('dark')}>
              {t('frame.dark')}
            </button>
          </span>
        </div>
      </form>
      <p className="s muted">{t('signIn.local')}</p>
    </main>
  );
}
