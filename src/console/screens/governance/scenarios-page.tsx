import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ScenarioList } from '../../../contract/index.ts';
import { useHasRole } from '../../app/session.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Awaiting, Empty, Note } from '../../parts/states.tsx';
import { remember, useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { dayOf } from '../../words/times.ts';
import { ScenarioForm } from './scenario-form.tsx';
import { ScenarioSheetPanel } from './scenario-sheet-panel.tsx';
import { ScenarioSteps } from './scenario-steps.tsx';

const icons = { draft: 'not-addressed', reviewed: 'undecided', live: 'met', off: 'not-applicable' } as const;

/** What the product is used for, on what basis and with which risks; only a live one lets its programme be drafted. The chosen one stands in the address. */
export function ScenariosPage() {
  const { t, language } = useWords();
  const writes = useHasRole('governance', 'lead');
  const list = useResource('scenarios', {});
  const [search, setSearch] = useSearchParams();
  const [writing, setWriting] = useState(false);
  if (list.data === undefined) return <Awaiting of={list} what={t('scenarios.loading')} rows={5} />;
  const { scenarios, programmes } = list.data;
  const newestFirst = [...scenarios].reverse();
  const chosen =
    scenarios.find(({ id }) => id === search.get('scenario')) ?? scenarios.find(({ state }) => state === 'live') ?? newestFirst[0];
  const today = new Date().toISOString().slice(0, 10);
  const take = (next: ScenarioList): void => {
    remember('scenarios', {}, next);
    setWriting(false);
  };
  return (
    <>
      <div className="title">
        <h1>{t('scenarios.title')}</h1>
        <span className="muted">{t('scenarios.text')}</span>
      </div>
      {programmes
        .filter(({ live }) => live === null)
        .map(({ id }) => (
          <Note key={id} tone="warn">
            {t('scenarios.notLive', { programme: t(`programme.${id}`, { defaultValue: id }) })}
          </Note>
        ))}
      {scenarios
        .filter(({ state, sheet }) => state === 'live' && sheet.reviewBy < today)
        .map(({ id, sheet }) => (
          <Note key={id} tone="warn">
            {t('scenarios.overdue', { id, day: dayOf(`${sheet.reviewBy}T12:00`, language) })}
          </Note>
        ))}
      <section className="panel scroll-x">
        <ListTable columns={[t('scenarios.scenario'), t('scenarios.state'), t('scenarios.residual'), t('scenarios.reviewBy')]}>
          {newestFirst.map((each) => (
            <tr key={each.id} aria-selected={each === chosen}>
              <td>
                <button
                  type="button"
                  className="linklike"
                  title={each.id}
                  onClick={() => setSearch({ scenario: each.id }, { replace: true })}
                >
                  {t(`programme.${each.programme}`, { defaultValue: each.programme })}
                </button>{' '}
                <span className="sub mono">{each.id.slice(-8)}</span>
              </td>
              <td>
                <span className={each.state === 'live' ? 'state standing' : 'state'}>
                  <Icon name={icons[each.state]} />
                  {t(`scenarios.states.${each.state}`)}
                </span>
              </td>
              <td>{t(`scenarios.ratings.${each.sheet.residual}`)}</td>
              <td className="nowrap">{dayOf(`${each.sheet.reviewBy}T12:00`, language)}</td>
            </tr>
          ))}
        </ListTable>
        {newestFirst.length === 0 && <Empty title={t('scenarios.none')}>{t('scenarios.noneText')}</Empty>}
      </section>
      {chosen !== undefined && (
        <div className="two">
          <ScenarioSheetPanel scenario={chosen} />
          <ScenarioSteps key={chosen.id} scenario={chosen} onDone={take} />
        </div>
      )}
      {writes && !writing && (
        <button type="button" className="button start" onClick={() => setWriting(true)}>
          {t(chosen === undefined ? 'scenarios.write' : 'scenarios.writeFrom')}
        </button>
      )}
      {writes && writing && (
        <ScenarioForm key={chosen?.id ?? ''} programme={chosen?.programme ?? programmes[0]?.id ?? ''} from={chosen?.sheet} onDone={take} />
      )}
    </>
  );
}
