import { useState } from 'react';
import type { DossierView } from '../../../contract/index.ts';
import type { FactValue } from '../../../domain/index.ts';
import { useHasRole } from '../../app/session.tsx';
import { FactForm } from '../../parts/fact-form.tsx';
import { type Definition, entryOf, type FormEntry } from '../../parts/read-entry.ts';
import { useWords } from '../../words/language.ts';

/** What holds of a fact: one of the values read, or another one, with a reason. */
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
  const { t } = useWords();
  const mayCorrect = useHasRole('reviewer', 'lead');
  /** What the form begins with, and how often one was begun: each begins anew. */
  const [begun, setBegun] = useState<{ readonly entry: FormEntry; readonly time: number } | null>(null);
  const begin = (value: FactValue): void => setBegun((before) => ({ entry: entryOf(definition, value), time: (before?.time ?? 0) + 1 }));
  return (
    <section className="panel correct" aria-label={t('correction.title')}>
      <header>
        <h2>{t('correction.title')}</h2>
        {mayCorrect && values.length > 1 && (
          <span className="row">
            {values.map((item, index) => (
              <button key={index} type="button" className="button" onClick={() => begin(item)}>
                {t('correction.holds', { letter: String.fromCharCode(65 + index) })}
              </button>
            ))}
          </span>
        )}
        {mayCorrect && (
          <button type="button" className="button" onClick={() => begin(definition.type === 'list' ? (values[0] ?? null) : null)}>
            {t(values.length > 1 ? 'correction.otherValue' : values.length === 1 ? 'correction.correct' : 'correction.enter')}
          </button>
        )}
      </header>
      {!mayCorrect && <p className="muted s">{t('correction.onlyReviewers')}</p>}
      {begun !== null && (
        <FactForm
          key={begun.time}
          dossierId={dossierId}
          documents={documents}
          definition={definition}
          first={begun.entry}
          onDone={() => setBegun(null)}
        />
      )}
      {definition.usedBy.length > 0 && (
        <p className="s muted readers">
          {t('correction.readers')}
          {t('colon')}
          <span className="mono">{definition.usedBy.join(t('comma'))}</span>
        </p>
      )}
    </section>
  );
}
