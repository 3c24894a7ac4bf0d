import { useState } from 'react';

/** Text that a person is writing: kept over reloads and sign-outs until it is recorded or thrown away. */
export function useDraftText(key: string): readonly [string, (text: string) => void] {
  const storageKey = `countersign.draft.${key}`;
  const [state, setState] = useState({ key, text: sessionStorage.getItem(storageKey) ?? '' });
  const text = state.key === key ? state.text : (sessionStorage.getItem(storageKey) ?? '');
  return [
    text,
    (next) => {
      if (next === '') sessionStorage.removeItem(storageKey);
      else sessionStorage.setItem(storageKey, next);
      setState({ key, text: next });
    },
  ];
}
