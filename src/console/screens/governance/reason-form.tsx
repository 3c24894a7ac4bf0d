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
  /** The step is a signature: its secrets are asked for and handed to `onSend`. */
  readonly signed?: boolean;
  readonly onSend: (reason: string, secrets: SignerSecrets) => Promise<Result<T>>;
  readonly onDone: (value: T) => void;
};

/** One step that needs a reason. */
export function ReasonForm<T>({ label, danger = false, signed = false, onSend, onDone }: Props<T>) {
  const { t } = useWords();
  const acting = useAct();
  const signer = useSigner();
  const [reason, setReason] = useState('');
  return (
    <ActForm
      label={label}
      acting={acting}
      {...(signed ? { signer } : {})}
      plain={danger}
      send={label}
      onSend={() => acting.act(onSend(reason, signer.take()), onDone)}
    >
      <TextField label={t('governance.reason')} value={reason} onChange={setReason} maxLength={4000} required />
    </ActForm>
  );
}
