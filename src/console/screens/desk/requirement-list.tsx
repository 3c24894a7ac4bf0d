import { memo, type RefObject, useEffect, useRef } from 'react';
import type { FindingList, FindingRow } from '../../../contract/index.ts';
import { Icon } from '../../parts/icon.tsx';
import { CoverSign, severityOrder, SeveritySign, VerdictSign, verdictOrder } from '../../parts/signs.tsx';
import { articleNumber } from '../../words/article.ts';
import { useWords } from '../../words/language.ts';
import { countVerdicts, type Filters, type Grouping, type RequirementGroup, shortId, verdictOf } from './requirement-filters.ts';

type Props = {
  readonly list: FindingList;
  readonly groups: readonly RequirementGroup[];
  readonly grouping: Grouping;
  readonly onGroup: (by: Grouping) => void;
  readonly shown: number;
  readonly filters: Filters;
  readonly selectedId: string | null;
  readonly mayDecide: boolean;
  readonly filterField: RefObject<HTMLInputElement | null>;
  readonly onFilter: (change: Partial<Filters>) => void;
  readonly onOpen: (row: FindingRow) => void;
  readonly onAhead: (row: FindingRow) => void;
  readonly onAcceptRoutine: () => void;
};

const groupings = ['article', 'discipline'] as const;
const states = ['open', 'decided', 'own'] as const;

/** Every requirement, not only the failing ones, by article or discipline; with counts that are filters. */
export function RequirementList({ filterField, ...props }: Props) {
  const { t, say, language } = useWords();
  const { list, filters, onFilter } = props;
  const counts = countVerdicts(list.findings);
  const ownOpen = list.findings.filter((row) => row.needsOwnDecision && row.decision === null).length;
  const shownVerdicts = (counts.covered ?? 0) > 0 ? ([...verdictOrder, 'covered'] as const) : verdictOrder;
  const open = { open: list.total - list.decided, decided: list.decided, own: ownOpen };
  return (
    <section className="reqs" aria-label={t('desk.requirements')} data-region="list">
      <div className="head">
        <h2 className="clip">{t('desk.requirements')}</h2>
        <span className="faint s nowrap">
          {props.shown === list.findings.length
            ? list.findings.length
            : t('desk.shownOf', { shown: props.shown, total: list.findings.length })}
        </span>
        <span className="grow" />
        <select
          className="select s"
          aria-label={t('groups.label')}
          value={props.grouping}
          onChange={(event) => props.onGroup(groupings.find((by) => by === event.target.value) ?? 'article')}
        >
          {groupings.map((by) => (
            <option key={by} value={by}>
              {t(`groups.${by}`)}
            </option>
          ))}
        </select>
        <span className="severity-filters" role="group" aria-label={t('desk.severity')}>
          {severityOrder.map((severity) => (
            <button
              key={severity}
              type="button"
              aria-pressed={filters.severity === severity}
              onClick={() => onFilter({ severity: filters.severity === severity ? null : severity })}
            >
              <SeveritySign severity={severity} markOnly />
            </button>
          ))}
        </span>
      </div>
      <div className="tally" data-rows={shownVerdicts.length > 6 ? 4 : 3} role="group" aria-label={t('desk.byVerdict')}>
        {shownVerdicts.map((verdict) => (
          <button
            key={verdict}
            type="button"
            aria-pressed={filters.verdict === verdict}
            onClick={() => onFilter({ verdict: filters.verdict === verdict ? null : verdict })}
          >
            {verdict === 'covered' ? <CoverSign cover="critical" /> : <VerdictSign verdict={verdict} markOnly />}
            <span aria-hidden="true">{verdict === 'covered' ? t('blind.tally') : t(`verdict.${verdict}`)}</span>
            <b>{counts[verdict] ?? 0}</b>
          </button>
        ))}
      </div>
      <div className="list-filter">
        <input
          ref={filterField}
          className="input"
          value={filters.text}
          onChange={(event) => onFilter({ text: event.target.value })}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          placeholder={t('desk.filter')}
          aria-label={t('desk.filter')}
        />
        <span className="toggle" role="group" aria-label={t('desk.byState')}>
          {states.map((state) => (
            <button
              key={state}
              type="button"
              aria-pressed={filters.state === state}
              onClick={() => onFilter({ state: filters.state === state ? null : state })}
              title={t(`desk.state.${state}Hint`)}
            >
              {t(`desk.state.${state}`)} {open[state]}
            </button>
          ))}
        </span>
      </div>
      <div className="reqs-scroll">
        {props.groups.length === 0 && (
          <div className="state-block s">
            <p className="strong">{t('desk.noneShown')}</p>
            <button type="button" className="linklike" onClick={() => onFilter({ verdict: null, severity: null, state: null, text: '' })}>
              {t('desk.showAll', { total: list.findings.length })}
            </button>
          </div>
        )}
        {props.groups.map((group) => (
          <section key={group.number || group.title.en} aria-label={`${group.number} ${say(group.title)}`.trim()}>
            <h3>
              {group.number !== '' && <span>{articleNumber(group.number, language)}</span>}
              <span className="clip">{say(group.title)}</span>
              <span className="faint">
                {group.decided}/{group.rows.length}
              </span>
            </h3>
            <ul>
              {group.rows.map((row) => (
                <Row key={row.id} row={row} selected={row.id === props.selectedId} onOpen={props.onOpen} onAhead={props.onAhead} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {(list.ownFindings ?? []).length > 0 && (
        <section className="own-findings" aria-label={t('desk.ownFindings')}>
          <h3>
            <span>{t('desk.ownFindings')}</span>
            <span className="faint">{list.ownFindings?.length}</span>
          </h3>
          <ul>
            {list.ownFindings?.map((item) => (
              <li key={item.id} title={item.summary}>
                <VerdictSign verdict={item.verdict} markOnly />
                <span className="clip">{item.summary}</span>
                <SeveritySign severity={item.severity} markOnly />
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="end">
        <div className="row s">
          <span>
            <b>{list.decided}</b> <span className="muted">{t('desk.ofDecided', { total: list.total })}</span>
          </span>
          <span className="grow" />
          {props.mayDecide && list.routineOpen > 0 ? (
            <button type="button" className="button quiet s" onClick={props.onAcceptRoutine} title={t('desk.acceptRoutineHint')}>
              {t('desk.acceptRoutine', { count: list.routineOpen })}
            </button>
          ) : (
            <span className="faint">{t('desk.ownOpen', { count: ownOpen })}</span>
          )}
        </div>
        <div
          className="progress"
          role="progressbar"
          aria-valuenow={list.decided}
          aria-valuemin={0}
          aria-valuemax={list.total}
          aria-label={t('desk.progress')}
        >
          <i style={{ width: `${list.total === 0 ? 0 : (100 * list.decided) / list.total}%` }} />
        </div>
      </div>
    </section>
  );
}

/** Verdict of the person or the draft; while the draft is covered, why it is. */
function RowSign({ row }: { row: FindingRow }) {
  const verdict = verdictOf(row);
  return verdict === 'covered' ? <CoverSign cover={row.cover ?? 'critical'} /> : <VerdictSign verdict={verdict} markOnly />;
}

const Row = memo(function Row({
  row,
  selected,
  onOpen,
  onAhead,
}: {
  row: FindingRow;
  selected: boolean;
  onOpen: (row: FindingRow) => void;
  onAhead: (row: FindingRow) => void;
}) {
  const { t, say } = useWords();
  const element = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (selected) element.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <li>
      <button
        ref={element}
        type="button"
        className={row.decision === null ? 'req' : 'req done'}
        aria-current={selected ? 'true' : undefined}
        tabIndex={selected ? 0 : undefined}
        onClick={() => onOpen(row)}
        onPointerEnter={() => onAhead(row)}
        title={say(row.title)}
        data-finding={row.id}
      >
        <RowSign row={row} />
        <span className="id">{shortId(row.requirementId)}</span>
        <span className="clip">
          {row.draftChanged && (
            <span className="changed-mark" role="img" aria-label={t('changed.mark')} title={t('changed.mark')}>
              <Icon name="search-failed" />
            </span>
          )}
          {say(row.title)}
        </span>
        <SeveritySign severity={row.severity} markOnly />
        <span
          className="who"
          {...(row.decision === null
            ? {}
            : { role: 'img', 'aria-label': t(`decision.${row.decision}`), title: t(`decision.${row.decision}`) })}
        >
          {row.decision !== null && (
            <Icon
              name={row.decision === 'accept' ? 'tick' : row.decision === 'amend' ? 'edit' : row.decision === 'reject' ? 'cross' : 'minus'}
            />
          )}
        </span>
      </button>
    </li>
  );
});
