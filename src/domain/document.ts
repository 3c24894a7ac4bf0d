import { z } from 'zod';
import { Bilingual } from './bilingual.ts';
import { DocumentId, DossierId, Sha256 } from './ids.ts';

/** A rectangle on a page in PDF points (1/72 inch), origin at the top left corner of the page as displayed. */
export const Box = z.object({ page: z.int().min(1), x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Box = z.infer<typeof Box>;

export const DocumentFormat = z.enum(['pdf', 'docx', 'xlsx', 'csv', 'md', 'txt', 'html']);
export type DocumentFormat = z.infer<typeof DocumentFormat>;

/** Kinds of document that the fact model knows; `other` when no rule recognised it. */
export const documentKinds = [
  'application_form', 'cover_letter', 'acceptance_notice', 'enclosure_list', 'registration_certificate', 'official_list',
  'licence', 'written_opinion', 'group_proof', 'agreement', 'quality_agreement', 'pv_agreement', 'communication_list',
  'appointment_letter', 'personnel_cv', 'org_chart', 'evaluation_report', 'tt_plan', 'tt_report', 'process_procedure',
  'batch_record', 'batch_list', 'specification', 'validation_report', 'coline_report', 'capacity_analysis', 'equipment_list',
  'sop', 'qms_list', 'change_register', 'deviation_register', 'retention_plan', 'certificate', 'product_review', 'risk_review',
  'audit_plan', 'audit_report', 'inspection_notice', 'it_description', 'authority_record', 'self_inspection_report',
  'rectification_plan', 'other',
] as const; // prettier-ignore
export const DocumentKind = z.enum(documentKinds);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** A run of page text with its place: characters `start` (inclusive) to `end` (exclusive) of `Page.text` fill the rectangle. */
export const Run = z.object({
  start: z.int().min(0), end: z.int().min(0), x: z.number(), y: z.number(), width: z.number(), height: z.number(),
}); // prettier-ignore
export type Run = z.infer<typeof Run>;

/** A table cell; `start`..`end` is its text in `Page.text` (equal for an empty cell). Merged cells repeat in `rowSpan`/`colSpan`. */
export const Cell = z.object({
  start: z.int().min(0), end: z.int().min(0), text: z.string(),
  rowSpan: z.int().min(1).optional(), colSpan: z.int().min(1).optional(),
}); // prettier-ignore
export type Cell = z.infer<typeof Cell>;

/**
 * A piece of a page in reading order. Blocks do not overlap and cover the page's visible text; `start`..`end` index `Page.text`.
 * A table that goes on over a page end is one block per page; the later ones have `continues: true` and repeat the `header`.
 */
export const Block = z.discriminatedUnion('type', [
  z.object({ type: z.literal('heading'), level: z.int().min(1).max(6), start: z.int(), end: z.int() }),
  z.object({ type: z.literal('paragraph'), start: z.int(), end: z.int() }),
  z.object({ type: z.literal('list-item'), start: z.int(), end: z.int() }),
  z.object({
    type: z.literal('table'), start: z.int(), end: z.int(), rows: z.array(z.array(Cell)),
    /** Column titles by column, empty when the table has no header row; row 0 of `rows` is the header row then, unless `continues`. */
    header: z.array(z.string()), continues: z.boolean(),
  }),
  /** Running head or foot, page number: kept for display, never evidence. */
  z.object({ type: z.literal('furniture'), start: z.int(), end: z.int() }),
  /** Footnote, comment, or tracked deletion of a DOCX; `note` says which. */
  z.object({ type: z.literal('note'), note: z.enum(['footnote', 'comment', 'deleted', 'inserted']), start: z.int(), end: z.int() }),
]); // prettier-ignore
export type Block = z.infer<typeof Block>;

/** A PDF page, an XLSX sheet, or the whole of any other file (number 1). */
export const Page = z.object({
  number: z.int().min(1),
  /** Sheet name or printed page label. */
  label: z.string().optional(),
  /** PDF points; 0 for formats without pages. */
  width: z.number(), height: z.number(),
  /** Visible text in reading order, NFC, Kangxi radicals mapped; lines end in \n. All offsets count UTF-16 code units of this string. */
  text: z.string(),
  /** Sorted by start; empty for formats without positions. */
  runs: z.array(Run),
  blocks: z.array(Block),
  /** `none`: a page without text (scan) that was not read; `ocr`: read by character recognition. */
  textSource: z.enum(['text', 'ocr', 'none']),
}); // prettier-ignore
export type Page = z.infer<typeof Page>;

export const Document = z.object({
  id: DocumentId,
  /** Relative to the dossier's root, with `/`. Members of a ZIP: `archive.zip/inner/name.pdf`. */
  path: z.string(),
  sha256: Sha256,
  bytes: z.int().min(0),
  format: DocumentFormat,
  title: z.string(),
  kind: DocumentKind,
  /** All kinds that parts of the document speak for, the best first; a bundle (`SOPs release, deviation, change`) has several. */
  kinds: z.array(z.object({ kind: DocumentKind, reason: Bilingual })),
  language: z.enum(['en', 'zh', 'mixed']),
  pages: z.array(Page),
  metadata: z.record(z.string(), z.string()),
});
export type Document = z.infer<typeof Document>;

export const Severity = z.enum(['critical', 'major', 'minor']);
export type Severity = z.infer<typeof Severity>;

/** A pointer into a dossier with the exact words that stand there. `quote` equals `Page.text.slice(start, end)`. */
export const DossierCitation = z.object({
  source: z.literal('dossier'),
  documentId: DocumentId,
  file: z.string(),
  page: z.int().min(1),
  start: z.int().min(0),
  end: z.int().min(0),
  quote: z.string(),
  boxes: z.array(Box),
});
export type DossierCitation = z.infer<typeof DossierCitation>;

export const integrityKinds = [
  'unreadable', 'encrypted', 'damaged', 'empty', 'image-only', 'wrong-extension', 'unsupported', 'too-large', 'too-many-pages',
  'archive-unsafe-path', 'archive-bomb', 'archive-too-many-entries', 'time-limit', 'duplicate-file', 'hidden-text',
  'instruction-like-text', 'tracked-changes', 'comments', 'listed-not-enclosed', 'cv-overlap', 'identifier-check', 'other',
] as const; // prettier-ignore
/** Something about a file or a passage that a reviewer must know before trusting it. Never a verdict, never an accusation. */
export const IntegrityMark = z.object({
  kind: z.enum(integrityKinds),
  severity: Severity,
  file: z.string(),
  summary: Bilingual,
  citations: z.array(DossierCitation),
  /** The clause it bears on, where one is named. */
  clause: z.string().optional(),
});
export type IntegrityMark = z.infer<typeof IntegrityMark>;

/** What ingest hands on: every document that could be read, and a mark for everything that could not. */
export const Dossier = z.object({
  id: DossierId,
  name: z.string(),
  documents: z.array(Document),
  integrity: z.array(IntegrityMark),
  /** SHA-256 over the sorted list of path and content hash. */
  inputHash: Sha256,
});
export type Dossier = z.infer<typeof Dossier>;

/**
 * The unit of retrieval and reading: a sentence, a table row with its header, a key with its value, a heading.
 * `text` is the words with white space folded; `start`..`end` index the page text.
 */
export const Passage = z.object({
  id: z.string(),
  documentId: DocumentId,
  page: z.int().min(1),
  start: z.int().min(0),
  end: z.int().min(0),
  text: z.string(),
  kind: z.enum(['sentence', 'row', 'heading', 'note']),
  /** Headings above it, outermost first. */
  headings: z.array(z.string()),
  /** For a row: column title to cell text. */
  row: z.record(z.string(), z.string()).optional(),
});
export type Passage = z.infer<typeof Passage>;
