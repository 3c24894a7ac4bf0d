import { type FormEvent, useState } from 'react';
import { type SignerSecrets, useSigner } from '../../parts/signer.tsx';
import type { Problem, Result } from '../../server/call.ts';
import { useWords } from '../../words/language.ts';

/** One step that is signed with a reason. */
export function SignedReasonForm<T>({
  label,
  danger = false,
  onSend,
  onDone,
}: {
  readonly label: string;
  readonly danger?: boolean;
  readonly onSend: (reason: string, signer: SignerSecrets) => Promise<Result<T>>;
  readonly onDone: (result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }) => boolean;
}) {
  const { t } = useWords();
  const signer = useSigner();
  const [reason, setReason] = useState('');
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    onDone(await onSend(reason, signer.take()));
    signer.answered();
  };
  return (
    <form onSubmit={(event) => void send(event)} aria-label={label}>
      <label>
        <span className="label">{t('governance.reason')}</span>
        <input className="input" value={reason} maxLength={4000} required onChange={(event) => setReason(event.target.value)} />
      </label>
      {signer.fields}
      <button type="submit" className={danger ? 'button' : 'button primary'} disabled={!signer.ready}>
        {label}
      </button>
    </form>
  );
}
