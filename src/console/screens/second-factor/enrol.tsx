import { type FormEvent, useState } from 'react';
import type { Answer } from '../../server/endpoints.ts';
import { CodeField } from '../../parts/code-field.tsx';
import { QrCode } from '../../parts/qr-code.tsx';
import { call } from '../../server/call.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';

/** The new key to scan or to type, and its first code. */
export function Enrol({
  made: { key, address },
  onDone,
  onCancel,
}: {
  readonly made: Answer<'beginSecondFactor'>;
  readonly onDone: (codes: readonly string[]) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useWords();
  const { act, refusal, busy } = useAct();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setCode('');
    void act(call('enrolSecondFactor', {}, { body: { code } }), ({ codes }) => onDone(codes));
  };
  return (
    <form onSubmit={submit}>
      <p>{t('factor.scan')}</p>
      <QrCode text={address} label={t('factor.qr')} />
      <div>
        <p className="s muted">{t('factor.type')}</p>
        <p className="mono key">{key.match(/.{1,4}/gu)?.join(' ')}</p>
      </div>
      <CodeField value={code} onChange={setCode} autoFocus isFirst />
      {refusal !== '' && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
      <div className="row">
        <button type="submit" className="button primary" disabled={busy}>
          {t('factor.enrol')}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {t('admin.cancel')}
        </button>
      </div>
    </form>
  );
}
