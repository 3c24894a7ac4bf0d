import { useState } from 'react';
import { Link, NavLink, Outlet, useNavigate, useParams } from 'react-router';
import type { DossierView } from '../../contract/index.ts';
import { useCommands } from '../keys/commands.ts';
import { announce } from '../parts/announcer.tsx';
import { Icon } from '../parts/icon.tsx';
import { PrecheckBanner } from '../parts/precheck-banner.tsx';
import { Awaiting } from '../parts/states.tsx';
import { useDossierEvents } from '../server/dossier-events.ts';
import { useResource } from '../server/resource.ts';
import { useWords } from '../words/language.ts';
import { OthersHere, type PresentPeople } from './others-here.tsx';
import { useHasRole, useIsWriter, useSession } from './session.tsx';

/** What the screens of a dossier get from the frame around them. */
export type DossierContext = { readonly dossierId: string; readonly view: DossierView };

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
  const [present, setPresent] = useState<PresentPeople>([]);
  useDossierEvents(dossierId, (event) => {
    if (event.type === 'present') setPresent(event.people);
    if (event.type === 'changed' && event.by !== person.name && event.by !== person.id) {
      announce(event.findingId === null ? t('desk.reviewChanged', { name: event.by }) : t('desk.alsoDecided', { name: event.by }));
    }
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
      <Outlet context={{ dossierId, view: dossier.data } satisfies DossierContext} />
    </>
  );
}
