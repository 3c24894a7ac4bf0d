import { useState } from 'react';
import type { FindingView } from '../../../contract/index.ts';
import { Fold } from '../../parts/fold.tsx';
import { VerdictSign } from '../../parts/signs.tsx';
import { useWords } from '../../words/language.ts';
import { dayOf, timeOf } from '../../words/times.ts';

/** What people have decided and said of this finding, oldest first. Nothing here is ever overwritten. */
export function FindingRecord({ view }: { view: FindingView }) {
  const { t, language } = useWords();
  const [open, setOpen] = useState(false);
  const entries = [
    ...view.blindVerdicts.map((item) => ({ at: item.at, blind: item, disposition: null, comment: null })),
    ...view.history.map((item) => ({ at: item.at, blind: null, disposition: item, comment: null })),
    ...view.comments.map((item) => ({ at: item.at, blind: null, disposition: null, comment: item })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  if (entries.length === 0) return null;
  return (
    <Fold open={open || view.comments.length > 0} onToggle={() => setOpen(!open)} title={t('desk.history')} count={entries.length}>
      <ol className="history">
        {entries.map(({ at, blind, disposition, comment }) => (
          <li key={at + (disposition?.id ?? comment?.id ?? blind?.by ?? '')}>
            <span className="faint s nowrap" title={dayOf(at, language)}>
              {dayOf(at, language)} {timeOf(at)}
            </span>
            {disposition !== null && (
              <div>
                <p>
                  {t(disposition.withdrawn ? 'history.withdrew' : `history.${disposition.decision}`, { name: disposition.byName })}
                  {disposition.amended !== undefined && (
                    <>
                      {' '}
                      <VerdictSign verdict={disposition.amended.verdict} />
                    </>
                  )}
                </p>
                {disposition.amended !== undefined && <p className="s">{disposition.amended.summary}</p>}
                {disposition.reason !== '' && <p className="s muted">{t('history.because', { reason: disposition.reason })}</p>}
              </div>
            )}
            {blind !== null && (
              <div>
                <p>
                  {t('blind.history', { name: blind.byName })} <VerdictSign verdict={blind.verdict} />
                </p>
                {blind.note !== undefined && <p className="s muted">{blind.note}</p>}
              </div>
            )}
            {comment !== null && (
              <div>
                <p>
                  {comment.to === undefined
                    ? t('history.commented', { name: comment.byName })
                    : t('colleague.asked', { name: comment.byName, colleague: comment.to.name })}
                </p>
                <p className="s muted">{comment.text}</p>
              </div>
            )}
          </li>
        ))}
      </ol>
    </Fold>
  );
}
