import type { FindingView } from '../../../contract/index.ts';
import { Icon } from '../../parts/icon.tsx';
import { SeveritySign, VerdictSign } from '../../parts/signs.tsx';
import { useWords } from '../../words/language.ts';
import { dayOf, timeOf } from '../../words/times.ts';

/** A decision that outlived its draft: what would be drafted now, and the corrected facts that it comes from. */
export function ChangedDraft({ changed }: { changed: NonNullable<FindingView['changed']> }) {
  const { t, say, language } = useWords();
  const { draft, facts } = changed;
  return (
    <section className="changed-draft s" aria-label={t('changed.title')}>
      <p className="row">
        <Icon name="search-failed" />
        <b>{t('changed.title')}</b>
      </p>
      <p>
        <span className="muted">{t('changed.now')}</span>{' '}
        {draft === null ? (
          t('changed.none')
        ) : (
          <>
            <VerdictSign verdict={draft.verdict} /> <SeveritySign severity={draft.severity} />
          </>
        )}
      </p>
      {draft !== null && <p>{say(draft.summary)}</p>}
      {facts.map(({ key, title, reason, byName, at }) => (
        <p key={key} className="muted">
          {t('changed.fact', { fact: say(title), name: byName, day: dayOf(at, language), time: timeOf(at) })} {reason}
        </p>
      ))}
      <p className="muted">{t('changed.stays')}</p>
    </section>
  );
}
