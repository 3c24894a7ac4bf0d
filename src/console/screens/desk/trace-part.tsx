import { sayDerivation } from '../../../domain/derivation-words.ts';
import type { DossierCitation, RuleTrace } from '../../../domain/index.ts';
import { useWords } from '../../words/language.ts';
import { FactKey, FactValueText } from './fact-value.tsx';

/** The rule with its facts, their places and values, the expression and how it came out. */
export function Trace({ trace, open, onPlace }: { trace: RuleTrace; open: boolean; onPlace: (citation: DossierCitation) => void }) {
  const { t, say, language } = useWords();
  // What other rules go by is told by their facts, words or note; their formula is for machines and stands in the JSON report.
  const isExpression = trace.rule === 'cel' || trace.rule === 'gate';
  const shown = open ? trace.facts : trace.facts.slice(0, 6);
  return (
    <>
      <div className="sect" data-part="trace">
        <h2>{t('desk.rule')}</h2>
        <span className="muted s">{t(`trace.rule.${trace.rule}`)}</span>
        <span className={`grow strong outcome-${trace.outcome}`}>{t(`trace.outcome.${trace.outcome}`)}</span>
      </div>
      <div className="trace">
        {shown.length > 0 && (
          <table>
            <tbody>
              {shown.map((fact, index) => (
                <tr key={`${fact.key}-${index}`}>
                  {isExpression && (
                    <td className="mono">
                      <FactKey name={fact.key} />
                    </td>
                  )}
                  <td>
                    {isExpression && fact.derivation !== undefined ? (
                      say(sayDerivation(fact.derivation))
                    ) : (
                      <FactValueText value={fact.value} />
                    )}
                  </td>
                  <td>
                    {fact.citations.slice(0, 3).map((citation, place) => (
                      <button
                        key={place}
                        type="button"
                        className="linklike s"
                        onClick={() => onPlace(citation)}
                        title={`${citation.file}: ${citation.quote}`}
                      >
                        {t('desk.placeShort', { file: citation.file.split('/').at(-1)!.slice(0, 2), page: citation.page })}
                      </button>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {trace.facts.length > shown.length && (
          <p className="s faint">{t('desk.moreFacts', { count: trace.facts.length - shown.length })}</p>
        )}
        {trace.words !== undefined && (
          <p className="s">
            <span className="muted">{t('trace.words')}</span>{' '}
            {trace.words.map((found) => `“${found}”`).join(language === 'zh' ? '、' : ', ')}
          </p>
        )}
        {isExpression && trace.expression !== '' && (
          <div className={open ? 'expr open' : 'expr'}>
            <span title={trace.expression}>{trace.expression}</span>
          </div>
        )}
        {trace.note !== undefined && <p className="s faint">{say(trace.note)}</p>}
      </div>
    </>
  );
}
