import type { PaperBlock, PaperKind, PaperLanguage } from '../../domain/paper.ts';

export type { Pair } from '../../domain/paper.ts';
export type Block = PaperBlock;

/**
 * A built paper. An official one is made only from a signed review or a released certificate; every other on a dossier bears the watermark.
 * A filing sheet is about a release and bears none.
 */
export type Report<Kind extends string = PaperKind> = {
  readonly kind: Kind;
  readonly official: boolean;
  readonly language: PaperLanguage;
  readonly title: string;
  readonly subject: string;
  /** Stands on every page. */
  readonly mark: string;
  /** Across every page of whatever is not official; null on an official paper and a filing sheet. */
  readonly watermark: string | null;
  /** Instant that the paper bears: of the last signature, or of the draft. */
  readonly at: string;
  readonly blocks: readonly Block[];
  /** The whole content for machines. */
  readonly data: Readonly<Record<string, unknown>>;
};
/** Where the last signature stands in the audit log; hash in base64. */
export type AuditPosition = { readonly seq: number; readonly treeSize: number; readonly rootHash: string };
