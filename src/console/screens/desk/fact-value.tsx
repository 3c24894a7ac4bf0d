import { Fragment, type ReactElement } from 'react';
import { useValueWords } from '../../parts/use-value-words.ts';

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

/** A value as the rule read it, in the reader's words; a list of entries has a line for each, its fields parted by dots. */
export function FactValueText({ value }: { readonly value: string }): ReactElement {
  const { yes, no, none, word } = useValueWords();
  const said = (part: unknown): string =>
    typeof part === 'boolean' ? (part ? yes : no) : typeof part === 'string' ? (isCode(part) ? word(part) : part) : JSON.stringify(part);
  const read = readJson(value);
  if (!Array.isArray(read)) return <b title={value}>{typeof read === 'boolean' ? said(read) : said(value)}</b>;
  if (read.length === 0) return <b title={value}>{none}</b>;
  if (read.every((entry) => typeof entry !== 'object')) return <b title={value}>{read.map(said).join(' · ')}</b>;
  return (
    <>
      {read.map((entry: object, index) => (
        <div key={index}>
          <b>
            {Object.values(entry)
              .filter((field) => typeof field !== 'boolean')
              .map(said)
              .join(' · ')}
          </b>
        </div>
      ))}
    </>
  );
}

/** A word of the fact model, not one of a document. */
function isCode(text: string): boolean {
  return /^[a-z]+(?:_[a-z]+)+$/u.test(text);
}

/** Lists and truth values are written as JSON; all else is text. */
function readJson(value: string): unknown {
  if (value !== 'true' && value !== 'false' && !value.startsWith('[')) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
