import { useState } from 'react';
import type { DossierView } from '../../../contract/index.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FactForm } from '../../parts/fact-form.tsx';
import { SelectField } from '../../parts/field.tsx';
import { type Definition, entryOf } from '../../parts/read-entry.ts';
import { Awaiting } from '../../parts/states.tsx';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import type { SelectedPlace } from './selection-place.ts';

type Props = {
  readonly dossierId: string;
  readonly documents: DossierView['documents'];
  /** What is marked in the document: there the fact is stated. */
  readonly place: (SelectedPlace & { readonly documentId: string }) | null;
  readonly onClose: () => void;
};

/** A fact that the marked words state, and the readings missed or misread: which fact, its value, why. */
export function StateFactDialog({ dossierId, documents, place, onClose }: Props) {
  const { t, say } = useWords();
  const facts = useResource('facts', { dossierId });
  // The words as they stand in the text of the page, not as the browser copies them.
  const page = useResource('page', place === null ? null : { dossierId, documentId: place.documentId, page: place.page });
  const [key, setKey] = useState('');
  const definition = facts.data?.definitions.find((item) => item.key === key);
  const quote = place === null ? '' : (page.data?.text.slice(place.start, place.end).trim() ?? '');
  return (
    <Dialog title={t('stateFact.title')} onClose={onClose} wide>
      {facts.data === undefined ? (
        <Awaiting of={facts} what={t('loading.facts')} rows={3} />
      ) : place !== null && page.data === undefined ? (
        <Awaiting of={page} what={t('factPlace.reading')} rows={3} />
      ) : (
        <div className="state-fact">
          {place === null && <p className="s muted">{t('stateFact.noPlace')}</p>}
          <SelectField label={t('stateFact.which')} value={key} onChange={setKey} autoFocus required>
            <option value="" disabled />
            {[...groupsOf(facts.data.definitions)].map(([group, members]) => (
              <optgroup key={group} label={t(`facts.group.${group}`, { defaultValue: group })}>
                {members.map((item) => (
                  <option key={item.key} value={item.key}>
                    {say(item.title)}
                  </option>
                ))}
              </optgroup>
            ))}
          </SelectField>
          {definition !== undefined && (
            <FactForm
              key={definition.key}
              dossierId={dossierId}
              documents={documents}
              definition={definition}
              first={entryOf(definition, definition.type === 'string' ? quote : null)}
              firstPlace={place === null ? null : { documentId: place.documentId, page: place.page, quote }}
              onDone={onClose}
            />
          )}
        </div>
      )}
    </Dialog>
  );
}

/** By the first word of their keys, as on the page of facts. */
function groupsOf(definitions: readonly Definition[]): Map<string, Definition[]> {
  const groups = new Map<string, Definition[]>();
  for (const definition of definitions) {
    const group = definition.key.split('.')[0]!;
    groups.set(group, [...(groups.get(group) ?? []), definition]);
  }
  return groups;
}
