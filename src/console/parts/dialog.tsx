import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../words/language.ts';
import { Icon } from './icon.tsx';

/** A modal sheet on the platform's own dialog: it holds the focus, closes with Esc and gives the focus back. */
export function Dialog({
  title,
  onClose,
  children,
  wide = false,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
}) {
  const { t } = useWords();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (dialog !== null && !dialog.open) dialog.showModal();
  }, []);
  return (
    <dialog ref={element} className={wide ? 'dialog wide' : 'dialog'} aria-label={title} onClose={onClose}>
      <header className="head">
        <h2>{title}</h2>
        <span className="grow" />
        <button type="button" className="button quiet icon-only" onClick={() => element.current?.close()} aria-label={t('close')}>
          <Icon name="cross" />
        </button>
      </header>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}
