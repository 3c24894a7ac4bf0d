import { useState } from 'react';
import type { PersonView } from '../../../contract/index.ts';
import { useHasRole, useSession } from '../../app/session.tsx';
import { announce } from '../../parts/announcer.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Awaiting, Note } from '../../parts/states.tsx';
import { call } from '../../server/call.ts';
import { useResource } from '../../server/resource.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';
import { AskRecovery } from './ask-recovery.tsx';
import { EditPerson, type Given } from './edit-person.tsx';
import { GivenOnce } from './given-once.tsx';
import { LinkSignIn } from './link-sign-in.tsx';
import { RecoveriesPart } from './recoveries-part.tsx';

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
  if (people.data === undefined) return <Awaiting of={people} what={t('loading.administration')} />;
  const done = (next: Given | null): void => {
    setEdited(null);
    setGiven(next);
    people.reload();
  };
  return (
    <>
      {given !== null && (
        <GivenOnce
          className="panel given"
          title={t('admin.startPassword', { username: given.username })}
          secret={given.startPassword}
          text={t('admin.startPasswordText')}
          onUnderstood={() => setGiven(null)}
        />
      )}
      <Refusal words={refusal} />
      {administrator && (
        <p>
          <button type="button" className="button primary" onClick={() => setEdited('new')}>
            {t('admin.add')}
          </button>
        </p>
      )}
      <div className="panel scroll" tabIndex={0} role="region" aria-label={t('admin.part.people')}>
        <ListTable
          columns={[
            t('admin.name'),
            t('admin.username'),
            t('admin.roles'),
            t('admin.state'),
            ...(administrator ? [t('admin.action')] : []),
          ]}
        >
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
                      className="button quiet"
                      onClick={() => setEdited(person)}
                      aria-label={t('admin.changeOf', { name: person.name })}
                    >
                      {t('admin.change')}
                    </button>
                    {person.id !== self.id && (
                      <>
                        {person.active && (
                          <button type="button" className="button quiet" onClick={() => setLost(person)}>
                            {t('recovery.ask')}
                          </button>
                        )}
                        {person.active && (
                          <button
                            type="button"
                            className="button quiet"
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
                          className="button quiet"
                          disabled={busy}
                          onClick={() =>
                            void act(call('changePerson', { personId: person.id }, { body: { active: !person.active } }), () => done(null))
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
        </ListTable>
      </div>
      <Note>{t('admin.never')}</Note>
      <RecoveriesPart />
      {administrator && sso.data?.singleSignOn === true && <LinkSignIn people={people.data.people} onDone={people.reload} />}
      {lost !== null && <AskRecovery person={lost} onClose={() => setLost(null)} />}
      {edited !== null && <EditPerson person={edited === 'new' ? null : edited} onClose={() => setEdited(null)} onDone={done} />}
    </>
  );
}
