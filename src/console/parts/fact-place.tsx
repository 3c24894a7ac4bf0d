import type { DossierView } from '../../contract/index.ts';
import { Loading, ProblemNote } from './states.tsx';
import { useResource } from '../server/resource.ts';
import { sourceTag, useWords } from '../words/language.ts';

/** Where a fact stands, as it is typed or marked; page 1 and more. */
export type TypedPlace = { readonly documentId: string; readonly page: number; readonly quote: string };

/** Document, page and words. Words that are marked in the text of the page are taken over; the server looks whether they stand there. */
export function FactPlace({
  dossierId,
  documents,
  place,
  onChange,
}: {
  readonly dossierId: string;
  readonly documents: DossierView['documents'];
  readonly place: TypedPlace;
  readonly onChange: (place: TypedPlace) => void;
}) {
  const { t } = useWords();
  const pages = documents.find(({ id }) => id === place.documentId)?.pages ?? 1;
  return (
    <div className="fact-place">
      <div className="where">
        <label className="field">
          <span>{t('factPlace.document')}</span>
          <select
            className="select"
            value={place.documentId}
            onChange={(event) => onChange({ documentId: event.target.value, page: 1, quote: '' })}
          >
            {documents.map(({ id, path }) => (
              <option key={id} value={id}>
                {path}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('factPlace.page', { count: pages })}</span>
          <input
            className="input"
            type="number"
            min={1}
            max={pages}
            value={place.page}
            onChange={(event) => onChange({ ...place, page: Math.min(pages, Math.max(1, Math.trunc(Number(event.target.value)) || 1)) })}
          />
        </label>
      </div>
      <PageText
        key={`${place.documentId}/${String(place.page)}`}
        dossierId={dossierId}
        place={place}
        onMark={(quote) => onChange({ ...place, quote })}
      />
      <label className="field">
        <span>{t('factPlace.quote')}</span>
        <textarea
          className="input"
          rows={2}
          maxLength={2000}
          value={place.quote}
          onChange={(event) => onChange({ ...place, quote: event.target.value })}
          required
        />
      </label>
    </div>
  );
}

function PageText({ dossierId, place, onMark }: { dossierId: string; place: TypedPlace; onMark: (quote: string) => void }) {
  const { t } = useWords();
  const page = useResource('page', { dossierId, documentId: place.documentId, page: place.page });
  if (page.data === undefined)
    return page.problem === undefined ? <Loading what={t('factPlace.reading')} rows={3} /> : <ProblemNote problem={page.problem} onRetry={page.reload} />; // prettier-ignore
  const { text } = page.data;
  const take = (): void => {
    const marked = window.getSelection()?.toString().trim() ?? '';
    if (marked !== '') onMark(marked);
  };
  return (
    <div
      className="words-of-page source"
      lang={sourceTag(text)}
      tabIndex={0}
      role="region"
      aria-label={t('factPlace.text')}
      onMouseUp={take}
      onKeyUp={take}
    >
      {text.trim() === '' ? t('factPlace.noText') : text}
    </div>
  );
}
