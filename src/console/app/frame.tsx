import { type FormEvent, useRef, useState } from 'react';
import { Link, NavLink, Outlet, useNavigate } from 'react-router';
import { KeysHelp } from '../keys/keys-help.tsx';
import { useKeys } from '../keys/use-keys.ts';
import { Icon, Wordmark } from '../parts/icon.tsx';
import { Person } from '../parts/signs.tsx';
import { useConnection } from '../server/connection.ts';
import { useWords } from '../words/language.ts';
import { timeOf } from '../words/times.ts';
import { useHasRole, useIsWriter, useSession, useSessionAccess } from './session.tsx';
import { useTheme } from './theme.ts';

/** Moves the focus to the next part of the screen marked `data-region`. */
function nextRegion(): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => region.offsetParent !== null);
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(at + 1) % regions.length];
  (next?.querySelector<HTMLElement>('[tabindex="0"], a[href], button:not([disabled]), input, select') ?? next)?.focus();
}

/** Top bar, banner of the connection, and the screen below. */
export function Frame() {
  const { t, language, choose } = useWords();
  const [theme, setTheme] = useTheme();
  const { person, mode, embeddings } = useSession();
  const { signOut } = useSessionAccess();
  const connection = useConnection();
  const navigate = useNavigate();
  const [help, setHelp] = useState(false);
  const [query, setQuery] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const mayAudit = useHasRole('governance', 'lead', 'approver', 'reviewer', 'administrator');
  const mayGovern = useHasRole('governance', 'lead', 'approver', 'administrator');
  const mayDossiers = useHasRole('intake', 'reviewer', 'lead', 'approver', 'governance', 'writer');
  const mayAdminister = useHasRole('administrator', 'governance', 'lead');
  const writerOnly = useIsWriter();

  useKeys({
    '?': () => setHelp(true),
    '/': () => search.current?.focus(),
    F6: nextRegion,
  });
  const find = (event: FormEvent): void => {
    event.preventDefault();
    if (query.trim() !== '') void navigate(`/knowledge?q=${encodeURIComponent(query.trim())}`);
  };

  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t('frame.skip')}
      </a>
      <header className="topbar">
        <Link className="wordmark" to="/dossiers">
          <Wordmark />
          <span>{t('frame.product')}</span>
        </Link>
        <nav className="topnav" aria-label={t('frame.main')}>
          {mayDossiers && <NavLink to="/dossiers">{writerOnly ? t('frame.precheck') : t('frame.worklist')}</NavLink>}
          <NavLink to="/knowledge">{t('frame.knowledge')}</NavLink>
          <NavLink to="/ask">{t('frame.ask')}</NavLink>
          {mayAudit && <NavLink to="/audit">{t('frame.audit')}</NavLink>}
          {mayGovern && <NavLink to="/governance">{t('frame.governance')}</NavLink>}
          {mayAdminister && <NavLink to="/administration">{t('admin.nav')}</NavLink>}
        </nav>
        <span className="grow" />
        <form className="find" role="search" onSubmit={find}>
          <Icon name="search" />
          <input
            ref={search}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
            placeholder={t('frame.search')}
            aria-label={t('frame.search')}
          />
          <kbd aria-hidden="true">/</kbd>
        </form>
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
        <details className="account">
          <summary>
            <Person name={person.name} />
            <span className="s muted nowrap">
              {t('frame.person', {
                name: person.name,
                role: person.roles
                  .slice(0, 1)
                  .map((role) => t(`role.${role}`))
                  .join(),
              })}
            </span>
          </summary>
          <div className="account-menu">
            <p className="s muted">{person.roles.map((role) => t(`role.${role}`)).join(language === 'zh' ? '、' : ', ')}</p>
            <p className="s muted">{t(`frame.mode.${mode}`)}</p>
            {embeddings !== 'off' && <p className="s muted">{t(`frame.embeddings.${embeddings}`)}</p>}
            <button type="button" className="button" onClick={() => setHelp(true)}>
              {t('keys.title')} <kbd>?</kbd>
            </button>
            <Link className="button" to="/password">
              {t('password.change')}
            </Link>
            <button type="button" className="button" onClick={() => void signOut()}>
              {t('frame.signOut')}
            </button>
          </div>
        </details>
      </header>
      {!connection.reachable && (
        <div className="banner warn" role="alert">
          <Icon name="search-failed" />
          <b>
            {connection.lastSaved === null
              ? t('problem.unreachable')
              : t('problem.notSavedSince', { time: timeOf(connection.lastSaved, true) })}
          </b>
          <span>{t('problem.offlineText')}</span>
        </div>
      )}
      <div id="content" className="screen" tabIndex={-1}>
        <Outlet />
      </div>
      {help && <KeysHelp onClose={() => setHelp(false)} />}
    </div>
  );
}
