import { useSearchParams } from 'react-router';
import type { Release } from '../../../domain/index.ts';
import { Icon } from '../../parts/icon.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Awaiting, Note } from '../../parts/states.tsx';
import { remember, useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { dayOf } from '../../words/times.ts';
import { EvalPlot } from './eval-plot.tsx';
import { ReleaseSteps } from './release-steps.tsx';

const icons = {
  draft: 'not-addressed',
  evaluated: 'undecided',
  'security-reviewed': 'undecided',
  approved: 'partly-met',
  active: 'met',
  retired: 'not-applicable',
} as const;

/** What drafts, what waits to be approved, and what may be returned to. The chosen release stands in the address. */
export function ReleasesPage() {
  const { t, say } = useWords();
  const list = useResource('releases', {});
  const [search, setSearch] = useSearchParams();
  if (list.data === undefined) return <Awaiting of={list} what={t('loading.releases')} rows={5} />;
  const { releases, running } = list.data;
  const newestFirst = [...releases].reverse();
  const chosen =
    releases.find(({ id }) => id === search.get('release')) ?? releases.find(({ state }) => state === 'active') ?? newestFirst[0];
  return (
    <>
      <div className="title">
        <h1>{t('governance.releases')}</h1>
        <span className="muted">{t('governance.releasesText')}</span>
      </div>
      {running.mayDraft ? null : <Note tone="warn">{say(running.message)}</Note>}
      <section className="panel scroll-x">
        <ListTable
          columns={[
            t('governance.release'),
            t('governance.state'),
            t('governance.model'),
            t('governance.knowledge'),
            t('governance.gate'),
            t('governance.approvedBy'),
          ]}
        >
          {newestFirst.map((release) => (
            <ReleaseRow
              key={release.id}
              release={release}
              selected={release === chosen}
              here={release.id === running.id || release.id === running.rulesOnly}
              onChoose={() => setSearch({ release: release.id }, { replace: true })}
            />
          ))}
        </ListTable>
      </section>
      {chosen !== undefined && (
        <div className="two">
          <EvalPlot key={chosen.id} release={chosen} others={releases} />
          <ReleaseSteps key={chosen.id} release={chosen} onDone={(next) => remember('releases', {}, next)} />
        </div>
      )}
    </>
  );
}

function ReleaseRow({ release, selected, here, onChoose }: { release: Release; selected: boolean; here: boolean; onChoose: () => void }) {
  const { t, language } = useWords();
  const { content, events, state } = release;
  const last = events.at(-1);
  const evaluation = events.findLast((event) => event.type === 'evaluated')?.evaluation;
  const approvers = events.flatMap((event) => (event.type === 'approved' ? [event.byName] : []));
  const shipped = events.some((event) => event.type === 'activated' && event.shipped);
  return (
    <tr aria-selected={selected}>
      <td>
        <button type="button" className="linklike" onClick={onChoose}>
          {release.id}
        </button>
        {here && <span className="tag">{t('governance.here')}</span>}
      </td>
      <td>
        <span className={state === 'active' ? 'state standing' : 'state'}>
          <Icon name={icons[state]} />
          {t(`governance.states.${state}`)}
          {last !== undefined && <span className="muted s"> {dayOf(last.at, language)}</span>}
        </span>
      </td>
      <td className="muted">{content.model === null ? t('governance.noModel') : `${content.model.name} · ${content.model.endpoint}`}</td>
      <td className="mono muted" title={content.knowledgeVersion}>
        {content.knowledgeVersion.slice(0, 10)}
      </td>
      <td>
        {evaluation === undefined
          ? t('governance.notEvaluated')
          : t('governance.gates', { passed: evaluation.figures.length - evaluation.failed.length, all: evaluation.figures.length })}
      </td>
      <td className="muted">
        {approvers.length > 0 ? approvers.join(language === 'zh' ? '、' : ', ') : shipped ? t('governance.shipped') : '–'}
      </td>
    </tr>
  );
}
