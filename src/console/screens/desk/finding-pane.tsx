import type { FindingRow, FindingView } from '../../../contract/index.ts';
import type { DossierCitation, RuleTrace } from '../../../domain/index.ts';
import { Fold } from '../../parts/fold.tsx';
import { EvidenceSign } from '../../parts/signs.tsx';
import { articleNumber } from '../../words/article.ts';
import { useWords } from '../../words/language.ts';
import { AgentOpinionPart } from './agent-opinion.tsx';
import { ApplicantQuestion } from './applicant-question.tsx';
import { Clause } from './clause-part.tsx';
import { RequirementHead, Section } from './finding-parts.tsx';
import { FindingRecord } from './finding-record.tsx';
import { GapHelp } from './gap-help.tsx';
import type { NumberedEvidence } from './highlights.ts';
import { Quote } from './quote-part.tsx';
import { Trace } from './trace-part.tsx';

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
      <RequirementHead
        id={finding.requirementId}
        article={row === undefined ? finding.clause : articleNumber(row.article, language)}
        severity={finding.severity}
        card={requirement?.id}
        title={requirement === null ? (row === undefined ? say(finding.summary) : say(row.title)) : say(requirement.statement)}
      />
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
          note={cases.map((item) => say(item.title)).join('; ')}
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
