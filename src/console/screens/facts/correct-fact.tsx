import { type FormEvent, useState } from 'react';
import type { DossierView } from '../../../contract/index.ts';
import type { FactValue } from '../../../domain/index.ts';
import { useHasRole } from '../../app/session.tsx';
import { announce } from '../../parts/announcer.tsx';
import { call } from '../../server/call.ts';
import { dossierChanged, remember } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { FactEntry } from './fact-entry.tsx';
import { FactPlace, type TypedPlace } from './fact-place.tsx';
import { type Definition, entryOf, type FormEntry, readEntry } from './read-entry.ts';

/** What holds of a fact: one of the values read, or another one, with a reason. Recorded first; then the rules run again. */
export function CorrectFact({
  dossierId,
  definition,
  values,
  documents,
}: {
  dossierId: string;
  documents: DossierView['documents'];
  definition: Definition;
  /** Values that the documents state, in the order in which they are shown. */
  values: readonly FactValue[];
}) {
  const { t, say } = useWords();
  const mayCorrect = useHasRole('reviewer', 'lead');
  const [value, setValue] = useState<FormEntry | null>(null);
  const [reason, setReason] = useState('');
  const [place, setPlace] = useState<TypedPlace | null>(null);
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const body = { key: definition.key, value: readEntry(definition, value ?? ''), reason, ...(place === null ? {} : { place }) };
    const result = await call('correctFact', { dossierId }, { body });
    setBusy(false);
    if (!result.ok) {
      const { problem } = result;
      return setRefusal(problem.kind === 'unreachable' ? t('problem.unreachableText') : say(problem.message) || t('problem.refusedText'));
    }
    remember('facts', { dossierId }, result.value);
    dossierChanged(dossierId);
    setValue(null);
    setReason('');
    setPlace(null);
    setRefusal('');
    announce(t('correction.drafting'));
  };
  return (
    <section className="panel correct" aria-label={t('correction.title')}>
      <header>
        <h2>{t('correction.title')}</h2>
        {mayCorrect && values.length > 1 && (
          <span className="row">
            {values.map((item, index) => (
              <button key={index} type="button" className="button" onClick={() => setValue(entryOf(definition, item))}>
                {t('correction.holds', { letter: String.fromCharCode(65 + index) })}
              </button>
            ))}
          </span>
        )}
        {mayCorrect && (
          <button
            type="button"
            className="button"
            onClick={() => setValue(entryOf(definition, definition.type === 'list' ? (values[0] ?? null) : null))}
          >
            {t(values.length > 1 ? 'correction.otherValue' : values.length === 1 ? 'correction.correct' : 'correction.enter')}
          </button>
        )}
      </header>
      {!mayCorrect && <p className="muted s">{t('correction.onlyReviewers')}</p>}
      {value !== null && (
        <form onSubmit={(event) => void submit(event)}>
          <FactEntry definition={definition} value={value} onChange={setValue} />
          <label className="field">
            <span>{t('correction.reason')}</span>
            <textarea
              className="input"
              rows={2}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              required
              maxLength={4000}
            />
          </label>
          <label className="row">
            <input
              type="checkbox"
              checked={place !== null}
              onChange={(event) => setPlace(event.target.checked ? { documentId: documents[0]?.id ?? '', page: 1, quote: '' } : null)}
            />
            {t('factPlace.name')}
          </label>
          {place !== null && <FactPlace dossierId={dossierId} documents={documents} place={place} onChange={setPlace} />}
          <p className="s muted">{t('correction.effect')}</p>
          {refusal !== '' && (
            <p className="refusal" role="alert">
              {refusal}
            </p>
          )}
          <div className="row">
            <button type="submit" className="button primary" disabled={busy || reason.trim() === ''}>
              {t('correction.record')}
            </button>
            <button type="button" className="button" onClick={() => setValue(null)}>
              {t('correction.cancel')}
            </button>
          </div>
        </form>
      )}
      {definition.usedBy.length > 0 && (
        <p className="s muted readers">
          {t('correction.readers')}
          {t('colon')}
          <span className="mono">{definition.usedBy.join(', ')}</span>
        </p>
      )}
    </section>
  );
}
