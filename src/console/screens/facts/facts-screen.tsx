import { useEffect, useMemo } from 'react';
import { useOutletContext, useSearchParams } from 'react-router';
import type { FactValue } from '../../../domain/index.ts';
import type { DossierContext } from '../../app/dossier-frame.tsx';
import { useKeys } from '../../keys/use-keys.ts';
import { ClauseLink } from '../../parts/clause-link.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Passage } from '../../parts/passage.tsx';
import { Empty, Loading, ProblemNote } from '../../parts/states.tsx';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { ContradictionMatrix } from './contradiction-matrix.tsx';
import { CorrectFact } from './correct-fact.tsx';
import { Corrections } from './corrections.tsx';
import { FactDetail } from './fact-detail.tsx';
import { groupFacts } from './fact-values.ts';
import { useValueWords } from '../../parts/use-value-words.ts';
import './facts.css';

/** The facts read from the dossier and, side by side, where the dossier says two things about one. */
export function FactsScreen() {
  const { dossierId, view } = useOutletContext<DossierContext>();
  const { t, say } = useWords();
  const [search, setSearch] = useSearchParams();
  const facts = useResource('facts', { dossierId });
  const words = useValueWords();
  const groups = useMemo(() => groupFacts(facts.data?.facts ?? [], facts.data?.definitions ?? [], words), [facts.data, words]);
  const contradictions = facts.data?.contradictions ?? [];
  const entries = [...groups.values()].flat();
  const factKey = search.get('fact');
  const entry = entries.find((item) => item.key === factKey);
  const contradiction =
    entry !== undefined || (factKey !== null && facts.data !== undefined)
      ? undefined
      : (contradictions.find((item) => item.id === search.get('contradiction')) ?? contradictions[0]);
  const definitions = facts.data?.definitions ?? [];
  const unread = definitions.filter(({ key }) => !entries.some((item) => item.key === key));
  const missing = entry === undefined ? unread.find(({ key }) => key === factKey) : undefined;
  const definition = definitions.find(({ key }) => key === (contradiction?.topic ?? factKey));
  // A contradiction may be about a person or a document of which several facts are read.
  const behind = contradiction === undefined ? [] : definitions.filter(({ key }) => isBehind(key, contradiction.topic));
  const matrix = search.get('view') === 'matrix' && contradictions.length > 0;
  const stated = (key: string): FactValue[] => entries.find((item) => item.key === key)?.readings.map(({ value }) => value) ?? [];
  const open = (name: 'fact' | 'contradiction', value: string): void => setSearch({ [name]: value }, { replace: true });
  const step = (by: 1 | -1): void => {
    const at = contradictions.findIndex((item) => item.id === contradiction?.id);
    const next = contradictions[at + by];
    if (next !== undefined) open('contradiction', next.id);
  };
  const { reload } = facts;
  const drafting = facts.data?.drafting ?? false;
  useEffect(() => {
    if (!drafting) return;
    const timer = setInterval(reload, 2000);
    return () => clearInterval(timer);
  }, [drafting, reload]);
  useKeys({ j: () => step(1), k: () => step(-1) });

  if (facts.data === undefined) {
    return facts.problem === undefined ? (
      <Loading what={t('loading.facts')} rows={8} />
    ) : (
      <ProblemNote problem={facts.problem} onRetry={facts.reload} />
    );
  }
  return (
    <main className="facts">
      <section className="left" aria-label={t('dossier.facts')} data-region="list">
        <div className="head">
          <h2>{t('dossier.facts')}</h2>
          <span className="faint s">{entries.length}</span>
          <span className="grow" />
          {contradictions.length > 0 && (
            <span className="toggle" role="group" aria-label={t('correction.show')}>
              <button type="button" aria-pressed={!matrix} onClick={() => setSearch({}, { replace: true })}>
                {t('correction.oneByOne')}
              </button>
              <button type="button" aria-pressed={matrix} onClick={() => setSearch({ view: 'matrix' }, { replace: true })}>
                {t('correction.matrix')}
              </button>
            </span>
          )}
        </div>
        <div className="left-scroll">
          {contradictions.length > 0 && (
            <>
              <h3>
                <span>{t('facts.contradictions')}</span>
                <span className="faint">{contradictions.length}</span>
              </h3>
              <ul>
                {contradictions.map((item) => (
                  <li key={item.id}>
                    <button
                      type="button"
                      className="fact"
                      aria-current={item === contradiction ? 'true' : undefined}
                      onClick={() => open('contradiction', item.id)}
                    >
                      <span className="clip">{say(item.title)}</span>
                      <span className="contradicting nowrap">{t('facts.values', { count: item.values.length })}</span>
                      <span className="contradicting">
                        <Icon name="contradicting" />
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </>
          )}
          {[...groups].map(([group, members]) => (
            <section key={group}>
              <h3>
                <span>{t(`facts.group.${group}`, { defaultValue: group })}</span>
                <span className="faint">{members.length}</span>
              </h3>
              <ul>
                {members.map((item) => (
                  <li key={item.key}>
                    <button
                      type="button"
                      className="fact"
                      aria-current={item === entry ? 'true' : undefined}
                      onClick={() => open('fact', item.key)}
                      title={item.key}
                    >
                      <span className="clip">{say(item.title)}</span>
                      <span className="clip value">
                        {item.values.length === 1 ? item.values[0] : t('facts.values', { count: item.values.length })}
                      </span>
                      <span />
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
          {unread.length > 0 && (
            <details className="unread">
              <summary>
                {t('correction.unread')} <span className="faint">{unread.length}</span>
              </summary>
              <ul>
                {unread.map((item) => (
                  <li key={item.key}>
                    <button
                      type="button"
                      className="fact"
                      aria-current={item === missing ? 'true' : undefined}
                      onClick={() => open('fact', item.key)}
                      title={item.key}
                    >
                      <span className="clip">{say(item.title)}</span>
                      <span />
                      <span />
                    </button>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      </section>
      <section className="main" data-region="facts">
        {matrix && (
          <>
            <h1>{t('facts.contradictions')}</h1>
            <ContradictionMatrix dossierId={dossierId} contradictions={contradictions} onOpen={(id) => open('contradiction', id)} />
          </>
        )}
        {!matrix && contradiction !== undefined && (
          <>
            <div>
              <p className="s muted">
                <span className="mono">{contradiction.topic}</span> · <ClauseLink id={contradiction.clause} />
              </p>
              <h1>{say(contradiction.title)}</h1>
              <p className="muted">{say(contradiction.summary)}</p>
            </div>
            <div className="sides">
              {contradiction.values.map((value, index) => (
                <article key={value.value} className="panel side">
                  <header className="val">
                    <span className="state contradicting">
                      <Icon name="contradicting" />
                      {t('facts.value', { letter: String.fromCharCode(65 + index) })}
                    </span>
                    <span className="s muted num grow">{t('facts.places', { count: value.citations.length })}</span>
                    <b>{value.value}</b>
                  </header>
                  {value.citations.map((citation, place) => (
                    <Passage key={place} dossierId={dossierId} citation={citation} />
                  ))}
                </article>
              ))}
            </div>
            {contradictions.length > 1 && (
              <p className="s muted">
                <kbd>j</kbd> <kbd>k</kbd> {t('facts.otherContradictions')}
              </p>
            )}
          </>
        )}
        {entry !== undefined && <FactDetail dossierId={dossierId} entry={entry} definition={definition} words={words} />}
        {!matrix && definition !== undefined && (
          <CorrectFact
            key={definition.key}
            dossierId={dossierId}
            documents={view.documents}
            definition={definition}
            values={[...new Map(stated(definition.key).map((value) => [JSON.stringify(value), value])).values()]}
          />
        )}
        {!matrix && behind.length > 0 && (
          <p className="s row behind">
            <span className="muted">{t('correction.behind')}</span>
            {behind.map((item) => (
              <button key={item.key} type="button" className="linklike" onClick={() => open('fact', item.key)}>
                {say(item.title)}
              </button>
            ))}
          </p>
        )}
        {missing !== undefined && (
          <div>
            <p className="s muted mono">{missing.key}</p>
            <h1>{say(missing.title)}</h1>
            <p className="muted">{t('correction.none')}</p>
          </div>
        )}
        {facts.data !== undefined && <Corrections dossierId={dossierId} view={facts.data} words={words} />}
        {contradiction === undefined && entry === undefined && missing === undefined && (
          <Empty title={t('facts.noContradictions')}>
            {t('facts.noContradictionsText', { facts: entries.length, documents: view.documents.length })}
          </Empty>
        )}
      </section>
    </main>
  );
}

function isBehind(key: string, topic: string): boolean {
  return key !== topic && (key.startsWith(`${topic}.`) || topic.startsWith(`${key}.`));
}
