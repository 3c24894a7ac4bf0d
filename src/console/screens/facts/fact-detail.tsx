import { sayDerivation } from '../../../domain/derivation-words.ts';
import { Passage } from '../../parts/passage.tsx';
import { useWords } from '../../words/language.ts';
import { type FactEntry, rowsOf, showValue } from './fact-values.ts';
import type { ValueWords } from '../../parts/value-words.ts';
import type { Definition } from '../../parts/read-entry.ts';

type Props = {
  readonly dossierId: string;
  readonly entry: FactEntry;
  readonly definition: Definition | undefined;
  readonly words: ValueWords;
};

/** Every reading of one fact beside its passages; the rows of a list as a table under the columns of the fact model. */
export function FactDetail({ dossierId, entry, definition, words }: Props) {
  const { t, say } = useWords();
  return (
    <>
      <div>
        <p className="s muted mono">{entry.key}</p>
        <h1>{say(entry.title)}</h1>
      </div>
      <div className="sides">
        {entry.readings.map((reading) => (
          <article key={reading.id} className="panel side">
            <header className="val">
              <span className="s muted">{t(`facts.origin.${reading.origin}`)}</span>
              <Value value={reading.value} definition={definition} words={words} />
              {reading.derivation !== undefined && <span className="s muted derivation">{say(sayDerivation(reading.derivation))}</span>}
            </header>
            {reading.citations.map((citation, place) => (
              <Passage key={place} dossierId={dossierId} citation={citation} />
            ))}
          </article>
        ))}
      </div>
    </>
  );
}

function Value({ value, definition, words }: { value: FactEntry['readings'][number]['value'] } & Pick<Props, 'definition' | 'words'>) {
  const { say } = useWords();
  const rows = rowsOf(value);
  const columns = (definition?.fields ?? []).filter(({ name }) => rows?.some((row) => name in row));
  if (rows === null || columns.length === 0) return <b>{showValue(value, words, definition)}</b>;
  return (
    <div className="rows-table" tabIndex={0} role="region" aria-label={say(definition?.title)}>
      <table className="list">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name}>{say(column.title)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map((column) => (
                <td key={column.name}>{row[column.name] === undefined ? '' : showValue(row[column.name] ?? null, words, column)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
