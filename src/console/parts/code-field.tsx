import { useWords } from '../words/language.ts';
import { TextField } from './field.tsx';

/** Code of the second factor, or a recovery code. */
export function CodeField({
  value,
  onChange,
  autoFocus = false,
  isFirst = false,
}: {
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly autoFocus?: boolean;
  /** The first code of a new key: recovery codes are not there yet. */
  readonly isFirst?: boolean;
}) {
  const { t } = useWords();
  return (
    <TextField
      label={t(isFirst ? 'factor.firstCode' : 'factor.code')}
      mono
      value={value}
      onChange={onChange}
      autoComplete="one-time-code"
      inputMode="text"
      maxLength={40}
      autoFocus={autoFocus}
      required
    />
  );
}
