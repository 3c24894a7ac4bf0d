import type { IntegrityMark } from './document.ts';

/** Why a piece of text cannot be seen by a person who looks at the page. */
export type HiddenReason =
  'invisible' | 'same-colour' | 'transparent' | 'tiny' | 'off-page' | 'clipped' | 'layer' | 'zero-width' | 'formatted-hidden';

/** A rectangle in points, origin top left of the page as displayed. */
export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A word, or an unbroken string of one script, as it stands on a page. */
export type TextItem = Rectangle & {
  readonly text: string;
  /** Effective font size in points. */
  readonly size: number;
  readonly baseline: number;
  readonly bold: boolean;
  /** Clockwise turn of the text as displayed: 0, 90, 180 or 270 degrees. */
  readonly angle: 0 | 90 | 180 | 270;
  /** Its number in painting order. Writers paint a cell or a column before the next: that tells wrapped lines from rows. */
  readonly order: number;
  /** A space character stood before it on the same line. */
  readonly spaceBefore: boolean;
  readonly hidden?: HiddenReason;
};

export type PositionedPage = {
  readonly number: number;
  readonly label?: string;
  readonly width: number;
  readonly height: number;
  /** In painting order. */
  readonly items: readonly TextItem[];
  /** Thin filled or stroked rectangles: the rules of tables, underlines. */
  readonly rules: readonly Rectangle[];
  /** Largest share of the page that one image covers, 0 to 1. */
  readonly imageShare: number;
  /** Set when the page could not be read; the others were. */
  readonly failed?: string;
};

export type StructuredCell = { readonly text: string; readonly rowSpan?: number; readonly colSpan?: number };

/** A block of a format without positions, in reading order. */
export type StructuredBlock =
  | { readonly type: 'heading'; readonly level: number; readonly text: string }
  | { readonly type: 'paragraph' | 'list-item' | 'furniture'; readonly text: string }
  | { readonly type: 'table'; readonly rows: readonly (readonly StructuredCell[])[]; readonly headerRow: boolean | 'unknown' }
  | { readonly type: 'note'; readonly note: 'footnote' | 'comment' | 'deleted' | 'inserted'; readonly text: string };

/** Text that a reader cannot see. `place`: cells, rows or the sheet of a workbook. */
export type HiddenText = { readonly page: number; readonly reason: HiddenReason; readonly text: string; readonly place?: string };

export type StructuredPage = { readonly number: number; readonly label?: string; readonly blocks: readonly StructuredBlock[] };

type Common = {
  readonly metadata: Readonly<Record<string, string>>;
  readonly hidden: readonly HiddenText[];
};

/** What a format adapter hands to ingest. */
export type Extracted =
  | (Common & {
      readonly form: 'positioned';
      readonly pages: readonly PositionedPage[];
      readonly title?: string;
      readonly outline: readonly string[];
    })
  | (Common & {
      readonly form: 'structured';
      readonly pages: readonly StructuredPage[];
      readonly title?: string;
      readonly comments: number;
      readonly insertions: readonly string[];
      readonly deletions: readonly string[];
    });

/** An expected failure of one file; the rest of the dossier goes on. */
export type ExtractionFailure = {
  readonly failure: Extract<
    IntegrityMark['kind'],
    'unreadable' | 'encrypted' | 'damaged' | 'empty' | 'unsupported' | 'too-large' | 'too-many-pages' | 'archive-bomb' | 'time-limit'
  >;
  /** Words of the library for the record; never shown alone. */
  readonly detail: string;
};

export type Extraction = { readonly extracted: Extracted } | ExtractionFailure;
