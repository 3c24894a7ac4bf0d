/** Size and base64 root of a published tree. */
export type PublishedHead = { readonly size: number; readonly root: string };

/** Where the records come from: the database of the workspace. Implemented by the store. */
export type LogSource = {
  auditSize(): number;
  /** Records `from` to before `to`, in order; may give fewer at a time, at least one while there is one. */
  auditLines(from: number, to: number): { readonly seq: number; readonly line: Uint8Array; readonly leafHash: Uint8Array }[];
  /** Tree head that was last published; null before the first. */
  publishedHead(): PublishedHead | null;
  setPublishedHead(head: PublishedHead): void;
};

/** All records from `from` to before `to`, one by one. */
export function* linesOf(source: LogSource, from: number, to: number) {
  for (let at = from; at < to;) {
    const lines = source.auditLines(at, to);
    if (lines.length === 0) return;
    yield* lines;
    at += lines.length;
  }
}
