import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { DossierSummary } from '../../../contract/index.ts';
import { useHasRole, useIsWriter } from '../../app/session.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Person } from '../../parts/signs.tsx';
import { PrecheckBanner } from '../../parts/precheck-banner.tsx';
import { Empty, Loading, ProblemNote } from '../../parts/states.tsx';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { dayOf } from '../../words/times.ts';
import { ReceiveFiles } from './receive-files.tsx';
import './worklist.css';

const views = ['all', 'open', 'awaiting', 'signed'] as const;
type View = (typeof views)[number];

function isIn(view: View, dossier: DossierSummary): boolean {
  if (view === 'signed') return dossier.phase === 'signed';
  if (view === 'awaiting') return dossier.phase === 'awaiting-approval';
  if (view === 'open') return dossier.phase !== 'signed' && dossier.phase !== 'awaiting-approval';
  return true;
}

/** Every dossier that the person may see, with what is left to do in it; new ones are received here. */
export function WorklistScreen() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const list = useResource('listDossiers', {});
  const mayReceive = useHasRole('intake', 'lead', 'writer');
  const writerOnly = useIsWriter();
  const [receiving, setReceiving] = useState(false);
  const { reload } = list;
  const active = list.data?.dossiers.some((dossier) => dossier.status === 'preparing' || dossier.status === 'receiving') ?? false;
  useEffect(() => {
    reload();
  }, [reload]);
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(reload, 3000);
    return () => clearInterval(timer);
  }, [active, reload]);

  const view = views.find((item) => item === search.get('view')) ?? 'all';
  const text = search.get('q') ?? '';
  const all = list.data?.dossiers ?? [];
  const shown = all.filter(
    (dossier) =>
      isIn(view, dossier) &&
      [dossier.name, dossier.product, dossier.holder, dossier.manufacturer].join(' ').toLowerCase().includes(text.trim().toLowerCase()),
  );
  const set = (key: string, value: string): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === '') after.delete(key);
        else after.set(key, value);
        return after;
      },
      { replace: true },
    );

  return (
    <>
      {writerOnly && <PrecheckBanner />}
      <div className="worklist">
        <nav className="nav" aria-label={t('worklist.views')}>
          {(writerOnly ? views.slice(0, 1) : views).map((item) => (
            <button
              key={item}
              type="button"
              aria-current={view === item ? 'true' : undefined}
              onClick={() => set('view', item === 'all' ? '' : item)}
            >
              {t(`worklist.view.${item}`)} <span className="count">{all.filter((dossier) => isIn(item, dossier)).length}</span>
            </button>
          ))}
        </nav>
        <main className="main">
          <div className="title">
            <h1>{writerOnly ? t('worklist.titleWriter') : t('worklist.title')}</h1>
            <span className="muted">{list.data === undefined ? '' : t('worklist.count', { count: all.length })}</span>
          </div>
          <div className="filters">
            <label className="find">
              <Icon name="search" />
              <input
                value={text}
                onChange={(event) => set('q', event.target.value)}
                placeholder={t('worklist.filter')}
                aria-label={t('worklist.filter')}
              />
            </label>
            <span className="grow" />
            {mayReceive && all.length > 0 && (
              <button
                type="button"
                className={receiving ? 'button' : 'button primary'}
                onClick={() => setReceiving(!receiving)}
                aria-expanded={receiving}
              >
                {t(writerOnly ? 'worklist.check' : 'worklist.receive')}
              </button>
            )}
          </div>
          {mayReceive && (receiving || (list.data !== undefined && all.length === 0)) && <ReceiveFiles />}
          <div className="panel">
            {list.data === undefined ? (
              list.problem === undefined ? (
                <Loading what={t('loading.worklist')} rows={9} />
              ) : (
                <ProblemNote problem={list.problem} onRetry={list.reload} />
              )
            ) : shown.length === 0 ? (
              <Empty title={all.length === 0 ? t('worklist.empty') : t('worklist.noMatch')}>
                {all.length === 0
                  ? mayReceive
                    ? t('worklist.emptyReceive')
                    : t('worklist.emptyWait')
                  : t('worklist.noMatchText', { count: all.length })}
              </Empty>
            ) : (
              <table className="list">
                <thead>
                  <tr>
                    <th>{t('worklist.dossier')}</th>
                    <th>{t('worklist.parties')}</th>
                    <th>{t('worklist.risk')}</th>
                    <th>{t('worklist.files')}</th>
                    <th>{t('worklist.decided')}</th>
                    <th>{t('worklist.received')}</th>
                    <th>{t('worklist.state')}</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map((dossier) => (
                    <DossierRow key={dossier.id} dossier={dossier} />
                  ))}
                </tbody>
              </table>
            )}
          </div>
        </main>
      </div>
    </>
  );
}

function DossierRow({ dossier }: { dossier: DossierSummary }) {
  const { t, say, language } = useWords();
  const ready = dossier.status === 'ready';
  const writer = useIsWriter();
  const address = ready ? `/dossiers/${dossier.id}/${writer ? 'gaps' : 'desk'}` : `/dossiers/${dossier.id}`;
  const parties = [dossier.holder, dossier.manufacturer].filter(Boolean);
  return (
    <tr>
      <td>
        <Link className="name" to={address}>
          {dossier.product || dossier.name}
        </Link>
        <p className="sub">
          {dossier.product === '' || dossier.product === dossier.name
            ? t(`programme.${dossier.programme}`, { defaultValue: dossier.programme })
            : dossier.name}
        </p>
      </td>
      <td>
        {parties[0] ?? <span className="faint">{t('worklist.notYet')}</span>}
        {parties.length > 1 && parties[1] !== parties[0] && <p className="sub">{parties[1]}</p>}
      </td>
      <td>
        {ready && (
          <>
            <span className="risk">
              <span className={`bars ${dossier.riskTier}`} aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              {t(`risk.${dossier.riskTier}`)}
            </span>
            <p className="sub">{say(dossier.riskReason)}</p>
          </>
        )}
      </td>
      <td className="nowrap">
        {t('worklist.documents', { count: dossier.documents })}
        <p className="sub">{t('worklist.pages', { count: dossier.pages })}</p>
      </td>
      <td className="nowrap">
        {ready && (
          <>
            {t('worklist.of', { decided: dossier.decided, total: dossier.total })}
            <div className="progress">
              <i style={{ width: `${dossier.total === 0 ? 0 : (100 * dossier.decided) / dossier.total}%` }} />
            </div>
          </>
        )}
      </td>
      <td className="nowrap">{dayOf(dossier.receivedAt, language)}</td>
      <td>
        {dossier.status === 'failed' ? (
          <span className="failed">{say(dossier.failure) || t('status.failed')}</span>
        ) : ready && dossier.phase !== null && !writer ? (
          t(`phase.${dossier.phase}`)
        ) : (
          t(`status.${dossier.status}`)
        )}
        {dossier.assignedTo !== null && (
          <p className="sub row">
            <Person name={dossier.assignedTo} />
            {dossier.assignedTo}
          </p>
        )}
      </td>
    </tr>
  );
}
