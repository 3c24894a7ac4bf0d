import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ShadowRun } from '../../../domain/index.ts';
import { ListTable } from '../../parts/list-table.tsx';
import { Awaiting, Empty, Note } from '../../parts/states.tsx';
import { call } from '../../server/call.ts';
import { remember, useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { dayOf, timeOf } from '../../words/times.ts';
import { ReasonForm } from './reason-form.tsx';
import { ShadowReport } from './shadow-report.tsx';

const askAgainAfter = 3000;

/** Releases that drafted signed dossiers aside, and where they differ from what people concluded. The chosen run stands in the address. */
export function ShadowPage() {
  const { t } = useWords();
  const list = useResource('shadowRuns', {});
  const [search, setSearch] = useSearchParams();
  const { data, reload } = list;
  const underWay = data?.underWay?.id;
  useEffect(() => {
    if (underWay === undefined) return;
    const timer = setInterval(reload, askAgainAfter);
    return () => clearInterval(timer);
  }, [underWay, reload]);
  if (data === undefined) return <Awaiting of={list} what={t('shadow.loading')} rows={5} />;
  const runs = data.runs.toReversed();
  const chosen = runs.find(({ id }) => id === search.get('run')) ?? runs[0];
  return (
    <>
      <div className="title">
        <h1>{t('shadow.title')}</h1>
        <span className="muted">{t('shadow.text')}</span>
      </div>
      {data.underWay !== null && (
        <Note tone="plain">
          <span role="status">
            {t('shadow.underWay', { done: data.underWay.done, all: runs.find(({ id }) => id === underWay)?.planned ?? 0 })}
          </span>
        </Note>
      )}
      {runs.length === 0 ? (
        <section className="panel">
          <Empty title={t('shadow.none')}>{t('shadow.noneText')}</Empty>
        </section>
      ) : (
        <Runs runs={runs} chosen={chosen} underWay={underWay} onChoose={(id) => setSearch({ run: id }, { replace: true })} />
      )}
      {chosen !== undefined && chosen.finishedAt !== null && <ShadowReport run={chosen} />}
      {data.underWay === null && <Start />}
    </>
  );
}

function Start() {
  const { t } = useWords();
  const releases = useResource('releases', {});
  const [asked, setAsked] = useState<string>();
  if (releases.data === undefined) return null;
  const { releases: all, running } = releases.data;
  const here = all.filter(({ id }) => id === running.id || id === running.rulesOnly);
  const releaseId = asked ?? here.at(-1)?.id;
  if (releaseId === undefined) return null;
  return (
    <section className="panel steps">
      <header className="head">
        <h2>{t('shadow.start')}</h2>
        <label className="row s">
          <span className="muted">{t('governance.release')}</span>
          <select className="input" value={releaseId} onChange={(event) => setAsked(event.target.value)}>
            {here.map(({ id }) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        </label>
      </header>
      <div className="next">
        <ReasonForm
          label={t('shadow.startNow')}
          onSend={(reason) => call('startShadow', { releaseId }, { body: { reason } })}
          onDone={(runs) => remember('shadowRuns', {}, runs)}
        />
      </div>
    </section>
  );
}

function Runs({
  runs,
  chosen,
  underWay,
  onChoose,
}: {
  readonly runs: readonly ShadowRun[];
  readonly chosen: ShadowRun | undefined;
  readonly underWay: string | undefined;
  readonly onChoose: (id: string) => void;
}) {
  const { t, language } = useWords();
  const count = (run: ShadowRun, outcome: string): number =>
    run.dossiers.reduce((sum, { lines }) => sum + lines.filter((line) => line.outcome === outcome).length, 0);
  return (
    <section className="panel scroll-x">
      <ListTable
        columns={(['when', 'release', 'by', 'reason'] as const).map((name) => t(`shadow.columns.${name}`))}
        numbers={(['dossiers', 'same', 'missed', 'new', 'changed'] as const).map((name) => t(`shadow.columns.${name}`))}
      >
        {runs.map((run) => (
          <tr key={run.id} aria-selected={run === chosen}>
            <td className="nowrap">
              <button type="button" className="linklike" onClick={() => onChoose(run.id)}>
                {dayOf(run.startedAt, language)} {timeOf(run.startedAt)}
              </button>
            </td>
            <td>{run.release}</td>
            <td>{run.byName}</td>
            <td className="muted">{run.reason}</td>
            {run.finishedAt === null ? (
              <td colSpan={5} className="muted">
                {t(run.id === underWay ? 'shadow.runs' : 'shadow.brokenOff')}
              </td>
            ) : (
              <>
                <td className="num">{run.dossiers.length}</td>
                <td className="num">{run.dossiers.reduce((sum, { same }) => sum + same, 0)}</td>
                {(['missed', 'new', 'changed'] as const).map((outcome) => (
                  <td key={outcome} className="num">
                    {count(run, outcome)}
                  </td>
                ))}
              </>
            )}
          </tr>
        ))}
      </ListTable>
    </section>
  );
}
