import { type RefObject, useEffect, useState } from 'react';
import { Icon } from '../../parts/icon.tsx';
import { useWords } from '../../words/language.ts';
import { readSelection } from './selection-place.ts';

/** What marked words can become, with the key that makes it. */
const makes = [
  ['own', 'o'],
  ['fact', 's'],
] as const;
export type MadeOfWords = (typeof makes)[number][0];

type Props = { readonly within: RefObject<HTMLElement | null>; readonly onMake: (what: MadeOfWords) => void };

/** Beside words that are marked in the document: what can be made of them. The selection stays while the button is pressed. */
export function SelectionBar({ within, onMake }: Props) {
  const { t } = useWords();
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  useEffect(() => {
    const look = (): void => {
      const frame = within.current?.getBoundingClientRect();
      const selection = window.getSelection();
      const inside = selection !== null && within.current?.contains(selection.anchorNode) === true && selection.anchorNode !== null;
      if (frame === undefined || !inside || readSelection() === null) return setPlace(null);
      const box = selection.getRangeAt(0).getBoundingClientRect();
      setPlace({ left: Math.max(4, box.left - frame.left), top: Math.min(frame.height - 40, Math.max(4, box.bottom - frame.top + 6)) });
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [within]);
  if (place === null) return null;
  return (
    <div className="selection-bar" style={place}>
      {makes.map(([what, key]) => (
        <button key={what} type="button" className="button" onPointerDown={(event) => event.preventDefault()} onClick={() => onMake(what)}>
          <Icon name={what === 'own' ? 'own' : 'fact'} />
          {t(`desk.${what}`)} <kbd aria-hidden="true">{key}</kbd>
        </button>
      ))}
    </div>
  );
}
