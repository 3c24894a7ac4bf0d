import type { ExtractionFailure, Extraction, PositionedPage } from '../../domain/extracted.ts';
import { openPdf } from './open-pdf.ts';
import { readPage } from './read-page.ts';

/** Which pages to read, from 1, of how many. */
export type ChoosePages = (of: number) => Chosen | Promise<Chosen>;
type Chosen = { readonly first: number; readonly last: number };

/**
 * Reads a PDF: every page's text with its place, rules of tables, hidden text, and the document's own information.
 * A page that cannot be interpreted is marked `failed` and the others are read.
 * @param bytes are consumed.
 * @param maxPages a longer document is refused with `too-many-pages`.
 * @param onPage is told each page's number.
 */
export async function extractPdf(
  bytes: Uint8Array,
  maxPages: number,
  onPage?: (page: number, of: number) => void,
  choose: ChoosePages = (of) => ({ first: 1, last: of }),
): Promise<Extraction> {
  const opened = await openPdf(bytes);
  if ('failure' in opened) return opened;
  try {
    const { document, info, outline } = opened;
    if (document.numPages > maxPages)
      return { failure: 'too-many-pages', detail: `${document.numPages} pages, at most ${maxPages}` } satisfies ExtractionFailure;
    const [labels, layers] = await Promise.all([document.getPageLabels(), document.getOptionalContentConfig()]);
    const layerVisible = (group: unknown): boolean => layers.isVisible(group as never) !== false;
    const pages: PositionedPage[] = [];
    const { first, last } = await choose(document.numPages);
    for (let number = first; number <= last; number += 1) {
      const label = labels?.[number - 1];
      try {
        const page = await readPage(document, number, layerVisible);
        pages.push(label === undefined || label === '' || label === String(number) ? page : { ...page, label });
      } catch (error) {
        pages.push({
          number,
          width: 0,
          height: 0,
          items: [],
          rules: [],
          imageShare: 0,
          failed: error instanceof Error ? error.message : String(error),
        });
      }
      onPage?.(number, document.numPages);
    }
    const title = info['Title'];
    return { extracted: { form: 'positioned', pages, metadata: info, outline, hidden: [], ...(title === undefined ? {} : { title }) } };
  } finally {
    await opened.close();
  }
}
