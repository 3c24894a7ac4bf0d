import { useState } from 'react';
import type { PersonView } from '../../../contract/index.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { announce } from '../../parts/announcer.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { call } from '../../server/call.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';

/** Links an account of the sign-in provider to a person, by the identifier that the provider gives it, or removes the link. */
export function LinkSignIn({ people, onDone }: { readonly people: readonly PersonView[]; readonly onDone: () => void }) {
  const { t } = useWords();
  const acting = useAct();
  const [personId, setPersonId] = useState('');
  const [subject, setSubject] = useState('');
  const chosen = people.find(({ id }) => id === personId);
  const done = (): void => {
    setSubject('');
    announce(t('sso.saved'));
    onDone();
  };
  return (
    <section className="panel recoveries" aria-label={t('sso.title')}>
      <h2>{t('sso.title')}</h2>
      <p className="s muted">{t('sso.text')}</p>
      <ActForm
        className="admin-form"
        acting={acting}
        send={t('sso.link')}
        onSend={() => acting.act(call('linkSignIn', { personId }, { body: { subject } }), done)}
        others={
          (chosen?.providerSubject ?? null) !== null && (
            <button
              type="button"
              className="button"
              disabled={acting.busy}
              onClick={() => void acting.act(call('unlinkSignIn', { personId }), done)}
            >
              {t('sso.unlink')}
            </button>
          )
        }
      >
        <SelectField label={t('sso.person')} value={personId} onChange={setPersonId} required>
          <option value="">–</option>
          {people.map(({ id, name, username }) => (
            <option key={id} value={id}>
              {name} ({username})
            </option>
          ))}
        </SelectField>
        <TextField label={t('sso.subject')} mono value={subject} onChange={setSubject} required maxLength={255} />
      </ActForm>
    </section>
  );
}
