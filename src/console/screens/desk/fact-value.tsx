import { Fragment, type ReactElement } from 'react';

/** A key such as `cmo.sop.changeControl`, breakable after its dots only. */
export function FactKey({ name }: { readonly name: string }): ReactElement {
  return (
    <>
      {name.split('.').map((part, index) => (
        <Fragment key={index}>
          {index > 0 && (
            <>
              .<wbr />
            </>
          )}
          {part}
        </Fragment>
      ))}
    </>
  );
}

/** A value as the rule read it; a list of entries has a line for each, its fields parted by dots. */
export function FactValueText({ value }: { readonly value: string }): ReactElement {
  const entries = entriesOf(value);
  if (entries === undefined) return <b>{value}</b>;
  return (
    <>
      {entries.map((entry, index) => (
        <div key={index}>
          <b>
            {Object.values(entry)
              .filter((field) => typeof field !== 'boolean')
              .map((field) => (typeof field === 'string' ? field : JSON.stringify(field)))
              .join(' · ')}
          </b>
        </div>
      ))}
    </>
  );
}

function entriesOf(value: string): Record<string, unknown>[] | undefined {
  if (!value.startsWith('[{')) return undefined;
  try {
    return JSON.parse(value) as Record<string, unknown>[];
  } catch {
    return undefined;
  }
}
