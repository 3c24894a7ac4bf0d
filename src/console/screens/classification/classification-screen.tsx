import { useOutletContext, useSearchParams } from 'react-router';
import type { ClassificationView } from '../../../contract/index.ts';
import type { ClassificationDecision, Suggestion } from '../../../domain/index.ts';
import type { DossierContext } from '../../app/dossier-frame.tsx';
import { useHasRole, useIsWriter } from '../../app/session.tsx';
import { AllocationPanel } from '../../parts/allocation-panel.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Awaiting } from '../../parts/states.tsx';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { RiskPanel } from './risk-panel.tsx';
import { SuggestionPage } from './suggestion-page.tsx';
import './classification.css';

/** What the facts suggest the dossier to be: each suggestion with its way, for a person to confirm or correct; its risk, and who reviews. */
export function ClassificationScreen() {
  const { dossierId } = useOutletContext<DossierContext>();
  const { t } = useWords();
  const view = useResource('classification', { dossierId });
  const [search, setSearch] = useSearchParams();
  const writer = useIsWriter();
  const seesAllocation = useHasRole('reviewer', 'lead', 'approver', 'governance');
  if (view.data === undefined) return <Awaiting of={view} what={t('loading.classification')} rows={9} />;
  const { classification } = view.data;
  const chosen = classification.suggestions.find(({ question }) => question === search.get('question')) ?? classification.suggestions[0];
  return (
    <div className="classification">
      <nav className="nav" aria-label={t('classification.title')} data-region="list">
        {classification.suggestions.map((suggestion) => (
          <SuggestionEntry
            key={suggestion.question}
            suggestion={suggestion}
            decision={lastDecision(view.data!, suggestion)}
            current={suggestion === chosen}
            onOpen={() => setSearch({ question: suggestion.question }, { replace: true })}
          />
        ))}
      </nav>
      <main className="main" data-region="suggestion" tabIndex={0}>
        <p className="muted">{t(writer ? 'classification.introWriter' : 'classification.intro')}</p>
        {chosen !== undefined && (
          <SuggestionPage
            key={chosen.question}
            dossierId={dossierId}
            suggestion={chosen}
            decisions={view.data.decisions.filter(({ suggestion }) => suggestion === chosen.question)}
          />
        )}
      </main>
      <aside className="side" aria-label={t('classification.risk')} data-region="risk" tabIndex={0}>
        {seesAllocation && (
          <section className="panel">
            <header>
              <h2>{t('allocate.title')}</h2>
            </header>
            <AllocationPanel dossierId={dossierId} />
          </section>
        )}
        <RiskPanel dossierId={dossierId} view={view.data} />
      </aside>
    </div>
  );
}

function lastDecision({ decisions }: ClassificationView, { question }: Suggestion): ClassificationDecision | undefined {
  return decisions.findLast(({ suggestion }) => suggestion === question);
}

function SuggestionEntry({
  suggestion,
  decision,
  current,
  onOpen,
}: {
  suggestion: Suggestion;
  decision: ClassificationDecision | undefined;
  current: boolean;
  onOpen: () => void;
}) {
  const { t, say } = useWords();
  const state = decision === undefined ? 'toConfirm' : decision.corrected ? 'corrected' : 'confirmed';
  const writer = useIsWriter();
  return (
    <button type="button" className="entry" aria-current={current ? 'true' : undefined} onClick={onOpen}>
      <span className="s muted">{t(`classification.question.${suggestion.question}`)}</span>
      <span className="strong">
        {decision !== undefined ? (
          say(decision.decided.label)
        ) : suggestion.value === null ? (
          <span className="abstained">{t('classification.open')}</span>
        ) : (
          say(suggestion.label)
        )}
      </span>
      {!writer && (
        <span className={`s ${state}`}>
          {decision !== undefined && <Icon name="tick" />} {t(`classification.${state}`)}
        </span>
      )}
    </button>
  );
}
