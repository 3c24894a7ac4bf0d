import { useEffect, useRef } from 'react';
import type { DossierSearchResult } from '../../../contract/index.ts';
import { Icon } from '../../parts/icon.tsx';
import { ProblemNote } from '../../parts/states.tsx';
import { sourceTag, useWords } from '../../words/language.ts';
import { figure } from '../../words/times.ts';
import type { DocumentFind } from './use-find.ts';

/** Words in this document or in the whole dossier: how many, where, and the way from one to the next. */
export function FindPanel({ find }: { find: DocumentFind }) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const { result, at } = find;
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [find.opened]);
  const said = (): string => {
    if (find.words.trim() === '') return '';
    if (result === undefined) return t('find.searching');
    if (result.total === 0) return t(find.everywhere ? 'find.noneDossier' : 'find.noneDocument');
    const total = figure(result.total);
    return at === null ? t('find.total', { total, count: result.documents }) : t('find.at', { at: at + 1, total });
  };
  return (
    <search className="finder">
      <div className="row">
        <Icon name="search" />
        <input
          ref={field}
          className="input"
          value={find.words}
          onChange={(event) => find.setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1);
            else if (event.key === 'Escape') find.close();
            else return;
            event.preventDefault();
          }}
          placeholder={t('find.words')}
          aria-label={t('find.words')}
          maxLength={200}
        />
        <span className="toggle" role="group" aria-label={t('find.where')}>
          <button type="button" aria-pressed={!find.everywhere} onClick={() => find.setEverywhere(false)}>
            {t('find.document')}
          </button>
          <button type="button" aria-pressed={find.everywhere} onClick={() => find.setEverywhere(true)}>
            {t('find.dossier')}
          </button>
        </span>
        <span className="s muted nowrap grow" role="status">
          {said()}
        </span>
        <button type="button" className="button quiet icon-only" onClick={() => find.step(-1)} aria-label={t('find.previous')}>
          <Icon name="left" />
        </button>
        <button type="button" className="button quiet icon-only" onClick={() => find.step(1)} aria-label={t('find.next')}>
          <Icon name="right" />
        </button>
        <button type="button" className="button quiet icon-only" onClick={find.close} aria-label={t('close')}>
          <Icon name="cross" />
        </button>
      </div>
      {find.problem !== undefined && <ProblemNote problem={find.problem} />}
      {result !== undefined && result.hits.length > 0 && <Hits result={result} find={find} />}
    </search>
  );
}

function Hits({ result, find }: { result: DossierSearchResult; find: DocumentFind }) {
  const { t } = useWords();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [find.at]);
  return (
    <>
      <ol className="hits" ref={list} aria-label={t('find.hits')} tabIndex={0}>
        {result.hits.map((hit, index) => (
          <li key={`${hit.documentId}-${hit.page}-${hit.start}`}>
            <button type="button" aria-current={index === find.at ? 'true' : undefined} onClick={() => find.show(index)}>
              <span className="s faint nowrap">
                {find.everywhere && `${hit.file.split('/').at(-1) ?? ''} · `}
                {t('desk.page', { page: hit.page })}
              </span>
              <span className="clip source" lang={sourceTag(hit.before + hit.match + hit.after)}>
                {lastWords(hit.before)}
                <mark>{hit.match}</mark>
                {hit.after}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {result.total > result.hits.length && (
        <p className="s muted more">{t('find.more', { shown: result.hits.length, total: figure(result.total) })}</p>
      )}
    </>
  );
}

/** So much of the words before that the match stands in sight. */
function lastWords(before: string): string {
  const short = before.slice(-28);
  return short.length < before.length ? `…${short}` : short;
}
