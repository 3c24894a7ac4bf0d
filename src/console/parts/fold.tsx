import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

type FoldProps = {
  open: boolean;
  onToggle: () => void;
  title: string;
  count?: number;
  note?: string;
  hotkey?: string;
  children: ReactNode;
};

/** A folded part: its head says what is inside. */
export function Fold({ open, onToggle, title, count, note, hotkey, children }: FoldProps) {
  return (
    <>
      <button type="button" className="fold" aria-expanded={open} onClick={onToggle}>
        <Icon name={open ? 'down' : 'right'} />
        <span>{title}</span>
        {count !== undefined && <b>{count}</b>}
        <span className="faint clip">{open ? '' : note}</span>
        <span className="grow num">{hotkey !== undefined && <kbd aria-hidden="true">{hotkey}</kbd>}</span>
      </button>
      {open && <div className="fold-body">{children}</div>}
    </>
  );
}
