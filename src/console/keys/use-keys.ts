import { useEffect, useLayoutEffect, useRef } from 'react';

/** Acts by key: `j`, `?`, `ArrowDown`, `Ctrl+Enter`, `Ctrl+Shift+f`; Ctrl stands for Command too. */
export type Keys = Readonly<Record<string, (() => void) | undefined>>;

const storageKey = 'countersign.single-keys';

/** Single keys can be switched off (WCAG 2.1.4); combinations go on working. */
export function singleKeysOn(): boolean {
  return localStorage.getItem(storageKey) !== 'off';
}
export function setSingleKeys(on: boolean): void {
  localStorage.setItem(storageKey, on ? 'on' : 'off');
}

function typesText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox],[type=radio]), textarea, select'))
  );
}

/** Name of the pressed key with its modifiers, as in `Keys`. */
export function nameOf(event: KeyboardEvent): string {
  const control = event.ctrlKey || event.metaKey;
  const alt = event.altKey ? 'Alt+' : '';
  // With Ctrl a letter is named small, and Shift by its name: what the keyboard reports differs by system.
  if (control && event.key.length === 1) return `Ctrl+${alt}${event.shiftKey ? 'Shift+' : ''}${event.key.toLowerCase()}`;
  return `${control ? 'Ctrl+' : ''}${alt}${event.key}`;
}

/** Listens while the screen is there. Single keys rest in text fields and under an open dialog. */
export function useKeys(keys: Keys, enabled = true): void {
  const latest = useRef(keys);
  // Before anybody sees the new screen: a key acts on what is seen.
  useLayoutEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!enabled) return;
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = nameOf(event);
      const act = latest.current[name];
      if (act === undefined) return;
      const single = event.key.length === 1 && !name.startsWith('Ctrl+') && !name.startsWith('Alt+');
      if (single && (!singleKeysOn() || typesText(event.target))) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [enabled]);
}
