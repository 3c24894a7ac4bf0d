import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words/language.ts';
import { readDay } from './read-day.ts';

/**
 * A calendar day, YYYY-MM-DD in every language: a native field for days speaks the language of the browser, not that of the screen. `onChange`
 * hears a whole day or ''; a form with anything else in it is not sent.
 */
export function DayField({
  value,
  onChange,
  required = false,
  autoFocus = false,
}: {
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
}) {
  const { t } = useWords();
  const [shown, setShown] = useState({ typed: value, value });
  // Another day from outside takes the place of what is typed.
  if (shown.value !== value) setShown({ value, typed: readDay(shown.typed) === value ? shown.typed : value });
  const { typed } = shown;
  const setTyped = (text: string): void => setShown({ typed: text, value });
  const field = useRef<HTMLInputElement>(null);
  const day = readDay(typed);
  useEffect(() => field.current?.setCustomValidity(day === null ? t('day.invalid') : required && day === '' ? t('day.required') : ''));
  return (
    <input
      ref={field}
      className="input day"
      value={typed}
      placeholder={t('day.form')}
      title={t('day.hint')}
      aria-invalid={day === null ? true : undefined}
      inputMode="numeric"
      autoComplete="off"
      maxLength={20}
      required={required}
      autoFocus={autoFocus}
      onChange={(event) => {
        setTyped(event.target.value);
        const next = readDay(event.target.value);
        if (next !== null && next !== value) onChange(next);
      }}
      onBlur={() => setTyped(day ?? typed)}
    />
  );
}
