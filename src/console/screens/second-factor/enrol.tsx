import { useState } from 'react';
import { ActForm } from '../../parts/act-form.tsx';
import { CodeField } from '../../parts/code-field.tsx';
import { QrCode } from '../../parts/qr-code.tsx';
import { call } from '../../server/call.ts';
import type { Answer } from '../../server/endpoints.ts';
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
  const acting = useAct();
  const [code, setCode] = useState('');
  const send = (): Promise<void> => {
    setCode('');
    return acting.act(call('enrolSecondFactor', {}, { body: { code } }), ({ codes }) => onDone(codes));
  };
  return (
    <ActForm acting={acting} send={t('factor.enrol')} onSend={send} onCancel={onCancel}>
      <p>{t('factor.scan')}</p>
      <QrCode text={address} label={t('factor.qr')} />
      <div>
        <p className="s muted">{t('factor.type')}</p>
        <p className="mono key">{key.match(/.{1,4}/gu)?.join(' ')}</p>
      </div>
      <CodeField value={code} onChange={setCode} autoFocus isFirst />
    </ActForm>
  );
}
