import { Link, useSearchParams } from 'react-router';
import type { EvalList } from '../../../contract/index.ts';
import { ListTable } from '../../parts/list-table.tsx';
import { Awaiting, Empty, Note } from '../../parts/states.tsx';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { EvalComparisonPanel } from './eval-comparison-panel.tsx';
import { EvalMeasuresPlot } from './eval-measures-plot.tsx';
import { Kinds } from './eval-plot.tsx';
import { percent } from './percent.ts';
import { TestSetsPanel } from './test-sets-panel.tsx';

type Run = EvalList['runs'][number];

/** Kept eval results: what was measured on which release, how sure that is, and what it was before. The chosen ones stand in the address. */
export function EvalsPage() {
  const { t } = useWords();
  const list = useResource('evals', {});
  const [search, setSearch] = useSearchParams();
  if (list.data === undefined) return <Awaiting of={list} what={t('evals.loading')} />;
  const runs = list.data.runs.toReversed();
  const chosen = runs.find(({ id }) => id === search.get('result')) ?? runs[0];
  const other = runs.find(({ id }) => id === search.get('with')) ?? runs.find((run) => run !== chosen);
  const choose = (names: { readonly result?: string; readonly with?: string }): void =>
    setSearch({ ...(chosen && { result: chosen.id }), ...(other && { with: other.id }), ...names }, { replace: true });
  if (chosen === undefined) return <Empty title={t('evals.title')}>{t('evals.none')}</Empty>;
  return (
    <>
      <div className="title">
        <h1>{t('evals.title')}</h1>
        <span className="muted">{t('evals.text')}</span>
      </div>
      <Runs runs={runs} chosen={chosen} onChoose={(id) => choose({ result: id })} />
      <div className="two">
        <section className="panel">
          <header className="head">
            <h2>{t('evals.measures')}</h2>
            <span className="muted s">{nameOf(chosen, t)}</span>
          </header>
          <EvalMeasuresPlot run={chosen} />
          {chosen.hasCases && (
            <p className="foot">
              <Link to={`/governance/evals/${chosen.id}`}>{t('evals.toCases')}</Link>
            </p>
          )}
        </section>
        <section className="panel">
          <header className="head">
            <h2>{t('evals.kinds')}</h2>
          </header>
          {chosen.kinds.length === 0 ? <Empty title={t('evals.noKinds')}>{t('evals.noKindsText')}</Empty> : <Kinds kinds={chosen.kinds} />}
        </section>
      </div>
      {other === undefined ? (
        <Note tone="plain">{t('evals.onlyOne')}</Note>
      ) : (
        <EvalComparisonPanel
          first={other}
          second={chosen}
          choices={runs.filter((run) => run !== chosen).map((run) => ({ id: run.id, name: nameOf(run, t) }))}
          onChoose={(id) => choose({ with: id })}
        />
      )}
      <TestSetsPanel sets={list.data.testSets} readings={list.data.readings} />
    </>
  );
}

/** Time of measuring, else the name of the file, and what drafted. */
function nameOf({ name, measuredAt, model }: Run, t: ReturnType<typeof useWords>['t']): string {
  const when = measuredAt === null ? name : `${measuredAt.slice(0, 10)} ${measuredAt.slice(11, 16)}`;
  return model === null ? `${when} · ${t('evals.rules')}` : `${model.name} · ${t(model.recorded ? 'evals.recorded' : 'evals.live')}`;
}

function Runs({
  runs,
  chosen,
  onChoose,
}: {
  readonly runs: readonly Run[];
  readonly chosen: Run;
  readonly onChoose: (id: string) => void;
}) {
  const { t } = useWords();
  return (
    <section className="panel scroll-x">
      <ListTable
        columns={(['result', 'knowledge', 'releases'] as const).map((name) => t(`evals.columns.${name}`))}
        numbers={(['dossiers', 'found', 'heldOut', 'surfaced', 'unmatched'] as const).map((name) => t(`evals.columns.${name}`))}
      >
        {runs.map((run) => (
          <tr key={run.id} aria-selected={run === chosen}>
            <td className="nowrap">
              <button type="button" className="linklike" onClick={() => onChoose(run.id)}>
                {nameOf(run, t)}
              </button>
            </td>
            <td className="mono muted" title={run.knowledgeVersion ?? ''}>
              {run.knowledgeVersion?.slice(0, 10) ?? t('evals.notKept')}
            </td>
            <td className="muted">{run.releases.join(', ') || '–'}</td>
            <td className="num">{run.dossiers.length}</td>
            <td className="num">{percent(run.all.found, run.all.defects)}</td>
            <td className="num">{run.heldOut === null ? '–' : percent(run.heldOut.found, run.heldOut.defects)}</td>
            <td className="num">{percent(run.all.surfaced, run.all.defects)}</td>
            <td className="num">{run.all.unmatched}</td>
          </tr>
        ))}
      </ListTable>
    </section>
  );
}
