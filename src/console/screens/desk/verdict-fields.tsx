import type { Severity, Verdict } from '../../../domain/index.ts';
import { SelectField } from '../../parts/field.tsx';
import { severityOrder, verdictOrder } from '../../parts/signs.tsx';
import { useWords } from '../../words/language.ts';

type Props<T extends string> = { readonly value: T; readonly onChange: (value: T) => void };

/** The choice of a verdict; `concluded`: undecided is none, and '' that nothing is chosen yet. */
export function VerdictField<T extends Verdict | ''>({ value, onChange, concluded = false }: Props<T> & { readonly concluded?: boolean }) {
  const { t } = useWords();
  return (
    <SelectField
      label={t('decide.verdict')}
      value={value}
      onChange={(chosen) => onChange(chosen as T)}
      autoFocus={concluded}
      required={concluded}
    >
      {value === '' && <option value="">{t('decide.choose')}</option>}
      {verdictOrder
        .filter((word) => !concluded || word !== 'undecided')
        .map((word) => (
          <option key={word} value={word}>
            {t(`verdict.${word}`)}
          </option>
        ))}
    </SelectField>
  );
}

export function SeverityField({ value, onChange }: Props<Severity>) {
  const { t } = useWords();
  return (
    <SelectField label={t('decide.severity')} value={value} onChange={(chosen) => onChange(chosen as Severity)}>
      {severityOrder.map((word) => (
        <option key={word} value={word}>
          {t(`severity.${word}`)}
        </option>
      ))}
    </SelectField>
  );
}
