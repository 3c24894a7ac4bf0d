import { useState } from 'react';
import { useSession } from './session.tsx';

const prefix = 'countersign.draft.';

/**
 * Text that a person is writing, and the way to change it: kept in this browser for this person over reloads and lost sessions, until
 * it is recorded, emptied, or the person signs out.
 */
export function useDraftText(key: string, initial = ''): readonly [string, (text: string) => void] {
  const storageKey = `${prefix}${useSession().person.id}.${key}`;
  const [state, setState] = useState({ key: storageKey, text: localStorage.getItem(storageKey) ?? initial });
  const text = state.key === storageKey ? state.text : (localStorage.getItem(storageKey) ?? initial);
  return [
    text,
    (next) => {
      if (next === '') localStorage.removeItem(storageKey);
      else localStorage.setItem(storageKey, next);
      setState({ key: storageKey, text: next });
    },
  ];
}

/** After the text is on the record. */
export function forgetDraftText(personId: string, key: string): void {
  localStorage.removeItem(`${prefix}${personId}.${key}`);
}
