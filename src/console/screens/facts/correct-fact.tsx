import { type FormEvent, useState } from 'react';
import type { FactsView } from '../../../contract/index.ts';
import type { FactValue } from '../../../domain/index.ts';
import { useHasRole } from '../../app/session.tsx';
import { announce } from '../../parts/announcer.tsx';
import { call } from '../../server/call.ts';
import { dossierChanged, remember } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { readEntry, textOf } from './read-entry.ts';

type Definition = FactsView['definitions'][number];

/** What holds of a fact: one of the values read, or another one, with a reason. Recorded first; then the rules run again. */
export function CorrectFact({
  dossierId,
  definition,
  values,
}: {
  dossierId: string;
  definition: Definition;
  /** Values that the documents state, in the order in which they are shown. */
  values: readonly FactValue[];
}) {
  const { t, say } = useWords();
  const mayCorrect = useHasRole('reviewer', 'lead');
  const [value, setValue] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const byHand = definition.type !== 'object' && definition.type !== 'list of objects' && definition.type !== 'list';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const body = { key: definition.key, value: readEntry(definition.type, value ?? ''), reason };
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
    setRefusal('');
    announce(t('correction.drafting'));
  };
  return (
    <section className="panel correct" aria-label={t('correction.title')}>
      <header>
        <h2>{t('correction.title')}</h2>
        {mayCorrect && byHand && values.length > 1 && (
          <span className="row">
            {values.map((item, index) => (
              <button key={index} type="button" className="button" onClick={() => setValue(textOf(item))}>
                {t('correction.holds', { letter: String.fromCharCode(65 + index) })}
              </button>
            ))}
          </span>
        )}
        {mayCorrect && byHand && (
          <button type="button" className="button" onClick={() => setValue('')}>
            {t(values.length > 1 ? 'correction.otherValue' : values.length === 1 ? 'correction.correct' : 'correction.enter')}
          </button>
        )}
      </header>
      {!byHand && <p className="muted">{t('correction.notByHand')}</p>}
      {!mayCorrect && <p className="muted s">{t('correction.onlyReviewers')}</p>}
      {value !== null && (
        <form onSubmit={(event) => void submit(event)}>
          <Entry definition={definition} value={value} onChange={setValue} />
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
          {t('correction.readers')}: <span className="mono">{definition.usedBy.join(', ')}</span>
        </p>
      )}
    </section>
  );
}

function Entry({ definition, value, onChange }: { definition: Definition; value: string; onChange: (value: string) => void }) {
  const { t } = useWords();
  const { type, values } = definition;
  const label = `${t('correction.value')}${definition.unit === undefined ? '' : ` (${definition.unit})`}`;
  if (type === 'boolean' || (type === 'enum' && values !== undefined)) {
    const options = type === 'boolean' ? ['true', 'false'] : values!;
    return (
      <label className="field">
        <span>{label}</span>
        <select className="select" value={value} onChange={(event) => onChange(event.target.value)} required>
          <option value="" disabled />
          {options.map((option) => (
            <option key={option} value={option}>
              {type === 'boolean' ? t(option === 'true' ? 'facts.yes' : 'facts.no') : option}
            </option>
          ))}
        </select>
      </label>
    );
  }
  if (type.startsWith('list')) {
    return (
      <label className="field">
        <span>
          {label}, {t('correction.perLine')}
        </span>
        <textarea className="input" rows={4} value={value} onChange={(event) => onChange(event.target.value)} />
      </label>
    );
  }
  return (
    <label className="field">
      <span>{label}</span>
      <input
        className="input"
        type={type === 'date' ? 'date' : 'text'}
        inputMode={type === 'integer' || type === 'number' ? 'decimal' : 'text'}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        required
        autoFocus
      />
    </label>
  );
}
