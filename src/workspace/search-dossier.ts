import { join } from 'node:path';
import { readPageTexts } from '../adapters/page-store/page-store.ts';
import type { PreparedReview } from '../domain/index.ts';
import { findPhrase, findWordsApart, foldText, type FoldedText, type Span } from '../stages/retrieve/find-words.ts';

type FoldedPage = {
  readonly documentId: string;
  readonly file: string;
  readonly page: number;
  readonly text: string;
  readonly folded: FoldedText;
};
export type DossierHit = Span & {
  readonly documentId: string;
  readonly file: string;
  readonly page: number;
  readonly before: string;
  readonly match: string;
  readonly after: string;
};
export type DossierHits = { readonly hits: readonly DossierHit[]; readonly total: number; readonly documents: number };

/** Dossiers whose folded pages stay in memory, and hits that go back for one question. */
const keptDossiers = 3;
const mostHits = 300;
const around = 60;

/** Finds words in the page texts of a dossier. Pages are folded once and kept for the dossiers searched last. */
export class DossierSearch {
  private readonly known = new Map<string, Promise<readonly FoldedPage[]>>();
  private readonly layout: string;

  constructor(layout: string) {
    this.layout = layout;
  }

  /** In the order of documents, pages and text. The phrase first; where it stands nowhere, pages that have all its words. */
  async find(prepared: PreparedReview, question: string, documentId?: string): Promise<DossierHits> {
    const pages = (await this.pagesOf(prepared)).filter((page) => documentId === undefined || page.documentId === documentId);
    const phrase = pages.map((page) => ({ page, spans: findPhrase(page.folded, question) }));
    const found = phrase.some(({ spans }) => spans.length > 0)
      ? phrase
      : pages.map((page) => ({ page, spans: findWordsApart(page.folded, question) }));
    const all = found.flatMap(({ page, spans }) => spans.map((span) => ({ page, span })));
    return {
      hits: all.slice(0, mostHits).map(({ page, span }) => hitOf(page, span)),
      total: all.length,
      documents: new Set(all.map(({ page }) => page.documentId)).size,
    };
  }

  /** Keeps nothing in memory any more. */
  forget(): void {
    this.known.clear();
  }

  private pagesOf(prepared: PreparedReview): Promise<readonly FoldedPage[]> {
    const known = this.known.get(prepared.hash);
    this.known.delete(prepared.hash);
    const pages = known ?? this.fold(prepared);
    this.known.set(prepared.hash, pages);
    pages.catch(() => this.known.delete(prepared.hash));
    const oldest = this.known.keys().next().value;
    if (this.known.size > keptDossiers && oldest !== undefined) this.known.delete(oldest);
    return pages;
  }

  private async fold(prepared: PreparedReview): Promise<readonly FoldedPage[]> {
    const pages: FoldedPage[] = [];
    for (const { id, path } of prepared.documents) {
      for (const { number, text } of await readPageTexts(join(this.layout, prepared.dossierId), id)) {
        pages.push({ documentId: id, file: path, page: number, text, folded: foldText(text) });
      }
    }
    return pages;
  }
}

function hitOf({ documentId, file, page, text }: FoldedPage, { start, end }: Span): DossierHit {
  const before = text.slice(Math.max(0, start - around), start).replace(/^[\uDC00-\uDFFF]/u, '');
  const after = text.slice(end, end + around).replace(/[\uD800-\uDBFF]$/u, '');
  return { documentId, file, page, start, end, before, match: text.slice(start, end), after };
}
