import { Link, useOutletContext, useSearchParams } from 'react-router';
import type { DossierContext } from '../../app/dossier-frame.tsx';
import { useIsWriter } from '../../app/session.tsx';
import { Icon } from '../../parts/icon.tsx';
import { SeveritySign, VerdictSign } from '../../parts/signs.tsx';
import { ReceiveFiles } from '../../parts/receive-files.tsx';
import { Awaiting, Empty, ProblemNote } from '../../parts/states.tsx';
import { useResource } from '../../server/resource.ts';
import { articleNumber } from '../../words/article.ts';
import { useWords } from '../../words/language.ts';
import { EarlierRun } from './earlier-run.tsx';
import { gapsOf, groupByDocument, groupByRequirement } from './group-gaps.ts';
import './gaps.css';

/** A writer's list of what to close before the submission is sent, by document or by requirement. No regulatory decision. */
export function GapsScreen() {
  const { dossierId, view } = useOutletContext<DossierContext>();
  const { t, say, language } = useWords();
  const [search, setSearch] = useSearchParams();
  const list = useResource('findings', { dossierId });
  const since = useResource('gaps', { dossierId });
  const writer = useIsWriter();
  if (list.data === undefined) return <Awaiting of={list} what={t('loading.findings')} rows={8} />;
  const added = new Set(since.data?.new);
  const later = (since.data?.earlier ?? null) !== null;
  const solved = since.data?.solved ?? [];
  const gaps = gapsOf(list.data.findings);
  const byRequirement = search.get('by') === 'requirement';
  const undecided = list.data.findings.filter(({ verdict }) => verdict === 'undecided').length;
  const groups = byRequirement ? groupByRequirement(gaps) : groupByDocument(gaps);
  return (
    <div className="gaps-page">
      <main className="gaps-screen">
        <div className="title">
          <h1>{t('gaps.title')}</h1>
          <span className="muted">{t('gaps.count', { count: gaps.length })}</span>
          <span className="grow" />
          <span className="toggle" role="group" aria-label={t('gaps.order')}>
            <button type="button" aria-pressed={!byRequirement} onClick={() => setSearch({}, { replace: true })}>
              {t('gaps.byDocument')}
            </button>
            <button type="button" aria-pressed={byRequirement} onClick={() => setSearch({ by: 'requirement' }, { replace: true })}>
              {t('gaps.byRequirement')}
            </button>
          </span>
          <Link className="button" to="../report">
            {t('gaps.export')}
          </Link>
        </div>
        <div className="panel gaps">
          {gaps.length === 0 && <Empty title={t('gaps.none')}>{t('gaps.noneText', { total: list.data.total })}</Empty>}
          {groups.map((group) => (
            <section key={group.key}>
              <h2>
                {!byRequirement && <Icon name="document" />}
                {typeof group.title === 'string' ? group.title || t('gaps.nowhere') : `${group.key} ${say(group.title)}`}
                <span className="grow" />
                <span className="faint s">{t('gaps.open', { count: group.gaps.length })}</span>
              </h2>
              <ul>
                {group.gaps.map((gap) => (
                  <li key={gap.id} className="gap">
                    <SeveritySign severity={gap.severity} markOnly />
                    <span>
                      {say(gap.title)}
                      <span className="sub block">
                        {gap.requirementId.includes('/')
                          ? t('gaps.article', { article: articleNumber(gap.article, language) })
                          : t('gaps.place', { article: articleNumber(gap.article, language), requirement: gap.requirementId })}
                      </span>
                    </span>
                    <span>
                      <VerdictSign verdict={gap.verdict} />
                      {later && (
                        <span className={added.has(gap.id) ? 's mark-new block' : 's faint block'}>
                          {t(added.has(gap.id) ? 'rerun.new' : 'rerun.stillOpen')}
                        </span>
                      )}
                    </span>
                    <Link to={`../desk?finding=${encodeURIComponent(gap.id)}`} aria-label={t('gaps.showLabel', { title: say(gap.title) })}>
                      {t('gaps.show', { count: gap.evidenceCount })}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        {solved.length > 0 && (
          <section className="panel gaps" aria-label={t('rerun.solvedList')}>
            <h2>
              {t('rerun.solvedList')}
              <span className="grow" />
              <span className="faint s">{solved.length}</span>
            </h2>
            <ul>
              {solved.map((gap) => (
                <li key={gap.findingId} className="gap solved">
                  <SeveritySign severity={gap.severity} markOnly />
                  <span>
                    <s>{say(gap.title)}</s>
                    <span className="sub block">{gap.file}</span>
                  </span>
                  <span className="v-met strong">
                    <Icon name="tick" /> {t('rerun.solved')}
                  </span>
                  <span className="s muted">{t('rerun.was', { verdict: t(`verdict.${gap.verdict}`) })}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {undecided > 0 && (
          <p className="muted s">
            {t('gaps.undecided', { count: undecided })} <Link to="../desk?verdict=undecided">{t('signOff.openList')}</Link>
          </p>
        )}
      </main>
      <aside className="gaps-side" aria-label={t('rerun.since')} data-region="since">
        {since.data !== undefined && <EarlierRun view={since.data} />}
        {since.problem !== undefined && <ProblemNote problem={since.problem} onRetry={since.reload} />}
        {writer && (
          <section aria-label={t('rerun.drop')}>
            <h2>{t('rerun.drop')}</h2>
            <ReceiveFiles follows={dossierId} name={view.summary.name} />
          </section>
        )}
      </aside>
    </div>
  );
}
