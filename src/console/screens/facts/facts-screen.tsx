import { useMemo } from 'react';
import { useOutletContext, useSearchParams } from 'react-router';
import type { DossierContext } from '../../app/dossier-frame.tsx';
import { useKeys } from '../../keys/use-keys.ts';
import { Icon } from '../../parts/icon.tsx';
import { Passage } from '../../parts/passage.tsx';
import { Empty, Loading, ProblemNote } from '../../parts/states.tsx';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { type FactEntry, groupFacts, showValue } from './fact-values.ts';
import './facts.css';

/** The facts read from the dossier and, side by side, where the dossier says two things about one. */
export function FactsScreen() {
  const { dossierId, view } = useOutletContext<DossierContext>();
  const { t, say } = useWords();
  const [search, setSearch] = useSearchParams();
  const facts = useResource('facts', { dossierId });
  const words = useMemo(() => ({ yes: t('facts.yes'), no: t('facts.no'), none: t('facts.none') }), [t]);
  const groups = useMemo(() => groupFacts(facts.data?.facts ?? [], words), [facts.data, words]);
  const contradictions = facts.data?.contradictions ?? [];
  const entries = [...groups.values()].flat();
  const factKey = search.get('fact');
  const entry = entries.find((item) => item.key === factKey);
  const contradiction =
    entry !== undefined ? undefined : (contradictions.find((item) => item.id === search.get('contradiction')) ?? contradictions[0]);
  const open = (name: 'fact' | 'contradiction', value: string): void => setSearch({ [name]: value }, { replace: true });
  const step = (by: 1 | -1): void => {
    const at = contradictions.findIndex((item) => item.id === contradiction?.id);
    const next = contradictions[at + by];
    if (next !== undefined) open('contradiction', next.id);
  };
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
        </div>
      </section>
      <section className="main" data-region="facts">
        {contradiction !== undefined && (
          <>
            <div>
              <p className="s muted">
                <span className="mono">{contradiction.topic}</span> · {contradiction.clause}
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
        {entry !== undefined && <FactDetail dossierId={dossierId} entry={entry} words={words} />}
        {contradiction === undefined && entry === undefined && (
          <Empty title={t('facts.noContradictions')}>
            {t('facts.noContradictionsText', { facts: entries.length, documents: view.documents.length })}
          </Empty>
        )}
      </section>
    </main>
  );
}

function FactDetail({
  dossierId,
  entry,
  words,
}: {
  dossierId: string;
  entry: FactEntry;
  words: { yes: string; no: string; none: string };
}) {
  const { t, say } = useWords();
  return (
    <>
      <div>
        <p className="s muted mono">{entry.key}</p>
        <h1>{say(entry.title)}</h1>
      </div>
      <div className="sides">
        {entry.readings.map((reading) => (
          <article key={reading.id} className="panel side">
            <header className="val">
              <span className="s muted">{t(`facts.origin.${reading.origin}`)}</span>
              <b>{showValue(reading.value, words)}</b>
              {reading.derivation !== undefined && <span className="mono s">{reading.derivation}</span>}
            </header>
            {reading.citations.map((citation, place) => (
              <Passage key={place} dossierId={dossierId} citation={citation} />
            ))}
          </article>
        ))}
      </div>
    </>
  );
}
