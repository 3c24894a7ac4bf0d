import { useEffect, useState } from 'react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { DocumentView } from '../../../contract/index.ts';
import { addressOf } from '../../server/endpoints.ts';
import { openPdf } from './pdf-engine.ts';

/** The opened file of a PDF document; null until it is open, for documents of another format, and for whoever `may` not have it. */
export function usePdf(
  dossierId: string,
  { document }: DocumentView,
  may: boolean,
): { readonly pdf: PDFDocumentProxy | null; readonly failed: boolean } {
  const [opened, setOpened] = useState<{ id: string; pdf: PDFDocumentProxy | null; failed: boolean }>({ id: '', pdf: null, failed: false });
  const { id, format } = document;
  useEffect(() => {
    if (format !== 'pdf' || !may) return;
    let left = false;
    openPdf(addressOf('file', { dossierId, documentId: id })).then(
      (pdf) => !left && setOpened({ id, pdf, failed: false }),
      () => !left && setOpened({ id, pdf: null, failed: true }),
    );
    return () => {
      left = true;
    };
  }, [dossierId, id, format, may]);
  return opened.id === id ? opened : { pdf: null, failed: false };
}
