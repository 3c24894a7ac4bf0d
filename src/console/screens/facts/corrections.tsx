import { Link } from 'react-router';
import type { FactsView } from '../../../contract/index.ts';
import { useHasRole } from '../../app/session.tsx';
import { addressOfPlace } from '../../parts/passage.tsx';
import { VerdictSign } from '../../parts/signs.tsx';
import { Note } from '../../parts/states.tsx';
import { call } from '../../server/call.ts';
import { dossierChanged } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { dayOf, timeOf } from '../../words/times.ts';
import { showValue } from './fact-values.ts';
import type { ValueWords } from '../../parts/value-words.ts';

/** What people entered, beside what was read, and what the last correction did to the drafts. */
export function Corrections({ dossierId, view, words }: { dossierId: string; view: FactsView; words: ValueWords }) {
  const { t, say, language } = useWords();
  const lead = useHasRole('lead');
  const known = new Map(view.definitions.map((definition) => [definition.key, definition]));
  if (view.corrections.length === 0) return null;
  return (
    <>
      {view.drafting && <Note tone="warn">{t('correction.drafting')}</Note>}
      {!view.drafting && view.corrections.some(({ applied }) => !applied) && (
        <Note tone="warn">
          {t('correction.stuck')}{' '}
          {lead && (
            <button
              type="button"
              className="button"
              onClick={() => void call('prepareDossier', { dossierId }).then(() => dossierChanged(dossierId))}
            >
              {t('correction.again')}
            </button>
          )}
        </Note>
      )}
      <section className="panel corrections" aria-label={t('correction.list')}>
        <header>
          <h2>{t('correction.list')}</h2>
          <span className="faint s">{view.corrections.length}</span>
        </header>
        <ul>
          {view.corrections.map(({ no, key, value, read, reason, place, byName, at, applied }) => (
            <li key={no}>
              <span>
                <b>{say(known.get(key)?.title) || key}</b>
                <span className="s muted block">{reason}</span>
                {place !== undefined && (
                  <Link className="s block" to={addressOfPlace(dossierId, place)} title={place.quote}>
                    {t('factPlace.stands', { file: place.file, page: place.page })}
                  </Link>
                )}
              </span>
              <span>
                <s className="muted">
                  {read.length === 0
                    ? t('correction.notRead')
                    : t('correction.from', { value: read.map((fact) => showValue(fact.value, words, known.get(key))).join(' / ') })}
                </s>{' '}
                → <b className="entered">{showValue(value, words, known.get(key))}</b>
              </span>
              <span className="s muted">
                {[byName, dayOf(at, language), timeOf(at)].join(t('comma'))}
                <span className="block">{t(applied ? 'correction.applied' : 'correction.pending')}</span>
              </span>
            </li>
          ))}
        </ul>
      </section>
      {!view.drafting && (
        <section className="panel corrections" aria-label={t('correction.changed')}>
          <header>
            <h2>{t('correction.changed')}</h2>
            <span className="faint s">{view.changed.length}</span>
          </header>
          {view.changed.length === 0 && <p className="muted pad">{t('correction.nothingChanged')}</p>}
          <ul>
            {view.changed.map(({ findingId, title, from, to, decided }) => (
              <li key={findingId}>
                <Link to={`/dossiers/${dossierId}/desk?finding=${encodeURIComponent(findingId)}`}>{say(title)}</Link>
                <span className="row">
                  {from === null && to === null ? (
                    t('correction.hidden')
                  ) : (
                    <>
                      {from === null ? <span className="muted">{t('correction.noFinding')}</span> : <VerdictSign verdict={from} />} →{' '}
                      {to === null ? <span className="muted">{t('correction.noFinding')}</span> : <VerdictSign verdict={to} />}
                    </>
                  )}
                </span>
                <span className="s muted">{decided ? t('correction.decidedKept') : ''}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
