import { useState } from 'react';
import type { PersonView } from '../../../contract/index.ts';
import type { Lost } from '../../../domain/index.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { announce } from '../../parts/announcer.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { useSigner } from '../../parts/signer.tsx';
import { call } from '../../server/call.ts';
import { remember } from '../../server/resource.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';

const kinds: readonly Lost[] = ['password', 'second-factor'];

/** The first of two people asks that somebody's account be recovered. */
export function AskRecovery({ person, onClose }: { readonly person: PersonView; readonly onClose: () => void }) {
  const { t } = useWords();
  const signer = useSigner();
  const acting = useAct();
  const [lost, setLost] = useState<Lost>('password');
  const [reason, setReason] = useState('');
  const send = (): Promise<void> =>
    acting.act(
      signer.sign((secrets) => call('askRecovery', { personId: person.id }, { body: { lost, reason, ...secrets } })),
      (list) => {
        remember('listRecoveries', {}, list);
        announce(t('recovery.asked'));
        onClose();
      },
    );
  return (
    <Dialog title={t('recovery.of', { name: person.name })} onClose={onClose}>
      <ActForm className="admin-form" acting={acting} signer={signer} send={t('recovery.send')} onSend={send} onCancel={onClose}>
        <p className="muted">{t('recovery.text')}</p>
        <fieldset>
          <legend className="s muted">{t('recovery.what')}</legend>
          {kinds.map((kind) => (
            <label key={kind} className="row">
              <input type="radio" name="lost" checked={lost === kind} onChange={() => setLost(kind)} />
              {t(`recovery.lost.${kind}`)}
            </label>
          ))}
        </fieldset>
        <TextField label={t('recovery.reason')} value={reason} onChange={setReason} required maxLength={2000} />
      </ActForm>
    </Dialog>
  );
}
