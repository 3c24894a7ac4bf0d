import { Navigate, useOutletContext } from 'react-router';
import type { DossierContext } from '../../app/dossier-frame.tsx';
import { useHasRole, useIsWriter } from '../../app/session.tsx';
import { Icon } from '../../parts/icon.tsx';
import { call } from '../../server/call.ts';
import { dossierChanged } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { ReceivedFiles } from './received-files.tsx';
import './preparation.css';

const byRules = ['ingest', 'facts', 'assess', 'verify', 'store'] as const;
const withModel = ['ingest', 'facts', 'assess', 'agent', 'verify', 'store'] as const;

/** A dossier that is being read: progress by stage, to be stopped; then on to the desk. Goes on after a reload. */
export function PreparationScreen() {
  const { dossierId, view, progress } = useOutletContext<DossierContext>();
  const { t, say } = useWords();
  const writer = useIsWriter();
  const mayStop = useHasRole('intake', 'lead', 'writer');
  const { status, failure } = view.summary;
  if (status === 'ready') return <Navigate to={writer ? 'gaps' : 'desk'} replace />;
  if (status === 'receiving') {
    return (
      <main className="preparation">
        <h1>{t('preparation.title.receiving')}</h1>
        <ReceivedFiles dossierId={dossierId} />
      </main>
    );
  }
  const stages: readonly (typeof withModel)[number][] = progress?.stage === 'agent' ? withModel : byRules;
  const at = progress === null ? (status === 'preparing' ? 0 : -1) : stages.indexOf(progress.stage);
  const act = (name: 'prepareDossier' | 'cancelPreparation'): void => {
    void call(name, { dossierId }).then(() => dossierChanged(dossierId));
  };
  return (
    <main className="preparation">
      <section className="panel">
        <header>
          <h1>{t(`preparation.title.${status}`)}</h1>
        </header>
        {status === 'failed' && (
          <p className="failure" role="alert">
            <Icon name="search-failed" /> {say(failure) || t('status.failed')}
          </p>
        )}
        <ol className="stages" aria-live="polite">
          {stages.map((stage, index) => {
            const done = index < at;
            const now = index === at && status === 'preparing';
            return (
              <li key={stage} aria-current={now ? 'step' : undefined}>
                {done ? <Icon name="tick" /> : <span className={now ? 'spin' : 'ring'} />}
                <span className={now ? 'strong' : done ? '' : 'muted'}>{t(`stage.${stage}`)}</span>
                <span className="s faint">
                  {now && progress !== null && progress.total > 0
                    ? t('worklist.of', { decided: progress.done, total: progress.total })
                    : ''}
                </span>
                {now && progress !== null && progress.total > 0 && (
                  <div
                    className="progress"
                    role="progressbar"
                    aria-label={t(`stage.${stage}`)}
                    aria-valuenow={progress.done}
                    aria-valuemin={0}
                    aria-valuemax={progress.total}
                  >
                    <i style={{ width: `${(100 * progress.done) / progress.total}%` }} />
                  </div>
                )}
              </li>
            );
          })}
        </ol>
        {mayStop && (
          <div className="row actions">
            {status === 'preparing' ? (
              <button type="button" className="button" onClick={() => act('cancelPreparation')}>
                {t('preparation.stop')}
              </button>
            ) : (
              <button type="button" className="button primary" onClick={() => act('prepareDossier')}>
                {t('preparation.again')}
              </button>
            )}
            <span className="s muted">{status === 'preparing' ? t('preparation.meanwhile') : ''}</span>
          </div>
        )}
      </section>
    </main>
  );
}
