import { useState } from 'react';
import type { DossierView } from '../../contract/index.ts';
import { call } from '../server/call.ts';
import { dossierChanged, remember } from '../server/resource.ts';
import { useAct } from '../server/use-act.ts';
import { useWords } from '../words/language.ts';
import { ActForm } from './act-form.tsx';
import { announce } from './announcer.tsx';
import { FactEntry } from './fact-entry.tsx';
import './fact-form.css';
import { FactPlace, type TypedPlace } from './fact-place.tsx';
import { TextField } from './field.tsx';
import { type Definition, type FormEntry, readEntry } from './read-entry.ts';

/** What holds of one fact: value, reason, and the place that states it. Recorded first; then the rules run again. */
export function FactForm({
  dossierId,
  documents,
  definition,
  first,
  firstPlace = null,
  onDone,
}: {
  readonly dossierId: string;
  readonly documents: DossierView['documents'];
  readonly definition: Definition;
  /** What stands in the form at first. */
  readonly first: FormEntry;
  readonly firstPlace?: TypedPlace | null;
  /** Recorded, or given up. */
  readonly onDone: () => void;
}) {
  const { t } = useWords();
  const acting = useAct();
  const [value, setValue] = useState<FormEntry>(first);
  const [reason, setReason] = useState('');
  const [place, setPlace] = useState<TypedPlace | null>(firstPlace);
  const send = (): Promise<void> => {
    const body = { key: definition.key, value: readEntry(definition, value), reason, ...(place === null ? {} : { place }) };
    return acting.act(call('correctFact', { dossierId }, { body }), (view) => {
      remember('facts', { dossierId }, view);
      dossierChanged(dossierId);
      announce(t('correction.drafting'));
      onDone();
    });
  };
  return (
    <ActForm
      className="fact-form"
      byKey
      acting={acting}
      ready={reason.trim() !== ''}
      send={t('correction.record')}
      onSend={send}
      onCancel={onDone}
    >
      <FactEntry definition={definition} value={value} onChange={setValue} />
      <TextField label={t('correction.reason')} rows={2} value={reason} onChange={setReason} required maxLength={4000} />
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
    </ActForm>
  );
}
