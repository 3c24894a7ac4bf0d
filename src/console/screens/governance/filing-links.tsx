import { Link } from 'react-router';
import { addressOf } from '../../server/endpoints.ts';
import { useWords } from '../../words/language.ts';

/** The filing sheet of a release, in the language of the console, each download on the record; and its model card. */
export function FilingLinks({ releaseId }: { readonly releaseId: string }) {
  const { t, language } = useWords();
  return (
    <p className="filing row s">
      <span className="muted">{t('scenarios.filing')}</span>
      {(['docx', 'pdf', 'json'] as const).map((format) => (
        <a key={format} href={addressOf('filingSheet', { releaseId }, { format, language })} download>
          {format.toUpperCase()}
        </a>
      ))}
      <Link to={`/governance/releases/${encodeURIComponent(releaseId)}/card`}>{t('card.model')}</Link>
    </p>
  );
}
