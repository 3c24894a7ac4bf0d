import { type FormEvent, useState } from 'react';
import type { PersonView } from '../../../contract/index.ts';
import type { Role, Skill } from '../../../domain/index.ts';
import { teamsOf } from '../../../domain/allocation.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Loading, ProblemNote } from '../../parts/states.tsx';
import { call } from '../../server/call.ts';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { useAct } from '../../server/use-act.ts';

const skills: readonly Skill[] = [
  'gmp', 'sterile', 'biologics', 'tcm', 'chemistry', 'special-control', 'pharmacovigilance', 'data-integrity', 'devices', 'cosmetics',
]; // prettier-ignore

const working: readonly Role[] = ['intake', 'reviewer', 'lead', 'approver', 'writer', 'governance'];
const reviews = ({ roles }: PersonView): boolean => roles.some((role) => role === 'reviewer' || role === 'lead');

/** Teams of everybody who works on dossiers; skills, capacity and interests of those who review, on which a suggestion of reviewers rests. */
export function TeamsPart() {
  const { t, language } = useWords();
  const people = useResource('listPeople', {});
  const [edited, setEdited] = useState<PersonView | null>(null);
  if (people.data === undefined) {
    return people.problem === undefined ? (
      <Loading what={t('loading.administration')} rows={6} />
    ) : (
      <ProblemNote problem={people.problem} onRetry={people.reload} />
    );
  }
  const members = people.data.people.filter(({ active, roles }) => active && roles.some((role) => working.includes(role)));
  return (
    <>
      <div className="panel scroll" tabIndex={0} role="region" aria-label={t('admin.part.teams')}>
        <table className="list">
          <thead>
            <tr>
              <th>{t('admin.name')}</th>
              <th>{t('admin.team')}</th>
              <th>{t('admin.skills')}</th>
              <th>{t('admin.capacity')}</th>
              <th>{t('admin.action')}</th>
            </tr>
          </thead>
          <tbody>
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
          </tbody>
        </table>
      </div>
      {edited !== null && (
        <Describe
          person={edited}
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

function Describe({ person, onClose, onDone }: { person: PersonView; onClose: () => void; onDone: () => void }) {
  const { t } = useWords();
  const { act, refusal, busy } = useAct();
  const [team, setTeam] = useState(person.profile?.team ?? '');
  const [others, setOthers] = useState(person.profile?.otherTeams.join('\n') ?? '');
  const [capacity, setCapacity] = useState(String(person.profile?.capacity ?? 8));
  const [chosen, setChosen] = useState<readonly Skill[]>(person.profile?.skills ?? []);
  const [conflicts, setConflicts] = useState(person.profile?.conflicts.join('\n') ?? '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const lines = (value: string): string[] => value.split('\n').map((line) => line.trim()).filter((line) => line !== ''); // prettier-ignore
    const interests = lines(conflicts);
    const body = { team, otherTeams: lines(others), capacity: Number(capacity), skills: [...chosen], conflicts: interests };
    void act(call('describeReviewer', { personId: person.id }, { body }), onDone);
  };
  return (
    <Dialog title={t('admin.describeOf', { name: person.name })} onClose={onClose}>
      <form className="admin-form" onSubmit={submit}>
        <label className="field">
          <span>{t('admin.team')}</span>
          <input className="input" value={team} onChange={(event) => setTeam(event.target.value)} maxLength={100} autoFocus />
        </label>
        <label className="field">
          <span>{t('team.others')}</span>
          <textarea className="input" rows={2} value={others} onChange={(event) => setOthers(event.target.value)} />
        </label>
        {reviews(person) && (
          <>
            <fieldset>
              <legend className="s muted">{t('admin.skills')}</legend>
              {skills.map((skill) => (
                <label key={skill} className="row">
                  <input
                    type="checkbox"
                    checked={chosen.includes(skill)}
                    onChange={(event) => setChosen(event.target.checked ? [...chosen, skill] : chosen.filter((other) => other !== skill))}
                  />
                  {t(`allocate.skill.${skill}`)}
                </label>
              ))}
            </fieldset>
            <label className="field">
              <span>{t('admin.capacity')}</span>
              <input
                className="input"
                type="number"
                min={1}
                max={100}
                value={capacity}
                onChange={(event) => setCapacity(event.target.value)}
                required
              />
            </label>
            <label className="field">
              <span>{t('admin.conflicts')}</span>
              <textarea className="input" rows={3} value={conflicts} onChange={(event) => setConflicts(event.target.value)} />
            </label>
          </>
        )}
        {refusal !== '' && (
          <p className="refusal" role="alert">
            {refusal}
          </p>
        )}
        <div className="row">
          <button type="submit" className="button primary" disabled={busy}>
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
