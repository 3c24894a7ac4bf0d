import { useWords } from '../../words/language.ts';

/** The reason of a change in a line: its placeholder says what it is, its name also of what. */
export function ReasonInput({
  of,
  value,
  onChange,
  autoFocus = false,
}: {
  readonly of: string;
  readonly value: string;
  readonly onChange: (reason: string) => void;
  readonly autoFocus?: boolean;
}) {
  const { t } = useWords();
  return (
    <input
      className="input"
      aria-label={`${t('admin.reason')}: ${of}`}
      placeholder={t('admin.reason')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      maxLength={2000}
      autoFocus={autoFocus}
      required
    />
  );
}
