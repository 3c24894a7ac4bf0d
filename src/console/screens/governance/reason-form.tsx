import { useState } from 'react';
import { ActForm } from '../../parts/act-form.tsx';
import { TextField } from '../../parts/field.tsx';
import { type SignerSecrets, useSigner } from '../../parts/signer.tsx';
import type { Result } from '../../server/call.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';

type Props<T> = {
  readonly label: string;
  readonly danger?: boolean;
  readonly onDone: (value: T) => void;
} & (
  | { readonly signed?: false; readonly onSend: (reason: string) => Promise<Result<T>> }
  /** The step is a signature: its secrets are asked for too. */
  | { readonly signed: true; readonly onSend: (reason: string, secrets: SignerSecrets) => Promise<Result<T>> }
);

/** One step that needs a reason. */
export function ReasonForm<T>({ label, danger = false, onDone, ...step }: Props<T>) {
  const { t } = useWords();
  const acting = useAct();
  const signer = useSigner();
  const [reason, setReason] = useState('');
  const send = () => (step.signed ? signer.sign((secrets) => step.onSend(reason, secrets)) : step.onSend(reason));
  return (
    <ActForm
      label={label}
      acting={acting}
      {...(step.signed ? { signer } : {})}
      plain={danger}
      send={label}
      onSend={() => acting.act(send(), onDone)}
    >
      <TextField label={t('governance.reason')} value={reason} onChange={setReason} maxLength={4000} required />
    </ActForm>
  );
}
