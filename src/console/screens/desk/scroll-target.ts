/** Where the document should be: a page and, where known, the height on it in PDF points. A new object scrolls again. */
export type ScrollTarget = { readonly documentId: string; readonly page: number; readonly y: number | null; readonly key: string | null };
