import { useState } from 'react';
import type { PersonView } from '../../../contract/index.ts';
import type { Role } from '../../../domain/index.ts';
import { teamsOf } from '../../../domain/allocation.ts';
import { ListTable } from '../../parts/list-table.tsx';
import { Awaiting } from '../../parts/states.tsx';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { DescribeReviewer } from './describe-reviewer.tsx';

const working: readonly Role[] = ['intake', 'reviewer', 'lead', 'approver', 'writer', 'governance'];
const reviews = ({ roles }: PersonView): boolean => roles.some((role) => role === 'reviewer' || role === 'lead');

/** Teams of everybody who works on dossiers; skills, capacity and interests of those who review, on which a suggestion of reviewers rests. */
export function TeamsPart() {
  const { t, language } = useWords();
  const people = useResource('listPeople', {});
  const [edited, setEdited] = useState<PersonView | null>(null);
  if (people.data === undefined) return <Awaiting of={people} what={t('loading.administration')} />;
  const members = people.data.people.filter(({ active, roles }) => active && roles.some((role) => working.includes(role)));
  return (
    <>
      <div className="panel scroll" tabIndex={0} role="region" aria-label={t('admin.part.teams')}>
        <ListTable columns={[t('admin.name'), t('admin.team'), t('admin.skills'), t('admin.capacity'), t('admin.action')]}>
          {members.map((person) => (
            <tr key={person.id}>
              <td className="strong">{person.name}</td>
              <td>
                {teamsOf(person.profile ?? undefined).join(language === 'zh' ? '、' : ', ') || (
                  <span className="faint">{t('team.none')}</span>
                )}
              </td>
              <td>
                {person.profile?.skills.map((skill) => t(`allocate.skill.${skill}`)).join(language === 'zh' ? '、' : ', ')}
                {(person.profile?.conflicts.length ?? 0) > 0 && (
                  <p className="sub">{t('admin.conflictCount', { count: person.profile!.conflicts.length })}</p>
                )}
              </td>
              <td>{reviews(person) && person.profile?.capacity}</td>
              <td>
                <button
                  type="button"
                  className="button"
                  onClick={() => setEdited(person)}
                  aria-label={t('admin.describeOf', { name: person.name })}
                >
                  {t('admin.describe')}
                </button>
              </td>
            </tr>
          ))}
        </ListTable>
      </div>
      {edited !== null && (
        <DescribeReviewer
          person={edited}
          reviews={reviews(edited)}
          onClose={() => setEdited(null)}
          onDone={() => {
            setEdited(null);
            people.reload();
          }}
        />
      )}
    </>
  );
}
