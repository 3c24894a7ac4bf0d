import { Link, NavLink, Outlet, useNavigate, useParams } from 'react-router';
import type { DossierEvent, DossierView } from '../../contract/index.ts';
import { useCommands } from '../keys/commands.ts';
import { announce } from '../parts/announcer.tsx';
import { Icon } from '../parts/icon.tsx';
import { PrecheckBanner } from '../parts/precheck-banner.tsx';
import { Awaiting } from '../parts/states.tsx';
import { useDossierEvents } from '../server/dossier-events.ts';
import { useResource } from '../server/resource.ts';
import { useWords } from '../words/language.ts';
import { OthersHere } from './others-here.tsx';
import { useHasRole, useIsWriter, useSession } from './session.tsx';

/** What the screens of a dossier get from the frame around them. */
export type DossierContext = {
  readonly dossierId: string;
  readonly view: DossierView;
  /** How far its preparation is, once that is told. */
  readonly progress: Extract<DossierEvent, { type: 'progress' }> | null;
};

/** The bar of one dossier with its screens; follows what others do in it. */
export function DossierFrame() {
  const { dossierId = '' } = useParams();
  const { t } = useWords();
  const navigate = useNavigate();
  const { person } = useSession();
  const dossier = useResource('dossier', { dossierId });
  const facts = useResource('facts', dossier.data?.summary.status === 'ready' ? { dossierId } : null);
  const writer = useIsWriter();
  const maySign = useHasRole('intake', 'reviewer', 'lead', 'approver', 'governance');
  const screen = (path: string, title: string) => ({
    id: path,
    group: 'screens' as const,
    title,
    detail: dossier.data?.summary.name ?? '',
    run: () => void navigate(`/dossiers/${dossierId}/${path}`),
  });
  // Nothing is told of a dossier whose files are still arriving, nor of one that is not there for this person.
  const gone = dossier.problem?.kind === 'refused' && [403, 404].includes(dossier.problem.status);
  const told = !gone && dossier.data?.summary.status !== 'receiving';
  const { present, progress } = useDossierEvents(told ? dossierId : undefined, ({ by, findingId }) => {
    if (by === person.name || by === person.id) return;
    announce(findingId === null ? t('desk.reviewChanged', { name: by }) : t('desk.alsoDecided', { name: by }));
  });

  useCommands(() =>
    dossier.data?.summary.status === 'ready'
      ? [
          ...(writer ? [screen('gaps', t('dossier.gaps'))] : []),
          screen('facts', t('dossier.facts')),
          screen('desk', t('dossier.desk')),
          ...(maySign ? [screen('sign-off', t('dossier.signOff'))] : []),
          screen('report', t('dossier.report')),
        ]
      : [],
  );

  if (dossier.data === undefined) return <Awaiting of={dossier} what={t('loading.dossier')} />;
  const { summary } = dossier.data;
  const ready = summary.status === 'ready';
  const parties = [summary.holder, summary.manufacturer].filter((party, index, all) => party !== '' && all.indexOf(party) === index);
  return (
    <>
      <section className="dossierbar" aria-label={t('dossier.bar')}>
        <Link className="back" to="/dossiers" aria-label={t('dossier.back')} title={t('dossier.back')}>
          <Icon name="left" />
        </Link>
        <span className="name clip" title={summary.name}>
          {summary.product || summary.name}
        </span>
        <span className="muted s clip grow">{parties.join(' · ')}</span>
        <OthersHere dossierId={dossierId} people={present.filter(({ id }) => id !== person.id)} />
        {ready && (
          <nav className="tabs" aria-label={t('dossier.screens')}>
            {writer && <NavLink to="gaps">{t('dossier.gaps')}</NavLink>}
            <NavLink to="classification">{t('classification.tab')}</NavLink>
            <NavLink to="facts">
              {t('dossier.facts')}
              {facts.data !== undefined && facts.data.contradictions.length > 0 && (
                <span className="count">{facts.data.contradictions.length}</span>
              )}
            </NavLink>
            <NavLink to="desk">
              {t('dossier.desk')}
              <span className="count">
                {summary.decided}/{summary.total}
              </span>
            </NavLink>
            {maySign && <NavLink to="sign-off">{t('dossier.signOff')}</NavLink>}
            <NavLink to="report">{t('dossier.report')}</NavLink>
          </nav>
        )}
        {summary.phase !== null && !writer && <span className="tag">{t(`phase.${summary.phase}`)}</span>}
      </section>
      {writer && <PrecheckBanner />}
      <Outlet context={{ dossierId, view: dossier.data, progress } satisfies DossierContext} />
    </>
  );
}
