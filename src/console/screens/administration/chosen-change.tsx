import { type ReactNode, useState } from 'react';
import { Refusal } from '../../parts/refusal.tsx';
import type { Acting } from '../../server/use-act.ts';
import { ReasonInput } from './reason-input.tsx';

type Props<T extends string> = {
  readonly acting: Acting;
  readonly name: string;
  /** The name as it is shown. */
  readonly children: ReactNode;
  readonly choice: { readonly label: string; readonly now: T; readonly options: readonly (readonly [value: T, words: string])[] };
  readonly button: { readonly words: string; readonly label: string };
  readonly onSend: (wanted: T, reason: string) => void;
};

/** One dossier in a line with what is chosen for it; another choice needs a reason. */
export function ChosenChange<T extends string>({ acting: { busy, refusal }, name, children, choice, button, onSend }: Props<T>) {
  const [wanted, setWanted] = useState(choice.now);
  const [reason, setReason] = useState('');
  return (
    <div className="label-entry">
      {children}
      <select className="select" aria-label={choice.label} value={wanted} onChange={(event) => setWanted(event.target.value as T)}>
        {choice.options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <ReasonInput of={name} value={reason} onChange={setReason} />
      <button
        type="button"
        className="button"
        aria-label={button.label}
        disabled={busy || wanted === choice.now || reason.trim() === ''}
        onClick={() => onSend(wanted, reason)}
      >
        {button.words}
      </button>
      <Refusal words={refusal} />
    </div>
  );
}
