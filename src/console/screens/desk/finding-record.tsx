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
    ...view.history.map((item) => ({ at: item.at, disposition: item, comment: null })),
    ...view.comments.map((item) => ({ at: item.at, disposition: null, comment: item })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  if (entries.length === 0) return null;
  return (
    <Fold open={open || view.comments.length > 0} onToggle={() => setOpen(!open)} title={t('desk.history')} count={entries.length}>
      <ol className="history">
        {entries.map(({ at, disposition, comment }) => (
          <li key={at + (disposition?.id ?? comment?.id ?? '')}>
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
            {comment !== null && (
              <div>
                <p>{t('history.commented', { name: comment.byName })}</p>
                <p className="s muted">{comment.text}</p>
              </div>
            )}
          </li>
        ))}
      </ol>
    </Fold>
  );
}
