import type { ClassificationDecision, DossierCitation, Suggestion } from '../../../domain/index.ts';
import { Link } from 'react-router';
import { useHasRole } from '../../app/session.tsx';
import { ClauseLink } from '../../parts/clause-link.tsx';
import { Icon } from '../../parts/icon.tsx';
import { addressOfPlace, Passage } from '../../parts/passage.tsx';
import { useWords } from '../../words/language.ts';
import { dayOf, timeOf } from '../../words/times.ts';
import { DecideSuggestion } from './decide-suggestion.tsx';
import { FactLink } from './fact-link.tsx';

/** One suggestion: the answer, its places, its way, what stands near it, what would change it, and what people decided. */
export function SuggestionPage({
  dossierId,
  suggestion,
  decisions,
}: {
  dossierId: string;
  suggestion: Suggestion;
  decisions: readonly ClassificationDecision[];
}) {
  const { t, say } = useWords();
  const mayDecide = useHasRole('reviewer', 'lead');
  const { value, label, reason, citations, alternatives, mark, path = [], changing = [], missing = [] } = suggestion;
  return (
    <article className="suggestion">
      <header>
        <p className="s muted">{t(`classification.question.${suggestion.question}`)}</p>
        <h1 className={value === null ? 'abstained' : ''}>{value === null ? t('classification.abstained') : say(label)}</h1>
        <p>{say(reason)}</p>
        <p className="row s">
          <span className={mark === 'unverified' ? 'tag warn' : 'tag'}>
            {mark === 'unverified' && <Icon name="search-failed" size={12} />} {t(`classification.mark.${mark}`)}
          </span>
        </p>
      </header>
      {citations.length > 0 && (
        <section className="panel" aria-label={t('classification.passages')}>
          {distinct(citations).map((citation, index) => (
            <Passage key={index} dossierId={dossierId} citation={citation} />
          ))}
        </section>
      )}
      {mayDecide && <DecideSuggestion dossierId={dossierId} suggestion={suggestion} decided={decisions.length > 0} />}
      {decisions.length > 0 && <Decisions decisions={decisions} />}
      {path.length > 0 && (
        <section className="panel">
          <header>
            <h2>{t('classification.path')}</h2>
            <span className="faint s">{t('classification.steps', { count: path.length })}</span>
          </header>
          <ol className="path">
            {path.map((step, index) => (
              <li key={index}>
                <span className={`outcome ${step.outcome}`}>{t(`classification.outcome.${step.outcome}`)}</span>
                <div>
                  <p className="strong">{say(step.question)}</p>
                  <p className="muted">{say(step.answer)}</p>
                  <p className="s row places">
                    {step.clause !== undefined && <ClauseLink id={step.clause} />}
                    {step.citations.map((citation, place) => (
                      <Place key={place} dossierId={dossierId} citation={citation} />
                    ))}
                  </p>
                </div>
              </li>
            ))}
          </ol>
        </section>
      )}
      <section className="panel near">
        <header>
          <h2>{t('classification.alternatives')}</h2>
        </header>
        {alternatives.length === 0 && <p className="muted pad">{t('classification.noAlternatives')}</p>}
        <ul>
          {alternatives.map((other) => (
            <li key={other.value}>
              <b>{say(other.label)}</b>
              <span className="muted">{say(other.wouldNeed)}</span>
            </li>
          ))}
        </ul>
      </section>
      {changing.length > 0 && (
        <section className="panel near">
          <header>
            <h2>{t('classification.changing')}</h2>
          </header>
          <ul>
            {changing.map(({ fact, to }, index) => (
              <li key={index}>
                <FactLink dossierId={dossierId} factKey={fact} />
                <span className="muted">{say(to)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {missing.length > 0 && (
        <section className="panel near">
          <header>
            <h2>{t('classification.missing')}</h2>
          </header>
          <ul>
            {missing.map((fact) => (
              <li key={fact}>
                <FactLink dossierId={dossierId} factKey={fact} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}

function Place({ dossierId, citation }: { dossierId: string; citation: DossierCitation }) {
  const { t } = useWords();
  return (
    <Link className="clip" to={addressOfPlace(dossierId, citation)} title={citation.quote.trim()}>
      {t('classification.place', { file: citation.file, page: citation.page })}
    </Link>
  );
}

function Decisions({ decisions }: { decisions: readonly ClassificationDecision[] }) {
  const { t, say, language } = useWords();
  return (
    <section className="panel near">
      <header>
        <h2>{t('classification.history')}</h2>
      </header>
      <ul>
        {decisions.toReversed().map((decision) => (
          <li key={decision.no}>
            <b>
              {say(decision.decided.label)}{' '}
              <span className="tag">{t(`classification.${decision.corrected ? 'corrected' : 'confirmed'}`)}</span>
            </b>
            <span>
              {decision.corrected && (
                <span className="muted">
                  {t('classification.insteadOf', {
                    value: decision.suggested.value === null ? t('classification.open') : say(decision.suggested.label),
                  })}
                  {'. '}
                </span>
              )}
              {decision.reason}
              <span className="s faint block">
                {t('classification.by', { name: decision.byName, day: dayOf(decision.at, language), time: timeOf(decision.at) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One passage may bear out several facts of an answer; it is read once. */
function distinct(citations: readonly DossierCitation[]): readonly DossierCitation[] {
  return [...new Map(citations.map((citation) => [`${citation.documentId} ${citation.start} ${citation.end}`, citation])).values()];
}
