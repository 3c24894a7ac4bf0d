import { useState } from 'react';
import type { ReleaseList } from '../../../contract/index.ts';
import type { Release } from '../../../domain/index.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { DayField } from '../../parts/day-field.tsx';
import { Field, TextField } from '../../parts/field.tsx';
import { type SignerSecrets, useSigner } from '../../parts/signer.tsx';
import { call } from '../../server/call.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';

/** One approval of a release, signed; with a deviation where a gate of its evaluation failed. */
export function ApprovalForm({ release, onDone }: { readonly release: Release; readonly onDone: (list: ReleaseList) => void }) {
  const { t } = useWords();
  const failed = release.events.findLast((event) => event.type === 'evaluated')?.evaluation.failed ?? [];
  const acting = useAct();
  const signer = useSigner();
  const [reason, setReason] = useState('');
  const [deviation, setDeviation] = useState({ reason: '', risk: '', until: '' });
  const send = (): Promise<void> => {
    const given = { reason, deviation: failed.length === 0 ? null : deviation };
    const approve = (secrets: SignerSecrets) => call('approveRelease', { releaseId: release.id }, { body: { ...given, ...secrets } });
    return acting.act(signer.sign(approve), onDone);
  };
  return (
    <ActForm label={t('governance.approve')} acting={acting} signer={signer} send={t('governance.approve')} onSend={send}>
      <TextField label={t('governance.reason')} value={reason} onChange={setReason} required />
      {failed.length > 0 && (
        <fieldset>
          <legend>{t('governance.deviationNeeded', { what: failed.join(', ') })}</legend>
          {(['reason', 'risk'] as const).map((field) => (
            <TextField
              key={field}
              label={t(`governance.deviationFields.${field}`)}
              value={deviation[field]}
              onChange={(value) => setDeviation({ ...deviation, [field]: value })}
              required
            />
          ))}
          <Field label={t('governance.deviationFields.until')}>
            <DayField required value={deviation.until} onChange={(until) => setDeviation({ ...deviation, until })} />
          </Field>
        </fieldset>
      )}
    </ActForm>
  );
}
