import { type FormEvent, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { AskReply } from '../../../contract/index.ts';
import { Icon } from '../../parts/icon.tsx';
import { Empty, Loading, Note, ProblemNote } from '../../parts/states.tsx';
import { useResource } from '../../server/resource.ts';
import { articleNumber } from '../../words/article.ts';
import { DayField } from '../../parts/day-field.tsx';
import { sourceTag, useWords } from '../../words/language.ts';
import { dayOf } from '../../words/times.ts';
import './ask.css';

/** A question to the knowledge base and the clauses in force that answer it. Question and day stand in the address. */
export function AskScreen() {
  const { t, language } = useWords();
  const [search, setSearch] = useSearchParams();
  const q = (search.get('q') ?? '').trim().slice(0, 500);
  const on = search.get('on') ?? '';
  const reply = useResource('askKnowledge', q === '' ? null : {}, { q, language, ...(on === '' ? {} : { on }) });
  return (
    <main className="ask" data-region="ask">
      <div className="title">
        <h1>{t('ask.title')}</h1>
      </div>
      <p className="muted">{t('ask.promise')}</p>
      <AskForm key={`${q} ${on}`} q={q} on={on} onAsk={(question, day) => setSearch({ q: question, ...(day === '' ? {} : { on: day }) })} />
      <div aria-live="polite" aria-busy={reply.loading}>
        {q === '' ? null : reply.problem !== undefined ? (
          <ProblemNote problem={reply.problem} onRetry={reply.reload} />
        ) : reply.data === undefined ? (
          <Loading what={t('loading.search')} rows={5} />
        ) : (
          <Reply reply={reply.data} />
        )}
      </div>
    </main>
  );
}

function AskForm({ q, on, onAsk }: { readonly q: string; readonly on: string; readonly onAsk: (question: string, day: string) => void }) {
  const { t } = useWords();
  const [question, setQuestion] = useState(q);
  const [day, setDay] = useState(on);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (question.trim() !== '') onAsk(question.trim(), day);
  };
  return (
    <form className="ask-form" role="search" aria-label={t('ask.title')} onSubmit={send}>
      <label className="question-field">
        <span className="label">{t('ask.question')}</span>
        <input
          className="input"
          value={question}
          maxLength={500}
          autoFocus={q === ''}
          onChange={(event) => setQuestion(event.target.value)}
          placeholder={t('ask.example')}
        />
      </label>
      <label>
        <span className="label">{t('ask.on')}</span>
        <DayField value={day} onChange={setDay} />
      </label>
      <button type="submit" className="button primary">
        <Icon name="search" />
        {t('ask.send')}
      </button>
    </form>
  );
}

function Reply({ reply }: { readonly reply: AskReply }) {
  const { t, say, language } = useWords();
  const day = dayOf(reply.on, language);
  if (reply.state === 'nothing-found')
    return (
      <div className="panel">
        <Empty title={t('ask.nothing')}>
          <p>{t('ask.nothingText', { day })}</p>
          <Link to={`/knowledge?q=${encodeURIComponent(reply.question)}`}>{t('ask.searchInstead')}</Link>
        </Empty>
      </div>
    );
  return (
    <>
      {reply.model === 'failed' && (
        <Note tone="warn">
          {t('ask.failed')} {say(reply.failure)}
        </Note>
      )}
      {reply.note !== undefined && <Note tone="plain">{say(reply.note)}</Note>}
      {reply.state === 'answered' && <Answer reply={reply} />}
      <h2>
        {t(reply.state === 'answered' ? 'ask.resting' : 'ask.clauses', { day })} <span className="faint s">{reply.clauses.length}</span>
      </h2>
      <ol className="answers">
        {reply.clauses.map(({ clause }) => (
          <AnswerClause key={clause.id} clause={clause} />
        ))}
      </ol>
      <p className="muted s">{t(reply.model === 'none' ? 'ask.noModel' : reply.model === 'no-answer' ? 'ask.noAnswer' : 'ask.notLaw')}</p>
    </>
  );
}

/** Sentences of a model; each names the clauses that it rests on, with their words. */
function Answer({ reply }: { readonly reply: AskReply }) {
  const { t, language } = useWords();
  const numberOf = (id: string): string => {
    const clause = reply.clauses.find((item) => item.clause.id === id)?.clause;
    return clause === undefined ? id : articleNumber(clause.number, language);
  };
  return (
    <section className="panel answer" aria-label={t('ask.answer')}>
      <p className="s muted">{t('ask.drafted')}</p>
      {reply.sentences.map(({ text, clauses }, index) => (
        <div key={index}>
          <p>{text}</p>
          {clauses.map(({ clause, quote }, place) => (
            <p key={place} className="s">
              <Link to={`/knowledge?clause=${encodeURIComponent(clause)}`}>{t('desk.article', { number: numberOf(clause) })}</Link>{' '}
              <span className="source" lang={sourceTag(quote)}>
                “{quote}”
              </span>
            </p>
          ))}
        </div>
      ))}
    </section>
  );
}

function AnswerClause({ clause }: { readonly clause: AskReply['clauses'][number]['clause'] }) {
  const { t, say, language } = useWords();
  const official = clause.officialText?.[language];
  const words = official ?? say(clause.workingText);
  return (
    <li className="panel" id={clause.id}>
      <header className="row">
        <h3>
          <Link to={`/knowledge?clause=${encodeURIComponent(clause.id)}`}>
            {t('desk.article', { number: articleNumber(clause.number, language) })} {say(clause.heading)}
          </Link>
        </h3>
        <span className="grow" />
        <span className="tag">{t(official === undefined ? 'desk.workingText' : 'knowledge.officialText')}</span>
      </header>
      <p className="source" lang={sourceTag(words)}>
        {words}
      </p>
      <p className="s muted">
        {say(clause.instrument.number)} ·{' '}
        {clause.validTo === null
          ? t('knowledge.validFrom', { from: dayOf(clause.validFrom, language) })
          : t('knowledge.validUntil', { from: dayOf(clause.validFrom, language), to: dayOf(clause.validTo, language) })}
      </p>
    </li>
  );
}
