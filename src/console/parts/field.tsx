import type { InputHTMLAttributes, ReactNode } from 'react';

type FieldProps = { readonly label: ReactNode; readonly className?: string; readonly children: ReactNode };

/** A label above its control. */
export function Field({ label, className = 'field', children }: FieldProps) {
  return (
    <label className={className}>
      <span>{label}</span>
      {children}
    </label>
  );
}

type Entry = { readonly label: ReactNode; readonly value: string; readonly onChange: (value: string) => void };
type Passed = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'autoComplete' | 'autoFocus' | 'inputMode' | 'lang' | 'list' | 'max' | 'maxLength' | 'min' | 'minLength' | 'pattern' | 'required'
>;

/** A labelled field for text; with `rows` one of several lines. */
export function TextField({
  label,
  value,
  onChange,
  rows,
  type = 'text',
  mono = false,
  ...passed
}: Entry & Passed & { readonly rows?: number; readonly type?: string; readonly mono?: boolean }) {
  const control = { ...passed, className: mono ? 'input mono' : 'input', value };
  return (
    <Field label={label}>
      {rows === undefined ? (
        <input {...control} type={type} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <textarea {...control} rows={rows} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}

/** A labelled choice of one; the children are its options. */
export function SelectField({
  label,
  value,
  onChange,
  children,
  ...passed
}: Entry & Pick<Passed, 'autoFocus' | 'required'> & { readonly children: ReactNode }) {
  return (
    <Field label={label}>
      <select {...passed} className="select" value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </Field>
  );
}
