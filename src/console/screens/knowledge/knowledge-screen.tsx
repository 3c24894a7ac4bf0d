import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ClauseDetail } from '../../../contract/index.ts';
import { useResource } from '../../server/resource.ts';
import { Awaiting, Empty } from '../../parts/states.tsx';
import { SeveritySign } from '../../parts/signs.tsx';
import type { Language, Severity } from '../../../domain/index.ts';
import { articleNumber, isPart } from '../../words/article.ts';
import { sourceTag, useWords } from '../../words/language.ts';
import { dayOf } from '../../words/times.ts';
import { CaseEntry } from './case-entry.tsx';
import { ClauseHistory } from './clause-history.tsx';
import { type KnowledgeFilter, KnowledgeFilters } from './knowledge-filters.tsx';
import './knowledge.css';

function numberOf(number: string, language: Language): string {
  return isPart(number) ? '' : articleNumber(number, language);
}

/** Instruments and their clauses; search over both languages; a clause with what is drawn from it. */
export function KnowledgeScreen() {
  const { t, say, language } = useWords();
  const [search, setSearch] = useSearchParams();
  const tree = useResource('clauseTree', {});
  // The instrument with the most clauses is the one that reviews are judged by.
  const instruments = (tree.data?.instruments ?? []).toSorted((a, b) => b.clauses.length - a.clauses.length);
  const q = search.get('q') ?? '';
  const filter: KnowledgeFilter = { instrument: search.get('instrument') ?? '', on: search.get('on') ?? '' };
  const found = useResource('searchKnowledge', q === '' ? null : {}, { q, limit: 20, ...filter });
  const listed = instruments.filter(
    ({ id, inForce }) => (filter.instrument === '' || id === filter.instrument) && (filter.on === '' || inForce <= filter.on),
  );
  const first = q === '' ? listed[0]?.clauses.find((clause) => !isPart(clause.number))?.id : found.data?.hits[0]?.clause.id;
  const clauseId = search.get('clause') ?? first ?? null;
  const detail = useResource('clause', clauseId === null ? null : { clauseId });
  const set = (change: Record<string, string>): void =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      for (const [key, value] of Object.entries(change)) {
        if (value === '') after.delete(key);
        else after.set(key, value);
      }
      return after;
    });
  const open = (clause: string): void => set({ clause });

  if (tree.data === undefined) return <Awaiting of={tree} what={t('loading.knowledge')} rows={10} />;
  return (
    <div className="knowledge">
      <nav className="tree" aria-label={t('knowledge.tree')} data-region="list">
        <KnowledgeFilters key={q} q={q} filter={filter} instruments={instruments} onSet={set} />
        {q !== '' && (
          <SearchResults q={q} filter={filter} clauseId={clauseId} onOpen={open} onClear={() => set({ q: '', clause: clauseId ?? '' })} />
        )}
        {listed.length === 0 && <p className="muted s none">{t('kb.none')}</p>}
        {listed.map((instrument) => (
          <section key={instrument.id}>
            <header>
              <h2>{say(instrument.number)}</h2>
              <p className="s muted">{say(instrument.title)}</p>
            </header>
            <ul>
              {instrument.clauses.map((clause) => (
                <li key={clause.id}>
                  <button
                    type="button"
                    className={isPart(clause.number) ? 'leaf part' : clause.number.includes('.') ? 'leaf deep' : 'leaf'}
                    aria-current={clause.id === clauseId ? 'true' : undefined}
                    onClick={() => open(clause.id)}
                  >
                    <span>{numberOf(clause.number, language)}</span>
                    <span>{say(clause.heading)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p className="version s faint">
          {t('knowledge.version')} <span className="mono">{tree.data.version.slice(0, 16)}</span>
        </p>
      </nav>
      {clauseId === null ? (
        <main className="main" data-region="clause" tabIndex={0}>
          <h1>{t('knowledge.search')}</h1>
          <p className="muted">{t('knowledge.choose')}</p>
        </main>
      ) : detail.data === undefined ? (
        <main className="main">{<Awaiting of={detail} what={t('loading.clause')} />}</main>
      ) : (
        <ClausePage detail={detail.data} onChanged={detail.reload} />
      )}
    </div>
  );
}

function SearchResults({
  q,
  filter,
  clauseId,
  onOpen,
  onClear,
}: {
  q: string;
  filter: KnowledgeFilter;
  clauseId: string | null;
  onOpen: (id: string) => void;
  onClear: () => void;
}) {
  const { t, say, language } = useWords();
  const found = useResource('searchKnowledge', {}, { q, limit: 20, ...filter });
  return (
    <section className="found" aria-label={t('knowledge.found')}>
      <header className="row">
        <h2 className="clip">{t('knowledge.foundFor', { q })}</h2>
        <span className="grow" />
        <button type="button" className="linklike s" onClick={onClear}>
          {t('knowledge.clear')}
        </button>
      </header>
      {found.data?.note !== undefined && <p className="s muted">{say(found.data.note)}</p>}
      {found.data === undefined ? (
        <Awaiting of={found} what={t('loading.search')} rows={3} />
      ) : found.data.hits.length === 0 ? (
        <Empty title={t('knowledge.none')}>{t('knowledge.noneText')}</Empty>
      ) : (
        <ul>
          {found.data.hits.map(({ clause }) => (
            <li key={clause.id}>
              <button
                type="button"
                className="leaf hit"
                aria-current={clause.id === clauseId ? 'true' : undefined}
                onClick={() => onOpen(clause.id)}
              >
                <span>{numberOf(clause.number, language)}</span>
                <span>
                  {say(clause.heading)}
                  <span className="sub block">{say(clause.instrument.number)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const textViews = ['en', 'zh', 'both'] as const;

function ClausePage({ detail, onChanged }: { detail: ClauseDetail; onChanged: () => void }) {
  const { t, say, language } = useWords();
  const { clause, requirements, cases } = detail;
  const [chosen, setChosen] = useState<(typeof textViews)[number] | null>(null);
  const shown = chosen ?? language;
  const texts = (['en', 'zh'] as const)
    .filter((item) => shown === 'both' || shown === item)
    .map((item) => ({
      language: item,
      words: clause.officialText?.[item] ?? clause.workingText[item],
      official: clause.officialText?.[item] !== undefined,
    }));
  return (
    <>
      <main className="main" data-region="clause" tabIndex={0}>
        <div className="row">
          <p className="s muted">
            <span title={clause.id}>{say(clause.instrument.number)}</span> · {say(clause.instrument.title)}
          </p>
          <span className="grow" />
          <span className="toggle" role="group" aria-label={t('knowledge.text')}>
            {textViews.map((item) => (
              <button key={item} type="button" aria-pressed={shown === item} onClick={() => setChosen(item)}>
                {t(`knowledge.view.${item}`)}
              </button>
            ))}
          </span>
        </div>
        <h1>
          {!isPart(clause.number) && `${t('desk.article', { number: articleNumber(clause.number, language) })} `}
          {say(clause.heading)}
        </h1>
        <div className={shown === 'both' ? 'texts both' : 'texts'}>
          {texts.map((text) => (
            <div key={text.language}>
              <p className="source text" lang={sourceTag(text.words)}>
                {text.words}
              </p>
              <span className="tag">{text.official ? t('knowledge.officialText') : t('desk.workingText')}</span>
            </div>
          ))}
        </div>
        <p className="s muted force">
          {clause.validTo === null
            ? t('knowledge.validFrom', { from: dayOf(clause.validFrom, language) })
            : t('knowledge.validUntil', { from: dayOf(clause.validFrom, language), to: dayOf(clause.validTo, language) })}
        </p>
        <h2>
          {t('knowledge.requirements')} <span className="faint s">{requirements.length}</span>
        </h2>
        {requirements.map((item) => (
          <div key={item.id} className="rq">
            <span className="id">{item.id.replace(/^[A-Z]+\d+-0?/u, '')}</span>
            <span>
              {say(item.title)}
              <span className="sub block">{say(item.statement)}</span>
            </span>
            <SeveritySign severity={item.severity as Severity} />
            <span className="s muted">{t(`kind.${item.kind}`)}</span>
          </div>
        ))}
      </main>
      <aside className="side" aria-label={t('knowledge.cases')} data-region="cases" tabIndex={0}>
        <section className="panel">
          <header>
            <h2>{t('knowledge.cases')}</h2>
            <span className="faint s">{cases.length}</span>
          </header>
          {cases.length === 0 && <Empty title={t('knowledge.noCases')}>{t('knowledge.noCasesText')}</Empty>}
          {cases.map((item) => (
            <CaseEntry key={item.id} item={item} onChanged={onChanged} />
          ))}
        </section>
        <ClauseHistory history={detail.history} />
      </aside>
    </>
  );
}
