import { citationAt, type Document, type DossierCitation, type RejectedCitation } from '../../domain/index.ts';

export type CitationCheck =
  { readonly stands: true } | { readonly stands: false; readonly reason: RejectedCitation['reason']; readonly detail: string };

const tolerance = 0.01;

/**
 * Does the quote stand at its place? The words must equal the page text between the offsets, character by character, and the boxes must
 * be those of these characters. Nothing is normalised here: what stands in `Page.text` has been (NFC, Kangxi radicals mapped) at ingest.
 */
export function verifyCitation(citation: DossierCitation, documents: ReadonlyMap<string, Document>): CitationCheck {
  const document = documents.get(citation.documentId);
  if (document === undefined || document.path !== citation.file)
    return fail('no-such-place', `no document ${citation.documentId} at ${citation.file}`);
  const page = document.pages.find(({ number }) => number === citation.page);
  if (page === undefined) return fail('no-such-place', `no page ${citation.page} in ${citation.file}`);
  if (citation.start < 0 || citation.end > page.text.length || citation.end <= citation.start) {
    return fail('no-such-place', `characters ${citation.start}–${citation.end} are not on page ${citation.page} of ${citation.file}`);
  }
  if (citation.quote.trim() === '') return fail('too-short', 'the quote is empty');
  if (page.text.slice(citation.start, citation.end) !== citation.quote) return fail('quote-differs', 'other words stand at this place');
  const expected = citationAt(document, citation.page, citation.start, citation.end).boxes;
  const same =
    expected.length === citation.boxes.length &&
    expected.every((box, i) => {
      const other = citation.boxes[i];
      return (
        other !== undefined && (['page', 'x', 'y', 'width', 'height'] as const).every((key) => Math.abs(box[key] - other[key]) <= tolerance)
      );
    });
  return same ? { stands: true } : fail('boxes-differ', 'the boxes are not those of the quoted characters');
}

function fail(reason: RejectedCitation['reason'], detail: string): CitationCheck {
  return { stands: false, reason, detail };
}
