import { type FormEvent, useRef, useState } from 'react';
import { Link, NavLink, Outlet, useNavigate } from 'react-router';
import { useCommands } from '../keys/commands.ts';
import { KeysHelp } from '../keys/keys-help.tsx';
import { Palette } from '../keys/palette.tsx';
import { useKeys } from '../keys/use-keys.ts';
import { Icon, Wordmark } from '../parts/icon.tsx';
import { useConnection } from '../server/connection.ts';
import { useResource } from '../server/resource.ts';
import { useWords } from '../words/language.ts';
import { timeOf } from '../words/times.ts';
import { AccountMenu } from './account-menu.tsx';
import { useHasRole, useIsWriter, useSessionAccess } from './session.tsx';
import { QuestionsMenu } from './questions-menu.tsx';
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
  const { signOut } = useSessionAccess();
  const connection = useConnection();
  const navigate = useNavigate();
  const [help, setHelp] = useState(false);
  const [palette, setPalette] = useState(false);
  const [query, setQuery] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const mayAudit = useHasRole('governance', 'lead', 'approver', 'reviewer', 'administrator');
  const mayGovern = useHasRole('governance', 'lead', 'approver', 'administrator');
  const mayDossiers = useHasRole('intake', 'reviewer', 'lead', 'approver', 'governance', 'writer');
  const mayAdminister = useHasRole('administrator', 'governance', 'lead');
  const writerOnly = useIsWriter();
  const dossiers = useResource('listDossiers', mayDossiers ? {} : null);

  const screen = (path: string, title: string) => ({ id: path, group: 'screens' as const, title, run: () => void navigate(path) });
  useKeys({
    '?': () => setHelp(true),
    '/': () => search.current?.focus(),
    F6: nextRegion,
    'Ctrl+k': () => setPalette(true),
  });
  useCommands(() => [
    ...(mayDossiers ? [screen('/dossiers', writerOnly ? t('frame.precheck') : t('frame.worklist'))] : []),
    screen('/knowledge', t('frame.knowledge')),
    screen('/ask', t('frame.ask')),
    ...(mayAudit ? [screen('/audit', t('frame.audit'))] : []),
    ...(mayGovern ? [screen('/governance', t('frame.governance'))] : []),
    ...(mayAdminister ? [screen('/administration', t('admin.nav'))] : []),
    ...(dossiers.data?.dossiers ?? []).map(({ id, name, product }) => ({
      id,
      group: 'dossiers' as const,
      title: name,
      detail: product,
      run: () => void navigate(`/dossiers/${id}${writerOnly ? '' : '/desk'}`),
    })),
    { id: 'help', group: 'actions', title: t('keys.title'), hotkey: '?', run: () => setHelp(true) },
    {
      id: 'theme',
      group: 'actions',
      title: t(theme === 'dark' ? 'palette.light' : 'palette.dark'),
      run: () => setTheme(theme === 'dark' ? 'light' : 'dark'),
    },
    { id: 'language', group: 'actions', title: t('palette.language'), run: () => choose(language === 'en' ? 'zh' : 'en') },
    { id: 'sign-out', group: 'actions', title: t('frame.signOut'), run: () => void signOut() },
  ]);
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
        {!writerOnly && <QuestionsMenu />}
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
        <AccountMenu onHelp={() => setHelp(true)} />
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
      {palette && <Palette onClose={() => setPalette(false)} />}
      {help && <KeysHelp onClose={() => setHelp(false)} />}
    </div>
  );
}
