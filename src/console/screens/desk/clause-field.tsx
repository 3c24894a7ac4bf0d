import { SelectField } from '../../parts/field.tsx';
import { useResource } from '../../server/resource.ts';
import { articleNumber, isPart } from '../../words/article.ts';
import { useWords } from '../../words/language.ts';

type Props = { readonly value: string; readonly onChange: (clause: string) => void };

/** The clause that a finding is about, chosen by article and heading; its identifier while the clauses are not read yet. */
export function ClauseField({ value, onChange }: Props) {
  const { t, say, language } = useWords();
  const instruments = useResource('clauseTree', {}).data?.instruments ?? [];
  const known = instruments.some(({ clauses }) => clauses.some(({ id }) => id === value));
  return (
    <SelectField label={t('desk.ownClause')} value={value} onChange={onChange} required>
      {!known && <option value={value}>{value === '' ? t('decide.choose') : value}</option>}
      {instruments.map((instrument) => (
        <optgroup key={instrument.id} label={say(instrument.number)}>
          {instrument.clauses
            .filter(({ number }) => !isPart(number))
            .map(({ id, number, heading }) => (
              <option key={id} value={id}>
                {t('desk.article', { number: articleNumber(number, language) })} {say(heading)}
              </option>
            ))}
        </optgroup>
      ))}
    </SelectField>
  );
}
