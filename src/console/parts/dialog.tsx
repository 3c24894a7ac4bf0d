import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useWords } from '../words/language.ts';
import { Icon } from './icon.tsx';

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
};

/**
 * A modal sheet: it holds the focus, closes with Esc and gives the focus back. The curtain is our own: that of Radix locks scrolling
 * with a style element, which the content security policy refuses.
 */
export function Dialog({ title, onClose, children, wide = false }: Props) {
  const { t } = useWords();
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <div className="curtain" />
        <Radix.Content asChild aria-describedby={undefined}>
          <dialog open className={wide ? 'dialog wide' : 'dialog'}>
            <header className="head">
              <Radix.Title>{title}</Radix.Title>
              <span className="grow" />
              <Radix.Close className="button quiet icon-only" aria-label={t('close')}>
                <Icon name="cross" />
              </Radix.Close>
            </header>
            <div className="dialog-body">{children}</div>
          </dialog>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
