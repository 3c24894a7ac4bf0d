import { type FormEvent, useState } from 'react';
import type { Suggestion } from '../../../domain/index.ts';
import { announce } from '../../parts/announcer.tsx';
import { call } from '../../server/call.ts';
import { dossierChanged, remember } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';

/** Confirm what is suggested, or enter another answer with a reason. Either is an act of a named person on the record. */
export function DecideSuggestion({ dossierId, suggestion, decided }: { dossierId: string; suggestion: Suggestion; decided: boolean }) {
  const { t, say } = useWords();
  const [correcting, setCorrecting] = useState(false);
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (answer: string | null): Promise<void> => {
    setBusy(true);
    setRefusal('');
    const result = await call(
      'decideClassification',
      { dossierId, suggestion: suggestion.question },
      { body: { value: answer, reason: answer === null ? '' : reason } },
    );
    setBusy(false);
    if (!result.ok) {
      setRefusal(
        result.problem.kind === 'unreachable' ? t('problem.unreachableText') : say(result.problem.message) || t('problem.refusedText'),
      );
      return;
    }
    remember('classification', { dossierId }, result.value);
    dossierChanged(dossierId);
    setCorrecting(false);
    setReason('');
    announce(t(`classification.${answer === null ? 'confirmed' : 'corrected'}`));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send(value.trim());
  };
  const options = suggestion.alternatives.map((other) => other.value);
  return (
    <section className="panel decide-suggestion">
      {!correcting ? (
        <div className="row">
          {suggestion.value !== null && (
            <button type="button" className={decided ? 'button' : 'button primary'} disabled={busy} onClick={() => void send(null)}>
              {t('classification.confirm')}
            </button>
          )}
          <button type="button" className="button" disabled={busy} onClick={() => setCorrecting(true)}>
            {t(suggestion.value === null ? 'classification.answer' : decided ? 'classification.changeIt' : 'classification.correct')}
          </button>
        </div>
      ) : (
        <form onSubmit={submit}>
          <label className="field">
            <span>{t('classification.value')}</span>
            <input
              className="input"
              list="alternatives"
              value={value}
              onChange={(event) => setValue(event.target.value)}
              required
              maxLength={500}
              autoFocus
            />
          </label>
          <datalist id="alternatives">
            {options.map((option) => (
              <option key={option} value={option} />
            ))}
          </datalist>
          <label className="field">
            <span>{t('classification.reason')}</span>
            <textarea
              className="input"
              rows={3}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              required
              maxLength={4000}
            />
          </label>
          <div className="row">
            <button type="submit" className="button primary" disabled={busy || value.trim() === '' || reason.trim() === ''}>
              {t('classification.record')}
            </button>
            <button type="button" className="button" onClick={() => setCorrecting(false)}>
              {t('classification.cancel')}
            </button>
          </div>
        </form>
      )}
      {refusal !== '' && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
    </section>
  );
}
