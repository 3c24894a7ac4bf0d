import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import type { Acting } from '../server/use-act.ts';
import { useWords } from '../words/language.ts';
import { Refusal } from './refusal.tsx';
import type { Signer } from './signer.tsx';

type Props = {
  readonly acting: Acting;
  /** Words of its button. */
  readonly send: string;
  /** Sends; gets the value of the button that was pressed, '' for the form's own. */
  readonly onSend: (pressed: string) => Promise<void>;
  /** Whether the form's own button may be pressed. */
  readonly ready?: boolean;
  /** A form that is signed: asks for what a signature asks for. `onSend` signs with it. */
  readonly signer?: Signer;
  readonly onCancel?: () => void;
  /** More buttons beside its own. */
  readonly others?: ReactNode;
  readonly label?: string;
  readonly className?: string;
  /** Not the main act of its screen. */
  readonly plain?: boolean;
  /** Ctrl+Enter sends from any field. */
  readonly byKey?: boolean;
  readonly children?: ReactNode;
};

/** A form that changes something: fields, why it was refused, its button. Nothing is sent twice while it is under way. */
export function ActForm({ acting: { busy, refusal }, send, onSend, ready = true, signer, plain = false, byKey = false, ...props }: Props) {
  const { t } = useWords();
  const able = !busy && ready && signer?.ready !== false;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const pressed = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value') ?? '';
    if (busy || (pressed === '' && !able)) return;
    void onSend(pressed);
  };
  const submitByKey = (event: KeyboardEvent<HTMLFormElement>): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };
  return (
    <form className={props.className} onSubmit={submit} onKeyDown={byKey ? submitByKey : undefined} aria-label={props.label}>
      {props.children}
      {signer?.fields}
      <Refusal words={refusal} />
      <div className="row">
        <button type="submit" className={plain ? 'button' : 'button primary'} disabled={!able}>
          {send}
          {byKey && <kbd aria-hidden="true">Ctrl ↵</kbd>}
        </button>
        {props.others}
        {props.onCancel !== undefined && (
          <button type="button" className="button" onClick={props.onCancel}>
            {t('admin.cancel')}
          </button>
        )}
      </div>
    </form>
  );
}
