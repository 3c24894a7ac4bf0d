import { Link, Navigate, Route, Routes, useLocation } from 'react-router';
import { Announcer } from '../parts/announcer.tsx';
import { Empty, Loading } from '../parts/states.tsx';
import { AdministrationScreen } from '../screens/administration/administration-screen.tsx';
import { AskScreen } from '../screens/ask/ask-screen.tsx';
import { AuditScreen } from '../screens/audit/audit-screen.tsx';
import { ModelCardScreen, RuleCardScreen } from '../screens/card/card-screen.tsx';
import { ClassificationScreen } from '../screens/classification/classification-screen.tsx';
import { DeskScreen } from '../screens/desk/desk-screen.tsx';
import { FactsScreen } from '../screens/facts/facts-screen.tsx';
import { GapsScreen } from '../screens/gaps/gaps-screen.tsx';
import { CorrectionsPage } from '../screens/governance/corrections-page.tsx';
import { EgressPage } from '../screens/governance/egress-page.tsx';
import { SecurityPage } from '../screens/governance/security-page.tsx';
import { EvalCasesPage } from '../screens/governance/eval-cases-page.tsx';
import { EvalsPage } from '../screens/governance/evals-page.tsx';
import { GovernanceFrame } from '../screens/governance/governance-frame.tsx';
import { OversightPage } from '../screens/governance/oversight-page.tsx';
import { ReleasesPage } from '../screens/governance/releases-page.tsx';
import { ScenariosPage } from '../screens/governance/scenarios-page.tsx';
import { ShadowPage } from '../screens/governance/shadow-page.tsx';
import { KnowledgeScreen } from '../screens/knowledge/knowledge-screen.tsx';
import { LifeScreen } from '../screens/life/life-screen.tsx';
import { PasswordScreen } from '../screens/password/password-screen.tsx';
import { SecondFactorScreen } from '../screens/second-factor/second-factor-screen.tsx';
import { PreparationScreen } from '../screens/preparation/preparation-screen.tsx';
import { ReportScreen } from '../screens/report/report-screen.tsx';
import { RecoverScreen } from '../screens/sign-in/recover-screen.tsx';
import { SignInScreen } from '../screens/sign-in/sign-in-screen.tsx';
import { SessionsScreen } from '../screens/sessions/sessions-screen.tsx';
import { SignOffScreen } from '../screens/sign-off/sign-off-screen.tsx';
import { WorklistScreen } from '../screens/worklist/worklist-screen.tsx';
import { useWords } from '../words/language.ts';
import { DossierFrame } from './dossier-frame.tsx';
import { FaultBoundary } from './fault-boundary.tsx';
import { Frame } from './frame.tsx';
import { SessionProvider, useSessionAccess } from './session.tsx';

/** The whole console: the session, the frame and one route per screen. */
export function App() {
  return (
    <FaultBoundary>
      <SessionProvider>
        <Screens />
        <Announcer />
      </SessionProvider>
    </FaultBoundary>
  );
}

function Screens() {
  const { state } = useSessionAccess();
  const { t } = useWords();
  const location = useLocation();
  if (state.kind === 'asking') return <Loading what={t('loading.session')} rows={0} />;
  if (state.kind === 'none') {
    if (location.pathname === '/sign-in') return <SignInScreen />;
    if (location.pathname === '/recover') return <RecoverScreen />;
    const next = encodeURIComponent(location.pathname + location.search);
    return <Navigate to={`/sign-in?next=${next}`} replace />;
  }
  if (state.session.mustChangePassword) return <PasswordScreen />;
  if (state.session.mustEnrol) return <SecondFactorScreen />;
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInScreen />} />
      <Route element={<Frame />}>
        <Route index element={<Navigate to="/dossiers" replace />} />
        <Route path="dossiers" element={<WorklistScreen />} />
        <Route path="dossiers/:dossierId" element={<DossierFrame />}>
          <Route index element={<PreparationScreen />} />
          <Route path="desk" element={<DeskScreen />} />
          <Route path="gaps" element={<GapsScreen />} />
          <Route path="classification" element={<ClassificationScreen />} />
          <Route path="facts" element={<FactsScreen />} />
          <Route path="findings/:findingId/life" element={<LifeScreen />} />
          <Route path="sign-off" element={<SignOffScreen />} />
          <Route path="report" element={<ReportScreen />} />
        </Route>
        <Route path="audit" element={<AuditScreen />} />
        <Route path="governance" element={<GovernanceFrame />}>
          <Route index element={<ReleasesPage />} />
          <Route path="evals" element={<EvalsPage />} />
          <Route path="evals/:evalId" element={<EvalCasesPage />} />
          <Route path="releases/:releaseId/card" element={<ModelCardScreen />} />
          <Route path="scenarios" element={<ScenariosPage />} />
          <Route path="shadow" element={<ShadowPage />} />
          <Route path="oversight" element={<OversightPage />} />
          <Route path="corrections" element={<CorrectionsPage />} />
          <Route path="egress" element={<EgressPage />} />
          <Route path="security" element={<SecurityPage />} />
        </Route>
        <Route path="requirements/:requirementId/card" element={<RuleCardScreen />} />
        <Route path="knowledge" element={<KnowledgeScreen />} />
        <Route path="administration" element={<AdministrationScreen />} />
        <Route path="password" element={<PasswordScreen />} />
        <Route path="sessions" element={<SessionsScreen />} />
        <Route path="second-factor" element={<SecondFactorScreen />} />
        <Route path="ask" element={<AskScreen />} />
        <Route
          path="*"
          element={
            <Empty title={t('problem.notFound')}>
              {t('problem.noScreen')} <Link to="/">{t('problem.toStart')}</Link>
            </Empty>
          }
        />
      </Route>
    </Routes>
  );
}
