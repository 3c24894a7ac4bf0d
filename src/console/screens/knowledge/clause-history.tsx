import { Link } from 'react-router';
import type { ClauseDetail } from '../../../contract/index.ts';
import { useHasRole } from '../../app/session.tsx';
import { useWords } from '../../words/language.ts';
import { dayOf, figure } from '../../words/times.ts';

/** When the clause was issued, applies and ends, and what was imported for it here. */
export function ClauseHistory({ history }: { history: ClauseDetail['history'] }) {
  const { t, say, language } = useWords();
  const mayAudit = useHasRole('governance', 'lead', 'approver', 'reviewer', 'administrator');
  return (
    <section className="panel">
      <header>
        <h2>{t('kb.history')}</h2>
      </header>
      <ol className="history">
        {history.map(({ day, what, record }, index) => (
          <li key={index}>
            <time dateTime={day} className="s muted nowrap">
              {dayOf(day, language)}
            </time>
            <span>
              {say(what)}{' '}
              {record !== null && mayAudit && (
                <Link className="s" to={`/audit?before=${record + 1}`}>
                  {t('kb.record', { number: figure(record) })}
                </Link>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
