import { Link } from 'react-router';
import type { DossierCitation } from '../../domain/index.ts';
import { sourceTag, useWords } from '../words/language.ts';

/** Address of a place in a dossier: the desk opens there and marks it. */
export function addressOfPlace(dossierId: string, citation: Pick<DossierCitation, 'documentId' | 'page' | 'start' | 'end'>): string {
  const query = new URLSearchParams({ file: citation.documentId, page: String(citation.page), at: `${citation.start}-${citation.end}` });
  return `/dossiers/${dossierId}/desk?${query.toString()}`;
}

/** The words as they stand in a document, with the way to their place. */
export function Passage({ dossierId, citation }: { dossierId: string; citation: DossierCitation }) {
  const { t } = useWords();
  return (
    <figure className="passage">
      <figcaption className="row s">
        <span className="muted clip">{citation.file}</span>
        <span className="grow" />
        <Link className="nowrap" to={addressOfPlace(dossierId, citation)}>
          {t('desk.page', { page: citation.page })}
        </Link>
      </figcaption>
      <blockquote className="source" lang={sourceTag(citation.quote)}>
        “{citation.quote.trim()}”
      </blockquote>
    </figure>
  );
}
