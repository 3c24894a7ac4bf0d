import type { Language } from '../../domain/bilingual.ts';

/** A line of label and value. */
export type Pair = readonly [label: string, value: string];
/** What a report is made of; the same for paper and file. `keep`: stays with the next block on one page where it can. */
export type Block =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly type: 'text'; readonly text: string; readonly strong?: boolean }
  | { readonly type: 'pairs'; readonly pairs: readonly Pair[] }
  /** `widths` are shares of the text width and sum to 1. */
  | {
      readonly type: 'table';
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly widths: readonly number[];
    }
  /** Words of a document, verbatim, with their place. */
  | { readonly type: 'quote'; readonly text: string; readonly place: string }
  | { readonly type: 'page-break' };

/** A built report. Only `buildOfficialReport` makes the kind `official`, and that only from a signed review. */
export type Report = {
  readonly kind: 'official' | 'precheck';
  readonly language: Language;
  readonly title: string;
  readonly subject: string;
  /** Stands on every page. */
  readonly mark: string;
  /** Instant that the paper bears: of the last signature, or of the draft. */
  readonly at: string;
  readonly blocks: readonly Block[];
  /** The whole content for machines. */
  readonly data: Readonly<Record<string, unknown>>;
};
/** Where the last signature stands in the audit log; hash in base64. */
export type AuditPosition = { readonly seq: number; readonly treeSize: number; readonly rootHash: string };
