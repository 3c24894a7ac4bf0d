import type { CoveredFindingView, FindingRow } from '../../../contract/index.ts';
import { Icon } from '../../parts/icon.tsx';
import { articleNumber } from '../../words/article.ts';
import { useWords } from '../../words/language.ts';
import { Clause } from './clause-part.tsx';
import { RequirementHead, Section } from './finding-parts.tsx';
import type { NumberedEvidence } from './highlights.ts';
import { Quote } from './quote-part.tsx';

type Props = {
  readonly row: FindingRow | undefined;
  readonly view: CoveredFindingView;
  readonly evidence: readonly NumberedEvidence[];
  readonly selected: number | null;
  readonly clauseOpen: boolean;
  readonly onClause: () => void;
  readonly onEvidence: (number: number) => void;
};

/** What is to be judged before the draft is shown: requirement, clause, and the passages in the order of the dossier. */
export function CoveredPane({ row, view, evidence, selected, clauseOpen, onClause, onEvidence }: Props) {
  const { t, say, language } = useWords();
  return (
    <>
      <RequirementHead
        id={view.requirementId}
        article={row === undefined ? view.clause : articleNumber(row.article, language)}
        severity={view.severity}
        title={view.requirement === null ? say(view.title) : say(view.requirement.statement)}
      />
      {view.clauses.map((clause, index) => (
        <Clause key={clause.id} clause={clause} open={clauseOpen} first={index === 0} onOpen={onClause} />
      ))}
      <Section
        title={t('blind.passages')}
        note={t('blind.found', { count: evidence.length })}
        keys={evidence.length > 0 ? 'n p' : undefined}
      />
      <div role="group" aria-label={t('blind.passages')}>
        {evidence.map((item) => (
          <Quote key={item.number} item={item} selected={item.number === selected} onOpen={() => onEvidence(item.number)} />
        ))}
        {evidence.length === 0 && <p className="no-quote muted">{t('blind.none')}</p>}
      </div>
      <p className="cover">
        <Icon name="covered" />
        <span>{t('blind.cover')}</span>
      </p>
    </>
  );
}
