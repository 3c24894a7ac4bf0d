import { useState } from 'react';
import type { PersonView } from '../../../contract/index.ts';
import type { Role } from '../../../domain/index.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { call } from '../../server/call.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';
import { ChooseSeveral } from './choose-several.tsx';

const roles: readonly Role[] = ['intake', 'reviewer', 'lead', 'approver', 'writer', 'governance', 'knowledge', 'administrator'];

/** A new account's name and its start password, which is shown once. */
export type Given = { readonly username: string; readonly startPassword: string };

type Props = {
  /** Null: somebody new. */
  readonly person: PersonView | null;
  readonly onClose: () => void;
  readonly onDone: (given: Given | null) => void;
};

/** Name and roles of a person; for somebody new the account's name as well. */
export function EditPerson({ person, onClose, onDone }: Props) {
  const { t } = useWords();
  const acting = useAct();
  const [username, setUsername] = useState('');
  const [name, setName] = useState(person?.name ?? '');
  const [chosen, setChosen] = useState<readonly Role[]>(person?.roles ?? []);
  const send = (): Promise<void> =>
    person === null
      ? acting.act(call('addPerson', {}, { body: { username, name, roles: [...chosen] } }), onDone)
      : acting.act(call('changePerson', { personId: person.id }, { body: { name, roles: [...chosen] } }), () => onDone(null));
  return (
    <Dialog title={person === null ? t('admin.add') : t('admin.changeOf', { name: person.name })} onClose={onClose}>
      <ActForm className="admin-form" acting={acting} ready={chosen.length > 0} send={t('admin.save')} onSend={send} onCancel={onClose}>
        {person === null && (
          <TextField label={t('admin.username')} value={username} onChange={setUsername} required minLength={2} maxLength={64} autoFocus />
        )}
        <TextField label={t('admin.name')} value={name} onChange={setName} required maxLength={200} />
        <ChooseSeveral
          legend={[t('admin.roles'), t('admin.required')].join(t('comma'))}
          options={roles}
          chosen={chosen}
          onChange={setChosen}
          wordsOf={(role) => t(`role.${role}`)}
        />
      </ActForm>
    </Dialog>
  );
}
