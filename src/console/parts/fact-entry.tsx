import type { TFunction } from 'i18next';
import { DayField } from './day-field.tsx';
import { useWords } from '../words/language.ts';
import { useValueWords } from './use-value-words.ts';
import { type Column, type EntryRow, type FormEntry, isRows } from './read-entry.ts';

type Kind = Pick<Column, 'type' | 'values' | 'unit'>;

/** The form of one fact by its type in the fact model: a field, or for a list a row for each item. */
export function FactEntry({
  definition,
  value,
  onChange,
}: {
  definition: Pick<Column, 'type' | 'values' | 'unit' | 'fields'>;
  value: FormEntry;
  onChange: (value: FormEntry) => void;
}) {
  const { t } = useWords();
  if (typeof value !== 'string') return <Rows definition={definition} rows={value} onChange={onChange} />;
  return (
    <label className="field">
      <span>{withUnit(t('correction.value'), definition, t)}</span>
      <Field field={definition} value={value} onChange={onChange} required focus />
    </label>
  );
}

function Rows({
  definition,
  rows,
  onChange,
}: {
  definition: Pick<Column, 'type' | 'values' | 'unit' | 'fields'>;
  rows: readonly EntryRow[];
  onChange: (rows: readonly EntryRow[]) => void;
}) {
  const { t, say } = useWords();
  const fields = definition.fields ?? [];
  const set = (index: number, name: string, entry: FormEntry): void =>
    onChange(rows.map((row, at) => (at === index ? { ...row, [name]: entry } : row)));
  return (
    <div className="entry-rows">
      {rows.map((row, index) => (
        <fieldset key={index}>
          <legend className="s muted">
            {t('correction.row', { number: index + 1 })}
            <button type="button" className="linklike s" onClick={() => onChange(rows.filter((_, at) => at !== index))}>
              {t('correction.removeRow')}
            </button>
          </legend>
          {fields.map((field) =>
            isRows(field.type) ? (
              <div key={field.name} className="inner-rows" role="group" aria-label={say(field.title)}>
                <p className="label">{say(field.title)}</p>
                <Rows definition={field} rows={rowsIn(row[field.name])} onChange={(inner) => set(index, field.name, inner)} />
              </div>
            ) : (
              <label key={field.name} className="field">
                <span>{withUnit(say(field.title), field, t)}</span>
                <Field field={field} value={textIn(row[field.name])} onChange={(text) => set(index, field.name, text)} />
              </label>
            ),
          )}
        </fieldset>
      ))}
      <div className="row">
        <button type="button" className="button" onClick={() => onChange([...rows, {}])}>
          {t('correction.addRow')}
        </button>
        {rows.length === 0 && <span className="s muted">{t('correction.noRows')}</span>}
      </div>
    </div>
  );
}

function Field({
  field,
  value,
  onChange,
  required = false,
  focus = false,
}: {
  field: Kind;
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
  focus?: boolean;
}) {
  const { t } = useWords();
  const { word } = useValueWords();
  const { type, values } = field;
  if (type === 'boolean' || (type === 'enum' && values !== undefined)) {
    return (
      <select className="select" value={value} onChange={(event) => onChange(event.target.value)} required={required}>
        <option value="" disabled={required} />
        {(type === 'boolean' ? ['true', 'false'] : values!).map((option) => (
          <option key={option} value={option}>
            {type === 'boolean' ? t(option === 'true' ? 'facts.yes' : 'facts.no') : word(option)}
          </option>
        ))}
      </select>
    );
  }
  if (type.startsWith('list')) {
    const hint = values === undefined ? t('correction.perLine') : `${t('correction.perLine')}: ${values.join(', ')}`;
    return <textarea className="input" rows={3} value={value} placeholder={hint} onChange={(event) => onChange(event.target.value)} />;
  }
  if (type === 'date') return <DayField value={value} onChange={onChange} required={required} autoFocus={focus} />;
  return (
    <input
      className="input"
      inputMode={type === 'integer' || type === 'number' ? 'decimal' : 'text'}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      required={required}
      autoFocus={focus}
    />
  );
}

/** The field of a day says its form itself. */
function withUnit(title: string, { type, unit }: Kind, t: TFunction): string {
  return unit === undefined || type === 'date' ? title : t('unitOf', { title, unit: t(`unit.${unit}`, { defaultValue: unit }) });
}

function textIn(entry: FormEntry | undefined): string {
  return typeof entry === 'string' ? entry : '';
}

function rowsIn(entry: FormEntry | undefined): readonly EntryRow[] {
  return typeof entry === 'string' || entry === undefined ? [] : entry;
}
