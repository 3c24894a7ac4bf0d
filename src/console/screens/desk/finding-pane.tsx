import { FactKey, FactValueText } from './fact-value.tsx';
import { type ReactNode, useState } from 'react';
import type { ClauseView, FindingRow, FindingView } from '../../../contract/index.ts';
import type { DossierCitation, RuleTrace } from '../../../domain/index.ts';
import { Link } from 'react-router';
import { EvidenceSign, SeveritySign } from '../../parts/signs.tsx';
import { articleNumber } from '../../words/article.ts';
import { sourceTag, useWords } from '../../words/language.ts';
import { dayOf } from '../../words/times.ts';
import { Fold } from '../../parts/fold.tsx';
import { AgentOpinionPart } from './agent-opinion.tsx';
import { ApplicantQuestion } from './applicant-question.tsx';
import { FindingRecord } from './finding-record.tsx';
import { GapHelp } from './gap-help.tsx';
import type { NumberedEvidence } from './highlights.ts';

export type Folds = { readonly clause: boolean; readonly reasoning: boolean; readonly trace: boolean; readonly cases: boolean };

type Props = {
  readonly row: FindingRow | undefined;
  readonly view: FindingView;
  readonly evidence: readonly NumberedEvidence[];
  readonly selected: number | null;
  readonly folds: Folds;
  readonly onFold: (name: keyof Folds) => void;
  readonly onEvidence: (number: number) => void;
  readonly onPlace: (citation: DossierCitation) => void;
};

/** Evidence before verdict: requirement, clause, passages, rule, cases, open questions; reasoning folded under them. */
export function FindingPane({ row, view, evidence, selected, folds, onFold, onEvidence, onPlace }: Props) {
  const { t, say, language } = useWords();
  const { finding, requirement, clauses, cases } = view;
  const questions = finding.openQuestions;
  return (
    <>
      <div className="req-head">
        <div className="row s">
          <span className="mono faint">{finding.requirementId}</span>
          <span className="faint">·</span>
          <span className="muted clip">
            {row === undefined ? finding.clause : t('desk.article', { number: articleNumber(row.article, language) })}
          </span>
          <span className="grow" />
          <SeveritySign severity={finding.severity} />
        </div>
        <h1>{requirement === null ? (row === undefined ? say(finding.summary) : say(row.title)) : say(requirement.statement)}</h1>
      </div>
      {clauses.map((clause, index) => (
        <Clause key={clause.id} clause={clause} open={folds.clause} first={index === 0} onOpen={() => onFold('clause')} />
      ))}
      <Section
        title={t('desk.evidence')}
        note={evidence.length === 0 ? '' : t('desk.checked', { count: evidence.length })}
        keys={evidence.length > 1 ? `1 – ${Math.min(9, evidence.length)}` : evidence.length === 1 ? '1' : undefined}
      />
      <div role="group" aria-label={t('desk.evidence')}>
        {evidence.map((item) => (
          <Quote key={item.number} item={item} selected={item.number === selected} onOpen={() => onEvidence(item.number)} />
        ))}
        {(finding.evidenceState === 'none-found' || finding.evidenceState === 'search-failed') && (
          <div className="quote">
            <span className="n">{finding.evidenceState === 'none-found' ? '∅' : '!'}</span>
            <div>
              <EvidenceSign state={finding.evidenceState} />
              {finding.searched !== undefined && <p className="s muted">{say(finding.searched)}</p>}
            </div>
          </div>
        )}
      </div>
      {view.help !== undefined && <GapHelp help={view.help} requirement={requirement} />}
      {distinct(finding.trace).map((trace, index) => (
        <Trace key={index} trace={trace} open={folds.trace} onPlace={onPlace} />
      ))}
      {questions.length > 0 && (
        <>
          <Section title={t('desk.openQuestions')} />
          <ul className="questions">
            {questions.map((question, index) => (
              <li key={index}>{say(question)}</li>
            ))}
          </ul>
        </>
      )}
      {cases.length > 0 && (
        <Fold
          open={folds.cases}
          onToggle={() => onFold('cases')}
          title={t('desk.cases')}
          count={cases.length}
          note={cases.map((item) => item.id).join('; ')}
        >
          {cases.map((item) => (
            <article key={item.id} className="case">
              <div className="row s">
                <span className="mono muted">{item.id}</span>
                <span className="muted clip">
                  {item.authority} · {item.date}
                </span>
                <span className="grow" />
                <span className="tag">{t(`relation.${item.relation}`)}</span>
                {!item.confirmed && <span className="tag">{t('desk.unconfirmed')}</span>}
              </div>
              <p>{say(item.title)}</p>
              <p className="s muted">{item.lesson}</p>
            </article>
          ))}
        </Fold>
      )}
      <Fold
        open={folds.reasoning}
        onToggle={() => onFold('reasoning')}
        title={t(finding.origin === 'rule' ? 'desk.reasoningRule' : 'desk.reasoning')}
        note={t('desk.reasoningFolded')}
        hotkey="i"
      >
        <p className="reasoning">{say(finding.reasoning)}</p>
      </Fold>
      <AgentOpinionPart finding={finding} />
      {view.question !== undefined && <ApplicantQuestion question={view.question} />}
      <FindingRecord view={view} />
    </>
  );
}

/** Traces that say the same about the same facts are shown once. */
function distinct(traces: readonly RuleTrace[]): RuleTrace[] {
  const words = traces.map((trace) => JSON.stringify(trace));
  return traces.filter((_, index) => words.indexOf(words[index]!) === index);
}

function Section({ title, note, keys, end }: { title: string; note?: ReactNode; keys?: string | undefined; end?: ReactNode }) {
  return (
    <div className="sect">
      <h2>{title}</h2>
      <span className="muted clip">{note}</span>
      <span className="grow">
        {end} {keys !== undefined && <kbd aria-hidden="true">{keys}</kbd>}
      </span>
    </div>
  );
}

function Clause({ clause, open, first, onOpen }: { clause: ClauseView; open: boolean; first: boolean; onOpen: () => void }) {
  const { t, say, language } = useWords();
  const official = clause.officialText?.[language];
  const words = official ?? say(clause.workingText);
  const other = language === 'en' ? clause.workingText.zh : clause.workingText.en;
  return (
    <>
      <Section
        title={t('desk.clause')}
        note={
          <Link to={`/knowledge?clause=${encodeURIComponent(clause.id)}`}>
            {t('desk.clauseOf', {
              instrument: say(clause.instrument.number),
              number: articleNumber(clause.number, language),
              date: dayOf(clause.validFrom, language),
            })}
          </Link>
        }
        end={official === undefined && <span className="tag">{t('desk.workingText')}</span>}
        {...(first ? { keys: 'c' } : {})}
      />
      <div className="clause">
        <button type="button" className={open ? 'source open' : 'source'} onClick={onOpen} aria-expanded={open} lang={sourceTag(words)}>
          {words}
        </button>
        {open && (
          <p className="source muted" lang={sourceTag(other)}>
            {other}
          </p>
        )}
      </div>
    </>
  );
}

/** One passage: the number that also stands on the page, the words, the place. */
function Quote({ item, selected, onOpen }: { item: NumberedEvidence; selected: boolean; onOpen: () => void }) {
  const { t } = useWords();
  const [whole, setWhole] = useState(false);
  const long = item.citation.quote.length > 220;
  return (
    <div className="quote" aria-current={selected ? 'true' : undefined} data-evidence={item.number}>
      <span className="n" aria-hidden="true">
        {item.number}
      </span>
      <div>
        <div className="row">
          <EvidenceSign state={item.state} />
          {item.counter && (
            <span className="s muted nowrap">
              {t('desk.strongestAgainst')} <kbd aria-hidden="true">x</kbd>
            </span>
          )}
          <span className="place grow num clip" title={item.citation.file}>
            {item.citation.file.split('/').at(-1)} · {t('desk.page', { page: item.citation.page })}
          </span>
        </div>
        <button
          type="button"
          className={whole || selected ? 'source whole' : 'source'}
          onClick={() => {
            onOpen();
            if (long) setWhole(!whole || !selected);
          }}
          lang={sourceTag(item.citation.quote)}
          aria-label={t('desk.quoteLabel', { number: item.number, quote: item.citation.quote })}
        >
          “{item.citation.quote.trim()}”
        </button>
      </div>
    </div>
  );
}

function Trace({ trace, open, onPlace }: { trace: RuleTrace; open: boolean; onPlace: (citation: DossierCitation) => void }) {
  const { t, say } = useWords();
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
                  <td className="mono">
                    <FactKey name={fact.key} />
                  </td>
                  <td>{fact.derivation ?? <FactValueText value={fact.value} />}</td>
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
        {trace.expression !== '' && (
          <div className={open ? 'expr open' : 'expr'}>
            <span title={trace.expression}>{trace.expression}</span>
          </div>
        )}
        {trace.note !== undefined && <p className="s faint">{say(trace.note)}</p>}
      </div>
    </>
  );
}
