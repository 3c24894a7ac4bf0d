import { useWords } from '../words/language.ts';
import { SelectField } from './field.tsx';

type Props = { readonly teams: readonly string[]; readonly chosen: string; readonly onChoose: (team: string) => void };

/** Which team a new dossier is for: said where there is one, asked where there are several. */
export function ChooseTeam({ teams, chosen, onChoose }: Props) {
  const { t } = useWords();
  if (teams.length < 2)
    return <p className="muted s">{teams[0] === undefined ? t('team.youHaveNone') : t('team.goesTo', { team: teams[0] })}</p>;
  return (
    <SelectField label={t('team.choose')} value={chosen} onChange={onChoose} required>
      <option value="" disabled>
        {t('team.pick')}
      </option>
      {teams.map((team) => (
        <option key={team} value={team}>
          {team}
        </option>
      ))}
    </SelectField>
  );
}
