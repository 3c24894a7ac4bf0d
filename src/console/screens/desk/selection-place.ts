/** A stretch of page text that the person has marked with the mouse or the keyboard. */
export type SelectedPlace = { readonly page: number; readonly start: number; readonly end: number; readonly quote: string };

function offsetOf(node: Node | null, offset: number): { page: number; at: number } | null {
  const element = node instanceof HTMLElement ? node : (node?.parentElement ?? null);
  const piece = element?.closest<HTMLElement>('[data-start]');
  const page = element?.closest<HTMLElement>('[data-page]');
  if (node === null || piece === null || piece === undefined || page === null || page === undefined) return null;
  // The browser may name an element and a child of it, not a text: what counts is the text before.
  const before = document.createRange();
  before.setStart(piece, 0);
  before.setEnd(node, offset);
  return { page: Number(page.dataset['page']), at: Number(piece.dataset['start']) + before.toString().length };
}

/** The selection as offsets of one page's text, or null when nothing of a document is selected or it spans pages. */
export function readSelection(): SelectedPlace | null {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const from = offsetOf(range.startContainer, range.startOffset);
  const to = offsetOf(range.endContainer, range.endOffset);
  if (from === null || to === null || from.page !== to.page || to.at <= from.at) return null;
  return { page: from.page, start: from.at, end: to.at, quote: selection.toString() };
}
