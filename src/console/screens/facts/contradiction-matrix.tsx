import { Link } from 'react-router';
import type { Contradiction, DossierCitation } from '../../../domain/index.ts';
import { addressOfPlace } from '../../parts/passage.tsx';
import { useWords } from '../../words/language.ts';

/** Every contradiction beside the others: a row for each attribute, a column for each document, one click from a value to its words. */
export function ContradictionMatrix({
  dossierId,
  contradictions,
  onOpen,
}: {
  dossierId: string;
  contradictions: readonly Contradiction[];
  onOpen: (id: string) => void;
}) {
  const { t, say } = useWords();
  const files = [
    ...new Set(contradictions.flatMap(({ values }) => values.flatMap(({ citations }) => citations.map(({ file }) => file)))),
  ].sort();
  return (
    <div className="panel matrix" tabIndex={0} role="region" aria-label={t('correction.matrix')}>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{t('correction.attribute')}</th>
            {files.map((file) => (
              <th key={file} scope="col" title={file}>
                {file}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {contradictions.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                <button type="button" className="linklike" onClick={() => onOpen(item.id)}>
                  {say(item.title)}
                </button>
              </th>
              {files.map((file) => (
                <td key={file}>
                  {saidIn(item, file).map(({ letter, value, citation }, index) => (
                    <Link
                      key={index}
                      className={`said letter-${letter}`}
                      to={addressOfPlace(dossierId, citation)}
                      aria-label={t('correction.says', { value, file })}
                      title={citation.quote.trim()}
                    >
                      <b>{letter}</b> {value}
                    </Link>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The values that one document states, each once, with its first place. */
function saidIn({ values }: Contradiction, file: string): { letter: string; value: string; citation: DossierCitation }[] {
  return values.flatMap(({ value, citations }, index) => {
    const citation = citations.find((place) => place.file === file);
    return citation === undefined ? [] : [{ letter: String.fromCharCode(65 + index), value, citation }];
  });
}
