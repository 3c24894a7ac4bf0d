import { useState } from 'react';
import type { PersonView } from '../../../contract/index.ts';
import type { Skill } from '../../../domain/index.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { call } from '../../server/call.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';
import { ChooseSeveral } from './choose-several.tsx';

const skills: readonly Skill[] = [
  'gmp',
  'sterile',
  'biologics',
  'tcm',
  'chemistry',
  'special-control',
  'pharmacovigilance',
  'data-integrity',
  'devices',
  'cosmetics',
];

type Props = {
  readonly person: PersonView;
  /** Whether the person reviews: skills, capacity and interests are asked too. */
  readonly reviews: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Teams of a person; skills, capacity and interests of one who reviews. */
export function DescribeReviewer({ person, reviews, onClose, onDone }: Props) {
  const { t } = useWords();
  const acting = useAct();
  const { profile } = person;
  const [team, setTeam] = useState(profile?.team ?? '');
  const [others, setOthers] = useState(profile?.otherTeams.join('\n') ?? '');
  const [capacity, setCapacity] = useState(String(profile?.capacity ?? 8));
  const [chosen, setChosen] = useState<readonly Skill[]>(profile?.skills ?? []);
  const [conflicts, setConflicts] = useState(profile?.conflicts.join('\n') ?? '');
  const send = (): Promise<void> => {
    const body = {
      team,
      otherTeams: linesOf(others),
      capacity: Number(capacity),
      skills: [...chosen],
      conflicts: linesOf(conflicts),
    };
    return acting.act(call('describeReviewer', { personId: person.id }, { body }), onDone);
  };
  return (
    <Dialog title={t('admin.describeOf', { name: person.name })} onClose={onClose}>
      <ActForm className="admin-form" acting={acting} send={t('admin.save')} onSend={send} onCancel={onClose}>
        <TextField label={t('admin.team')} value={team} onChange={setTeam} maxLength={100} autoFocus />
        <TextField label={t('team.others')} rows={2} value={others} onChange={setOthers} />
        {reviews && (
          <>
            <ChooseSeveral
              legend={t('admin.skills')}
              options={skills}
              chosen={chosen}
              onChange={setChosen}
              wordsOf={(skill) => t(`allocate.skill.${skill}`)}
            />
            <TextField label={t('admin.capacity')} type="number" min={1} max={100} value={capacity} onChange={setCapacity} required />
            <TextField label={t('admin.conflicts')} rows={3} value={conflicts} onChange={setConflicts} />
          </>
        )}
      </ActForm>
    </Dialog>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
