import { useState } from 'react';
import type { Suggestion } from '../../../domain/index.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { announce } from '../../parts/announcer.tsx';
import { TextField } from '../../parts/field.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { call } from '../../server/call.ts';
import { dossierChanged, remember } from '../../server/resource.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';

/** Confirm what is suggested, or enter another answer with a reason. Either is an act of a named person on the record. */
export function DecideSuggestion({ dossierId, suggestion, decided }: { dossierId: string; suggestion: Suggestion; decided: boolean }) {
  const { t } = useWords();
  const acting = useAct();
  const [correcting, setCorrecting] = useState(false);
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const send = (answer: string | null): Promise<void> => {
    const body = { value: answer, reason: answer === null ? '' : reason };
    return acting.act(call('decideClassification', { dossierId, suggestion: suggestion.question }, { body }), (view) => {
      remember('classification', { dossierId }, view);
      dossierChanged(dossierId);
      setCorrecting(false);
      setReason('');
      announce(t(`classification.${answer === null ? 'confirmed' : 'corrected'}`));
    });
  };
  return (
    <section className="panel decide-suggestion">
      {!correcting ? (
        <>
          <div className="row">
            {suggestion.value !== null && (
              <button
                type="button"
                className={decided ? 'button' : 'button primary'}
                disabled={acting.busy}
                onClick={() => void send(null)}
              >
                {t('classification.confirm')}
              </button>
            )}
            <button type="button" className="button" disabled={acting.busy} onClick={() => setCorrecting(true)}>
              {t(suggestion.value === null ? 'classification.answer' : decided ? 'classification.changeIt' : 'classification.correct')}
            </button>
          </div>
          <Refusal words={acting.refusal} />
        </>
      ) : (
        <ActForm
          acting={acting}
          ready={value.trim() !== '' && reason.trim() !== ''}
          send={t('classification.record')}
          onSend={() => send(value.trim())}
          onCancel={() => setCorrecting(false)}
        >
          <TextField
            label={t('classification.value')}
            list="alternatives"
            value={value}
            onChange={setValue}
            required
            maxLength={500}
            autoFocus
          />
          <datalist id="alternatives">
            {suggestion.alternatives.map((other) => (
              <option key={other.value} value={other.value} />
            ))}
          </datalist>
          <TextField label={t('classification.reason')} rows={3} value={reason} onChange={setReason} required maxLength={4000} />
        </ActForm>
      )}
    </section>
  );
}
