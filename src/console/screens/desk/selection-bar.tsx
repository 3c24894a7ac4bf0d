import { type RefObject, useEffect, useState } from 'react';
import { Icon } from '../../parts/icon.tsx';
import { useWords } from '../../words/language.ts';
import { readSelection } from './selection-place.ts';

type Props = { readonly within: RefObject<HTMLElement | null>; readonly onOwn: () => void };

/** Beside words that are marked in the document: what can be made of them. The selection stays while the button is pressed. */
export function SelectionBar({ within, onOwn }: Props) {
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
      <button type="button" className="button" onPointerDown={(event) => event.preventDefault()} onClick={onOwn}>
        <Icon name="own" />
        {t('desk.own')} <kbd aria-hidden="true">o</kbd>
      </button>
    </div>
  );
}
