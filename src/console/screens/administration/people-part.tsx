import { type FormEvent, useState } from 'react';
import type { PersonView } from '../../../contract/index.ts';
import type { Role } from '../../../domain/index.ts';
import { useHasRole, useSession } from '../../app/session.tsx';
import { announce } from '../../parts/announcer.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Loading, Note, ProblemNote } from '../../parts/states.tsx';
import { call } from '../../server/call.ts';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { AskRecovery } from './ask-recovery.tsx';
import { LinkSignIn } from './link-sign-in.tsx';
import { RecoveriesPart } from './recoveries-part.tsx';
import { useAct } from '../../server/use-act.ts';

const roles: readonly Role[] = ['intake', 'reviewer', 'lead', 'approver', 'writer', 'governance', 'knowledge', 'administrator'];
type Given = { readonly username: string; readonly startPassword: string };

/** Accounts: add with a start password, change roles, deactivate. Nobody is ever deleted. */
export function PeoplePart() {
  const { t, language } = useWords();
  const people = useResource('listPeople', {});
  const administrator = useHasRole('administrator');
  const sso = useResource('health', {});
  const { person: self } = useSession();
  const [edited, setEdited] = useState<PersonView | 'new' | null>(null);
  const [lost, setLost] = useState<PersonView | null>(null);
  const [given, setGiven] = useState<Given | null>(null);
  const { act, refusal, busy } = useAct();
  if (people.data === undefined) {
    return people.problem === undefined ? (
      <Loading what={t('loading.administration')} rows={6} />
    ) : (
      <ProblemNote problem={people.problem} onRetry={people.reload} />
    );
  }
  const done = (next: Given | null): void => {
    setEdited(null);
    setGiven(next);
    people.reload();
  };
  return (
    <>
      {given !== null && (
        <section className="panel given" role="status">
          <p className="s muted">{t('admin.startPassword', { username: given.username })}</p>
          <p className="mono secret">{given.startPassword}</p>
          <p className="s">{t('admin.startPasswordText')}</p>
          <button type="button" className="button" onClick={() => setGiven(null)}>
            {t('admin.understood')}
          </button>
        </section>
      )}
      {refusal !== '' && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
      {administrator && (
        <p>
          <button type="button" className="button primary" onClick={() => setEdited('new')}>
            {t('admin.add')}
          </button>
        </p>
      )}
      <div className="panel scroll" tabIndex={0} role="region" aria-label={t('admin.part.people')}>
        <table className="list">
          <thead>
            <tr>
              <th>{t('admin.name')}</th>
              <th>{t('admin.username')}</th>
              <th>{t('admin.roles')}</th>
              <th>{t('admin.state')}</th>
              {administrator && <th>{t('admin.action')}</th>}
            </tr>
          </thead>
          <tbody>
            {people.data.people.map((person) => (
              <tr key={person.id}>
                <td className="strong">{person.name}</td>
                <td className="mono">{person.username}</td>
                <td>{person.roles.map((role) => t(`role.${role}`)).join(language === 'zh' ? '、' : ', ')}</td>
                <td>
                  {t(person.active ? 'admin.active' : 'admin.inactive')}
                  {person.providerSubject !== null && <p className="sub">{t('sso.linked', { subject: person.providerSubject })}</p>}
                  {person.mustChangePassword && <p className="sub">{t('admin.startPasswordGiven')}</p>}
                </td>
                {administrator && (
                  <td>
                    <span className="row">
                      <button
                        type="button"
                        className="button"
                        onClick={() => setEdited(person)}
                        aria-label={t('admin.changeOf', { name: person.name })}
                      >
                        {t('admin.change')}
                      </button>
                      {person.id !== self.id && (
                        <>
                          {person.active && (
                            <button type="button" className="button" onClick={() => setLost(person)}>
                              {t('recovery.ask')}
                            </button>
                          )}
                          {person.active && (
                            <button
                              type="button"
                              className="button"
                              disabled={busy}
                              aria-label={t('sessions.endAllOf', { name: person.name })}
                              onClick={() =>
                                void act(call('endSessionsOf', { personId: person.id }), ({ ended }) =>
                                  announce(t('sessions.ended', { count: ended, name: person.name })),
                                )
                              }
                            >
                              {t('sessions.endAll')}
                            </button>
                          )}
                          <button
                            type="button"
                            className="button"
                            disabled={busy}
                            onClick={() =>
                              void act(call('changePerson', { personId: person.id }, { body: { active: !person.active } }), () =>
                                done(null),
                              )
                            }
                          >
                            {t(person.active ? 'admin.deactivate' : 'admin.activate')}
                          </button>
                        </>
                      )}
                    </span>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Note>{t('admin.never')}</Note>
      <RecoveriesPart />
      {administrator && sso.data?.singleSignOn === true && <LinkSignIn people={people.data.people} onDone={people.reload} />}
      {lost !== null && <AskRecovery person={lost} onClose={() => setLost(null)} />}
      {edited !== null && <EditPerson person={edited === 'new' ? null : edited} onClose={() => setEdited(null)} onDone={done} />}
    </>
  );
}

function EditPerson({
  person,
  onClose,
  onDone,
}: {
  person: PersonView | null;
  onClose: () => void;
  onDone: (given: Given | null) => void;
}) {
  const { t } = useWords();
  const { act, refusal, busy } = useAct();
  const [username, setUsername] = useState('');
  const [name, setName] = useState(person?.name ?? '');
  const [chosen, setChosen] = useState<readonly Role[]>(person?.roles ?? []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (person === null) void act(call('addPerson', {}, { body: { username, name, roles: [...chosen] } }), onDone);
    else void act(call('changePerson', { personId: person.id }, { body: { name, roles: [...chosen] } }), () => onDone(null));
  };
  return (
    <Dialog title={person === null ? t('admin.add') : t('admin.changeOf', { name: person.name })} onClose={onClose}>
      <form className="admin-form" onSubmit={submit}>
        {person === null && (
          <label className="field">
            <span>{t('admin.username')}</span>
            <input
              className="input"
              value={username}
              onChange={(event) => setUsername(event.target.value)}
              required
              minLength={2}
              maxLength={64}
              autoFocus
            />
          </label>
        )}
        <label className="field">
          <span>{t('admin.name')}</span>
          <input className="input" value={name} onChange={(event) => setName(event.target.value)} required maxLength={200} />
        </label>
        <fieldset>
          <legend className="s muted">
            {t('admin.roles')}, {t('admin.required')}
          </legend>
          {roles.map((role) => (
            <label key={role} className="row">
              <input
                type="checkbox"
                checked={chosen.includes(role)}
                onChange={(event) => setChosen(event.target.checked ? [...chosen, role] : chosen.filter((other) => other !== role))}
              />
              {t(`role.${role}`)}
            </label>
          ))}
        </fieldset>
        {refusal !== '' && (
          <p className="refusal" role="alert">
            {refusal}
          </p>
        )}
        <div className="row">
          <button type="submit" className="button primary" disabled={busy || chosen.length === 0}>
            {t('admin.save')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('admin.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
