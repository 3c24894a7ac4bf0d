import { useEffect, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import type { DossierSummary } from '../../../contract/index.ts';
import { useHasRole, useIsWriter, useSession } from '../../app/session.tsx';
import { AllocationPanel } from '../../parts/allocation-panel.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { useKeys } from '../../keys/use-keys.ts';
import { PrecheckBanner } from '../../parts/precheck-banner.tsx';
import { ReceiveFiles } from '../../parts/receive-files.tsx';
import { Awaiting, Empty, Note } from '../../parts/states.tsx';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { DossierRow } from './dossier-row.tsx';
import { SavedViews } from './saved-views.tsx';
import { WorklistFilters } from './worklist-filters.tsx';
import { daysLeft, isIn, select, type Viewer, views } from './worklist-view.ts';
import './worklist.css';

/** Every dossier that the person may see, with what is left to do in it; new ones are received here. */
export function WorklistScreen() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const mayReceive = useHasRole('intake', 'lead', 'writer');
  const writerOnly = useIsWriter();
  const { person } = useSession();
  const mayDossiers = useHasRole('intake', 'reviewer', 'lead', 'approver', 'governance', 'writer');
  const administers = useHasRole('administrator');
  const list = useResource('listDossiers', mayDossiers ? {} : null);
  const [receiving, setReceiving] = useState(false);
  const [allocating, setAllocating] = useState<DossierSummary | null>(null);
  const { reload } = list;
  const active = list.data?.dossiers.some(({ status }) => status === 'preparing' || status === 'receiving') ?? false;
  useEffect(() => {
    reload();
  }, [reload]);
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(reload, 3000);
    return () => clearInterval(timer);
  }, [active, reload]);

  useKeys({ j: () => focusDossier(1), k: () => focusDossier(-1) });
  if (!mayDossiers) return <Navigate to={administers ? '/administration' : '/knowledge'} replace />;
  const all = list.data?.dossiers ?? [];
  // What invites to hand in the first dossier stays open while that is sent, though the list has it by then.
  if (list.data !== undefined && all.length === 0 && !receiving) setReceiving(true);
  const viewer: Viewer = { personId: person.id, teams: list.data?.myTeams ?? [] };
  const shown = select(all, search, viewer);
  const view = views.find((item) => item === search.get('view')) ?? 'all';
  const late = shown.filter((dossier) => (daysLeft(dossier, new Date()) ?? 0) < 0).length;
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
      <div className={writerOnly ? 'worklist plain' : 'worklist'}>
        {!writerOnly && (
          <nav className="nav" aria-label={t('worklist.views')}>
            {views.map((item) => (
              <button
                key={item}
                type="button"
                aria-current={view === item ? 'true' : undefined}
                onClick={() => set('view', item === 'all' ? '' : item)}
              >
                {item === 'mine' || item === 'team' || item === 'unassigned' ? t(`list.view.${item}`) : t(`worklist.view.${item}`)}{' '}
                <span className="count">{all.filter((dossier) => isIn(item, dossier, viewer)).length}</span>
              </button>
            ))}
            <SavedViews search={search} />
          </nav>
        )}
        <main className="main">
          <div className="title">
            <h1>{writerOnly ? t('worklist.titleWriter') : t('worklist.title')}</h1>
            <span className="muted">
              {list.data === undefined ? '' : t('list.summary', { count: shown.length })}
              {late > 0 && ` · ${t('list.lateCount', { count: late })}`}
            </span>
          </div>
          <WorklistFilters dossiers={all} search={search} onSet={set} plain={writerOnly}>
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
          </WorklistFilters>
          {mayReceive && receiving && <ReceiveFiles />}
          <div className="panel">
            {list.data === undefined ? (
              <Awaiting of={list} what={t('loading.worklist')} rows={9} />
            ) : shown.length === 0 ? (
              <Empty title={all.length === 0 ? t('worklist.empty') : t('worklist.noMatch')}>
                {all.length === 0
                  ? mayReceive
                    ? t('worklist.emptyReceive')
                    : t('worklist.emptyWait')
                  : t('worklist.noMatchText', { count: all.length })}
              </Empty>
            ) : (
              <ListTable
                columns={[
                  t('worklist.dossier'),
                  t('list.programme'),
                  t('worklist.risk'),
                  t(writerOnly ? 'worklist.state' : 'worklist.decided'),
                  t(writerOnly ? 'worklist.received' : 'list.clock'),
                  ...(writerOnly ? [] : [t('list.reviewer')]),
                ]}
              >
                {shown.map((dossier) => (
                  <DossierRow key={dossier.id} dossier={dossier} onAllocate={() => setAllocating(dossier)} />
                ))}
              </ListTable>
            )}
          </div>
          <div className="foot">
            {!writerOnly && <Note>{t('allocate.note')}</Note>}
            {shown.length > 0 && (
              <p className="s muted nowrap">
                <kbd>j</kbd> <kbd>k</kbd> {t('worklist.step')} <kbd>↵</kbd> {t('worklist.openIt')}
              </p>
            )}
          </div>
        </main>
      </div>
      {allocating !== null && (
        <Dialog title={`${t('allocate.title')}: ${allocating.product || allocating.name}`} onClose={() => setAllocating(null)} wide>
          <AllocationPanel dossierId={allocating.id} onDone={() => setAllocating(null)} />
        </Dialog>
      )}
    </>
  );
}

/** To the next dossier of the list, or the one before; from anywhere else to the first. Enter opens it, as any link. */
function focusDossier(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('.worklist td .name')];
  const at = links.findIndex((link) => link === document.activeElement);
  links[at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
}
