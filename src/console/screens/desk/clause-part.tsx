import { Link } from 'react-router';
import type { ClauseView } from '../../../contract/index.ts';
import { articleNumber } from '../../words/article.ts';
import { sourceTag, useWords } from '../../words/language.ts';
import { dayOf } from '../../words/times.ts';
import { Section } from './finding-parts.tsx';

/** The clause in the language of the screen, the other one on request; says when it is not the official wording. */
export function Clause({ clause, open, first, onOpen }: { clause: ClauseView; open: boolean; first: boolean; onOpen: () => void }) {
  const { t, say, language } = useWords();
  const official = clause.officialText?.[language];
  const words = official ?? say(clause.workingText);
  const other = language === 'en' ? clause.workingText.zh : clause.workingText.en;
  return (
    <>
      <Section
        title={t('desk.clause')}
        note={
          <Link to={`/knowledge?clause=${encodeURIComponent(clause.id)}`}>
            {t('desk.clauseOf', {
              instrument: say(clause.instrument.number),
              number: articleNumber(clause.number, language),
              date: dayOf(clause.validFrom, language),
            })}
          </Link>
        }
        end={official === undefined && <span className="tag">{t('desk.workingText')}</span>}
        {...(first ? { keys: 'c' } : {})}
      />
      <div className="clause">
        <button type="button" className={open ? 'source open' : 'source'} onClick={onOpen} aria-expanded={open} lang={sourceTag(words)}>
          {words}
        </button>
        {open && (
          <p className="source muted" lang={sourceTag(other)}>
            {other}
          </p>
        )}
      </div>
    </>
  );
}
