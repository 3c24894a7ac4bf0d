import { NavLink, Outlet } from 'react-router';
import { useHasRole } from '../../app/session.tsx';
import { useWords } from '../../words/language.ts';
import './governance.css';

/** Governance: its pages at the side, the chosen one beside them. */
export function GovernanceFrame() {
  const { t } = useWords();
  const governs = useHasRole('governance');
  const seesCorrections = useHasRole('governance', 'lead');
  const seesEgress = useHasRole('governance', 'administrator');
  return (
    <div className="governance">
      <nav className="nav" aria-label={t('governance.title')} data-region="pages">
        <NavLink to="/governance" end>
          {t('governance.releases')}
        </NavLink>
        <NavLink to="/governance/evals">{t('evals.title')}</NavLink>
        <NavLink to="/governance/scenarios">{t('scenarios.title')}</NavLink>
        {governs && <NavLink to="/governance/shadow">{t('shadow.title')}</NavLink>}
        {governs && <NavLink to="/governance/oversight">{t('governance.oversight')}</NavLink>}
        {seesCorrections && <NavLink to="/governance/corrections">{t('corrections.title')}</NavLink>}
        {seesEgress && <NavLink to="/governance/egress">{t('governance.egress')}</NavLink>}
        {seesEgress && <NavLink to="/governance/security">{t('security.title')}</NavLink>}
      </nav>
      <main className="main" data-region="page">
        <Outlet />
      </main>
    </div>
  );
}
