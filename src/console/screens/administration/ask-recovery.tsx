import { type FormEvent, useState } from 'react';
import type { PersonView } from '../../../contract/index.ts';
import type { Lost } from '../../../domain/index.ts';
import { announce } from '../../parts/announcer.tsx';
import { Dialog } from '../../parts/dialog.tsx';
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
  const { act, refusal, busy } = useAct();
  const [lost, setLost] = useState<Lost>('password');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void act(call('askRecovery', { personId: person.id }, { body: { lost, reason, ...signer.take() } }), (list) => {
      remember('listRecoveries', {}, list);
      announce(t('recovery.asked'));
      onClose();
    }).then(signer.answered);
  };
  return (
    <Dialog title={t('recovery.of', { name: person.name })} onClose={onClose}>
      <form className="admin-form" onSubmit={submit}>
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
        <label className="field">
          <span>{t('recovery.reason')}</span>
          <input className="input" value={reason} onChange={(event) => setReason(event.target.value)} required maxLength={2000} />
        </label>
        {signer.fields}
        {refusal !== '' && (
          <p className="refusal" role="alert">
            {refusal}
          </p>
        )}
        <div className="row">
          <button type="submit" className="button primary" disabled={busy || !signer.ready}>
            {t('recovery.send')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('admin.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
