import type { ScenarioList } from '../../../contract/index.ts';
import type { Scenario } from '../../../domain/index.ts';
import { useHasRole } from '../../app/session.tsx';
import { call } from '../../server/call.ts';
import { useWords } from '../../words/language.ts';
import { ReasonForm } from './reason-form.tsx';
import { StepsPanel } from './steps-panel.tsx';

/** The life of a scenario so far, and the step that comes next for whoever may take it. */
export function ScenarioSteps({ scenario, onDone }: { readonly scenario: Scenario; readonly onDone: (list: ScenarioList) => void }) {
  const { t } = useWords();
  const governs = useHasRole('governance');
  const approves = useHasRole('approver');
  const stops = useHasRole('governance', 'approver', 'administrator');
  const { state, sheet, events } = scenario;
  const at = { scenarioId: scenario.id };
  const mayStart = sheet.residual === 'high' ? approves : governs || approves;
  const tell = (event: Scenario['events'][number]) => (
    <>
      <b>{t(`scenarios.did.${event.type}`)}</b>{' '}
      <span className="muted">{event.by === 'system' ? t('governance.system') : event.byName}</span>
      {event.type === 'reviewed' && <span className="block">{event.conclusion}</span>}
      {event.type === 'switched-on' && <span className="block">{event.shipped ? t('scenarios.shippedText') : event.reason}</span>}
      {event.type === 'switched-off' && <span className="block">{event.reason}</span>}
    </>
  );
  return (
    <StepsPanel steps={events.map((event) => ({ at: event.at, told: tell(event) }))}>
      {state === 'draft' && governs && (
        <ReasonForm
          label={t('scenarios.review')}
          onSend={(conclusion) => call('reviewScenario', at, { body: { conclusion } })}
          onDone={onDone}
        />
      )}
      {(state === 'reviewed' || state === 'off') && mayStart && (
        <ReasonForm label={t('scenarios.on')} onSend={(reason) => call('switchScenarioOn', at, { body: { reason } })} onDone={onDone} />
      )}
      {(state === 'reviewed' || state === 'off') && !mayStart && sheet.residual === 'high' && (
        <p className="muted s">{t('scenarios.approverNeeded')}</p>
      )}
      {state === 'live' && stops && (
        <ReasonForm
          label={t('scenarios.off')}
          danger
          onSend={(reason) => call('switchScenarioOff', at, { body: { reason } })}
          onDone={onDone}
        />
      )}
    </StepsPanel>
  );
}
